"""From rows as loaded to the tables that metrics read; everything anew, in the caller's transaction."""

from dataclasses import replace
from datetime import datetime, timedelta

import duckdb

from metrics.build import cases, facts, flow, threads
from metrics.build.clock import Clock, build_clock
from metrics.build.tags import build_tagsets
from metrics.build.terms import Terms
from metrics.build.words import enum_type, respell
from metrics.sql import literal, one
from metrics.tables import TABLES

BUILT = (
    "conversations",
    "messages",
    "counted",
    "replies",
    "surveys",
    "calls",
    "flow",
    "tagsets",
    "tag_rows",
    "present",
)
VIEWS = ("writings", "handlings")
SCRATCH = (
    "tickets",
    "letters",
    "threads",
    "posts",
    "waits",
    "cases",
    "moments",
    "answers",
    "returns",
    "known",
    "clock",
    "tagmap",
    "surveys_in",
    "calls_in",
)
HORIZON_DAYS = 50 * 365
NEAR = timedelta(days=34 * 365)  # twice that in seconds is still an INTEGER
AUTHORS = ("customer", "agent", "bot", "note")


def build(cur: duckdb.DuckDBPyConnection, terms: Terms) -> Terms:
    """Builds every table under the given terms; returns them with `now` set."""
    _drop(cur)
    terms = _settle_now(cur, terms)
    cur.execute("CREATE TEMP TABLE tickets AS SELECT * FROM loaded_conversations")
    for table in ("surveys", "calls"):
        cur.execute(f"CREATE TEMP TABLE {table}_in AS SELECT * FROM loaded_{table}")
    threads.build_letters(cur)
    respell(cur, {t: _columns(cur, t) for t in ("tickets", "letters", "surveys_in", "calls_in")})
    threads.build_cases(cur)
    threads.build_messages(cur)
    threads.build_waits(cur, terms.settings.definitions.burst)
    cases.build_known(cur)
    cases.build_answers(cur)
    cases.build_moments(cur, terms)
    cases.build_repeats(cur)
    build_tagsets(cur, dict.fromkeys(("moments", "posts", "surveys_in", "calls_in"), ("tags",)))
    _facts(cur, terms)
    _present(cur)
    for name in SCRATCH:
        cur.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return terms


def _facts(cur: duckdb.DuckDBPyConnection, terms: Terms) -> None:
    enums = _enums(cur)
    first, last = one(
        cur,
        """SELECT min(edge), max(edge) FROM (
        SELECT min(arrived_at) AS edge FROM moments UNION ALL SELECT min(waiting_since) FROM waits
        UNION ALL SELECT max(greatest(arrived_at, first_reply_at, resolved_at, ended_at, last_message_at)) FROM moments
        UNION ALL SELECT max(replied_at) FROM waits)""",
    )
    last = max(last or terms.now, terms.now)
    earliest = terms.now - timedelta(days=HORIZON_DAYS)  # a stray year 1 or 9999 must not make a calendar of it
    first, last = max(first or earliest, earliest), min(last, terms.now + timedelta(days=HORIZON_DAYS))
    intervals = build_clock(cur, terms, first.date(), last.date())
    whole = _whole(cur, terms.now)
    facts.conversations(cur, terms, enums, Clock(terms, intervals, "m.channel", whole))
    facts.messages(cur, terms, enums)
    facts.writings(cur, enums)
    facts.replies(cur, terms, enums, Clock(terms, intervals, "w.channel", whole))
    facts.linked(cur, terms, enums, "surveys")
    facts.linked(cur, terms, enums, "calls")
    flow.handlings(cur)
    flow.flow(cur, terms)


def _drop(cur: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS:
        cur.execute(f"DROP VIEW IF EXISTS {view}")
    for table in BUILT:
        cur.execute(f"DROP TABLE IF EXISTS {table}")
    for name in (*facts.DIMS, "author_kind"):
        cur.execute(f"DROP TYPE IF EXISTS dim_{name}")


def _settle_now(cur: duckdb.DuckDBPyConnection, terms: Terms) -> Terms:
    """Now is the latest moment loaded; dates after tomorrow are mistakes of a file and do not count."""
    if terms.now:
        return terms
    limit = datetime.now() + timedelta(days=1)
    now = one(cur, cases.now_sql(str(limit)))[0]
    return replace(terms, now=now or datetime(1970, 1, 1))


def _columns(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    return tuple(row[0] for row in cur.execute(f"DESCRIBE {table}").fetchall())


def _enums(cur: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A type of its own for every column of words, over all tables that have it."""
    holders = {t: _columns(cur, t) for t in ("moments", "posts", "surveys_in", "calls_in")}
    enums = {
        n: enum_type(cur, f"dim_{n}", [t for t, columns in holders.items() if n in columns], n)
        for n in facts.DIMS
        if n != "agent"
    }
    cur.execute(
        "CREATE TEMP TABLE people AS SELECT DISTINCT agent FROM posts UNION SELECT agent FROM moments"
        " UNION SELECT first_reply_agent FROM moments UNION SELECT agent FROM surveys_in UNION SELECT agent FROM calls_in"
    )
    enums["agent"] = enum_type(cur, "dim_agent", ["people"], "agent")
    cur.execute("DROP TABLE people")
    words = ", ".join(f"'{a}'" for a in AUTHORS)
    cur.execute(f"CREATE TYPE dim_author_kind AS ENUM ({words})")
    return enums | {"author_kind": "dim_author_kind"}


def _whole(cur: duckdb.DuckDBPyConnection, now: datetime) -> bool:
    """Whether every moment is a whole second near enough to now: durations then fit into INTEGER, which is faster."""
    near = " AND ".join(f"TIMESTAMP {literal(str(now + way * NEAR))}" for way in (-1, 1))
    odd = "epoch_us({0}) % 1000000 <> 0 OR {0} NOT BETWEEN " + near
    tests = [
        f"SELECT 1 FROM loaded_{t} WHERE {' OR '.join(odd.format(c.name) for c in TABLES[t].columns if c.kind == 'moment')}"
        for t in ("conversations", "messages")
    ]
    return one(cur, f"SELECT NOT EXISTS ({' UNION ALL '.join(tests)})")[0]


def _present(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `present`: how many rows of each built table have each column, so that what is missing can be said."""
    cur.execute("CREATE TABLE present (tbl VARCHAR, col VARCHAR, filled BIGINT)")
    for table in ("conversations", "messages", "surveys", "calls"):
        names = _columns(cur, table)
        counts = one(cur, f"SELECT {', '.join(f'count({n})' for n in names)} FROM {table}")
        cur.executemany(
            "INSERT INTO present VALUES (?, ?, ?)", [(table, n, c) for n, c in zip(names, counts, strict=True)]
        )
