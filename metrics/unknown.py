"""A file that no format claims: what it may be, what a mapping would make of it, and the mapping kept for the next one."""

from pathlib import Path

import duckdb

from metrics.files.reading import Reading
from metrics.kept import discard, kept
from metrics.load import keep_mapping, known_tables, read_file
from metrics.mapping import Guess, Mapping, Preview, guess, guess_table, write_mapping
from metrics.mapping import preview as look
from metrics.source import Source
from metrics.state import tables
from metrics.store import Store


def parts(store: Store, source: Source) -> dict[str, tuple[str, ...]]:
    """The tables of the file that are not known yet, by name, with their columns: of a workbook or archive there may be several."""
    with store.visit.cursor() as cur:
        found = known_tables(cur, read_file(cur, source), source)
        return {reading.name: reading.columns for reading, known, _ in found if known is None}


def guesses(store: Store, source: Source, table: str | None = None) -> tuple[str, list[Guess]]:
    """The table the file (or its part) most likely is, unless one is named, and a guess for each of its columns."""
    with store.visit.cursor() as cur:
        reading = _part(cur, source)
        table = table or guess_table(cur, reading)[0][0]
        return table, guess(cur, reading, table)


def preview(store: Store, source: Source, mapping: Mapping) -> Preview:
    """What a mapping would load of a file, and what of it would not be read."""
    with store.visit.cursor() as cur:
        return look(cur, _part(cur, source), mapping, store.terms.zone)


def _part(cur: duckdb.DuckDBPyConnection, source: Source) -> Reading:
    """The table that is meant; without a part named, the first."""
    readings = read_file(cur, source)
    return next((reading for reading in readings if reading.name == source.part), readings[0])


def waiting(store: Store) -> list[Source]:
    """The files that wait for their columns to be named, the first dropped first."""
    found = store.recall("waiting", _waiting)
    return [Source(Path(path), name) for path, name in found if Path(path).exists()]


def _waiting(cur: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return cur.execute("SELECT path, name FROM waiting").fetchall() if "waiting" in tables(cur) else []


def wait(store: Store, sources: list[Source]) -> None:
    """Remembers files to be mapped, so that a reload does not forget them; each once."""
    with store.visit.cursor() as cur, store.writing(cur):
        waits = {path for (path,) in cur.execute("SELECT path FROM waiting").fetchall()}
        for source in sources:
            if str(source.path) not in waits:
                cur.execute("INSERT INTO waiting VALUES (?, ?)", [str(source.path), source.name])


def partly(store: Store, sources: list[Source]) -> list[Source]:
    """Those of some files of which a part was loaded and another is not known."""
    paths = {source.path for source in sources}
    strange = [one for one in kept(store) if any(report.get("strange") for report in one.reports)]
    return [one.source for one in strange if one.source.path in paths]


def is_loaded(store: Store, source: Source) -> bool:
    """Whether a part of the file is loaded already."""
    return any(one.source.path == source.path for one in kept(store))


def done(store: Store, source: Source) -> None:
    """Forgets that a file was waiting, and deletes it unless it was loaded."""
    with store.visit.cursor() as cur, store.writing(cur):
        cur.execute("DELETE FROM waiting WHERE path = ?", [str(source.path)])
    discard(store, [source])


def keep(store: Store, mapping: Mapping) -> None:
    """Remembers a mapping for the next file with its header."""
    with store.visit.cursor() as cur, store.writing(cur):
        keep_mapping(cur, write_mapping(mapping))
