"""Every format has a small sample file, and what is in it was counted by hand: volume, one duration, one breakdown."""

import json
from pathlib import Path

import duckdb
import pytest

from metrics import Query, Store
from metrics.formats import FORMATS
from metrics.sql import literal

SAMPLES = Path(__file__).parent / "samples"
TABLES_NOT_ASKED_YET = {"article_views": 3, "tasks": 2, "engagements": 3}

# Format -> its questions: metric, slice or None -> (value, n), or {group: value}.
WORKED = {
    "twcs": [
        ("conversations", None, (3, 3)),  # 10, 20 and 30 begin one each
        ("first_reply.mean", None, (450, 2)),  # 5 and 10 minutes; 30 is unanswered
        ("response_rate", None, (0.5, 4)),  # 10 and 20 of 10, 12, 20 and 30
        ("conversations", "team", {"LindenHelp": 2, None: 1}),
        ("replies", "agent", {"AB": 1, "CD": 1, None: 0}),  # the signatures
    ],
    "zendesk_full_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes
        ("first_resolution.mean", None, (4500, 2)),  # 90 and 60 minutes
        ("csat_share", None, (0.5, 2)),  # Good and Bad; Not Offered is no survey
        ("resolution_rate", None, (pytest.approx(2 / 3), 3)),
        ("conversations", "channel", {"chat": 1, "email": 2}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
    "conversations": [
        ("conversations", None, (3, 3)),
        ("customers", None, (2, 2)),  # Ada twice
        ("first_reply.mean", None, (300, 2)),  # 3 and 7 minutes
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
    "messages": [
        ("inbound_messages", None, (2, 2)),
        ("reply_wait.mean", None, (360, 2)),  # 2 and 10 minutes, the bot's word does not count
        ("inbound_messages", "channel", {"chat": 1, "email": 1}),
    ],
    "surveys": [
        ("csat_mean", None, (3.5, 2)),  # 5 and 2; the third is unanswered, the fourth another kind
        ("nps", None, (100, 1)),
        ("csat_low", "team", {"Shop": 1, "Workshop": 0}),
    ],
    "calls": [
        ("handle_time.mean", None, (225, 2)),  # 100 + 10 + 40 and 300; the third was not answered
        ("handle_time.slowest", "team", {"Shop": 300, "Workshop": 150}),
    ],
}


def asked(store: Store, metric: str, by: str | None):
    rows = store.ask(Query((metric,), by=(by,) if by else ())).table.to_pylist()
    return {row[by]: row["value"] for row in rows} if by else (rows[0]["value"], rows[0]["n"])


def check(store: Store, name: str) -> None:
    for metric, by, expected in WORKED[name]:
        assert (metric, by, asked(store, metric, by)) == (metric, by, expected)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_has_a_sample_that_is_understood(known):
    (path,) = SAMPLES.glob(f"{known.name}.*")
    with Store() as store:
        told = store.load(path)
        assert {(one.format, one.table) for one in told} == {(known.name, table) for table in known.tables}
        assert all(one.refused == () and one.kept > 0 for one in told)
        if known.name in TABLES_NOT_ASKED_YET:
            assert told[0].kept == TABLES_NOT_ASKED_YET[known.name]
        else:
            check(store, known.name)


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
