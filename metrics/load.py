"""One file into the store: recognised, typed, compared with what is loaded already, put in; nothing lost silently."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

import duckdb

from metrics.errors import Problem
from metrics.files.reading import Limits, Reading, Refused
from metrics.fill import fill_table
from metrics.formats import Fill, Format, mentioned, recognise
from metrics.merge import merge
from metrics.read import read
from metrics.sql import one, quote
from metrics.tables import TABLES
from metrics.typed.columns import TypedColumns, Unparsed


@dataclass(frozen=True)
class Source:
    """A file to load: where it lies, what it is called, and what the reader says of it where the file does not tell."""

    path: Path
    name: str | None = None
    mapping: Format | None = None
    date_order: str | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Loaded:
    """What was understood of one table of one file; read = kept + refused, always."""

    file: str
    format: str
    table: str
    read: int
    kept: int
    added: int
    updated: int
    unchanged: int
    refused: tuple[Refused, ...]
    zone: str
    date_order: str | None
    first: datetime | None
    last: datetime | None
    notes: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unused: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict:
        """For JSON: moments as ISO texts with their offset."""
        moments = {k: f"{v.isoformat()}+00:00" if v else None for k, v in (("first", self.first), ("last", self.last))}
        return asdict(self) | moments


def create_tables(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables that hold rows as loaded, with the file and record each came from, and what was said of each file."""
    for table in TABLES.values():
        columns = ", ".join(f"{quote(c.name)} {c.sql_type}" for c in table.columns)
        cur.execute(f"CREATE TABLE IF NOT EXISTS loaded_{table.name} "
                    f"({columns}, record BIGINT, ident UHUGEINT, digest UBIGINT, file INTEGER)")
    cur.execute("CREATE TABLE IF NOT EXISTS files (file INTEGER, name VARCHAR, report JSON)")
    cur.execute("CREATE TABLE IF NOT EXISTS brought (file INTEGER, tbl VARCHAR, col VARCHAR)")


def load_file(cur: duckdb.DuckDBPyConnection, source: Source, zone: str) -> list[Loaded]:
    """Loads every table that a file holds; one report per table of ours it filled. A Problem if nothing can be read."""
    limits = Limits(workdir=source.path.parent if source.name else None)
    found: list[Loaded] = []
    problems: list[Problem] = []
    for reading in read(source.path, cur, source.name or source.path.name, limits):
        known = source.mapping or recognise(reading.columns)
        if known is None:
            problems.append(unknown(reading))
        else:
            found += _load_reading(cur, reading, known, source, source.zone or zone)
        cur.execute(f"DROP TABLE IF EXISTS temp.{quote(reading.table)}")
    if not found and problems:
        raise problems[0]
    return found


def _load_reading(cur: duckdb.DuckDBPyConnection, reading: Reading, known: Format, source: Source, zone: str) -> list[Loaded]:
    number = one(cur, "SELECT coalesce(max(file), 0) + 1 FROM files")[0]
    if known.prepare:
        reading = replace(reading, columns=(*reading.columns, *known.prepare(cur, reading.table)))
    reports = [_fill(cur, reading, known, fill, (number, zone, source.date_order)) for fill in known.fills]
    cur.execute("INSERT INTO files VALUES (?, ?, ?)",
                [number, reading.name, json.dumps([r.as_dict() for r in reports])])
    return reports


def _fill(cur: duckdb.DuckDBPyConnection, reading: Reading, known: Format, fill: Fill, given: tuple) -> Loaded:
    """Puts the rows that a file brings for one of our tables into the store, and says what was understood."""
    file, zone, date_order = given
    table = TABLES[fill.table]
    typed = TypedColumns(cur, reading.table, zone, date_order)
    refused = tuple(reading.refused) + fill_table(cur, reading, typed, fill, "" if known.tool == "any tool" else known.tool)
    kept, first, last = one(cur, f"SELECT count(*), min({table.dated_by}), max({table.dated_by}) FROM typed")
    counts = merge(cur, table, file)
    have = {name.casefold() for name in reading.columns}
    brought = [ours for ours, sql in fill.columns.items() if any(n.casefold() in have for n in mentioned(sql))]
    cur.executemany("INSERT INTO brought VALUES (?, ?, ?)", [(file, table.name, column) for column in brought])
    notes = (*reading.notes, *typed.notes, *map(_unparsed, typed.unparsed))
    unused = {column: why for column, why in known.unused.items() if column.casefold() in have}
    return Loaded(reading.name, known.name, table.name, kept + len(refused), kept, *counts, refused, zone,
                  typed.date_order, first, last, notes, tuple(typed.ambiguous), unused)


def _unparsed(found: Unparsed) -> str:
    example = f", for example “{found.examples[0][1]}” in record {found.examples[0][0]}" if found.examples else ""
    count = "1 value" if found.count == 1 else f"{found.count:,} values"
    return f"{count} of {found.column} could not be read and count as unknown{example}."


def unknown(reading: Reading) -> Problem:
    """What is said of a file that no format claims."""
    columns = ", ".join(f"“{name}”" for name in reading.columns[:6])
    return Problem(f"{reading.name} is not an export we know (its columns begin with {columns}): "
                   f"map its columns to ours once, on the Data page or with a mapping file.")


def reports(cur: duckdb.DuckDBPyConnection) -> list[list[dict]]:
    """What was said of every file, in the order in which they were loaded."""
    return [json.loads(report) for (report,) in cur.execute("SELECT report FROM files ORDER BY file").fetchall()]
