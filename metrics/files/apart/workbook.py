"""Every sheet of a workbook as a CSV file, and what there is to say of it."""

import csv
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cells import Texts
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MIB = 1024 * 1024
XLSX_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*\bt="e"')
NO_RESULT = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</(?:\w+:)?c>")


def read(path: Path, folder: Path, most: int) -> Iterator[dict]:
    """Writes at most so many sheets into the folder; what was found, piece by piece."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            yield {"sheets": len(book.sheets_metadata)}
            yield from sheets(book, folder, most)
    except PasswordError:
        yield {"locked": True}
    else:
        yield {"done": flaws(path)}


def write(sheet: CalamineSheet, path: Path) -> dict:
    """Writes a sheet's rows, a blank line for every gap between them; what there is to say of it."""
    texts, rows, gap = Texts(), 0, False
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for cells in sheet.iter_rows():
            row = texts.row(cells)
            if row:
                if gap and rows:
                    file.write("\n")
                out.writerow(row)
                rows += 1
            gap = not row
    ranges = sheet.merged_cell_ranges or []
    merged = sum(last[0] > first[0] for first, last in ranges)
    return {"rows": rows, "merged": merged, "rounded": texts.rounded, "errors": texts.errors}


def sheets(book: CalamineWorkbook, folder: Path, most: int) -> Iterator[dict]:
    """Every sheet with cells, written down; one that cannot be read is told."""
    for number, about in enumerate(book.sheets_metadata[:most]):
        if about.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.DialogSheet):
            continue
        told = {"name": about.name, "hidden": about.visible != SheetVisibleEnum.Visible}
        yield told  # should this one end the process, its name is known
        path = folder / f"{number}.csv"
        try:
            told |= write(book.get_sheet_by_index(number), path)
        except (MemoryError, OSError):
            raise
        except Exception as error:
            told["damaged"] = str(error)
        yield told | {"file": path.name}


def flaws(path: Path) -> dict:
    """Of an XLSX, the cells that hold an error and the formulas without a result: both come out empty."""
    found = {"errors": 0, "no_result": 0}
    if not zipfile.is_zipfile(path):
        return found
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                with archive.open(name) as file:
                    for cells in _cells(file):
                        found["errors"] += len(XLSX_ERROR.findall(cells)) if b't="e"' in cells else 0
                        found["no_result"] += len(NO_RESULT.findall(cells)) if b"<f" in cells else 0
    return found


def _cells(file: BinaryIO) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end where a cell does."""
    rest = b""
    while chunk := file.read(MIB):
        whole, end, rest = (rest + chunk).rpartition(b"</c>")
        yield whole + end
        rest = rest[-MIB:]
