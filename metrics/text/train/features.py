"""The terms of every training text, by the same SQL that scores: rows of text, term and how often."""

from collections import defaultdict
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pandas as pd

from metrics.text import lexicon
from metrics.text.score import take_apart
from metrics.text.terms import ASK, LESS, MORE, NOT, REACH, SHOUT, words

KINDS = ("word", NOT, MORE, LESS, "vader", "vader" + NOT)
PHRASE = 0.6  # what a listed phrase counts of a listed word: its words count too
SIDES = tuple(
    (kind, side) for kind in KINDS for side in (1, -1)
)  # the columns told by lexicons: good and bad of each kind


@dataclass
class Lexicon:
    """What is known of a language's terms before any training: weights by term, and the words that mark others."""

    weights: dict[str, float] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    vader: dict[str, float] = field(default_factory=dict)
    questions: dict[str, float] = field(default_factory=dict)


def read_lexicon(cur: duckdb.DuckDBPyConnection, language: str, vader: dict[str, float]) -> Lexicon:
    """A language's phrases as terms; Malay has those of Indonesian, VADER's words count in what is English in part."""
    found = Lexicon(vader=vader if language in ("en", "hi") else {})
    for phrase in lexicon.read("id" if language == "ms" else language):
        (said,) = cur.execute(
            f"SELECT list_filter({words('text')}, lambda w: w <> '') FROM (SELECT CAST(? AS VARCHAR) AS text)",
            [phrase.text],
        ).fetchall()[0]
        if phrase.note in lexicon.MARKS:
            found.marks.setdefault(" ".join(said), lexicon.MARKS[phrase.note])
        elif phrase.note == "question":
            found.questions[" ".join(said)] = phrase.weight
        elif 1 <= len(said) <= 3:
            found.weights.setdefault(" ".join(said), phrase.weight)
    return found


def terms(cur: duckdb.DuckDBPyConnection, texts: pd.DataFrame, known: Lexicon) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows (id, term, times) of texts (id, text, given), and the size of each text in words, at least four."""
    cur.register("given_texts", texts)
    take_apart(cur, "SELECT * FROM given_texts")
    cur.execute("CREATE OR REPLACE TEMP TABLE f_marks (word VARCHAR, mark VARCHAR, reach INTEGER)")
    cur.executemany(
        "INSERT INTO f_marks VALUES (?, ?, ?)", [(w, m, REACH[m]) for w, m in known.marks.items()] or [("", "", 0)]
    )
    cur.execute("CREATE OR REPLACE TEMP TABLE f_threes (term VARCHAR)")
    threes = [(term,) for term in (*known.weights, *known.questions) if term.count(" ") == 2]
    cur.executemany("INSERT INTO f_threes VALUES (?)", threes or [("",)])
    cur.execute("""CREATE OR REPLACE TEMP TABLE f_tokens AS SELECT id, unnest(words) AS w0, unnest(words[2:]) AS w1,
        unnest(words[3:]) AS w2, unnest(words[4:]) AS w3 FROM s_words""")
    rows = cur.execute(f"""
        SELECT id, term, sum(times) AS times FROM (
            SELECT id, term, 1 AS times FROM f_tokens JOIN s_parts ON word = w0
            UNION ALL SELECT id, w0 || ' ' || w1, 1 FROM f_tokens WHERE w0 <> '' AND w1 <> ''
            UNION ALL SELECT id, term, 1 FROM f_tokens JOIN f_threes ON term = w0 || ' ' || w1 || ' ' || w2
            UNION ALL SELECT id, mark || term, 1 FROM (
                SELECT id, mark, unnest([w1, w2, w3][1:reach]) AS word FROM f_tokens JOIN f_marks ON f_marks.word = w0)
                JOIN s_parts USING (word)
            UNION ALL SELECT id, '{SHOUT}', shouts FROM s_words
            UNION ALL SELECT id, '{ASK}', asks FROM s_words)
        WHERE times > 0 GROUP BY id, term ORDER BY id, term""").df()
    sizes = cur.execute("""SELECT s.id, greatest(coalesce(sum(size), 0), 4) AS size FROM s_words s
        LEFT JOIN f_tokens t ON t.id = s.id LEFT JOIN s_vocabulary v ON v.word = t.w0 GROUP BY s.id ORDER BY s.id""").df()
    cur.unregister("given_texts")
    return rows, sizes["size"].to_numpy()


def told(term: str, known: Lexicon) -> dict[tuple[str, int], float]:
    """What the lexicons say of a term: the column it counts in, and how much."""
    found = {}
    mark, bare = (term[0], term[1:]) if term[0] in (NOT, MORE, LESS) else ("", term)
    if weight := known.weights.get(bare):
        found[mark or "word", 1 if weight > 0 else -1] = abs(weight) * (PHRASE if " " in bare else 1)
    if (weight := known.vader.get(bare)) and mark in ("", NOT):
        found["vader" + mark, 1 if weight > 0 else -1] = abs(weight)
    return found


def columns(names: list[str], known: Lexicon) -> dict[int, list[tuple[int, float]]]:
    """Of each term, by its number, the columns of SIDES it counts in."""
    found = defaultdict(list)
    for number, term in enumerate(names):
        for side, weight in told(term, known).items():
            found[number].append((SIDES.index(side), weight))
    return found
