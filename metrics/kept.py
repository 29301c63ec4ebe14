"""The files a visit keeps: under which choices each was read, and how one is corrected, replaced or removed."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics.errors import Problem
from metrics.files.reading import Reading
from metrics.load import keep_mapping, read_file, reports
from metrics.mapping import read_mapping, write_mapping
from metrics.progress import Tell, silent
from metrics.source import Source
from metrics.sql import quote
from metrics.state import tables
from metrics.store import Store


@dataclass(frozen=True)
class Kept:
    """A file as it was loaded: `source` with the zone and date order it was read under, and what was said of it."""

    source: Source
    reports: tuple[dict, ...]

    @property
    def gone(self) -> bool:
        """Whether the file itself is no longer there; its rows are, but it cannot be read anew."""
        return not self.source.path.exists()


def kept(store: Store) -> list[Kept]:
    """Every file loaded, in the order in which they were."""
    return [*store.recall("kept", _kept)]


def _kept(cur: duckdb.DuckDBPyConnection) -> list[Kept]:
    if "uploads" not in tables(cur):
        return []
    said = dict(zip(_numbers(cur), reports(cur), strict=True))
    rows = cur.execute("SELECT * FROM uploads ORDER BY files[1]").fetchall()
    return [
        Kept(
            Source(Path(path), name, read_mapping(mapping).format() if mapping else None, date_order, zone),
            tuple(report for file in files for report in said[file]),
        )
        for path, name, zone, date_order, mapping, files in rows
    ]


def _numbers(cur) -> list[int]:
    return [number for (number,) in cur.execute("SELECT file FROM files ORDER BY file").fetchall()]


def correct(store: Store, paths: Collection[Path], tell: Tell = silent, **choices: str) -> list[dict]:
    """Reads files again under another `zone` or `date_order`; what is now said of them. A Problem changes nothing.

    What was mapped by hand is read so next month too.
    """
    mapped = {one.source.mapping.said for one in kept(store) if one.source.path in paths and one.source.mapping}
    told = _anew(store, paths, lambda source: [replace(source, **choices)], tell)
    with store.visit.cursor() as cur, store.writing(cur):
        for said in sorted(mapped):
            keep_mapping(cur, write_mapping(replace(read_mapping(said), **choices)))
    return told


def remove(store: Store, path: Path, tell: Tell = silent) -> None:
    """Takes a file out again, as if it had never been loaded, and deletes it. A Problem changes nothing."""
    _anew(store, [path], lambda _: [], tell)
    path.unlink(missing_ok=True)


def put_in_place(store: Store, path: Path, source: Source, tell: Tell = silent) -> list[dict]:
    """Loads another file where one was, read under the same choices; a Problem changes nothing."""
    found = _anew(store, [path], lambda old: [replace(old, path=source.path, name=source.name, mapping=None)], tell)
    path.unlink(missing_ok=True)
    return found


def _anew(store: Store, paths: Collection[Path], change: Callable[[Source], list[Source]], tell: Tell) -> list[dict]:
    """Loads every file kept, those at `paths` changed; what is said of what stands in their place."""
    files = kept(store)
    if set(paths) - {file.source.path for file in files}:
        raise Problem("This file is not loaded any more; look at the list of files again.")
    changed = [change(file.source) if file.source.path in paths else [file.source] for file in files]
    wanted = [source for sources in changed for source in sources]
    if lost := [source.shown for source in wanted if not source.path.exists()]:
        raise Problem(
            f"{' and '.join(lost)} cannot be read anew, for the file is no longer there; nothing was changed. "
            "Remove it or replace it first."
        )
    store.load_all(wanted, tell, anew=True)
    new = [
        source.path
        for file, sources in zip(files, changed, strict=True)
        if file.source.path in paths
        for source in sources
    ]
    return [report for file in kept(store) if file.source.path in new for report in file.reports]


def refused_rows(store: Store, file: Kept) -> pa.Table:
    """The records of a file that were refused: `refused_record`, `reason`, then their cells as the file has them.

    What is more than its columns stands behind them. A record that could not even be cut into cells, and any of a file
    that is gone, has none.
    """
    reasons = [(report["file"], one["record"], one["reason"]) for report in file.reports for one in report["refused"]]
    with store.visit.cursor() as cur:
        readings = [] if file.gone else read_file(cur, file.source)
        found = [_cells(cur, reading, [one for one in reasons if one[0] == reading.name]) for reading in readings]
        found = [table for table in found if table.num_rows]
        return pa.concat_tables(found, promote_options="default") if found else _cells(cur, None, reasons)


def _cells(cur: duckdb.DuckDBPyConnection, reading: Reading | None, reasons: list[tuple[str, int, str]]) -> pa.Table:
    _, records, why = zip(*reasons, strict=True) if reasons else ((), (), ())
    text = f"LEFT JOIN temp.{quote(reading.table)} t ON t._record = r.refused_record" if reading else ""
    cells = ", t.* EXCLUDE (_record)" if reading else ""
    told = "SELECT unnest($records::BIGINT[]) AS refused_record, unnest($why::VARCHAR[]) AS reason"
    sql = f"SELECT r.*{cells} FROM ({told}) r {text} ORDER BY r.refused_record"
    found = cur.execute(sql, {"records": list(records), "why": list(why)})
    names = [name for name, *_ in found.description]
    columns = [pa.array(column) for column in zip(*found.fetchall(), strict=True)]
    table = pa.table(columns, names=names) if columns else pa.table({})
    return _with_cells(table, reading) if reading else table


def _with_cells(table: pa.Table, reading: Reading) -> pa.Table:
    """The same with the cells of records that never became rows."""
    cells = {one.record: one.cells for one in reading.refused if one.cells}
    if not cells or not table.num_rows:
        return table
    width, most = len(reading.columns), max(map(len, cells.values()))
    names = [*reading.columns, *(f"more_{n}" for n in range(1, most - width + 1))]
    rows = [row | dict(zip(names, cells.get(row["refused_record"], ()), strict=False)) for row in table.to_pylist()]
    return pa.table({name: [row.get(name) for row in rows] for name in (*table.column_names, *names[width:])})


def discard(store: Store, sources: list[Source]) -> None:
    """Deletes those of some uploads that are neither loaded nor waiting to be mapped."""
    held: set[str] = set()
    with suppress(Problem), store.visit.cursor() as cur:
        for table in {"uploads", "waiting"} & tables(cur):
            held |= {path for (path,) in cur.execute(f"SELECT path FROM {table}").fetchall()}
    for source in sources:
        if str(source.path) not in held:
            source.path.unlink(missing_ok=True)
