"""Which target counts for a row, in Python and in DuckDB alike."""

from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.settings import Settings, read_settings, write_settings
from metrics.targets import Goal, Target, in_force, target_sql, which_counts

COLUMNS = {"channel": "channel", "priority": "priority", "team": "team", "agent": "agent"}


@pytest.fixture(scope="module")
def shared_cur():
    connection = duckdb.connect()
    yield connection.cursor()
    connection.close()


def test_most_keys_then_latest_from_then_last():
    told = read_settings("""[sla]
        first_reply = [{ hours = 2 }, { minutes = 1, channel = "chat" },
            { hours = 4, priority = "low", from = 2026-01-01 }, { hours = 3, from = 2026-02-01 },
            { hours = 1, from = 2026-02-01 }, { seconds = 9, channel = "chat", priority = "low" }]""")
    january, february = date(2026, 1, 31), date(2026, 2, 1)
    seconds = [
        told.target("first_reply", january).seconds,  # 2 h: nothing else holds yet
        told.target("first_reply", february).seconds,  # 1 h: same day as 3 h, later in the list
        told.target("first_reply", february, channel=" Chat ").seconds,  # a key goes before a date
        told.target("first_reply", february, channel="email", priority="LOW").seconds,
        told.target("first_reply", date(2025, 12, 31), priority="low").seconds,  # the low one begins the day after
        told.target("first_reply", january, channel="chat", priority="low").seconds,  # two keys
        told.target("first_reply", None).seconds,  # an unknown day: what needs none
    ]
    assert seconds == [7200, 3600, 60, 14400, 7200, 9, 7200]


def test_without_one_for_the_row_there_is_none(cur):
    told = read_settings('[sla]\nfirst_reply = [{ minutes = 1, channel = "chat" }]\nresolution = []')
    assert told.target("first_reply", date(2026, 1, 1), channel="email") is None
    assert told.target("resolution", date(2026, 1, 1)) is None
    assert cur.execute(f"SELECT {target_sql(told.sla['resolution'], 'NULL', {})}").fetchall() == [(None,)]


def test_agents_are_told_apart_by_case(cur):
    targets = (Target(seconds=1, agent="Ana"), Target(seconds=2))
    sql = target_sql(targets, "NULL::DATE", {"agent": "agent"})
    rows = cur.execute(f"SELECT {sql} FROM (VALUES ('Ana'), ('ana'), (NULL)) t(agent)").fetchall()
    assert rows == [(1.0,), (2.0,), (2.0,)]
    assert which_counts(targets, None, {"agent": "ana"}).seconds == 2


def words(*some: str):
    return st.none() | st.sampled_from(some)


def day(nullable=True):
    days = st.integers(0, 4).map(lambda i: date(2026, 1, 1) + timedelta(days=i))
    return st.none() | days if nullable else days


SCOPES = {
    "channel": words("chat", "email"),
    "priority": words("low", "High '1'"),
    "team": words("Süd", "nord"),
    "agent": words("Ana", "ana"),
    "since": day(),
}
SECONDS = st.integers(1, 999) | st.floats(0.001, 1e9).map(lambda x: round(x, 6))
VALUES = st.floats(-1e9, 1e9)
TARGETS = st.lists(st.builds(Target, seconds=SECONDS, **SCOPES), max_size=6)
GOALS = st.lists(st.builds(Goal, bound=st.sampled_from(["at_least", "at_most"]), value=VALUES, **SCOPES))
ROWS = st.lists(
    st.tuples(
        day(),
        words("chat", " Chat", "email", "phone"),
        words("low", "LOW ", "high '1'"),
        words("SÜD", "nord", ""),
        words("Ana", " ana", "Bo"),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=200, deadline=None)
@given(targets=TARGETS, rows=ROWS)
def test_python_and_duckdb_choose_the_same(shared_cur, targets, rows):
    kinds = {"i": pa.int64(), "day": pa.date32()} | dict.fromkeys(COLUMNS, pa.string())
    found = [dict(zip(kinds, (i, *row), strict=True)) for i, row in enumerate(rows)]
    shared_cur.register("arrivals", pa.Table.from_pylist(found, pa.schema(kinds)))
    sql = f"SELECT {target_sql(targets, 'day', COLUMNS)} FROM arrivals ORDER BY i"
    chosen = [which_counts(targets, row["day"], row) for row in found]
    assert [seconds for (seconds,) in shared_cur.execute(sql).fetchall()] == [t and t.seconds for t in chosen]


@settings(max_examples=200, deadline=None)
@given(targets=TARGETS.map(tuple), goals=GOALS.map(tuple))
def test_settings_written_read_back(targets, goals):
    told = Settings(sla=Settings().sla | {"first_reply": targets}, targets={"first_reply.p90": goals, "nps": goals})
    assert read_settings(write_settings(told)) == told


def test_what_is_in_force_on_a_day_is_one_target_for_each_kind_of_rows():
    old, new = Target(seconds=7200), Target(seconds=3600, since=date(2026, 3, 2))
    chat, later = Target(seconds=60, channel="chat"), Target(seconds=30, channel="chat", since=date(2026, 4, 1))
    listed = [chat, old, new, later]
    assert in_force(listed, date(2026, 3, 1)) == (old, chat)  # the widest first
    assert in_force(listed, date(2026, 3, 2)) == (new, chat)
    assert in_force([later], date(2026, 3, 2)) == ()
