"""Why a text was scored as it was: the words, pairs and signs in it, and what each of them weighed."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from metrics.text.score import FIRST, LEAST_WORDS, score_texts, times
from metrics.text.tables import BASE, CLASSES, kept
from metrics.text.terms import ASK, REACH, SHOUT, parts, size, telling, words


@dataclass(frozen=True)
class Told:
    """A term of the text and how much it spoke for each class; `leaning` is positive less negative."""

    term: str
    negative: float
    neutral: float
    positive: float

    @property
    def leaning(self) -> float:
        return self.positive - self.negative


@dataclass(frozen=True)
class Explained:
    """A text's language, label and score, and what told them, the weightiest first."""

    language: str
    sentiment: str
    score: float
    told: tuple[Told, ...]


def explain(cur: duckdb.DuckDBPyConnection, text: str, language: str | None = None) -> Explained:
    """What makes a text's label; the weights are those of the label, so that they add up to it."""
    cur.execute(
        "CREATE OR REPLACE TEMP TABLE e_text AS SELECT CAST(? AS VARCHAR) AS text, CAST(? AS VARCHAR) AS language",
        [text, language],
    )
    score_texts(cur, "e_text")
    found = cur.execute("SELECT language, sentiment, score FROM sentiments").fetchall()[0]
    cur.execute("DROP TABLE e_text")
    return Explained(*found, tell(cur, [(text, found[0])])[0])


def tell(cur: duckdb.DuckDBPyConnection, texts: Sequence[tuple[str, str | None]]) -> list[tuple[Told, ...]]:
    """What told the labels of some texts, each with the language it was found to be in; of few it takes little time."""
    cur.register("told_texts", pa.table({
        "id": pa.array(range(len(texts)), pa.int32()),
        "text": pa.array([text for text, _ in texts], pa.string()),
        "language": pa.array([language or FIRST for _, language in texts], pa.string()),
    }))  # fmt: skip
    cur.register("kept_sentiment", kept("sentiment"))
    try:
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE e_words AS
            SELECT id, language, {words("text")} AS words, {times("!")} AS shouts, {times("?")} AS asks FROM told_texts""")
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE e_vocabulary AS SELECT word, {size("word")} AS size
            FROM (SELECT DISTINCT unnest(words) AS word FROM e_words) WHERE {telling("word")}""")
        cur.execute(f"CREATE OR REPLACE TEMP TABLE e_parts AS {parts('e_vocabulary')}")
        rows = cur.execute(_terms()).fetchall()
    finally:
        for name in ("told_texts", "kept_sentiment"):
            cur.unregister(name)
        cur.execute("DROP TABLE IF EXISTS e_words; DROP TABLE IF EXISTS e_vocabulary; DROP TABLE IF EXISTS e_parts")
    found: list[list[Told]] = [[] for _ in texts]
    for number, *told in rows:
        found[number].append(Told(*told))
    return [*map(tuple, found)]


def _terms() -> str:
    """SQL: every term of each text that has a weight in its language, weighed as in the sums."""
    reach = " ".join(f"WHEN '{mark}' THEN {n}" for mark, n in REACH.items())
    sums = ", ".join(f"sum(times * weight_{name}) / sqrt(any_value(l.size)) AS {name}" for name in CLASSES)
    return f"""
        WITH tokens AS (SELECT id, language, unnest(words) AS w0, unnest(words[2:]) AS w1, unnest(words[3:]) AS w2,
                               unnest(words[4:]) AS w3 FROM e_words),
        length AS (SELECT id, greatest(sum(size), {LEAST_WORDS}) AS size FROM tokens LEFT JOIN e_vocabulary ON word = w0
                   GROUP BY id),
        marks AS (SELECT language, term[1] AS mark, term[2:] AS word, CASE term[1] {reach} END AS reach
                  FROM kept_sentiment WHERE mark),
        found AS (
            SELECT id, language, term, 1 AS times FROM tokens JOIN e_parts ON word = w0
            UNION ALL SELECT id, language, w0 || ' ' || w1, 1 FROM tokens
            UNION ALL SELECT id, language, w0 || ' ' || w1 || ' ' || w2, 1 FROM tokens
            UNION ALL SELECT id, language, mark || term, 1 FROM (
                SELECT id, language, mark, unnest([w1, w2, w3][1:reach]) AS word
                FROM tokens JOIN marks USING (language) WHERE marks.word = w0) JOIN e_parts USING (word)
            UNION ALL SELECT id, language, '{SHOUT}', shouts FROM e_words
            UNION ALL SELECT id, language, '{ASK}', asks FROM e_words)
        SELECT id, term, {sums} FROM found JOIN kept_sentiment USING (language, term) JOIN length l USING (id)
        WHERE NOT mark AND times > 0 AND term <> '{BASE}'
        GROUP BY id, term ORDER BY id, greatest(abs(positive), abs(negative), abs(neutral)) DESC, term"""
