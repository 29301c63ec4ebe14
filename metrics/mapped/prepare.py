"""What is done to a file's text table before a mapping reads it: its columns looked for, its durations made seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metrics.mapped.check import absent
from metrics.mapped.sql import in_seconds
from metrics.sql import quote
from metrics.typed.columns import TypedColumns

if TYPE_CHECKING:
    import duckdb

    from metrics.mapping import Mapping


def prepare(mapping: Mapping, cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds a column in seconds beside each column of durations; their names. A Problem when a mapped column is missing."""
    header = [name for name, *_ in cur.execute(f"DESCRIBE temp.{quote(table)}").fetchall() if name != "_record"]
    have = {name.casefold() for name in header}
    for name in mapping.columns.values():
        if name.casefold() not in have:
            raise absent(name, header, "The file")
    return tuple(_add_seconds(cur, table, mapping.columns[ours], unit) for ours, unit in mapping.units.items())


def _add_seconds(cur: duckdb.DuckDBPyConnection, table: str, theirs: str, unit: str) -> str:
    """What is no duration stays as it was written, so that it is counted as unread."""
    name = in_seconds(theirs)
    seconds = TypedColumns(cur, table).duration(theirs, unit)
    cur.execute(f"ALTER TABLE temp.{quote(table)} ADD COLUMN IF NOT EXISTS {quote(name)} VARCHAR")
    cur.execute(f"UPDATE temp.{quote(table)} SET {quote(name)} = coalesce(CAST({seconds} AS VARCHAR), {quote(theirs)})")
    return name
