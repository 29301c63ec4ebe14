"""Which rows of a file cannot be rows of ours, and what is said of each; amounts below zero become unknown."""

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
LOWEST = "CASE WHEN kind IN ('nps', 'deflection') THEN 0 ELSE 1 END"


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


def below_zero(cur: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Makes amounts below zero unknown; says how many of which column."""
    names = [c.name for c in table.columns if c.kind in ("number", "whole") and c.name not in SIGNED]
    if not names:
        return []
    counts = one(cur, f"SELECT {', '.join(f'count(*) FILTER ({name} < 0)' for name in names)} FROM typed")
    wrong = {name: count for name, count in zip(names, counts, strict=True) if count}
    for name in wrong:
        cur.execute(f"UPDATE typed SET {name} = NULL WHERE {name} < 0")
    return [
        f"{counted(count, 'value of', 'values of')} {name} below zero count as unknown."
        for name, count in wrong.items()
    ]
