"""One file into the store: recognised, typed, compared with what is loaded already, put in; nothing lost silently."""

import json
from dataclasses import replace

import duckdb

from metrics.beside import helps, lent, notes_without, told_beside
from metrics.each import each
from metrics.errors import Problem
from metrics.files.reading import Limits, Reading
from metrics.fill import rows_sql, told_by
from metrics.foot import without_foot, zone_below
from metrics.formats import Fill, Format, recognise
from metrics.mapping import read_mapping
from metrics.merge import lay_typed, merge
from metrics.noted import as_written, once, skipped, undated, unparsed, unsure
from metrics.read import read
from metrics.refuse import beyond_belief, refuse
from metrics.source import Loaded, Source, Unknown, summed, unknown
from metrics.sql import one, quote
from metrics.stored import columns_sql
from metrics.tables import TABLES
from metrics.typed.columns import TypedColumns


def create_tables(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables that hold rows as loaded, with the file and record each came from, and what was said of each file."""
    for table in TABLES.values():
        cur.execute(f"CREATE TABLE IF NOT EXISTS loaded_{table.name} ({columns_sql(table)})")
    cur.execute("CREATE TABLE IF NOT EXISTS files (file INTEGER, name VARCHAR, report JSON)")
    cur.execute("CREATE TABLE IF NOT EXISTS mappings (number INTEGER, said VARCHAR)")
    cur.execute("CREATE TABLE IF NOT EXISTS waiting (path VARCHAR, name VARCHAR)")
    cur.execute("CREATE TABLE IF NOT EXISTS brought (file INTEGER, tbl VARCHAR, col VARCHAR)")
    cur.execute("""CREATE TABLE IF NOT EXISTS uploads
                   (path VARCHAR, name VARCHAR, zone VARCHAR, date_order VARCHAR, mapping VARCHAR, files INTEGER[])""")


def empty_tables(cur: duckdb.DuckDBPyConnection) -> None:
    """Takes out every row as loaded and what was said of the files; what the reader mapped stays known."""
    for name in (*(f"loaded_{table}" for table in TABLES), "files", "brought", "uploads"):
        cur.execute(f"DROP TABLE IF EXISTS {name}")
    create_tables(cur)


def read_file(cur: duckdb.DuckDBPyConnection, source: Source) -> list[Reading]:
    """The tables of text a file holds, outside of any transaction: an attempt to read may fail. A Problem if none can."""
    limits = Limits(workdir=source.path.parent if source.name else None)
    name = source.shown
    try:
        return read(source.path, cur, name, limits)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        visible = name.replace("\0", "\\0")
        raise Problem(f"{visible} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def load_file(cur: duckdb.DuckDBPyConnection, source: Source, readings: list[Reading], zone: str) -> list[Loaded]:
    """Loads the tables that were read of a file; one report per table of ours it filled. A Problem if none is known."""
    chosen = known_tables(cur, readings, source)
    pairs = [(reading, known) for reading, known, _ in chosen]
    strangers = [
        unknown(reading, source) if known is None else summed(reading, known)
        for reading, known in pairs
        if (known is None and not helps(reading, pairs)) or (known and known.instead)
    ]
    if all(known is None or known.instead for _, known in pairs):
        raise strangers[0]
    left_out = (*(sentence for reading in readings for sentence in reading.left_out), *map(str, strangers))
    strange = tuple(one.part for one in strangers if isinstance(one, Unknown))
    found: list[Loaded] = []
    used: list[tuple[int, Format, Source]] = []
    with lent(cur, pairs):
        for reading, known, told in chosen:
            if known and not known.instead:
                told_once = {} if found else {"left_out": left_out, "strange": strange}
                told = replace(told, zone=told.zone or known.zone or zone_below(reading, known) or zone)
                used.append((one(cur, "SELECT coalesce(max(file), 0) + 1 FROM files")[0], known, told))
                found += _load_reading(cur, replace(reading, **told_once), *used[-1])
                cur.execute(f"DROP TABLE IF EXISTS temp.{quote(reading.table)}")
    for reading in readings:
        cur.execute(f"DROP TABLE IF EXISTS temp.{quote(reading.table)}")
    _keep_upload(cur, source, used)
    return found


def _keep_upload(cur: duckdb.DuckDBPyConnection, source: Source, used: list[tuple[int, Format, Source]]) -> None:
    """Remembers where a file lies and under what choices it was read, to read it the same way again."""
    choices = {(told.zone, told.date_order, known.said or None) for _, known, told in used}
    # The files of an archive may each have a mapping of their own; it is found again by the header.
    choice = choices.pop() if len(choices) == 1 else (used[0][2].zone, source.date_order, None)
    numbers = [number for number, _, _ in used]
    cur.execute("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?)", [str(source.path), source.name, *choice, numbers])


def _load_reading(
    cur: duckdb.DuckDBPyConnection, reading: Reading, number: int, known: Format, source: Source
) -> list[Loaded]:
    reading = without_foot(replace(reading, notes=notes_without(reading.notes, known)), known)
    reading = told_beside(cur, reading, known)
    if known.prepare:
        reading = replace(reading, columns=(*reading.columns, *known.prepare(cur, reading.table)))
    if known.ready:
        reading = known.ready(cur, reading, TypedColumns(cur, reading.table, source.zone, source.date_order))
    given = (number, source.zone, source.date_order)
    reports = [report for fill in known.fills if (report := _fill(cur, reading, known, fill, given))]
    reports[0] = replace(reports[0], left_out=reading.left_out, strange=reading.strange)
    said = json.dumps([report.as_dict() for report in reports])
    cur.execute("INSERT INTO files VALUES (?, ?, ?)", [number, reading.name, said])
    return reports


def _fill(
    cur: duckdb.DuckDBPyConnection, whole: Reading, known: Format, fill: Fill, given: tuple[int, str, str | None]
) -> Loaded | None:
    """Puts the rows that a file brings for one of our tables into the store, and says what was understood."""
    file, zone, date_order = given
    reading = each(cur, whole, known, fill) if fill.each else whole
    if reading is None:
        return None
    table = TABLES[fill.table]
    typed = TypedColumns(cur, reading.table, zone, date_order)
    lay_typed(cur, table, rows_sql(reading, typed, fill, known), file)
    refused = (*reading.refused, *refuse(cur, table))
    strange = beyond_belief(cur, table)
    at = "coalesce(answered_at, sent_at)" if table.name == "surveys" else table.dated_by
    kept, first, last = one(cur, f"SELECT count(*), min({at}), max({at}) FROM typed")
    hours = tuple(skipped(cur, typed, at, zone, (first, last)))
    for text in {reading.table} - {whole.table} | ({whole.table} if fill is known.fills[-1] else set()):
        cur.execute(f"DROP TABLE temp.{quote(text)}")  # the rows take its place in memory
    counts = merge(cur, table, known)
    names = known.spelled(reading.columns)
    brought = [ours for ours in fill.columns if any(map(names.all, told_by(ours, fill)))]
    if brought:
        cur.executemany("INSERT INTO brought VALUES (?, ?, ?)", [(file, table.name, column) for column in brought])
    said = (*undated(table, fill, names), *once(typed.notes), *map(unparsed, typed.unparsed), *unsure(known, names))
    notes = (*reading.notes, *strange, *said, *hours)
    unused = {name: why for column, why in known.unused.items() for name in as_written(column, names)}
    told = (refused, zone, typed.date_order, first, last, notes, tuple(typed.ambiguous), unused)
    return Loaded(
        reading.name, known.name, table.name, kept + len(refused), kept, *counts, *told, bare=tuple(typed.bare)
    )


def known_tables(
    cur: duckdb.DuckDBPyConnection, readings: list[Reading], source: Source
) -> list[tuple[Reading, Format | None, Source]]:
    """The tables of a file, each with its format; a mapping is for the table it names, else for those that have its columns."""
    mapping, unmapped = source.mapping, replace(source, mapping=None)
    mapped = [r for r in readings if mapping and (r.name == source.part if source.part else mapping.claims(r.columns))]
    mapped = mapped or readings  # to say which column is missing
    return [(reading, *_known(cur, reading, source if reading in mapped else unmapped)) for reading in readings]


def _known(cur: duckdb.DuckDBPyConnection, reading: Reading, source: Source) -> tuple[Format | None, Source]:
    """The format of a file: as the reader says, as its header tells, or as she once mapped a file with this header."""
    known = source.mapping or recognise(reading.columns)
    if known and (known.suits is None or known.suits(cur, reading)):
        return known, source
    for (text,) in cur.execute("SELECT said FROM mappings ORDER BY number DESC").fetchall():
        mapping = read_mapping(text)
        if mapping.fits(reading.columns):
            return mapping.format(), replace(
                source, zone=source.zone or mapping.zone, date_order=source.date_order or mapping.date_order
            )
    return None, source


def keep_mapping(cur: duckdb.DuckDBPyConnection, text: str) -> None:
    """Remembers a mapping for the next file with its header."""
    cur.execute("INSERT INTO mappings SELECT coalesce(max(number), 0) + 1, ? FROM mappings", [text])


def reports(cur: duckdb.DuckDBPyConnection) -> list[list[dict]]:
    """What was said of every file, in the order in which they were loaded."""
    return [json.loads(report) for (report,) in cur.execute("SELECT report FROM files ORDER BY file").fetchall()]
