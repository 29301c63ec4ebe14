"""What is known of each text, kept by its number through every load: its language and sentiment, found once."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from metrics.sql import one
from metrics.text.score import AT_ONCE, score_numbered
from metrics.text.stronger import KEPT_AT, model, score_by

Told = Callable[[float], None]
TOPICS = "ident UBIGINT, topic VARCHAR, subtopic VARCHAR, told_by VARCHAR, mood VARCHAR"
PROGRAM = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.p*")))).hexdigest()


def create_known(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables that keep what is known of each text, through every load that brings the same text again."""
    if said(cur, "labeller") != labeller():  # what an older program or another model found is void
        cur.execute("DROP TABLE IF EXISTS texts; DROP TABLE IF EXISTS text_topics")
        say(cur, "labeller", labeller())
    cur.execute("CREATE TABLE IF NOT EXISTS texts (ident UBIGINT, language VARCHAR, sentiment VARCHAR, score DOUBLE)")
    cur.execute(f"CREATE TABLE IF NOT EXISTS text_topics ({TOPICS})")


def labeller() -> str:
    """The program that labels, and the model that it was given."""
    return f"{PROGRAM} {stronger.stamp}" if (stronger := model()) else PROGRAM


def said(cur: duckdb.DuckDBPyConnection, name: str) -> str | None:
    return next((words for (words,) in cur.execute("SELECT said FROM state WHERE name = ?", [name]).fetchall()), None)


def say(cur: duckdb.DuckDBPyConnection, name: str, words: str) -> None:
    cur.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [name, words])


def score_new(cur: duckdb.DuckDBPyConnection, told: Told) -> None:
    """Adds the texts that are new to `texts`, so many at a time; those done stay where it is ended."""
    stronger = model()
    at_once = KEPT_AT if stronger else AT_ONCE
    new = "FROM l_texts WHERE ident NOT IN (SELECT ident FROM texts)"
    (count,) = one(cur, f"SELECT count(*) {new}")
    for start in range(0, count, at_once):
        some = _some(start / count, min(1, (start + at_once) / count), told)
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_texts AS
            SELECT CAST(row_number() OVER () AS INTEGER) AS id, ident, text, given {new} LIMIT {at_once}""")
        score_numbered(cur, some)
        if stronger:
            score_by(stronger, cur, some)
        cur.execute("""INSERT INTO texts SELECT ident, language, sentiment, round(score, 4)
            FROM s_scored JOIN s_texts USING (id)""")
        cur.execute("DROP TABLE s_scored; DROP TABLE s_texts")


def _some(begin: float, end: float, told: Told) -> Told:
    """Tells which part of all is done where a part of it tells of itself."""
    return lambda part: told(begin + (end - begin) * part)
