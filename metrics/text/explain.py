"""Why a text was scored as it was: the words, pairs and signs in it, and what each of them weighed."""

from dataclasses import dataclass

import duckdb

from metrics.text.score import score_texts, take_apart
from metrics.text.tables import BASE, CLASSES, lay_out
from metrics.text.terms import ASK, REACH, SHOUT


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
    lay_out(cur)
    cur.execute(
        "CREATE OR REPLACE TEMP TABLE e_text AS SELECT 1 AS id, CAST(? AS VARCHAR) AS text, CAST(? AS VARCHAR) AS language",
        [text, language],
    )
    score_texts(cur, "e_text")
    found = cur.execute("SELECT language, sentiment, score FROM sentiments").fetchall()[0]
    take_apart(cur, "SELECT id, text, language AS given FROM e_text")
    rows = cur.execute(_terms()).fetchall()
    cur.execute("DROP TABLE e_text")
    return Explained(*found, tuple(Told(*row) for row in rows))


def _terms() -> str:
    """SQL: every term of the one text that has a weight, weighed as in the sums."""
    reach = " ".join(f"WHEN '{mark}' THEN {n}" for mark, n in REACH.items())
    sums = ", ".join(f"sum(times * weight_{name}) / sqrt(any_value(size)) AS {name}" for name in CLASSES)
    return f"""
        WITH told AS (SELECT id, any_value(scored) AS language FROM s_tongues GROUP BY id),
        tokens AS (SELECT id, unnest(words) AS w0, unnest(words[2:]) AS w1, unnest(words[3:]) AS w2, unnest(words[4:]) AS w3
                   FROM s_words),
        length AS (SELECT greatest(sum(size), 4) AS size FROM tokens LEFT JOIN s_vocabulary ON word = w0),
        marks AS (SELECT language, term[1] AS mark, term[2:] AS word, CASE term[1] {reach} END AS reach
                  FROM w_kept WHERE mark),
        found AS (
            SELECT term, 1 AS times FROM tokens JOIN s_parts ON word = w0
            UNION ALL SELECT w0 || ' ' || w1, 1 FROM tokens
            UNION ALL SELECT w0 || ' ' || w1 || ' ' || w2, 1 FROM tokens
            UNION ALL SELECT mark || term, 1 FROM (
                SELECT mark, unnest([w1, w2, w3][1:reach]) AS word FROM tokens JOIN marks ON word = w0
                WHERE language = (SELECT language FROM told)) JOIN s_parts USING (word)
            UNION ALL SELECT '{SHOUT}', shouts FROM s_words
            UNION ALL SELECT '{ASK}', asks FROM s_words)
        SELECT term, {sums} FROM found JOIN w_kept USING (term), length
        WHERE language = (SELECT language FROM told) AND NOT mark AND times > 0 AND term <> '{BASE}'
        GROUP BY term ORDER BY greatest(abs(positive), abs(negative), abs(neutral)) DESC, term"""
