"""Scoring texts: each distinct one once, by joining its terms with the tables of weights."""

from collections.abc import Callable

import duckdb

from metrics.sql import one
from metrics.text.language import LEADING, named, script
from metrics.text.tables import BASE, CLASSES, WEIGHTS, lay_out
from metrics.text.terms import ASK, SHOUT, parts, size, words

AT_ONCE = 100_000  # texts; more of them at once take more memory, not less time
Told = Callable[[float], None]
SUMS = ", ".join(f"sum({name}) AS {name}" for name in WEIGHTS.split(", "))
LEAST_WORDS = 4  # shorter texts are not more certain for it


def score_texts(cur: duckdb.DuckDBPyConnection, texts: str, told: Told = lambda _: None) -> None:
    """Makes the temp table `sentiments` (text, given, language, sentiment, score, known) of a table (text, language).

    One row for each text and language given with it; null texts have none. `told` hears which part is done.
    """
    lay_out(cur)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, text, language AS given
        FROM (SELECT DISTINCT text, language FROM {texts} WHERE text IS NOT NULL)""")
    cur.execute("""CREATE OR REPLACE TEMP TABLE s_found
        (id INTEGER, language VARCHAR, negative FLOAT, neutral FLOAT, positive FLOAT, known BIGINT)""")
    (count,) = one(cur, "SELECT count(*) FROM s_texts")
    for start in range(0, count, AT_ONCE):
        told(start / count)
        score_some(cur, start, start + AT_ONCE)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE sentiments AS
        SELECT text, given, language, {sentiment()} AS sentiment, {score()} AS score, known
        FROM s_found JOIN s_texts USING (id)""")
    for name in ("s_texts", "s_found", "s_words", "s_tokens", "s_vocabulary", "s_terms", "s_tongues", "s_parts"):
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
    for name, sql in (("s_tokens", _tokens()), ("s_terms", _word_weights())):
        cur.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    cur.execute(f"INSERT INTO s_found {_sums()}")


def take_apart(cur: duckdb.DuckDBPyConnection, texts: str) -> None:
    """Makes the words of some texts, what they consist of and the language of each text."""
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_words AS
        SELECT *, list_transform(words, lambda w: hash(w)) AS hashes FROM (SELECT *, {words("text")} AS words FROM ({texts}))""")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE s_vocabulary AS SELECT *, {size("word")} AS size, {script("word")} AS script
        FROM (SELECT hash, any_value(word) AS word FROM
              (SELECT unnest(words) AS word, unnest(hashes) AS hash FROM s_words) WHERE word <> '' GROUP BY hash)""")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE s_parts AS {parts('s_vocabulary')}")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE s_tongues AS {_tongues()}")


def _tongues() -> str:
    """SQL: each text's language, and the number of it that is part of every key."""
    weights = """SELECT v.hash, t.language, t.weight FROM s_vocabulary v JOIN w_tongues t ON t.term = v.word
        UNION ALL SELECT hash, script, CASE script WHEN 'zh' THEN 2 ELSE 4 END FROM s_vocabulary WHERE script IS NOT NULL"""
    return f"""
        SELECT id, language, hash(language) AS tongue FROM (
            SELECT id, coalesce({named("lower(trim(given))")}, told, '') AS language FROM s_words LEFT JOIN (
                SELECT id, arg_max(language, (weight, language)) AS told FROM (
                    SELECT id, language, sum(weight) AS weight
                    FROM (SELECT id, unnest(hashes[1:{LEADING}]) AS hash FROM s_words) JOIN ({weights}) USING (hash)
                    GROUP BY id, language) GROUP BY id) USING (id))"""


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
        FROM (SELECT DISTINCT xor(h.hash, s.tongue) AS key, h.hash, s.language FROM
              (SELECT DISTINCT tongue, h0 AS hash FROM s_tokens) h JOIN (SELECT DISTINCT language, tongue FROM s_tongues) s
              USING (tongue)) u
        JOIN s_vocabulary v USING (hash) JOIN s_parts p USING (word)
        LEFT JOIN w_terms t ON t.term = p.term AND t.language = u.language GROUP BY u.key"""


def _turned() -> str:
    """SQL: for each word that turns, strengthens or weakens the next ones, the weights those have then."""
    return f"""
        SELECT id, {", ".join(f"t.{w}" for w in WEIGHTS.split(", "))}, 0 AS size, 1 AS known FROM (
            SELECT id, tongue, mark, unnest([h1, h2, h3][1:reach]) AS hash FROM s_tokens JOIN w_marks USING (key)) m
        JOIN s_vocabulary v USING (hash) JOIN (SELECT DISTINCT language, tongue FROM s_tongues) s USING (tongue)
        JOIN s_parts p USING (word) JOIN w_terms t ON t.term = m.mark || p.term AND t.language = s.language"""


def _sums() -> str:
    """SQL: the three sums of each text, and how many of its words are known."""
    columns = ", ".join(WEIGHTS.split(", "))
    phrase = f"SELECT id, {columns}, 0 AS size, 1 AS known FROM"
    manner = f"""SELECT id, language, unnest([{{'term': '{SHOUT}', 'times': least(length(text) - length(replace(text, '!', '')), 3)}},
        {{'term': '{ASK}', 'times': least(length(text) - length(replace(text, '?', '')), 3)}}], recursive := true)
        FROM s_words JOIN s_tongues USING (id)"""
    found = f"""
        SELECT id, {columns}, size, known FROM s_tokens JOIN s_terms USING (key)
        UNION ALL {phrase} (SELECT id, xor(hash(h0, h1), tongue) AS key FROM s_tokens) JOIN w_phrases USING (key)
        UNION ALL {phrase} (SELECT id, xor(hash(h0, h1, h2), tongue) AS key FROM s_tokens) JOIN w_phrases USING (key)
        UNION ALL SELECT * FROM ({_turned()})
        UNION ALL SELECT id, {", ".join(f"times * {w}" for w in WEIGHTS.split(", "))}, 0, 0
            FROM ({manner}) m JOIN w_terms t USING (term, language) WHERE times > 0"""
    scaled = ", ".join(
        f"coalesce(b.weight_{name}, 0) + coalesce(f.weight_{name}, 0) / sqrt(greatest(size, {LEAST_WORDS}))"
        for name in CLASSES
    )
    return f"""SELECT s.id, s.language, {scaled}, coalesce(known, 0) FROM s_tongues s
        LEFT JOIN (SELECT id, {SUMS}, sum(size) AS size, sum(known) AS known FROM ({found}) GROUP BY id) f USING (id)
        LEFT JOIN w_terms b ON b.term = '{BASE}' AND b.language = s.language"""
