"""The process that opens a workbook: every sheet becomes a CSV file, and `sheets.jsonl` says what was found in it.

It runs by its path, alone and under limits of memory, time and disk; so it imports nothing of ours.
"""

import csv
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

try:
    import resource
except ImportError:  # Windows: there only the clock is watched, by who started this
    resource = None

MIB = 1024 * 1024
TOLD = "sheets.jsonl"
ERRORS = {"#N/A", "#NA", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
ODS_ERROR = re.compile(r"Err:\d{3}")
ODS_TIME = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
XLSX_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*\bt="e"')
NO_RESULT = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</(?:\w+:)?c>")
EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
TOO_LARGE = 27  # the exit code of a sheet that is larger than it may be written down


class Texts:
    """The cells of one sheet as texts; errors, and numbers that lost digits, are counted."""

    def __init__(self):
        self.errors = self.rounded = 0
        self._texts = {
            str: self._text,
            float: self._number,
            int: self._number,
            bool: lambda value: "true" if value else "false",
            date: lambda value: self._moment(datetime.combine(value, time())).removesuffix("T00:00:00"),
            datetime: self._moment,
            time: lambda v: duration(timedelta(0, v.second, v.microsecond, 0, v.minute, v.hour)),
            timedelta: lambda value: duration(value),
        }

    def row(self, cells: list) -> list[str]:
        """The row's cells; empty where none has anything in it."""
        texts = [self._texts[type(cell)](cell) if cell != "" else "" for cell in cells]
        return texts if any(texts) else []

    def _text(self, value: str) -> str:
        if (value[0] == "#" and value in ERRORS) or (value[0] == "E" and ODS_ERROR.fullmatch(value)):
            self.errors += 1
            return ""
        if "PT" in value[:3] and (match := ODS_TIME.fullmatch(value)) and any(match.groups()[1:]):
            return _ods_time(match)
        if "\r" in value or "\x00" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return value

    def _number(self, value: float) -> str:
        if not float(value).is_integer() or abs(value) >= 1e21:
            return repr(value)
        self.rounded += abs(value) >= EXACT
        return str(int(value))

    @staticmethod
    def _moment(value: datetime) -> str:
        if value.year < 1904:  # a time that passed a day; a spreadsheet counts days from there
            return duration(value - datetime(1899, 12, 31 if value < datetime(1900, 3, 1) else 30))
        if value < datetime(1905, 1, 1):
            return duration(value - datetime(1904, 1, 1))
        return value.isoformat().rstrip("0") if value.microsecond else value.isoformat()


def duration(value: timedelta) -> str:
    """Hours, minutes and seconds; the hours go beyond a day."""
    micros = abs(value) // timedelta(microseconds=1)
    seconds, micros = divmod(micros, 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" + (f".{micros:06}".rstrip("0") if micros else "")
    return f"-{text}" if value < timedelta(0) else text


def _ods_time(match: re.Match) -> str:
    sign, hours, minutes, seconds, part = match.groups()
    given = {"hours": int(hours or 0), "minutes": int(minutes or 0), "seconds": int(seconds or 0)}
    value = timedelta(**given, microseconds=int((part or "0").ljust(6, "0")[:6]))
    return duration(-value if sign else value)


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
        except MemoryError:
            raise
        except OSError:
            sys.exit(TOO_LARGE)
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


def limit(memory: int, seconds: int, disk: int) -> None:
    """What this process may use, in bytes and seconds."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(path: Path, folder: Path, *limits: int) -> None:
    """Reads the workbook at `path` into `folder`, at most so many sheets."""
    most, *rest = limits
    limit(*rest)
    with (folder / TOLD).open("w", encoding="utf-8") as out:

        def tell(found: dict) -> None:
            out.write(json.dumps(found) + "\n")
            out.flush()

        try:
            with CalamineWorkbook.from_path(path) as book:
                tell({"sheets": len(book.sheets_metadata)})
                for told in sheets(book, folder, most):
                    tell(told)
        except PasswordError:
            return tell({"locked": True})
        except MemoryError:
            raise
        except Exception as error:
            return tell({"broken": str(error)})
        tell({"done": flaws(path)})
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
