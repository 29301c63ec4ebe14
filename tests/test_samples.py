"""Every format has a small sample file, and what is in it was counted by hand: volume, one duration, one breakdown."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from metrics import Query, Store
from metrics.errors import Problem
from metrics.formats import FORMATS
from metrics.read import read
from metrics.sql import literal
from tests.exports import WORKED

SAMPLES = Path(__file__).parent / "samples"
TABLES_NOT_ASKED_YET = {"article_views": 3, "tasks": 2, "engagements": 3}


def asked(store: Store, metric: str, by: str | None):
    rows = store.ask(Query((metric,), by=(by,) if by else ())).table.to_pylist()
    return {row[by]: row["value"] for row in rows} if by else (rows[0]["value"], rows[0]["n"])


def check(store: Store, name: str) -> None:
    for metric, by, expected in WORKED[name]:
        assert (metric, by, asked(store, metric, by)) == (metric, by, expected)


READ = [known for known in FORMATS if not known.instead]
SUMMED = [known for known in FORMATS if known.instead]
FOREIGN = [known for known in FORMATS if known.tool != "any tool"]


def named(known) -> str:
    return known.name


def sample(name: str) -> Path:
    (path,) = SAMPLES.glob(f"{name}.*")
    return path


def renamed(path: Path, folder: Path) -> Path:
    """The file under a name that says nothing."""
    return Path(shutil.copy(path, folder / f"0{path.suffix}"))


def headers(path: Path) -> list[tuple[str, ...]]:
    """The header of each table in a file."""
    with duckdb.connect() as cur:
        return [reading.columns for reading in read(path, cur)]


@pytest.mark.parametrize("known", READ, ids=named)
def test_every_format_has_a_sample_that_is_understood(known, tmp_path):
    with Store() as store:
        told = store.load(renamed(sample(known.name), tmp_path))
        assert {(one.format, one.table) for one in told} == {(known.name, table) for table in known.tables}
        assert all(one.kept > 0 for one in told)
        assert [refused for one in told for refused in one.refused] == []
        if known.name in TABLES_NOT_ASKED_YET:
            assert told[0].kept == TABLES_NOT_ASKED_YET[known.name]
        else:
            check(store, known.name)


@pytest.mark.parametrize("known", SUMMED, ids=named)
def test_a_report_of_sums_is_recognised_and_refused_kindly(known, tmp_path):
    with Store() as store, pytest.raises(Problem) as said:
        store.load(renamed(sample(known.name), tmp_path))
    assert known.tool in str(said.value) and known.instead in str(said.value)


@pytest.mark.parametrize("known", FOREIGN, ids=named)
def test_a_sample_is_claimed_by_one_format_and_by_none_without_a_betraying_column(known):
    (header,) = {tuple(header) for header in headers(sample(known.name)) if known.claims(header)}
    assert [other.name for other in FOREIGN if other.claims(header)] == [known.name]
    for name in known.betrays:
        theirs = known.spelled(header).all(name)
        assert not known.claims(tuple(column for column in header if column not in theirs))


def made(kind: str, name: str, folder: Path) -> Path:
    """The sample of one of our own tables, as another kind of file, its cells texts as in the CSV."""
    rows = duckdb.sql(f"FROM read_csv({literal(str(SAMPLES / f'{name}.csv'))}, all_varchar=true)")
    path = folder / f"{name}.{kind}"
    if kind == "parquet":
        rows.write_parquet(str(path))
        return path
    told = [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]
    text = "\n".join(map(json.dumps, told)) if kind == "ndjson" else json.dumps(told)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["json", "ndjson", "parquet"])
@pytest.mark.parametrize("name", ["conversations", "messages", "surveys", "calls"])
def test_our_own_tables_in_other_kinds_of_files(kind, name, tmp_path):
    with Store() as store:
        store.load(made(kind, name, tmp_path))
        check(store, name)


def test_lists_and_moments_of_json_and_parquet(tmp_path):
    """Tags as a real list, moments and numbers as such."""
    conversation = {"conversation_id": 1, "tags": ["late", "a;b"], "arrived_at": "2026-03-02T10:00:00Z", "replies": 1}
    (tmp_path / "one.json").write_text(json.dumps({"conversations": [conversation]}), encoding="utf-8")
    duckdb.sql("""SELECT '2' AS conversation_id, ['late'] AS tags, TIMESTAMP '2026-03-02 10:00:00' AS arrived_at,
                  TIMESTAMP '2026-03-02 10:01:00' AS first_reply_at""").write_parquet(str(tmp_path / "two.parquet"))
    with Store() as store:
        for name in ("one.json", "two.parquet"):
            store.load(tmp_path / name)
        assert asked(store, "conversations", "tag") == {"a;b": 1, "late": 2}
        assert asked(store, "first_reply.mean", None) == (60, 1)
