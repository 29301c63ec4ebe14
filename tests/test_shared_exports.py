"""Other people's exports: each header and sample is claimed by one format, each real file loads and its counts add up."""

from pathlib import Path

import duckdb
import pytest

from metrics import Query, Store
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


def test_the_incident_log_gives_the_known_figures():
    """By the last row of each of 20,769 incidents: 19,351 resolved, median 24.6 h, p90 397.4 h, 234 opened again."""
    with Store() as store:
        store.load(SHARED / "data/incidents/servicenow_incident_log.csv.gz")
        asked = ("conversations", "last_resolution.median", "last_resolution.p90", "reopen_rate")
        found = {row["metric"]: (row["value"], row["n"]) for row in store.ask(Query(asked)).table.to_pylist()}
    assert found["conversations"][0] == 20_769
    assert found["last_resolution.median"] == (24.6 * 3600, 19_351)
    assert round(found["last_resolution.p90"][0] / 3600, 1) == 397.4
    value, n = found["reopen_rate"]
    assert round(value * n) == 234
