"""Other people's exports: each header and sample is claimed by one format, each real file loads and its counts add up."""

from pathlib import Path

import duckdb
import pytest

from metrics import Store
from metrics.formats import FORMATS
from metrics.read import read
from tests.conftest import SHARED

pytestmark = pytest.mark.usefixtures("shared")
FOREIGN = [known for known in FORMATS if known.tool != "any tool"]


def files(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in sorted((SHARED / folder).rglob("*")) if path.is_file())
    return [path for path in found if path.name not in ("README.txt", "README.md", "target.json")]


def short(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", files("formats/headers", "formats/samples"), ids=short)
def test_a_header_is_claimed_by_exactly_one_format(path):
    with duckdb.connect() as cur:
        for reading in read(path, cur):
            assert [known.name for known in FOREIGN if known.claims(reading.columns)][1:] == []
            assert any(known.claims(reading.columns) for known in FOREIGN)


@pytest.mark.parametrize(
    "path", files("formats/samples", "data/messengers", "data/twitter_support", "data/incidents"), ids=short
)
def test_a_real_file_loads_with_counts_that_add_up(path):
    with Store() as store:
        told = store.load(path)
        for one in told:
            assert one.read == one.kept + len(one.refused)
            assert one.kept == one.added + one.updated + one.unchanged
        assert sum(one.kept for one in told) > 0
