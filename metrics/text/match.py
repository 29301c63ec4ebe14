"""Which rule names a text: phrases met word by word, by joins of numbers inside DuckDB."""

from functools import lru_cache

import duckdb
import pyarrow as pa

from metrics.sql import literal, one
from metrics.text.phrases import BEGINNING, EXACT, INSIDE, kind, letters, spellings, split
from metrics.text.rules import WORDS, Rules
from metrics.text.score import AT_ONCE, Told
from metrics.text.terms import words

STEPS = ("r_patterns", "r_edges", "r_phrases", "r_found", "r_words", "r_forms", "r_met", "r_on", "r_next")


def match_rules(cur: duckdb.DuckDBPyConnection, texts: str, rules: Rules, told: Told = lambda _: None) -> None:
    """Makes the temp table `ruled` (text, topic, subtopic, phrase) of a table (text, …): a row for each text that is met.

    One rule names a text, as `Rules` says; subtopic is null where the rule has none. `told` hears which part is done.
    """
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE r_texts AS
        SELECT CAST(row_number() OVER () AS INTEGER) AS id, text FROM (SELECT DISTINCT text FROM {texts} WHERE text <> '')""")
    match_numbered(cur, rules, told)
    cur.execute("""CREATE OR REPLACE TEMP TABLE ruled AS
        SELECT text, topic, subtopic, phrase FROM r_ruled JOIN r_texts USING (id)""")
    cur.execute("DROP TABLE r_texts; DROP TABLE r_ruled")


def match_numbered(cur: duckdb.DuckDBPyConnection, rules: Rules, told: Told = lambda _: None) -> None:
    """Makes the temp table `r_ruled` (id, topic, subtopic, phrase) of `r_texts` (id, an INTEGER from 1 on; text)."""
    for name, table in _compiled(rules).items():
        cur.register("compiled", table)
        cur.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM compiled")
        cur.unregister("compiled")
    cur.execute("CREATE OR REPLACE TEMP TABLE r_found (id INTEGER, rank INTEGER)")
    (count,) = one(cur, "SELECT count(*) FROM r_texts")
    inside = _inside(rules)
    for start in range(0, count if rules.rules else 0, AT_ONCE):
        told(start / count)
        _match_some(cur, start, start + AT_ONCE, inside)
    cur.execute("""CREATE OR REPLACE TEMP TABLE r_ruled AS
        SELECT id, topic, nullif(subtopic, '') AS subtopic, phrase FROM r_found JOIN r_phrases USING (rank)""")
    for name in STEPS:
        cur.execute(f"DROP TABLE IF EXISTS temp.{name}")
    told(1)


@lru_cache(maxsize=8)
def _compiled(rules: Rules) -> dict[str, pa.Table]:
    """The rules as a tree: from node to node by patterns, each the ways one word is written; `rank` where a phrase ends.

    Ranks are the order in which phrases win. Node 0 is the root.
    """
    ranked = _ranked(rules)
    patterns: dict[str, int] = {}
    nodes: dict[tuple[str, ...], int] = {(): 0}
    ends: dict[int, int] = {}
    for rank, (_, said) in enumerate(ranked):
        for length, word in enumerate(said, start=1):
            patterns.setdefault(word, len(patterns))
            nodes.setdefault(said[:length], len(nodes))
        ends.setdefault(nodes[said], rank)
    spelled = [(n, kind(word), form) for word, n in patterns.items() for form in sorted(spellings(word))]
    edges = [(nodes[path[:-1]], patterns[path[-1]], node, ends.get(node)) for path, node in nodes.items() if path]
    phrases = [(rank, *names) for rank, (names, _) in enumerate(ranked)]
    return {
        "r_patterns": _table(spelled, pattern=pa.int32(), kind=pa.int32(), form=pa.string()),
        "r_edges": _table(edges, node=pa.int32(), pattern=pa.int32(), next=pa.int32(), rank=pa.int32()),
        "r_phrases": _table(phrases, rank=pa.int32(), topic=pa.string(), subtopic=pa.string(), phrase=pa.string()),
    }


def _ranked(rules: Rules) -> list[tuple[tuple[str, str, str], tuple[str, ...]]]:
    """(topic, subtopic, phrase) and the phrase's words, what wins first."""
    listed = [(rule, phrase) for rule in rules.rules for phrase in rule.phrases]
    said = split([phrase for _, phrase in listed])
    order = sorted(range(len(listed)), key=lambda n: (not listed[n][0].wins, -letters(said[n]), n))
    return [((listed[n][0].topic, listed[n][0].subtopic, listed[n][1]), said[n]) for n in order if said[n]]


def _table(rows: list[tuple], **columns: pa.DataType) -> pa.Table:
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pa.table({n: pa.array(v, t) for (n, t), v in zip(columns.items(), values, strict=True)})


@lru_cache(maxsize=8)
def _inside(rules: Rules) -> str:
    """What any phrase of a script without spaces begins its search with, as a pattern; empty where there is none."""
    forms = {
        form for said in split(rules.phrases()) for word in said if kind(word) == INSIDE for form in spellings(word)
    }
    return "|".join(sorted(forms))


def _match_some(cur: duckdb.DuckDBPyConnection, after: int, until: int, inside: str) -> None:
    """Adds to `r_found` the best rank of each text of those numbers that a phrase meets."""
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE r_words AS
        SELECT id, words, list_transform(words, lambda w: hash(w)) AS hashes FROM (
            SELECT id, {words("text")} AS words FROM r_texts WHERE id > {after} AND id <= {until})""")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE r_forms AS {_forms()}")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE r_met AS {_met(inside)}")
    cur.execute("""CREATE OR REPLACE TEMP TABLE r_on AS
        SELECT DISTINCT hash(node, hash) AS key, next, rank FROM r_edges JOIN r_met USING (pattern)""")
    after_first = ", ".join(f"unnest(hashes[{n + 1}:]) AS h{n}" for n in range(1, WORDS))
    tokens = f"SELECT id, 0 AS node, unnest(hashes) AS h0, {after_first} FROM r_words"
    best: list[str] = []
    for depth in range(WORDS):
        rest = "".join(f", h{n}" for n in range(depth + 1, WORDS))
        cur.execute(f"""CREATE OR REPLACE TEMP TABLE r_at{depth} AS SELECT id, next AS node, rank{rest}
            FROM (SELECT *, hash(node, h{depth}) AS key FROM ({tokens})) JOIN r_on USING (key)""")
        best.append(f"SELECT id, rank FROM r_at{depth} WHERE rank IS NOT NULL")
        tokens = f"SELECT id, node{rest} FROM r_at{depth}"
    cur.execute(f"INSERT INTO r_found SELECT id, min(rank) FROM ({' UNION ALL '.join(best)}) GROUP BY id")
    for depth in range(WORDS):
        cur.execute(f"DROP TABLE temp.r_at{depth}")


def _forms() -> str:
    """SQL: each word that occurs (hash) in the forms it is held against phrases: itself, and what an article is tied to."""
    return """
        SELECT DISTINCT hash, unnest([word, split_part(word, '''', 2)]) AS form FROM (
            SELECT hash, trim(any_value(word), '''') AS word
            FROM (SELECT unnest(words) AS word, unnest(hashes) AS hash FROM r_words) GROUP BY hash)
        WHERE word <> ''"""


def _met(inside: str) -> str:
    """SQL: which patterns each word meets. Texts are joined by their numbers alone."""
    beginnings = f"SELECT pattern, form FROM r_patterns WHERE kind = {BEGINNING}"
    within = (
        f"""UNION SELECT hash, pattern FROM (SELECT * FROM r_forms WHERE regexp_matches(form, {literal(inside)})) f,
            (SELECT * FROM r_patterns WHERE kind = {INSIDE}) p WHERE contains(f.form, p.form)"""
        if inside
        else ""
    )
    return f"""
        SELECT f.hash, p.pattern FROM (SELECT hash, hash(form) AS key FROM r_forms WHERE form <> '') f
        JOIN (SELECT pattern, hash(form) AS key FROM r_patterns WHERE kind = {EXACT}) p USING (key)
        UNION SELECT f.hash, p.pattern FROM (
            SELECT hash, hash(left(form, n)) AS key FROM r_forms JOIN (
                SELECT DISTINCT length(form) AS n FROM ({beginnings})) ON length(form) >= n) f
        JOIN (SELECT pattern, hash(form) AS key FROM ({beginnings})) p USING (key)
        {within}"""
