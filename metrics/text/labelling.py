"""Every text of a customer labelled: each distinct one once, its labels kept by its number and laid onto the messages."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics.build.ground import Ground
from metrics.build.labels import RULE, YOU, lay_labels
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.sql import one
from metrics.state import tables
from metrics.text.corrections import write_corrections
from metrics.text.match import match_rules
from metrics.text.rules import write_rules
from metrics.text.score import score_numbered

Told = Callable[[float], None]
SCORING, SORTED = 0.5, 0.9  # of the time; the rest is laying the labels onto the messages
CORRECTED = ("sentiment", "topic", "subtopic")
TOPICS = "ident UBIGINT, topic VARCHAR, subtopic VARCHAR, told_by VARCHAR, mood VARCHAR"
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
    return f"{_sorted_by(terms)} {write_corrections(terms.corrections)}"


def _sorted_by(terms: Terms) -> str:
    """What the topics of texts depend on."""
    said = write_rules(terms.topics) + write_rules(terms.corrections.moods())
    return f"{PROGRAM} {hashlib.sha256(said.encode()).hexdigest()}"


def create_labels(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables that keep what is known of each text, through every load that brings the same text again."""
    if _said(cur, "labeller") != PROGRAM:  # what an older program found is void
        cur.execute("DROP TABLE IF EXISTS texts; DROP TABLE IF EXISTS text_topics")
        _say(cur, "labeller", PROGRAM)
    cur.execute("CREATE TABLE IF NOT EXISTS texts (ident UBIGINT, language VARCHAR, sentiment VARCHAR, score DOUBLE)")
    cur.execute(f"CREATE TABLE IF NOT EXISTS text_topics ({TOPICS})")


def label_texts(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told) -> None:
    """Scores every text that is new and sorts all into topics; outside of any transaction, so that each stays once done.

    What `told` raises ends it.
    """
    create_labels(cur)
    gather(cur)
    new = _score(cur, lambda part: told(SCORING * part))
    if new or _said(cur, "sorted by") != _sorted_by(terms):
        _sort(cur, terms, lambda part: told(SCORING + (SORTED - SCORING) * part))
        _say(cur, "sorted by", _sorted_by(terms))
    cur.execute("DROP TABLE l_said; DROP TABLE l_texts")
    told(SORTED)


def _said(cur: duckdb.DuckDBPyConnection, name: str) -> str | None:
    return next((said for (said,) in cur.execute("SELECT said FROM state WHERE name = ?", [name]).fetchall()), None)


def _say(cur: duckdb.DuckDBPyConnection, name: str, said: str) -> None:
    cur.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [name, said])


def _score(cur: duckdb.DuckDBPyConnection, told: Told) -> int:
    """Adds the texts that are new to `texts`; how many those are."""
    cur.execute("""CREATE OR REPLACE TEMP TABLE s_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, ident, text, given
        FROM l_texts WHERE ident NOT IN (SELECT ident FROM texts)""")
    (count,) = one(cur, "SELECT count(*) FROM s_texts")
    if count:
        score_numbered(cur, told)
        cur.execute("""INSERT INTO texts SELECT ident, language, sentiment, round(score, 4)
            FROM s_scored JOIN s_texts USING (id)""")
        cur.execute("DROP TABLE s_scored")
    cur.execute("DROP TABLE s_texts")
    return count


def _sort(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told) -> None:
    """Makes `text_topics` anew: by rules, else by the themes that are found; and the sentiment that a phrase has."""
    told(0)
    match_rules(cur, "l_texts", terms.topics)
    own = {phrase.casefold() for one in terms.corrections.made if one.topic for phrase in [one.phrase]} - {""}
    cur.register("own_phrases", pa.table({"phrase": pa.array(sorted(own), pa.string())}))
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE l_topics AS
        SELECT ident, topic, subtopic,
               CASE WHEN lower(phrase) IN (SELECT phrase FROM own_phrases) THEN '{YOU}' ELSE '{RULE}' END AS told_by
        FROM ruled JOIN l_texts USING (text)""")
    cur.unregister("own_phrases")
    match_rules(cur, "l_texts", terms.corrections.moods())
    cur.execute("""CREATE OR REPLACE TEMP TABLE l_moods AS
        SELECT ident, topic AS mood FROM ruled JOIN l_texts USING (text)""")
    told(0.4)
    cur.execute(f"""CREATE OR REPLACE TABLE text_topics ({TOPICS})""")
    cur.execute("""INSERT INTO text_topics SELECT ident, topic, subtopic, told_by, mood
        FROM l_topics FULL JOIN l_moods USING (ident)""")
    cur.execute("DROP TABLE ruled; DROP TABLE l_topics; DROP TABLE l_moods")
    told(1)


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
    gather(cur)
    made = terms.corrections.messages()
    columns = {name: pa.array([getattr(one, name) for one in made], pa.string()) for name in ("message", *CORRECTED)}
    cur.register("made", pa.table(columns))
    marked = f"SELECT ident, {'md5(text)' if made else 'NULL'} AS message FROM l_texts"
    told = ", ".join(f"nullif({name}, '') AS {name}" for name in CORRECTED)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE l_corrected AS
        SELECT ident, {told} FROM ({marked}) JOIN made USING (message)""")
    cur.unregister("made")
    lay_labels(Ground(cur, terms))
    cur.execute("DELETE FROM built WHERE name = 'labels'")
    cur.execute("INSERT INTO built VALUES ('labels', ?)", [_under(terms)])
    cur.execute("DROP TABLE l_said; DROP TABLE l_texts; DROP TABLE l_corrected")
