"""Phrases that customers write more often than before: words and pairs by log-odds with a prior, counted once a message."""

from dataclasses import dataclass

import duckdb

from metrics.sql import literal, one
from metrics.text.quiet import quiet_words
from metrics.text.terms import UNSPACED, normal, telling

LOOKED_AT = 1_000  # phrases that may be told at most
LEAST, CERTAIN = 3, 1.96  # messages that hold it now; a z under this may be chance
PRIOR = 0.5  # of the smaller side's messages: what is usual weighs so much against each count
NOISE = r"https?://\S*|[\w.+-]*@[\w.-]+|&\w+;"  # links, addresses, names of accounts
NOISY = ("@", "://", "&")
NOT = ("not", "no", "never", "nicht", "kein", "keine", "pas", "non", "não", "tidak", "belum", "არ", "ვერ")
PAUSES = (". ", ", ", "! ", "? ", ": ", "; ", "…", "(", ")", "\n", "。", "、", "！", "？")
# In a script without spaces: han and what inflects it, katakana, or letters between them.
RUN = (
    r"[\x{3400}-\x{9fff}々]+[\x{3041}-\x{309f}]{0,2}|[\x{30a0}-\x{30ff}ー]{2,}"
    r"|[\x{0e00}-\x{0eff}]+|[^\x{3041}-\x{30ff}\x{3400}-\x{9fff}]+"
)


@dataclass(frozen=True)
class Rise:
    """A phrase, in how many messages it is now and was before, and how surely that is a rise (1.96: 95 %)."""

    phrase: str
    now: int
    before: int
    z: float


def rising(cur: duckdb.DuckDBPyConnection, now: str, before: str, most: int = 20) -> list[Rise]:
    """The phrases that rise most surely from one relation (text) of customers' messages to another; at most so many.

    One within a longer one that is as frequent is left out. Empty where either holds no message.
    """
    sizes = [one(cur, f"SELECT count(*) FROM {texts} WHERE text <> ''")[0] for texts in (now, before)]
    if not all(sizes):
        return []
    _take_apart(cur, now, before)
    _count(cur)
    rows = cur.execute(_risen(*sizes)).fetchall()
    for name in ("u_words", "u_known", "u_terms", "u_counts", "u_names"):
        cur.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return _whole([Rise(*row) for row in rows])[:most]


def _take_apart(cur: duckdb.DuckDBPyConnection, now: str, before: str) -> None:
    """Makes `u_words` (side, words, hashes), a row a message; side 0 is now."""
    spaced = f"""CASE WHEN regexp_matches(said, '[{UNSPACED}]')
        THEN array_to_string(regexp_extract_all(said, '{RUN}'), ' ') ELSE said END"""
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE u_words AS
        SELECT *, list_transform(words, lambda w: hash(w)) AS hashes FROM (
            SELECT side, string_split({spaced}, ' ') AS words FROM (
                SELECT side, {normal("clean")} AS said FROM (
                    SELECT side, {_clean()} AS clean
                    FROM (SELECT 0 AS side, text FROM {now} WHERE text <> '' UNION ALL
                          SELECT 1, text FROM {before} WHERE text <> ''))))""")


def _count(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `u_counts` (key, now, before) and what each key is called; the words are joined by numbers alone."""
    quiet = sorted(word for word in quiet_words() if "'" not in word)
    cur.execute("CREATE OR REPLACE TEMP TABLE u_names (word VARCHAR)")
    cur.execute("INSERT INTO u_names SELECT unnest(?)", [quiet])
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE u_known AS
        SELECT hash, word, NOT contains(word, '''') AND hash NOT IN (SELECT hash(word) FROM u_names) AS strong,
               list_contains({list(NOT)}, word) AS negates FROM (
            SELECT hash, any_value(word) AS word FROM (
                SELECT unnest(words) AS word, unnest(hashes) AS hash FROM u_words) GROUP BY hash)
        WHERE {telling("word")} AND length(word) > 1 AND NOT left(word, 1) BETWEEN '0' AND '9'""")
    tokens = "SELECT rowid AS id, side, unnest(hashes) AS h0, unnest(hashes[2:]) AS h1 FROM u_words"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE u_terms AS
        SELECT id, side, h0, h1, a.strong FROM ({tokens}) JOIN u_known a ON a.hash = h0 AND (a.strong OR a.negates)""")
    cur.execute(
        """CREATE OR REPLACE TEMP TABLE u_counts AS
        WITH said AS (
            SELECT id, side, h0 AS key, h0, CAST(NULL AS UBIGINT) AS h1 FROM u_terms WHERE strong
            UNION ALL SELECT id, side, hash(h0, h1), h0, h1 FROM u_terms SEMI JOIN (FROM u_known WHERE strong) k ON k.hash = h1),
        often AS (SELECT key FROM said WHERE side = 0 GROUP BY key HAVING count(*) >= $least)
        SELECT key, any_value(h0) AS h0, any_value(h1) AS h1,
               count(*) FILTER (side = 0) AS now, count(*) FILTER (side = 1) AS before
        FROM (SELECT id, key, any_value(side) AS side, any_value(h0) AS h0, any_value(h1) AS h1
              FROM said SEMI JOIN often USING (key) GROUP BY id, key) GROUP BY key""",
        {"least": LEAST},
    )


def _clean() -> str:
    """SQL: a text without what is told to nobody else; two spaces, so an empty word that no pair passes, for each pause."""
    noisy = " OR ".join(f"contains(text, '{sign}')" for sign in NOISY)
    sql = f"CASE WHEN {noisy} THEN regexp_replace(text, '{NOISE}', '  ', 'g') ELSE text END"
    for pause in PAUSES:
        sql = f"replace({sql}, {literal(pause)}, '  ')"
    return sql


def _risen(now: int, before: int) -> str:
    """SQL: phrase, now, before and z of each that rises surely, the surest first; the sides have so many messages."""
    prior = PRIOR * min(now, before)
    usual = f"{prior} * (now + before) / {now + before}"
    odds = [f"ln(({side} + usual) / ({n + prior} - {side} - usual))" for side, n in (("now", now), ("before", before))]
    return f"""
        SELECT a.word || coalesce(' ' || b.word, '') AS phrase, now, before, z FROM (
            SELECT *, ({odds[0]} - {odds[1]}) / sqrt(1 / (now + usual) + 1 / (before + usual)) AS z
            FROM (SELECT *, {usual} AS usual FROM u_counts WHERE now >= {LEAST}))
        JOIN u_known a ON a.hash = h0 LEFT JOIN u_known b ON b.hash = h1
        WHERE z >= {CERTAIN} ORDER BY z DESC, phrase LIMIT {LOOKED_AT}"""


def _whole(found: list[Rise]) -> list[Rise]:
    """Without the words of a phrase that stand nowhere else: they rise because it does."""
    longer = [(one.phrase.split(), one.now) for one in found if " " in one.phrase]
    within = {(word, now) for words, now in longer for word in words}
    return [one for one in found if " " in one.phrase or (one.phrase, one.now) not in within]
