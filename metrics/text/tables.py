"""The tables of weights as they are kept, and as a cursor joins them: by numbers made of the terms."""

from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from metrics.sql import one
from metrics.text.language import SCRIPTS
from metrics.text.terms import REACH

HERE = Path(__file__).parent
CLASSES = ("negative", "neutral", "positive")
WEIGHTS = ", ".join(f"weight_{name}" for name in CLASSES)
PACK, ROOM = 3, 2**17  # languages in one number, and how large the sum for each may grow; a number is exact to 2 ** 53
PACKED = tuple(f"told_{n}" for n in range(12))
SCRIPT, HAN = 400, 200  # what a word says for the language of its script; Han is also written among kana
BASE = "~base"  # the term every text of a language has
EACH = "~text"  # the same, but divided by the text's length as words are: it counts in short texts


@cache
def kept(name: str) -> pa.Table:
    """A table that lies beside this file: `sentiment` or `languages`."""
    return pq.read_table(HERE / f"{name}.parquet")


def codes() -> list[str]:
    """Every language a text may be told to be in."""
    return sorted({*pc.unique(kept("languages")["language"]).to_pylist(), *SCRIPTS})


def tongue(language: str = "language") -> str:
    """SQL: the number of a language, of no word's; with a word's it makes the number of that word in that language."""
    return f"hash('~' || {language})"


def key(words: str) -> str:
    """SQL: the number of a list of words in a language, made of the words' own numbers."""
    one, two, three = (f"hash({words}[{n}])" for n in (1, 2, 3))
    return f"""xor({tongue()}, CASE len({words}) WHEN 1 THEN {one} WHEN 2 THEN hash({one}, {two})
        ELSE hash({one}, {two}, {three}) END)"""


def lay_out(cur: duckdb.DuckDBPyConnection, sentiment: pa.Table | None = None, tongues: pa.Table | None = None) -> None:
    """Puts the weights where this cursor can join them, once."""
    there = one(cur, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'w_terms' AND temporary")
    if there[0] and sentiment is None:
        return
    cur.register("kept_sentiment", kept("sentiment") if sentiment is None else sentiment)
    cur.register("kept_languages", kept("languages") if tongues is None else tongues)
    cur.execute("CREATE OR REPLACE TEMP TABLE w_kept AS SELECT *, string_split(term, ' ') AS words FROM kept_sentiment")
    _lay_out_languages(cur)
    for name in ("kept_sentiment", "kept_languages"):
        cur.unregister(name)
    cur.execute(
        f"CREATE OR REPLACE TEMP TABLE w_terms AS SELECT language, term, {WEIGHTS} FROM w_kept WHERE len(words) = 1 AND NOT mark"
    )
    cur.execute("CREATE OR REPLACE TEMP TABLE w_scored AS SELECT DISTINCT language FROM w_terms")
    for length, name in ((2, "w_pairs"), (3, "w_threes")):
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE {name} AS
            SELECT {key("words")} AS key, {WEIGHTS} FROM w_kept WHERE len(words) = {length} AND NOT mark""")
    reach = " ".join(f"WHEN '{mark}' THEN {n}" for mark, n in REACH.items())
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_marks AS
        SELECT xor(hash(term[2:]), {tongue()}) AS key, hash(term[1]) AS mark, CASE term[1] {reach} END AS reach
        FROM w_kept WHERE mark""")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_turned AS
        SELECT term[2:] AS term, {tongue()} AS tongue, hash(term[1]) AS mark, {WEIGHTS}
        FROM w_kept WHERE term[1] IN ({", ".join(f"'{mark}'" for mark in REACH)}) AND len(words) = 1 AND NOT mark""")


def _lay_out_languages(cur: duckdb.DuckDBPyConnection) -> None:
    """What each word says for each language, three languages in one number: so that a word has one row and few sums."""
    listed = ", ".join(f"('{code}')" for code in SCRIPTS)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_languages AS
        SELECT language, CAST(row_number() OVER (ORDER BY language) - 1 AS INTEGER) AS number
        FROM (SELECT language FROM kept_languages UNION SELECT * FROM (VALUES {listed}))""")
    (count,) = one(cur, "SELECT count(*) FROM w_languages")
    if count > len(PACKED) * PACK:
        raise ValueError(f"{count} languages are more than fit.")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_tongues AS SELECT term, {packs("round(weight * 100)")}
        FROM kept_languages JOIN w_languages USING (language) GROUP BY term""")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE w_scripts AS
        SELECT language AS script, {packs(f"CASE language WHEN 'zh' THEN {HAN} ELSE {SCRIPT} END")}
        FROM w_languages GROUP BY language""")


def packs(weight: str) -> str:
    """SQL: the sums of weights, of each three languages in one number."""
    return ", ".join(
        f"sum(CASE WHEN number // {PACK} = {n} THEN ({weight}) * pow({ROOM}, number % {PACK}) ELSE 0 END) AS {name}"
        for n, name in enumerate(PACKED)
    )


def best() -> str:
    """SQL: the number of the language for which the sums say most; null where they say nothing."""
    said = ", ".join(
        f"CAST({name} AS BIGINT) // {ROOM**place} % {ROOM} * 64 + {n * PACK + place}"
        for n, name in enumerate(PACKED)
        for place in range(PACK)
    )
    return f"CASE WHEN {' + '.join(PACKED)} > 0 THEN greatest({said}) % 64 END"
