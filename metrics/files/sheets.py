"""The tables of workbooks and web pages as CSV files, written by a process of its own that is stopped if it takes too much."""

import json
import signal
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore

from metrics.errors import Problem
from metrics.files.archive import too_much
from metrics.files.kind import WEB_PAGE
from metrics.files.names import shown
from metrics.files.office import LOCKED
from metrics.files.reading import MIB, Source, Told, counted

APART = Path(__file__).with_name("apart")
TOLD, TOO_LARGE = "told.jsonl", 27  # as its __main__ has them
TOO_SLOW = (-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9), None)
NAMED = 10
TURN = BoundedSemaphore(2)  # so many at once, however many visits there are: each may use its memory in full
CSV = "save the sheet as CSV and load that"


def sheets(source: Source, kind: str = "workbook", encoding: str = "utf-8") -> Iterator[Source | Problem]:
    """Each sheet with anything in it, as a CSV file; a Problem for each that cannot be read."""
    _no_bomb(source)
    folder = source.folder / uuid.uuid4().hex
    folder.mkdir()
    code = _run(source, folder, kind, encoding)
    told = _told(folder / TOLD)
    whole = {key: value for one in told if "name" not in one for key, value in one.items()}
    if "locked" in whole:
        raise Problem(f"{source.name} {LOCKED}.")
    if "limit exceeded" in whole.get("broken", ""):  # of cells, which the library sets
        raise Problem(f"{source.name} says it has more cells than can be read: {CSV}.")
    if "broken" in whole:
        raise Problem(f"{source.name} is damaged and cannot be opened: export or download it again.")
    found = [*_found(source, folder, told, whole), *_not_read(source, told, whole, code)]
    if not found:
        raise Problem(f"{source.name} {WEB_PAGE if kind == 'web page' else 'has nothing but empty sheets'}.")
    yield from found


def _run(source: Source, folder: Path, *told: str) -> int | None:
    """Lets the file be read; the exit code, None where it took too long."""
    limits, (kind, encoding) = source.limits, told
    figures = (limits.members, limits.sheet_memory, limits.sheet_seconds, limits.unpacked)
    files = (kind, str(source.path), str(folder), encoding)
    command = [sys.executable, "-I", str(APART), *files, *map(str, figures)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        with TURN:
            return subprocess.run(command, **quiet, timeout=2 * limits.sheet_seconds, check=False).returncode
    except subprocess.TimeoutExpired:
        return None


def _told(path: Path) -> list[dict]:
    """What was said of the sheets before the process ended, however it did."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return [json.loads(line) for line in lines]


def _no_bomb(source: Source) -> None:
    """Raises Problem where a workbook says of itself that it unpacks to more than can be read."""
    if zipfile.is_zipfile(source.path):
        with zipfile.ZipFile(source.path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if problem := too_much(source, size):
            raise problem


def _found(source: Source, folder: Path, told: list[dict], whole: dict) -> Iterator[Source | Problem]:
    """The sheets that were written down, with what there is to say of each."""
    done = [one for one in told if "file" in one]
    empty = [one["name"] for one in done if not one.get("rows") and "damaged" not in one]
    common, first = _notes(whole.get("done", {}), done), _empty(empty)
    for one in done:
        name = f"{source.name} › {shown(one['name'])}" if one["name"] else source.name
        if "damaged" in one:
            yield Problem(f"{name} is damaged and cannot be read: export or download it again.")
        elif one["rows"]:
            notes, first = (*_sheet_notes(one), *common, *first), []
            yield replace(source, path=folder / one["file"], name=name, notes=notes, told=Told("utf-8", ","))


def _empty(names: list[str]) -> list[str]:
    if not names:
        return []
    said = ", ".join(f"“{shown(name)}”" for name in names[:NAMED])
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return [f"{'The sheet' if len(names) == 1 else 'Sheets'} left out because nothing is in: {said}{more}."]


def _notes(flaws: dict, done: list[dict]) -> list[str]:
    """What is to be said of the workbook as a whole: which cells come out empty and why."""
    said = []
    if errors := flaws.get("errors", 0) + sum(one.get("errors", 0) for one in done):
        cells = counted(errors, "cell of the workbook holds", "cells of the workbook hold")
        said.append(f"{cells} an error such as #N/A and {'counts' if errors == 1 else 'count'} as empty.")
    if formulas := flaws.get("no_result"):
        have = counted(formulas, "formula has", "formulas have")
        said.append(
            f"{have} no saved result and {'counts' if formulas == 1 else 'count'} as empty: "
            "open the workbook in a spreadsheet, save it and load it again."
        )
    return said


def _sheet_notes(one: dict) -> list[str]:
    said = ["This sheet is hidden in the workbook."] if one.get("hidden") else []
    if one.get("merged"):
        ranges = counted(one["merged"], "range of cells is merged", "ranges of cells are merged")
        said.append(f"{ranges} over several rows: the value counts in the first of them.")
    if one.get("rounded"):
        numbers = counted(one["rounded"], "whole number has", "whole numbers have")
        said.append(f"{numbers} over 15 digits, of which a spreadsheet keeps 15: ids that long have to be text cells.")
    return said


def _not_read(source: Source, told: list[dict], whole: dict, code: int | None) -> Iterator[Problem]:
    """Why sheets are missing: the process was ended by one of them, or there are too many."""
    limits = source.limits
    if whole.get("sheets", 0) > limits.members:
        yield Problem(f"{source.name} has {whole['sheets']:,} sheets; the first {limits.members:,} were read.")
    if "done" in whole:
        return
    name = source.name
    if told and "name" in told[-1] and "file" not in told[-1]:
        name = f"{name} › {shown(told[-1]['name'])}"
    if code in TOO_SLOW:
        why = f"takes longer to open than {limits.sheet_seconds:,} seconds"
    elif code == TOO_LARGE:
        why = f"unpacks to more than {limits.unpacked // MIB:,} MiB"
    else:
        why = f"needs more memory than the {limits.sheet_memory // MIB:,} MiB there are for one file"
    yield Problem(f"{name} {why}; it and what comes after it was not read: {CSV}.")
