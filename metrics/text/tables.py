"""The tables of weights as they are kept, and as a cursor joins them: by numbers made of the terms."""

from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from metrics.sql import one
from metrics.text.terms import REACH

HERE = Path(__file__).parent
CLASSES = ("negative", "neutral", "positive")
WEIGHTS = ", ".join(f"weight_{name}" for name in CLASSES)
BASE = "~base"  # the term every text of a language has


@cache
def kept(name: str) -> pa.Table:
    """A table that lies beside this file: `sentiment` or `languages`."""
    return pq.read_table(HERE / f"{name}.parquet")


def key(words: str, language: str = "language") -> str:
    """SQL: the number of a list of words in a language; the same as `key_of` gives for their hashes."""
    return f"""CASE len({words}) WHEN 1 THEN xor(hash({words}[1]), hash({language}))
        WHEN 2 THEN xor(hash(hash({words}[1]), hash({words}[2])), hash({language}))
        ELSE xor(hash(hash({words}[1]), hash({words}[2]), hash({words}[3])), hash({language})) END"""


def lay_out(cur: duckdb.DuckDBPyConnection, sentiment: pa.Table | None = None, tongues: pa.Table | None = None) -> None:
    """Puts the weights where this cursor can join them, once."""
    there = one(cur, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'w_terms' AND temporary")
    if there[0] and sentiment is None:
        return
    cur.register("kept_sentiment", kept("sentiment") if sentiment is None else sentiment)
    cur.register("kept_languages", kept("languages") if tongues is None else tongues)
    cur.execute("CREATE OR REPLACE TEMP TABLE w_kept AS SELECT *, string_split(term, ' ') AS words FROM kept_sentiment")
    cur.execute("CREATE OR REPLACE TEMP TABLE w_tongues AS SELECT * FROM kept_languages")
    for name in ("kept_sentiment", "kept_languages"):
        cur.unregister(name)
    cur.execute(
        f"CREATE OR REPLACE TEMP TABLE w_terms AS SELECT language, term, {WEIGHTS} FROM w_kept WHERE len(words) = 1 AND NOT mark"
    )
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_phrases AS
        SELECT {key("words")} AS key, len(words) AS length, {WEIGHTS} FROM w_kept WHERE len(words) IN (2, 3) AND NOT mark""")
    reach = " ".join(f"WHEN '{mark}' THEN {n}" for mark, n in REACH.items())
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_marks AS
        SELECT xor(hash(term[2:]), hash(language)) AS key, term[1] AS mark, CASE term[1] {reach} END AS reach
        FROM w_kept WHERE mark""")
