"""What customers say in their own words: the messages behind a filter, in an order worth reading, and what told their labels."""

from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa

from metrics.query import Query, World
from metrics.rows import behind_sql
from metrics.sql import one
from metrics.text.explain import Told, tell
from metrics.text.quiet import quiet_words
from metrics.text.rising import NOISE, Rise, rising
from metrics.text.stronger import model
from metrics.text.terms import words

EVERY = "sentiment_unknown"  # the metric that counts every message a customer wrote
TYPICAL = "typical"
ORDERS = {
    "most negative": "sentiment_score, sent_at DESC, file, record",
    "most positive": "sentiment_score DESC, sent_at DESC, file, record",
    TYPICAL: "again NULLS LAST, likeness DESC NULLS LAST, file, record",
    "newest": "sent_at DESC, file, record",
}
EVEN = 60.0  # so much is added to a message's size that a word or two do not make it typical
LOOKED_AT = 3_000  # messages of which the typical ones are chosen
SHOWN = """b.message_id, b.conversation_id, b.customer_id, b.sent_at, b.sent_at_local, b.channel, b.platform, b.language,
    b.sentiment, b.sentiment_score, b.topic, b.subtopic, b.told_by, b.conv, f.name AS file_name, b.record, l.text"""
KEYS = "b.file, b.record, b.sent_at, b.sentiment_score, b.topic, b.subtopic"
SAID = "b.sentiment_score IS NOT NULL"  # a message without a text has none


@dataclass(frozen=True)
class Voices:
    """Asks for the messages a query keeps, those with `search` in them; `most` of them from `offset` on, or all."""

    query: Query  # its filter is what counts; see `of`
    order: str = "most negative"
    search: str = ""
    most: int | None = None
    offset: int = 0

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> tuple[pa.Table, int]:
        """The messages, and how many there are in all: SHOWN, moments as naive UTC and as the reader's clock shows them."""
        parameters: dict = {}
        texts = "JOIN loaded_messages l ON l.file = b.file AND l.record = b.record"
        found = f"FROM ({behind_sql(self.query, world, parameters)}) b"  # texts are read where they must be
        if self.search.strip():
            parameters["search"] = self.search.strip()
            found += f" {texts} AND contains(lower(l.text), lower($search))"
        cur.execute(f"CREATE OR REPLACE TEMP TABLE v_found AS SELECT {KEYS} {found} WHERE {SAID}", parameters)
        (total,) = one(cur, "SELECT count(*) FROM v_found")
        some = f"LIMIT {int(self.most)} OFFSET {int(self.offset)}" if self.most is not None else ""
        page = _typical(cur) if self.order == TYPICAL else "v_found"
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE v_page AS
            SELECT * FROM {page} ORDER BY {ORDERS[self.order]} {some}""")
        table = cur.sql(f"""SELECT {SHOWN} FROM (SELECT *, row_number() OVER (ORDER BY {ORDERS[self.order]}) AS place FROM v_page) p
            JOIN messages b ON b.file = p.file AND b.record = p.record {texts}
            LEFT JOIN files f ON f.file = b.file ORDER BY p.place""").to_arrow_table()
        cur.execute("DROP TABLE v_found; DROP TABLE v_page; DROP TABLE IF EXISTS temp.v_typical")
        return table, total


@dataclass(frozen=True)
class Telling:
    """Asks what told the labels of some texts, each with its language.

    A model of the owner's tries every word, which takes its time: only if one wants to look `closely`.
    """

    texts: tuple[tuple[str, str | None], ...]
    closely: bool = False

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> list[tuple[Told, ...]]:
        """For each text its terms, the weightiest first."""
        if stronger := model():
            return [stronger.tell(text) if self.closely else () for text, _ in self.texts]
        return tell(cur, self.texts) if self.texts else []


@dataclass(frozen=True)
class Risen:
    """Asks which phrases customers write more often than in the span that a query compares with."""

    query: Query
    most: int = 12

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> list[Rise]:
        """The surest first; none without a span to compare with."""
        before = self.query.filter.previous()
        if not before:
            return []
        spans = {"v_now": (self.query.filter.since, self.query.filter.until), "v_before": before}
        for name, (since, until) in spans.items():
            parameters: dict = {}
            span = replace(self.query.filter, since=since, until=until, compare=None)
            behind = behind_sql(Query((EVERY,), span), world, parameters)
            cur.execute(
                f"""CREATE OR REPLACE TEMP TABLE {name} AS SELECT l.text FROM ({behind}) b
                JOIN loaded_messages l ON l.file = b.file AND l.record = b.record WHERE {SAID}""",
                parameters,
            )
        found = rising(cur, *spans, self.most)
        cur.execute("DROP TABLE v_now; DROP TABLE v_before")
        return found


def of(query: Query) -> Query:
    """The query for every customer's message under another one's filter, without its comparison."""
    return Query((EVERY,), query.filter)


def _typical(cur: duckdb.DuckDBPyConnection) -> str:
    """Makes a table of the messages with how much each is like all (`likeness`; of many only some are looked at), one of
    each topic first (`again`).
    """
    clean = f"regexp_replace(text, '{NOISE}', ' ', 'g')"
    quiet = ", ".join("'" + word.replace("'", "''") + "'" for word in sorted(quiet_words()))
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE v_typical AS
        WITH read AS (SELECT v.*, l.text FROM (SELECT * FROM v_found ORDER BY hash(file, record) LIMIT {LOOKED_AT}) v
                      JOIN loaded_messages l ON l.file = v.file AND l.record = v.record),
        said AS (SELECT file, record, unnest(list_distinct({words(clean)})) AS word FROM read),
        known AS (SELECT word, count(*) AS often FROM said WHERE length(word) > 2 AND word NOT IN ({quiet}) GROUP BY word),
        weighed AS (SELECT word, ln(every / often) AS rare, often * ln(every / often) AS usual
                    FROM known, (SELECT count(*) AS every FROM read) WHERE often > 1),
        alike AS (SELECT file, record, sum(rare * usual) / sqrt(sum(rare * rare) + {EVEN}) AS likeness
                  FROM said JOIN weighed USING (word) GROUP BY file, record)
        SELECT v.*, likeness, CASE WHEN likeness IS NOT NULL THEN row_number() OVER (
            PARTITION BY coalesce(subtopic, topic, '') ORDER BY likeness DESC NULLS LAST, file, record) END AS again
        FROM v_found v LEFT JOIN alike USING (file, record)""")
    return "v_typical"
