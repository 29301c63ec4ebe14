"""Bytes to text rows: whatever the file, its tables come out as DuckDB tables of text, and nothing is lost silently."""

import os
import re
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from metrics.errors import Problem
from metrics.files.archive import members
from metrics.files.chat_text import product, read_chat
from metrics.files.csv_rows import read_csv
from metrics.files.encoding import look
from metrics.files.json_rows import read_json
from metrics.files.kind import container, wording
from metrics.files.lines import opening
from metrics.files.names import shown
from metrics.files.office import is_workbook
from metrics.files.parquet import read_parquet
from metrics.files.reading import PATH, Limits, Reading, Refused, Source, Told
from metrics.files.sheets import sheets

__all__ = ["Limits", "Reading", "Refused", "Told", "read"]

PLAIN = re.compile(r"[\w./ \\:-]+", re.A)
HEAD = 64 * 1024
USUAL, NOTHING = Limits(), Told()


def read(
    path: Path,
    cur: duckdb.DuckDBPyConnection,
    name: str | None = None,
    limits: Limits = USUAL,
    told: Told = NOTHING,
) -> list[Reading]:
    """The tables of text in a file, as temp tables of `cur`; an archive gives one for each file in it.

    `name` is the file's name as the reader knows it, never used to open anything. Raises Problem, one sentence, when
    nothing in the file can be read. Call it outside a transaction: a first attempt may fail and is repeated.
    """
    with TemporaryDirectory(prefix="reading_", dir=limits.workdir, ignore_cleanup_errors=True) as folder:
        source = Source(path, shown(name or path.name), Path(folder), limits, told)
        return _read(source, cur)


def _read(source: Source, cur: duckdb.DuckDBPyConnection, packed: bool = False) -> list[Reading]:
    source = _under_safe_name(source)
    with source.path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Problem(f"{source.name} is empty.")
    kind = container(head, source.name)
    if kind in ("zip", "ole") and is_workbook(source, kind):
        return _unpacked(source, cur, sheets(source))
    if kind in ("zip", "gzip"):
        if packed:
            raise Problem(f"{source.name} is an archive inside an archive: unpack it first.")
        return _unpacked(source, cur, members(source, kind))
    if kind == "parquet":
        return [read_parquet(cur, source)]
    found = look(source.path, source.told.encoding)
    begins = opening(source.path, found)
    if tool := product(begins):
        return [read_chat(cur, source, found, tool)]
    words = wording(begins, source.name)
    if words == "web page":
        return _unpacked(source, cur, sheets(source, words, found.encoding))
    if words == "json":
        return read_json(cur, source, found)
    return [read_csv(cur, source, found)]


def _under_safe_name(source: Source) -> Source:
    """The file under a name of ours where its own means something to DuckDB, or lies outside the working folder."""
    workdir = source.limits.workdir
    inside = workdir is None or source.path.resolve().is_relative_to(workdir.resolve())
    if inside and PLAIN.fullmatch(str(source.path)):
        return source
    safe = source.folder / f"{uuid.uuid4().hex}.bin"
    try:
        os.link(source.path.resolve(), safe)
    except OSError:
        shutil.copyfile(source.path, safe)
    return replace(source, path=safe)


def _unpacked(source: Source, cur: duckdb.DuckDBPyConnection, parts: Iterator[Source | Problem]) -> list[Reading]:
    """The tables of all files in an archive, or sheets of a workbook; those that cannot be read are named with the first."""
    readings: list[Reading] = []
    left_out: list[str] = []
    try:
        for part in parts:
            try:
                readings += _of_part(part, cur)
            except Problem as problem:
                left_out.append(str(problem))
        if not readings:
            raise Problem(left_out[0] if left_out else f"{source.name} has no files in it.")
    except BaseException:
        for reading in readings:
            cur.execute(f"DROP TABLE IF EXISTS {reading.table}")
        raise
    readings[0] = replace(readings[0], left_out=(*readings[0].left_out, *left_out))
    return readings


def _of_part(part: Source | Problem, cur: duckdb.DuckDBPyConnection) -> list[Reading]:
    if isinstance(part, Problem):
        raise part
    readings = _read(part, cur, packed=True)
    part.path.unlink(missing_ok=True)
    return [replace(r, notes=(*part.notes, *r.notes), beside={**r.beside, PATH: part.inside}) for r in readings]
