"""The table that tells languages: how much likelier a word is in one of them than in the others."""

import csv

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from metrics.text import lexicon
from metrics.text.terms import words

COMMON = 0.01  # the share of a language's words that a listed function word is taken to be
PRESUMED = 40_000  # words taken to be read of each language: those seen once weigh little
SHARED = 3  # languages that a word may speak for
MIXED = ("hi", "id", "ms")  # written with English between
NOWHERE = ("http", "https", "www", "com", "co", "t", "rt", "user", "amp")  # addresses, and what the sets put for names
LEAST = 0.5  # a word that is hardly likelier anywhere tells nothing


def tongues(cur: duckdb.DuckDBPyConnection, texts: pd.DataFrame) -> pa.Table:
    """The table language, term, weight out of texts (language, text) and what is listed of other languages."""
    cur.register("read_texts", texts[["language", "text"]])
    seen = cur.execute(f"""SELECT language, term, count(*) AS times FROM
        (SELECT language, unnest({words("text")}) AS term FROM read_texts) WHERE length(term) BETWEEN 1 AND 20
        GROUP BY ALL""").df()
    cur.unregister("read_texts")
    seen["share"] = seen["times"] / seen.groupby("language")["times"].transform("sum")
    seen = pd.concat([seen[(seen["times"] > 1) & ~seen["term"].isin(NOWHERE)], _listed()], ignore_index=True)
    seen = seen.groupby(["language", "term"], as_index=False)["share"].max()
    english = seen["term"].map(seen[seen["language"] == "en"].set_index("term")["share"]).fillna(0)
    seen = seen[~(seen["language"].isin(MIXED) & (english > seen["share"] / 5))]
    every = seen.groupby("term")["share"].transform("sum")
    count = seen["language"].nunique()
    seen["weight"] = np.log((seen["share"] + 1 / PRESUMED / count) / (every + 1 / PRESUMED) * count)
    best = seen.groupby("term")["weight"].rank(ascending=False, method="first")
    # Numbers and signs, emoji among them, are the same in every language.
    seen = seen[(best <= SHARED) & (seen["weight"] > LEAST) & ~seen["term"].str.contains(r"^[\d\W_]+$")].sort_values(
        ["term", "language"]
    )
    seen["weight"] = seen["weight"].round(2).astype("float32")
    return pa.Table.from_pandas(seen[["term", "language", "weight"]], preserve_index=False)


def _listed() -> pd.DataFrame:
    """The words listed by hand: function words of languages that are not scored, words of the lexicons of those that are."""
    with (lexicon.FOLDER / "other_languages.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["language"], word, COMMON) for row in csv.DictReader(file) for word in row["words"].split()]
    for code in lexicon.languages():
        said = {word for phrase in lexicon.read(code) if phrase.note != "emoji" for word in phrase.text.split()}
        rows += [(code, word, 2 / PRESUMED) for word in said]
    return pd.DataFrame(rows, columns=["language", "term", "share"])
