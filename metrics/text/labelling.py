"""Every text of a customer labelled: each distinct one once, its labels kept by its number and laid onto the messages."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics.build.ground import Ground
from metrics.build.labels import RULE, THEME, YOU, lay_labels
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.filter import REPEATED
from metrics.query import Query
from metrics.sql import one
from metrics.state import tables
from metrics.text.corrections import write_corrections
from metrics.text.known import TOPICS, create_known, labeller, said, say, score_new
from metrics.text.match import match_numbered
from metrics.text.rules import write_rules
from metrics.text.themes import themes_apart

Told = Callable[[float], None]
SCORING, SORTED = 0.5, 0.9  # of the time; the rest is laying the labels onto the messages
TAGGED = "SELECT lower(topic) AS folded, min(topic) AS topic FROM tagsets WHERE topic IS NOT NULL GROUP BY ALL"
RULED = 0.3  # of the time that topics take
CORRECTED = ("sentiment", "topic", "subtopic")
# A text is known by its number, which also tells the language that an export says it is in.
IDENT = "hash(l.text, CAST(m.given_language AS VARCHAR))"
TEXT = "messages.text"
TOPICAL = {"topic", "subtopic"}
SLICES = {"sentiment", "language", *TOPICAL}  # what a row is told by its text, or may be


def of_texts(query: Query) -> bool:
    """Whether a question is about what customers' texts say."""
    return bool(_cut(query) & SLICES) or any(TEXT in need for name in query.metrics for need in METRICS[name].needs)


def of_topics(query: Query) -> bool:
    """Whether a question is also about what they are about, which takes longer to tell."""
    return bool(_cut(query) & {*TOPICAL, REPEATED}) or any(METRICS[name].value == REPEATED for name in query.metrics)


def _cut(query: Query) -> set[str]:
    return {*query.by, *(keep.column for keep in query.filter.keep)}


def labelled(cur: duckdb.DuckDBPyConnection, terms: Terms, *, topics: bool = True) -> bool:
    """Whether every message loaded has its labels, `topics` as well; also where nothing is loaded."""
    if "built" not in tables(cur):
        return True
    found = {under for name, under in cur.execute("SELECT name, under FROM built").fetchall() if name == "labels"}
    return bool(found & {_under(terms), _under(terms, topics=topics)})


def _under(terms: Terms, *, topics: bool = True) -> str:
    """What the labels depend on beside the texts."""
    return f"{_sorted_by(terms)} {write_corrections(terms.corrections)}{'' if topics else ' but for topics'}"


def _sorted_by(terms: Terms) -> str:
    """What the topics of texts depend on."""
    listed = write_rules(terms.topics) + write_rules(terms.corrections.moods())
    return f"{labeller()} {hashlib.sha256(listed.encode()).hexdigest()}"


def label_texts(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told, home: Path | None) -> None:
    """Scores every text that is new and sorts all into topics; outside of any transaction, so that each stays once done.

    What `told` raises ends it. `home` is a folder that SQL may write to; without one topics wait.
    """
    create_known(cur)
    gather(cur)
    score_new(cur, lambda part: told(SCORING * part))
    under = f"{_sorted_by(terms)} {_tagged_texts(cur)}"
    if home and said(cur, "sorted by") != under:
        _sort(cur, terms, lambda part: told(SCORING + (SORTED - SCORING) * part), home)
        say(cur, "sorted by", under)
    cur.execute("DROP TABLE l_said; DROP TABLE l_texts")
    told(SORTED)


def _tagged_texts(cur: duckdb.DuckDBPyConnection) -> int | None:
    """A number that stands for all texts and what their tags name: themes are told from what rules and tags leave."""
    return one(
        cur,
        """SELECT sum(CAST(hash(ident, topic) AS HUGEINT)) FROM l_said
        JOIN (SELECT rowid AS row, tagset FROM messages) USING (row) LEFT JOIN tagsets USING (tagset)""",
    )[0]


def _sort(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told, home: Path) -> None:
    """Makes `text_topics` anew: by rules, else by the themes that are found; and the sentiment that a phrase has."""
    cur.execute("""CREATE OR REPLACE TEMP TABLE r_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, ident, text FROM l_texts""")
    _by_rules(cur, terms, lambda part: told(RULED * part))
    match_numbered(cur, terms.corrections.moods())
    cur.execute("""CREATE OR REPLACE TEMP TABLE l_moods AS
        SELECT ident, topic AS mood FROM r_ruled JOIN (SELECT id, ident FROM r_texts) USING (id)""")
    cur.execute("DROP TABLE r_texts; DROP TABLE r_ruled")
    _by_themes(cur, lambda part: told(RULED + (1 - RULED) * part), home)
    cur.execute(f"CREATE OR REPLACE TABLE text_topics ({TOPICS})")
    cur.execute("""INSERT INTO text_topics SELECT ident, topic, subtopic, told_by, mood
        FROM l_topics FULL JOIN l_moods USING (ident)""")
    cur.execute("DROP TABLE l_topics; DROP TABLE l_moods")


def _by_rules(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told) -> None:
    """Makes `l_topics` (ident, topic, subtopic, told_by) of the texts that a rule meets, or the reader's own phrase.

    A topic that the team's tags name too is spelled as they spell it.
    """
    match_numbered(cur, terms.topics, told)
    own = sorted({one.phrase.casefold() for one in terms.corrections.made if one.phrase and one.topic})
    cur.register("own", pa.table({"phrase": pa.array(own, pa.string())}))
    told_by = f"CASE WHEN lower(phrase) IN (SELECT phrase FROM own) THEN '{YOU}' ELSE '{RULE}' END"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE l_topics AS
        SELECT ident, coalesce(g.topic, r.topic) AS topic, r.subtopic, {told_by} AS told_by
        FROM r_ruled r JOIN (SELECT id, ident FROM r_texts) USING (id)
        LEFT JOIN ({TAGGED}) g ON g.folded = lower(r.topic)""")
    cur.unregister("own")


def _by_themes(cur: duckdb.DuckDBPyConnection, told: Told, home: Path) -> None:
    """Adds to `l_topics` the themes of the texts that neither a rule nor everywhere a tag names."""
    cur.execute("""CREATE OR REPLACE TEMP TABLE l_untold AS
        SELECT row_number() OVER () AS id, ident, text, t.language FROM l_texts JOIN texts t USING (ident)
        WHERE ident NOT IN (SELECT ident FROM l_topics) AND ident IN (
            SELECT s.ident FROM l_said s JOIN (SELECT rowid AS row, tagset FROM messages) m USING (row)
            LEFT JOIN tagsets USING (tagset) WHERE tagsets.topic IS NULL)""")
    with suppress(Problem):  # too many texts for it: rules and tags are there nevertheless
        themes_apart(cur, "l_untold", told, home=home)
    cur.execute(f"INSERT INTO l_topics SELECT ident, theme, subtheme, '{THEME}' FROM themed JOIN l_untold USING (id)")
    cur.execute("DROP TABLE themed; DROP TABLE l_untold")


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


def lay(cur: duckdb.DuckDBPyConnection, terms: Terms, *, topics: bool = True) -> None:
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
    cur.execute("INSERT INTO built VALUES ('labels', ?)", [_under(terms, topics=topics)])
    cur.execute("DROP TABLE l_said; DROP TABLE l_texts; DROP TABLE l_corrected")
