"""From rows as loaded to the tables that metrics read; everything anew, in the caller's transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import duckdb

from metrics.build import articles, cases, contacts, facts, flow, issues, threads, touches, traffic
from metrics.build.clock import Clock, build_clock
from metrics.build.now import latest
from metrics.build.tags import build_tagsets
from metrics.build.tasks import tasks
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
    "tasks",
    "flow",
    "issues",
    "touches",
    "article_views",
    "engagements",
    "tagsets",
    "tag_rows",
    "present",
)
VIEWS = ("writings", "handlings", "pile", "traffic")
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
    "contacts",
    "surveys_in",
    "calls_in",
    "tasks_in",
    "article_views_in",
    "engagements_in",
)
OTHERS = ("surveys_in", "calls_in", "tasks_in", "article_views_in", "engagements_in")
HORIZON_DAYS = 50 * 365
NEAR = timedelta(days=34 * 365)  # twice that in seconds is still an INTEGER
AUTHORS = ("customer", "agent", "bot", "note")


def build(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Callable[[float], None] = lambda _: None) -> Terms:
    """Builds every table under the given terms; returns them with `now` set. `told` hears which part of it is done."""
    told(0)
    _drop(cur)
    terms = terms if terms.now else replace(terms, now=latest(cur, datetime.now()))
    cur.execute("CREATE TEMP TABLE tickets AS SELECT * FROM loaded_conversations")
    for name in OTHERS:
        cur.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM loaded_{name.removesuffix('_in')}")
    threads.build_letters(cur)
    respell(cur, {t: _columns(cur, t) for t in ("tickets", "letters", *OTHERS)})
    threads.build_cases(cur)
    threads.build_messages(cur)
    told(0.3)
    threads.build_waits(cur, terms.settings.definitions.burst)
    cases.build_known(cur)
    cases.build_answers(cur)
    cases.build_moments(cur, terms)
    cases.build_repeats(cur)
    build_tagsets(cur, dict.fromkeys(("moments", "posts", "surveys_in", "calls_in", "tasks_in"), ("tags",)))
    told(0.5)
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
    tasks(cur, terms, enums)
    flow.handlings(cur)
    flow.flow(cur, terms)
    flow.pile(cur, terms)
    contacts.build_contacts(cur)
    issues.issues(cur, terms)
    touches.touches(cur, enums)
    articles.article_views(cur, terms, enums)
    traffic.engagements(cur, terms, enums)
    traffic.traffic(cur, terms)


def _drop(cur: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS:
        cur.execute(f"DROP VIEW IF EXISTS {view}")
    for table in BUILT:
        cur.execute(f"DROP TABLE IF EXISTS {table}")
    for name in (*facts.DIMS, "author_kind"):
        cur.execute(f"DROP TYPE IF EXISTS dim_{name}")


def _columns(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    return tuple(row[0] for row in cur.execute(f"DESCRIBE {table}").fetchall())


def _enums(cur: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A type of its own for every column of words, over all tables that have it."""
    holders = {t: _columns(cur, t) for t in ("moments", "posts", *OTHERS)}
    enums = {
        n: enum_type(cur, f"dim_{n}", [t for t, columns in holders.items() if n in columns], n)
        for n in facts.DIMS
        if n != "agent"
    }
    cur.execute(
        "CREATE TEMP TABLE people AS SELECT DISTINCT agent FROM posts UNION SELECT agent FROM moments"
        " UNION SELECT first_reply_agent FROM moments UNION SELECT any_reply_agent FROM moments"
        " UNION SELECT agent FROM surveys_in UNION SELECT agent FROM calls_in UNION SELECT agent FROM tasks_in"
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
    for table in ("conversations", "messages", "surveys", "calls", "tasks", "article_views", "engagements"):
        names = _columns(cur, table)
        counts = one(cur, f"SELECT {', '.join(f'count({n})' for n in names)} FROM {table}")
        cur.executemany(
            "INSERT INTO present VALUES (?, ?, ?)", [(table, n, c) for n, c in zip(names, counts, strict=True)]
        )
