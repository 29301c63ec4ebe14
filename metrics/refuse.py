"""Which rows of a file cannot be rows of ours, and what is said of each; amounts that cannot be become unknown."""

import duckdb

from metrics.files.reading import Refused, counted
from metrics.sql import one
from metrics.tables import Table

# The one word of a row that decides where it counts, and what it may be.
WORDS = {
    "messages": ("author_kind", ("customer", "agent", "bot", "note")),
    "surveys": ("kind", ("csat", "nps", "ces", "agent", "deflection")),
}
SIGNED = ("score", "outcome_value")
CENTURY, MOST = 100 * 366 * 86_400, 10**12
LOWEST = "CASE WHEN kind IN ('nps', 'deflection') OR scale_max = 1 THEN 0 ELSE 1 END"


def refuse(cur: duckdb.DuckDBPyConnection, table: Table) -> tuple[Refused, ...]:
    """Takes the rows out of `typed` that cannot be counted: a word that is none of ours, a score off its scale."""
    found = []
    if table.name in WORDS:
        found += _words(cur, *WORDS[table.name])
    if table.name == "surveys":
        found += _off_scale(cur)
    return tuple(sorted(found, key=lambda refused: refused.record))


def _words(cur: duckdb.DuckDBPyConnection, column: str, allowed: tuple[str, ...]) -> list[Refused]:
    rows = cur.execute(
        f"""DELETE FROM typed WHERE {column} IS NOT NULL AND NOT list_contains(?, {column})
                           RETURNING record, {column}""",
        [list(allowed)],
    ).fetchall()
    return [Refused(record, f"{column} “{word[:40]}” is none of {', '.join(allowed)}") for record, word in rows]


def _off_scale(cur: duckdb.DuckDBPyConnection) -> list[Refused]:
    rows = cur.execute(f"""DELETE FROM typed WHERE score IS NOT NULL AND NOT (score BETWEEN {LOWEST} AND scale_max)
                           RETURNING record, score, kind, scale_max""").fetchall()
    return [
        Refused(record, f"score {score:g} is off the {kind} scale, which ends at {top:g}")
        for record, score, kind, top in rows
    ]


def beyond_belief(cur: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Makes amounts unknown that nothing can have: below zero, or so large that sums would end; says how many of which."""
    names = [c.name for c in table.columns if c.kind in ("number", "whole")]
    tests = {(name, said): test.format(name) for name in names for said, test in _limits(name).items()}
    if not tests:
        return []
    counts = one(cur, f"SELECT {', '.join(f'count(*) FILTER ({test})' for test in tests.values())} FROM typed")
    wrong = {key: count for key, count in zip(tests, counts, strict=True) if count}
    for key in wrong:
        cur.execute(f"UPDATE typed SET {key[0]} = NULL WHERE {tests[key]}")
    return [
        f"{counted(count, 'value of', 'values of')} {name} {said} {'counts' if count == 1 else 'count'} as unknown."
        for (name, said), count in wrong.items()
    ]


def _limits(name: str) -> dict[str, str]:
    """What an amount cannot be, in words and as a condition on the column."""
    most, words = (CENTURY, "over a hundred years") if name.endswith("_seconds") else (MOST, f"over {MOST:,}")
    below = {} if name in SIGNED else {"below zero": "{} < 0"}
    return below | {words: f"abs({{}}) > {most}"}
