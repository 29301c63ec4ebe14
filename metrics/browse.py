"""Conversations to read: a page of them that the filter keeps or that stand behind a number, and one as a transcript."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from metrics.catalogue import METRICS
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.rows import behind_sql, column_sql
from metrics.sql import one
from metrics.tables import TABLES

WORST = "worst first"  # by the number that a conversation's rows bring to the query's metric
ORDERS = {
    "newest": "c.arrived_at DESC, c.conv DESC",
    "oldest": "c.arrived_at, c.conv",
    "slowest first reply": "c.first_reply DESC NULLS LAST, c.conv",
    "longest": "c.chat_duration DESC NULLS LAST, c.conv",
    "most messages": "c.messages DESC NULLS LAST, c.conv",
    WORST: "w.worst {}, c.conv",
}
SHOWN = (
    "conversation_id",
    "customer_id",
    "channel",
    "platform",
    "team",
    "agent",
    "status",
    "subject",
    "first_reply",
    "messages",
)

# SQL: of the conversations of a `page` what the customer wrote first.
OPENINGS = """SELECT m.conv, arg_min(l.text, m.sent_at) AS opening FROM messages m
    JOIN loaded_messages l ON l.file = m.file AND l.record = m.record
    WHERE m.author_kind = 'customer' AND m.conv IN (SELECT conv FROM page) GROUP BY m.conv"""


@dataclass(frozen=True)
class Browse:
    """What to list: the conversations behind the query's one metric, with a text in them, in an order, a page at a time."""

    query: Query
    search: str = ""
    order: str = "newest"
    limit: int = 50
    offset: int = 0


def orders(metric: Metric) -> list[str]:
    """The orders of the conversations behind a metric; of a count each brings the same."""
    return [order for order in ORDERS if order != WORST or not (metric.counts or metric.apart)]


def chosen_sql(wanted: Browse, world: World, parameters: dict) -> str:
    """SQL: the numbers of the conversations wanted."""
    if METRICS[wanted.query.metrics[0]].apart:
        return "SELECT CAST(NULL AS BIGINT) AS conv WHERE false"
    behind = behind_sql(wanted.query, world, parameters)
    chosen = f"SELECT DISTINCT t.conv FROM ({behind}) t WHERE t.conv IS NOT NULL"
    if not wanted.search:
        return chosen
    parameters["search"] = wanted.search
    found = """SELECT m.conv FROM messages m JOIN loaded_messages l ON l.file = m.file AND l.record = m.record
               WHERE contains(lower(l.text), lower($search))
               UNION SELECT conv FROM conversations WHERE contains(lower(subject), lower($search))
               OR conversation_id = $search OR contains(lower(customer_id), lower($search))"""
    return f"{chosen} AND t.conv IN ({found})"


def browse(cur: duckdb.DuckDBPyConnection, wanted: Browse, world: World) -> tuple[pa.Table, int]:
    """A page of conversations and how many there are in all: conv, arrived_at (reader's clock), SHOWN, tags, opening.

    In the order `worst first` also `worst`, the worst value that one of the conversation's rows brings.
    """
    parameters: dict = {}
    chosen = chosen_sql(wanted, world, parameters)
    total = one(cur, f"SELECT count(*) FROM ({chosen})", parameters)[0]
    join, order = _ordered(wanted, world, parameters)
    page = f"""SELECT *, row_number() OVER (ORDER BY {order}) AS place FROM conversations c {join}
               WHERE c.conv IN ({chosen}) ORDER BY place LIMIT {int(wanted.limit)} OFFSET {int(wanted.offset)}"""
    shown = (*SHOWN, "worst") if join else SHOWN
    table = cur.sql(
        f"""WITH page AS MATERIALIZED ({page}), openings AS ({OPENINGS})
        SELECT p.conv, p.arrived_at_local AS arrived_at, {", ".join(f"p.{c}" for c in shown)}, ts.tags, o.opening
        FROM page p LEFT JOIN tagsets ts USING (tagset) LEFT JOIN openings o USING (conv) ORDER BY p.place""",
        params=parameters,
    ).to_arrow_table()
    return table, total


def _ordered(wanted: Browse, world: World, parameters: dict) -> tuple[str, str]:
    """The join that an order needs, and the order."""
    if wanted.order != WORST:
        return "", ORDERS[wanted.order]
    up = METRICS[wanted.query.metrics[0]].good == "up"
    worst = f"SELECT conv, {'min' if up else 'max'}(value) AS worst"
    behind = behind_sql(wanted.query, world, parameters)
    return f"JOIN ({worst} FROM ({behind}) GROUP BY conv) w USING (conv)", ORDERS[WORST].format("" if up else "DESC")


def transcript(cur: duckdb.DuckDBPyConnection, conv: int) -> tuple[dict, list[dict]]:
    """One conversation: what is known of it, and its messages in order with author, text, the wait each reply ended."""
    about = cur.sql(
        """SELECT c.*, ts.tags, f.name AS file_name FROM conversations c LEFT JOIN tagsets ts USING (tagset)
                       LEFT JOIN files f ON f.file = c.file WHERE c.conv = $conv""",
        params={"conv": conv},
    )
    messages = cur.sql(
        """SELECT m.sent_at_local AS sent_at, CAST(m.author_kind AS VARCHAR) AS author_kind, m.agent, m.customer_id,
               l.text, f.name AS file_name, m.record, r.wait, CAST(m.sentiment AS VARCHAR) AS sentiment,
               m.sentiment_score, m.topic, CAST(m.language AS VARCHAR) AS language
        FROM messages m LEFT JOIN loaded_messages l ON l.file = m.file AND l.record = m.record
        LEFT JOIN replies r ON r.conv = m.conv AND r.file = m.file AND r.record = m.record AND r.replied_at IS NOT NULL
        LEFT JOIN files f ON f.file = m.file
        WHERE m.conv = $conv ORDER BY m.sent_at, m.author_kind = 'agent', m.file, m.record""",
        params={"conv": conv},
    )
    found = about.to_arrow_table().to_pylist()
    return (found[0] if found else {}), messages.to_arrow_table().to_pylist()


def grains(cur: duckdb.DuckDBPyConnection, wanted: Browse, world: World) -> dict[str, int]:
    """How many conversations are wanted, and how many messages they have."""
    parameters: dict = {}
    chosen = chosen_sql(wanted, world, parameters)
    found = one(
        cur,
        f"""WITH chosen AS ({chosen}) SELECT (SELECT count(*) FROM chosen),
                         (SELECT count(*) FROM messages WHERE conv IN (SELECT conv FROM chosen))""",
        parameters,
    )
    return dict(zip(("conversations", "messages"), found, strict=True))


def rows_of(cur: duckdb.DuckDBPyConnection, wanted: Browse, world: World, table: str) -> pa.Table:
    """The conversations wanted, or all messages in them: the contract's columns, file and record."""
    parameters: dict = {}
    chosen = chosen_sql(wanted, world, parameters)
    shown = ", ".join(column_sql(name, table, world) for name in TABLES[table].names)
    text = "LEFT JOIN loaded_messages l ON l.file = b.file AND l.record = b.record" if table == "messages" else ""
    return cur.sql(
        f"""SELECT {shown}, f.name AS file, b.record FROM {table} b {text}
        LEFT JOIN tagsets ts USING (tagset) LEFT JOIN files f ON f.file = b.file
        WHERE b.conv IN ({chosen}) ORDER BY b.conv, b.file, b.record""",
        params=parameters,
    ).to_arrow_table()
