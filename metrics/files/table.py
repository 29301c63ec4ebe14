"""A text table in DuckDB: straight from a clean CSV, or from one written here out of rows that needed care."""

import codecs
import csv
import uuid
from collections import deque
from pathlib import Path
from typing import TextIO

import duckdb

from metrics.files.dialect import Dialect
from metrics.files.reading import Source
from metrics.sql import literal, quote

MOST_HELD = 5_000  # rows, or signs below, kept in memory before they are written
MOST_SIGNS = 8_000_000
LAST = 10  # rows that can still be taken back

codecs.register_error("lone_surrogates", lambda error: ("\ufffd".encode() * (error.end - error.start), error.end))


def new_name() -> str:
    """A name no other table has."""
    return f"text_{uuid.uuid4().hex}"


def copy_csv(
    cur: duckdb.DuckDBPyConnection, source: Source, columns: tuple[str, ...], dialect: Dialect, skip: int
) -> str:
    """Loads a clean CSV as it stands; raises duckdb.Error at the first thing that is not in order."""
    name = new_name()
    call = _read_csv(source.path, len(columns), dialect, skip, source.limits.cell)
    named = ", ".join(f"c{place} AS {quote(column)}" for place, column in enumerate(columns))
    cur.execute(f"CREATE TEMP TABLE {name} AS SELECT row_number() OVER () AS _record, {named} FROM {call}")
    return name


def _read_csv(path: Path, width: int, dialect: Dialect, skip: int, line: int) -> str:
    """The strict, explicit call of DuckDB's reader: nothing detected, nothing ignored, all text."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    breaks = f"new_line={literal(dialect.line_end)}, " if dialect.line_end else ""
    return (
        f"read_csv({literal(str(path))}, delim={literal(dialect.delimiter)}, quote={literal(dialect.quote)}, "
        f"escape={literal(dialect.quote)}, {breaks}header=false, skip={skip}, columns={{{columns}}}, auto_detect=false, "
        f"strict_mode=true, null_padding=false, ignore_errors=false, compression='none', hive_partitioning=false, "
        f"max_line_size={line}, buffer_size={2 * line})"
    )


class Rows:
    """Rows on their way into a table; columns may still be found while rows come in."""

    def __init__(self, source: Source):
        self.held: deque[tuple[int, list[str | None]]] = deque()
        self._folder, self._limits = source.folder, source.limits
        self._parts: list[tuple[Path, int]] = []
        self._file: TextIO | None = None
        self._signs = 0

    def __enter__(self) -> "Rows":
        return self

    def __exit__(self, *_) -> None:
        self._close()
        for path, _ in self._parts:
            path.unlink(missing_ok=True)

    def add(self, record: int, cells: list[str | None], size: int) -> None:
        """Takes one row of about `size` signs."""
        self.held.append((record, cells))
        self._signs += size
        if len(self.held) >= MOST_HELD or self._signs > MOST_SIGNS:
            self._write(len(self.held) - LAST)

    def _write(self, count: int) -> None:
        width = max((len(cells) for _, cells in self.held), default=0)
        if self._file is None or self._parts[-1][1] != width:
            self._open(width)
        rows, self._signs = (self.held.popleft() for _ in range(count)), 0
        csv.writer(self._file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            [record, *cells, *[None] * (width - len(cells))] for record, cells in rows
        )

    def _open(self, width: int) -> None:
        self._close()
        path = self._folder / f"{uuid.uuid4().hex}.csv"
        self._parts.append((path, width))
        self._file = path.open("w", encoding="utf-8", errors="lone_surrogates", newline="")

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()

    def load(self, cur: duckdb.DuckDBPyConnection, columns: tuple[str, ...]) -> str:
        """Makes the table of everything taken; returns its name."""
        if self.held:
            self._write(len(self.held))
        self._close()
        name = new_name()
        cur.execute(f"CREATE TEMP TABLE {name} (_record BIGINT, {', '.join(f'{quote(c)} VARCHAR' for c in columns)})")
        for path, width in self._parts:
            cells = ", ".join(f"c{place + 1}" for place in range(width))
            into = ", ".join(quote(column) for column in columns[:width])
            source = _read_csv(path, width + 1, Dialect(",", line_end="\\n"), 0, 2 * self._limits.row)
            cur.execute(f"INSERT INTO {name} (_record, {into}) SELECT CAST(c0 AS BIGINT), {cells} FROM {source}")
        return name
