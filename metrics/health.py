"""Whether the data can be trusted: rows without a date, moments in the wrong order, files that disagree, what is not counted."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from metrics.oddities import answered, doubled, repeated, silences
from metrics.query import World
from metrics.rows import column_sql
from metrics.said import day_words
from metrics.span import local
from metrics.sql import literal, one
from metrics.store import Store
from metrics.tables import TABLES

BUILT = ("conversations", "messages", "surveys", "calls")  # of the others there are only the rows as loaded
THREADS = "count(DISTINCT (b.source, b.conversation_id))"
AGENT_WROTE = "SELECT source, conversation_id FROM messages GROUP BY ALL HAVING bool_or(author_kind = 'agent')"
APART = """SELECT c.conv FROM conversations c JOIN messages m USING (conv) GROUP BY c.conv, c.arrived_at, c.first_reply_at
    HAVING abs(date_diff('microsecond', c.arrived_at, min(m.sent_at) FILTER (m.author_kind = 'customer'))) > 60e6
        OR abs(date_diff('microsecond', c.first_reply_at,
               min(m.sent_at) FILTER (m.author_kind = 'agent' AND m.sent_at >= c.arrived_at))) > 60e6"""
OWN_NAME = "nullif(split_part(b.conversation_id, chr(31), 1), '') AS conversation_id"
BACKWARDS = "least(b.first_reply_at, b.first_resolved_at, b.resolved_at, b.left_at, b.ended_at) < b.arrived_at"


@dataclass(frozen=True)
class Finding:
    """Something to know of the rows of a table: the SQL over its row `b` that finds them, and what is said of them.

    `noun` stands for one of what `counted` counts, `words` for what they have in common and what follows from it.
    `share` findings are told with the part of all counted conversations that they are.
    """

    name: str
    table: str
    where: str
    noun: str
    words: str
    counted: str = "count(*)"
    share: bool = False


def _undated(table: str, noun: str, moment: str, where: str) -> Finding:
    return Finding(f"undated_{table}", table, where, noun, f"without {moment}; not counted in any period")


FINDINGS = (
    _undated("conversations", "conversation", "a moment of arrival", "b.arrived_at IS NULL"),
    _undated("messages", "message", "the moment it was sent", "b.sent_at IS NULL"),
    _undated("surveys", "survey", "a moment", "b.answered_at IS NULL AND b.sent_at IS NULL"),
    _undated("calls", "call", "a start", "b.started_at IS NULL"),
    _undated("article_views", "article view", "a moment", "b.viewed_at IS NULL"),
    _undated("tasks", "task", "the moment it was given", "b.assigned_at IS NULL"),
    _undated("engagements", "engagement", "a moment", "b.happened_at IS NULL"),
    Finding(
        "outbound", "messages", f"b.conv IS NULL AND (b.source, b.conversation_id) IN ({AGENT_WROTE})", "thread",
        "in which only your team wrote (outbound); no conversation, so not counted", THREADS,
    ),
    Finding(
        "apart", "conversations", f"b.conv IN ({APART})", "conversation",
        "whose file and messages differ by more than a minute on the beginning or first reply; the file counts",
    ),
    Finding(
        "backwards", "conversations", BACKWARDS, "conversation",
        "with a reply, a resolution or an end before the beginning; such durations are left out",
    ),
    Finding("answered_early", "surveys", "b.answered_at < b.sent_at", "survey", "answered before it was sent"),
    Finding("completed_early", "tasks", "b.completed_at < b.assigned_at", "task", "completed before it was given"),
    Finding(
        "twice", "conversations", repeated("conversations"), "conversation",
        "like an earlier one in customer, subject and second, under another number; each counts",
    ),
    Finding(
        "said_twice", "messages", repeated("messages"), "message",
        "like an earlier one in conversation, second and words, under another number; each counts",
    ),
    Finding("spam", "conversations", "b.spam", "conversation", "marked as spam; not counted"),
    *(
        Finding(
            f"no_{word}", "conversations", f"NOT b.spam AND b.{column} IS NULL", "conversation", f"without {words}",
            share=True,
        )
        for word, column, words in (
            ("channel", "channel", "a channel"), ("agent", "agent", "an agent"), ("tag", "tagset", "a tag")
        )
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Health:
    """Each finding that holds of any row, how many there are, and which share of the conversations counted that is."""

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> list[tuple[Finding, int, float]]:
        findings = (*FINDINGS, _doubled(cur, world), *_ahead(world))
        counts = {f.name: f"{f.counted} FILTER ({f.where}) AS {f.name}" for f in findings}
        scans = [
            f"(SELECT {', '.join(counts[f.name] for f in findings if f.table == table)} FROM {_stored(table)} b)"
            for table in TABLES
        ]
        whole = "SELECT count(*) FROM conversations WHERE NOT spam"
        *held, counted = one(cur, f"SELECT {', '.join(counts)}, ({whole}) FROM {', '.join(scans)}")
        return [(f, count, count / (counted or 1)) for f, count in zip(findings, held, strict=True) if count]


def _doubled(cur: duckdb.DuckDBPyConnection, world: World) -> Finding:
    edges = one(cur, "SELECT min(arrived_at), max(arrived_at) FROM conversations")
    return Finding(
        "doubled_hour", "conversations", doubled(world.calendar.zone, *edges), "conversation",
        "in the hour that was there twice when the clock went back; read as the second, so it may be an hour early",
    )  # fmt: skip


def _ahead(world: World) -> Iterator[Finding]:
    """Rows of a future that no file can know of: a wrong clock or a slip of the pen."""
    if world.now:
        yield Finding(
            "ahead", "conversations", f"b.arrived_at > CAST({literal(str(world.now))} AS TIMESTAMP)", "conversation",
            f"dated after {day_words(local(world.now, world.calendar.zone))}, which counts as now; they count in their own "
            "period, and no wait is reckoned up to them",
        )  # fmt: skip


@dataclass(frozen=True)
class Sentences:
    """What is said of all of it that is about no single row: days of silence, how many surveys were answered."""

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> list[str]:
        return [*map(str, silences(cur, world)), *filter(None, [answered(cur, world)])]


def found(store: Store) -> list[tuple[Finding, int, float]]:
    """Each finding that holds of any row; see Health."""
    return store.look(Health())


def rows(store: Store, finding: Finding) -> pa.Table:
    """The rows it is about: the contract's columns, the file and record each came from."""
    world = store.world()
    with store.visit.cursor() as cur:
        return cur.sql(_rows_sql(finding, world)).to_arrow_table()


def _rows_sql(finding: Finding, world: World) -> str:
    table = finding.table
    names = TABLES[table].names
    shown = ", ".join(column_sql(n, table, world) if table in BUILT else f"b.{n}" for n in names)
    if table == "messages":  # one that names no conversation got a name of ours, which is nobody's business
        shown = shown.replace("b.conversation_id", OWN_NAME)
    joins = "LEFT JOIN tagsets ts ON ts.tagset = b.tagset " if table in BUILT else ""
    if table == "messages":
        joins += "LEFT JOIN loaded_messages l ON l.file = b.file AND l.record = b.record "
    return (
        f"SELECT {shown}, f.name AS file, b.record FROM {_stored(table)} b {joins}"
        f"LEFT JOIN files f ON f.file = b.file WHERE {finding.where} ORDER BY b.file, b.record"
    )


def _stored(table: str) -> str:
    return table if table in BUILT else f"loaded_{table}"
