"""What a format takes from around a table: from beside its list in the file, and from other files of its archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import duckdb

from metrics.files.around import LEFT_OUT, left_out
from metrics.files.reading import Reading
from metrics.formats import Format
from metrics.sql import literal, quote

Chosen = list[tuple[Reading, Format | None]]


def told_beside(cur: duckdb.DuckDBPyConnection, reading: Reading, known: Format) -> Reading:
    """The table with a column "(name)" for each name beside it that the format asks for and the file has."""
    names = [name for name in known.beside if name in reading.beside]
    for name in names:
        column, value = quote(f"({name})"), literal(reading.beside[name]) if reading.beside[name] else "NULL"
        cur.execute(f"ALTER TABLE temp.{quote(reading.table)} ADD COLUMN {column} VARCHAR DEFAULT {value}")
    return replace(reading, columns=(*reading.columns, *(f"({name})" for name in names)))


def notes_without(notes: tuple[str, ...], known: Format) -> tuple[str, ...]:
    """What was said of a file, but for names beside its list that the format did use."""
    kept = []
    for note in notes:
        names = note.removeprefix(LEFT_OUT).rstrip(".").split(", ") if note.startswith(LEFT_OUT) else []
        kept += left_out([name for name in names if name not in known.beside]) if names else [note]
    return tuple(kept)


def helps(reading: Reading, chosen: Chosen) -> bool:
    """Whether a table that no format claims is there for the others: it brings no rows and nothing is amiss."""
    others = [known for _, known in chosen if known]
    return any(reading.listed in known.beside or _helper(reading, known) for known in others)


@contextmanager
def lent(cur: duckdb.DuckDBPyConnection, chosen: Chosen) -> Iterator[None]:
    """Files that help others of their archive are views `helper_<name>` in the meantime."""
    formats = {known.name: known for _, known in chosen if known}.values()
    views: dict[str, Reading] = {}
    for known in formats:
        strangers = [reading for reading, found in chosen if found is None]
        views |= {name: r for r in strangers if (name := _helper(r, known))}
    for name, reading in views.items():
        cur.execute(f"CREATE OR REPLACE TEMP VIEW {quote(f'helper_{name}')} AS FROM temp.{quote(reading.table)}")
    yield
    for name in views:
        cur.execute(f"DROP VIEW IF EXISTS temp.{quote(f'helper_{name}')}")


def _helper(reading: Reading, known: Format) -> str | None:
    return next((name for name, columns in known.helpers.items() if set(columns) <= set(reading.columns)), None)
