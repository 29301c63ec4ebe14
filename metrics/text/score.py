"""Scoring texts: each distinct one once, by joining its terms with the tables of weights."""

from collections.abc import Callable

import duckdb

from metrics.sql import one
from metrics.text.language import LEADING, named, script
from metrics.text.tables import BASE, CLASSES, EACH, PACKED, WEIGHTS, best, lay_out, tongue
from metrics.text.terms import ASK, SHOUT, parts, size, telling, words

AT_ONCE = 245_760  # texts: two of DuckDB's row groups, one for each processor
Told = Callable[[float], None]
SUMS = ", ".join(f"sum({name}) AS {name}" for name in WEIGHTS.split(", "))
FIRST = "en"  # where nothing tells the language, the likeliest; a text without its words stays unknown
LEAST_WORDS = 4  # shorter texts are not more certain for it


def score_texts(cur: duckdb.DuckDBPyConnection, texts: str, told: Told = lambda _: None) -> None:
    """Makes the temp table `sentiments` (text, given, language, sentiment, score, known) of a table (text, language).

    One row for each text and language given with it; null texts have none. `told` hears which part is done.
    """
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, text, language AS given
        FROM (SELECT DISTINCT text, language FROM {texts} WHERE text IS NOT NULL)""")
    score_numbered(cur, told)
    cur.execute("""CREATE OR REPLACE TEMP TABLE sentiments AS
        SELECT text, given, language, sentiment, score, known FROM s_scored JOIN s_texts USING (id)""")
    cur.execute("DROP TABLE s_texts; DROP TABLE s_scored")


def score_numbered(cur: duckdb.DuckDBPyConnection, told: Told = lambda _: None) -> None:
    """Makes the temp table `s_scored` (id, language, sentiment, score, known) of `s_texts` (id, an INTEGER from 1 on; text;
    given, the language an export tells).
    """
    lay_out(cur)
    cur.execute("""CREATE OR REPLACE TEMP TABLE s_found
        (id INTEGER, language VARCHAR, negative FLOAT, neutral FLOAT, positive FLOAT, known BIGINT)""")
    (count,) = one(cur, "SELECT count(*) FROM s_texts")
    for start in range(0, count, AT_ONCE):
        told(start / count)
        score_some(cur, start, start + AT_ONCE)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_scored AS
        SELECT id, language, {sentiment()} AS sentiment, {score()} AS score, known FROM s_found""")
    for name in ("s_found", "s_words", "s_vocabulary", "s_parts", "s_told", "s_tongues", *STEPS):
        cur.execute(f"DROP TABLE IF EXISTS temp.{name}")
    told(1)


def sentiment() -> str:
    """SQL: the class of the largest sum; unknown where no term was."""
    return """CASE WHEN known = 0 THEN 'unknown' WHEN neutral >= negative AND neutral >= positive THEN 'neutral'
        WHEN positive > negative THEN 'positive' ELSE 'negative' END"""


def score() -> str:
    """SQL: how much likelier positive is than negative, -1 to 1; 0 of what is unknown."""
    top = "greatest(negative, neutral, positive)"
    n, z, p = (f"exp({name} - {top})" for name in CLASSES)
    return f"CASE WHEN known = 0 THEN 0e0 ELSE (({p}) - ({n})) / (({n}) + ({z}) + ({p})) END"


def score_some(cur: duckdb.DuckDBPyConnection, after: int, until: int) -> None:
    """Adds to `s_found` what is found of the texts of those numbers."""
    take_apart(cur, f"SELECT * FROM s_texts WHERE id > {after} AND id <= {until}")
    for name, sql in STEPS.items():
        cur.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql()}")
    cur.execute(f"INSERT INTO s_found {_sums()}")


def take_apart(cur: duckdb.DuckDBPyConnection, texts: str) -> None:
    """Makes the words of some texts (id, text, given), what they consist of and the language of each text."""
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_words AS
        SELECT *, list_transform(words, lambda w: hash(w)) AS hashes FROM (
            SELECT id, given, {words("text")} AS words, {times("!")} AS shouts, {times("?")} AS asks FROM ({texts}))""")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_vocabulary AS
        SELECT *, {size("word")} AS size, {script("word")} AS script FROM (
            SELECT hash, any_value(word) AS word FROM (SELECT unnest(words) AS word, unnest(hashes) AS hash FROM s_words)
            GROUP BY hash) WHERE {telling("word")}""")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE s_parts AS {parts('s_vocabulary')}")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_told AS
        SELECT v.hash, {", ".join(PACKED)} FROM s_vocabulary v JOIN w_tongues t ON t.term = v.word WHERE v.script IS NULL
        UNION ALL SELECT hash, {", ".join(PACKED)} FROM s_vocabulary JOIN w_scripts USING (script)""")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE s_tongues AS {_tongues()}")


def times(sign: str) -> str:
    """SQL: how often a sign is in a text, as far as that counts."""
    return f"least(strlen(text) - strlen(replace(text, '{sign}', '')), 3)"


def _tongues() -> str:
    """SQL: each text's language, the one whose weights score it (none of its own: those of every language), and its number.

    The weights are whole numbers, so that neither sum nor choice depends on what stands beside a text.
    """
    told = f"""SELECT id, CAST({best()} AS INTEGER) AS number FROM (
        SELECT id, {", ".join(f"sum({name}) AS {name}" for name in PACKED)}
        FROM (SELECT id, unnest(hashes[1:{LEADING}]) AS hash FROM s_words) JOIN s_told USING (hash) GROUP BY id)"""
    scored = f"CASE WHEN f.language = '' THEN '{FIRST}' ELSE coalesce(w.language, '') END"
    return f"""
        SELECT id, language, scored, {tongue("scored")} AS tongue FROM (SELECT id, f.language, {scored} AS scored FROM (
            SELECT s.id, coalesce({named("lower(trim(given))")}, l.language, '') AS language
            FROM s_words s LEFT JOIN ({told}) t USING (id) LEFT JOIN w_languages l USING (number)) f
        LEFT JOIN w_scored w ON w.language = f.language)"""


def _tokens() -> str:
    """SQL: each word of each text with the three after it."""
    after = ", ".join(f"unnest(hashes[{n + 1}:]) AS h{n}" for n in range(1, 4))
    return f"""SELECT id, tongue, xor(h0, tongue) AS key, h0, h1, h2, h3 FROM (
        SELECT id, tongue, unnest(hashes) AS h0, {after} FROM s_words JOIN s_tongues USING (id))"""


def _word_weights() -> str:
    """SQL: of each word in each language the sum of its terms' weights."""
    return f"""
        SELECT u.key, any_value(v.size) AS size, {", ".join(f"coalesce(sum({w}), 0) AS {w}" for w in WEIGHTS.split(", "))},
               count(t.term) AS known
        FROM (SELECT DISTINCT xor(h.hash, s.tongue) AS key, h.hash, s.scored FROM
              (SELECT DISTINCT tongue, h0 AS hash FROM s_tokens) h JOIN (SELECT DISTINCT scored, tongue FROM s_tongues) s
              USING (tongue)) u
        JOIN s_vocabulary v USING (hash) JOIN s_parts p USING (word)
        LEFT JOIN w_terms t ON t.term = p.term AND t.language = u.scored GROUP BY u.key"""


def _marked() -> str:
    """SQL: each word that one before it turns, strengthens or weakens, by the number its weights then have."""
    return """SELECT id, tongue, hash, mark, xor(xor(hash, tongue), mark) AS key FROM (
        SELECT id, tongue, mark, unnest([h1, h2, h3][1:reach]) AS hash FROM s_tokens JOIN w_marks USING (key))
        WHERE hash IS NOT NULL"""


def _turned() -> str:
    """SQL: the sum of weights of each such word."""
    return f"""
        SELECT u.key, {SUMS} FROM (SELECT DISTINCT key, hash, tongue, mark FROM s_marked) u
        JOIN s_vocabulary v USING (hash) JOIN s_parts p USING (word) JOIN w_turned t
        ON t.term = p.term AND t.tongue = u.tongue AND t.mark = u.mark GROUP BY u.key"""


def _sums() -> str:
    """SQL: the three sums of each text, and how many of its words are known."""
    columns = ", ".join(WEIGHTS.split(", "))
    phrase = f"SELECT id, {columns}, 0 AS size, 1 AS known FROM"
    manner = f"""SELECT id, scored AS language, unnest([{{'term': '{SHOUT}', 'times': shouts}},
        {{'term': '{ASK}', 'times': asks}}], recursive := true)
        FROM s_words JOIN s_tongues USING (id)"""
    found = f"""
        SELECT id, {columns}, size, known FROM s_tokens JOIN s_terms USING (key)
        UNION ALL {phrase} (SELECT id, xor(hash(h0, h1), tongue) AS key FROM s_tokens) JOIN w_pairs USING (key)
        UNION ALL {phrase} (SELECT id, xor(hash(h0, h1, h2), tongue) AS key FROM s_tokens) JOIN w_threes USING (key)
        UNION ALL {phrase} s_marked JOIN s_turned USING (key)
        UNION ALL SELECT id, {", ".join(f"times * {w}" for w in WEIGHTS.split(", "))}, 0, 0
            FROM ({manner}) m JOIN w_terms t USING (term, language) WHERE times > 0"""
    scaled = ", ".join(
        f"""coalesce(b.weight_{name}, 0)
            + (coalesce(e.weight_{name}, 0) + coalesce(f.weight_{name}, 0)) / sqrt(greatest(size, {LEAST_WORDS}))"""
        for name in CLASSES
    )
    return f"""SELECT s.id, s.language, {scaled}, coalesce(known, 0) FROM s_tongues s
        LEFT JOIN (SELECT id, {SUMS}, sum(size) AS size, sum(known) AS known FROM ({found}) GROUP BY id) f USING (id)
        LEFT JOIN w_terms b ON b.term = '{BASE}' AND b.language = s.scored
        LEFT JOIN w_terms e ON e.term = '{EACH}' AND e.language = s.scored"""


# None of them joins texts with texts: numbers alone are joined, and each step is laid down before the next.
STEPS = {"s_tokens": _tokens, "s_terms": _word_weights, "s_marked": _marked, "s_turned": _turned}
