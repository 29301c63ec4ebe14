"""A CSV file as a text table: straight through DuckDB when it is clean, record by record when it is not."""

import csv
from itertools import islice

import duckdb

from metrics.errors import Problem
from metrics.files import header as headers
from metrics.files.balance import balanced
from metrics.files.dialect import Dialect, separator, vote
from metrics.files.encoding import Bytes, spoken
from metrics.files.first_line import mended
from metrics.files.header import Header, names_only
from metrics.files.lines import Lines
from metrics.files.mend import Records
from metrics.files.reading import Reading, Refused, Source, counted
from metrics.files.sorting import Sorting
from metrics.files.table import Rows, copy_csv
from metrics.files.tail import footer, said
from metrics.sql import literal, quote

NOT_CLEAN = (duckdb.InvalidInputException, duckdb.NotImplementedException)
HEAD_LINES = 500
HEAD_SIGNS = 4_000_000
LAST = 10


def read_csv(cur: duckdb.DuckDBPyConnection, source: Source, found: Bytes) -> Reading:
    """The table in a CSV file of whatever dialect; raises Problem when there is none."""
    csv.field_size_limit(source.limits.cell)
    dialect, top, plain = _top(source, found)
    _check(top, source)
    said = _copied(cur, source, dialect, top) if plain else None
    table, refused, notes = said or _sorted(cur, source, found, (dialect, top))
    columns = _without_empty_end(cur, table, top)
    kept = cur.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    encoding = [] if found.encoding == "utf-8" else [f"Read as {spoken(found.encoding)}."]
    return Reading(
        source.name,
        table,
        columns,
        kept + len(refused),
        tuple(refused),
        (*encoding, *top.notes, *notes),
        found.encoding,
        dialect.delimiter,
    )


def _top(source: Source, found: Bytes) -> tuple[Dialect, Header, bool]:
    """Dialect and header by the first lines, and whether DuckDB may try the file as it stands."""
    if source.told.delimiter is not None and len(source.told.delimiter) != 1:
        raise Problem(f"The delimiter of {source.name} must be one sign, such as a comma or a semicolon.")
    lines = _head(source, found)
    named = separator(lines[0]) if lines else None
    skip = 1 if named else 0
    dialect = vote(lines[skip:], source.told.delimiter or named)
    if dialect.escape:
        lines = _head(source, found, dialect.quote)
    top = headers.find(dialect, mended(dialect, lines, skip), skip)
    simple = not (dialect.escape or dialect.spaced)
    above = all(line.strip() and line.count(dialect.quote) % 2 == 0 for line in lines[: top.lines])
    return dialect, top, found.clean and simple and above


def _head(source: Source, found: Bytes, backslashed: str | None = None) -> list[str]:
    lines, size = [], 0
    for line in islice(Lines(source.path, found, source.limits.row, backslashed), HEAD_LINES):
        lines.append(line)
        size += len(line)
        if size > HEAD_SIGNS:
            break
    return lines


def _check(top: Header, source: Source) -> None:
    """Raises Problem for what is no table."""
    if not top.columns:
        raise Problem(f"{source.name} is empty: there is nothing but blank lines in it.")
    if len(top.columns) == 1:
        raise Problem(
            f"{source.name} has only one column, “{top.columns[0][:60]}”: a table has at least two, "
            "with commas, semicolons or tabs between them."
        )
    if len(top.columns) > source.limits.columns:
        raise Problem(f"{source.name} has {len(top.columns):,} columns; at most {source.limits.columns:,} can be read.")


def _copied(cur, source: Source, dialect: Dialect, top: Header) -> tuple[str, list[Refused], list[str]] | None:
    """The table straight from the file, what is refused of it and notes; None when it is not clean after all."""
    try:
        table = copy_csv(cur, source, top.columns, dialect, top.lines)
    except NOT_CLEAN:
        return None
    if _has_second_header(cur, table, top) or not balanced(cur, source.path, table, (dialect, top)):
        cur.execute(f"DROP TABLE {table}")
        return None
    empty = " AND ".join(f"{quote(column)} IS NULL" for column in top.columns)
    count = cur.execute(f"DELETE FROM {table} WHERE {empty}").fetchone()[0]
    notes = [f"{counted(count, 'empty row was', 'empty rows were')} left out."] if count else []
    return table, _footers(cur, table, top), notes


def _has_second_header(cur, table: str, top: Header) -> bool:
    """Whether, where numbers or times should be, a row has words that could be names of columns."""
    column = top.columns[top.typed[0] if top.typed else 0]
    cell = top.cells[top.typed[0] if top.typed else 0] if top.cells else ""
    words = f"NOT regexp_matches({quote(column)}, '[0-9]')" if top.typed else "false"
    suspects = f"SELECT * FROM {table} WHERE {words} OR {quote(column)} = {literal(cell)} LIMIT 1000"
    rows = [[cell or "" for cell in row[1:]] for row in cur.execute(suspects).fetchall()]
    return any(names_only(row) or row == list(top.cells) for row in rows)


def _footers(cur, table: str, top: Header) -> list[Refused]:
    """Takes footers off the end of the table."""
    refused = []
    for record, *cells in cur.execute(f"SELECT * FROM {table} ORDER BY _record DESC LIMIT {LAST}").fetchall():
        reason = footer(cells, len(top.columns), top.typed)
        if reason is None:
            break
        cur.execute(f"DELETE FROM {table} WHERE _record = ?", [record])
        refused.append(Refused(record, reason, said(cells)))
    return refused[::-1]


def _sorted(cur, source: Source, found: Bytes, top: tuple[Dialect, Header]) -> tuple[str, list[Refused], list[str]]:
    """The table by way of every single record; what is refused, and notes."""
    dialect, header = top
    lines = Lines(source.path, found, source.limits.row, dialect.quote if dialect.escape else None)
    below = islice(lines, header.lines, None)
    records = Records(below, dialect, len(header.columns), header.lines + 1, source.limits.row)
    with Rows(source) as rows:
        sorting = Sorting(header, rows, found.clean)
        sorting.sort(records)
        table = rows.load(cur, header.columns)
    return table, sorting.refused, [*lines.notes(), *records.notes(), *sorting.notes()]


def _without_empty_end(cur, table: str, top: Header) -> tuple[str, ...]:
    """The columns without nameless, empty ones at the end, which a delimiter at the end of each line makes."""
    columns = list(top.columns)
    for column in columns[: len(columns) - top.spare - 1 : -1]:
        if cur.execute(f"SELECT count({quote(column)}) FROM {table}").fetchone()[0]:
            break
        cur.execute(f"ALTER TABLE {table} DROP COLUMN {quote(columns.pop())}")
    return tuple(columns)
