"""What every test may ask for: the folder of real exports, a cursor."""

import os
from pathlib import Path

import duckdb
import pytest

SHARED = Path(__file__).parents[1].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with other people's exports; absent on most machines, there the test is skipped."""
    if not SHARED.exists() and not os.environ.get("CI"):
        pytest.skip("the folder ../shared with real exports is not here")
    return SHARED


@pytest.fixture
def cur():
    """A fresh DuckDB cursor in memory, in UTC."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    yield connection.cursor()
    connection.close()
