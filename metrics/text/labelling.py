"""Every text of a customer labelled: each distinct one once, its labels kept by its number and laid onto the messages."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from metrics.build.ground import Ground
from metrics.build.labels import lay_labels
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.sql import one
from metrics.state import tables
from metrics.text.score import score_numbered

Told = Callable[[float], None]
SCORING, SORTING = 0.6, 0.3  # of the time; the rest is laying the labels onto the messages
# A text is known by its number, which also tells the language that an export says it is in.
IDENT = "hash(l.text, CAST(m.given_language AS VARCHAR))"


TEXT = "messages.text"
SLICES = {"sentiment", "topic", "subtopic", "language"}  # what a row is told by its text, or may be
PROGRAM = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.p*")))).hexdigest()


def of_texts(query: Query) -> bool:
    """Whether a question is about what customers' texts say."""
    cut = {*query.by, *(keep.column for keep in query.filter.keep)}
    return bool(cut & SLICES) or any(TEXT in need for name in query.metrics for need in METRICS[name].needs)


def labelled(cur: duckdb.DuckDBPyConnection, terms: Terms) -> bool:
    """Whether every message loaded has its labels; also where nothing is loaded."""
    there = tables(cur)
    if "built" not in there:
        return True
    return ("labels", _under(terms)) in cur.execute("SELECT name, under FROM built").fetchall()


def _under(terms: Terms) -> str:
    """What the labels depend on beside the texts."""
    return PROGRAM


def create_labels(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables that keep what is known of each text, through every load that brings the same text again."""
    if cur.execute("SELECT said FROM state WHERE name = 'labeller'").fetchall() != [
        (PROGRAM,)
    ]:  # an older one's are void
        cur.execute("DROP TABLE IF EXISTS texts; DROP TABLE IF EXISTS text_topics")
        cur.execute("INSERT OR REPLACE INTO state VALUES ('labeller', ?)", [PROGRAM])
    cur.execute("CREATE TABLE IF NOT EXISTS texts (ident UBIGINT, language VARCHAR, sentiment VARCHAR, score DOUBLE)")
    cur.execute(
        "CREATE TABLE IF NOT EXISTS text_topics (ident UBIGINT, topic VARCHAR, subtopic VARCHAR, told_by VARCHAR)"
    )


def label_texts(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told) -> None:
    """Scores every text that is new and sorts all into topics; outside of any transaction, so that each stays once done.

    What `told` raises ends it.
    """
    create_labels(cur)
    gather(cur)
    cur.execute("""CREATE OR REPLACE TEMP TABLE s_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, ident, text, given
        FROM l_texts WHERE ident NOT IN (SELECT ident FROM texts)""")
    if one(cur, "SELECT count(*) FROM s_texts")[0]:
        score_numbered(cur, lambda part: told(SCORING * part))
        cur.execute("""INSERT INTO texts SELECT ident, language, sentiment, round(score, 4)
            FROM s_scored JOIN s_texts USING (id)""")
        cur.execute("DROP TABLE s_scored")
    cur.execute("DROP TABLE s_texts")
    told(SCORING + SORTING)


def gather(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes the temp tables `l_said` (row of messages, ident) and `l_texts` (ident, text, given), each text once."""
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE l_read AS
        SELECT m.row, {IDENT} AS ident, l.text, CAST(m.given_language AS VARCHAR) AS given
        FROM (SELECT rowid AS row, file, record, given_language FROM messages WHERE author_kind = 'customer') m
        JOIN loaded_messages l ON l.file = m.file AND l.record = m.record WHERE l.text IS NOT NULL""")
    cur.execute("CREATE OR REPLACE TEMP TABLE l_said AS SELECT row, ident FROM l_read")
    cur.execute("""CREATE OR REPLACE TEMP TABLE l_texts AS
        SELECT ident, any_value(text) AS text, any_value(given) AS given FROM l_read GROUP BY ident""")
    cur.execute("DROP TABLE l_read")


def lay(cur: duckdb.DuckDBPyConnection, terms: Terms) -> None:
    """Lays what is known of the texts onto messages and conversations; in the caller's transaction."""
    create_labels(cur)
    gather(cur)
    lay_labels(Ground(cur, terms))
    cur.execute("DELETE FROM built WHERE name = 'labels'")
    cur.execute("INSERT INTO built VALUES ('labels', ?)", [_under(terms)])
    cur.execute("DROP TABLE l_said; DROP TABLE l_texts")
