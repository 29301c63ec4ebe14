"""The tables of a web page, or the sheets of an XML workbook of 2003, as CSV files: both are called .xls by some tools."""

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

CHUNK = 4 * 1024 * 1024
LONGEST = 64 * 1024 * 1024  # signs of one piece of the page
WIDEST = 20_000
SPACE = re.compile(r"[ \t\r\n\f]+")
CELLS = {"td", "th", "cell"}


class Grid:
    """One table on its way into a CSV file."""

    def __init__(self, path: Path, name: str | None):
        self.name, self.path, self.rows, self.width = name, path, 0, 0
        self._file = path.open("w", encoding="utf-8", newline="")
        self._out = csv.writer(self._file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1

    def begin_cell(self, span: int, place: int) -> None:
        """A cell opens, after blank ones up to its place where that is told."""
        self.end_cell()
        self._row = self._row if self._row is not None else []
        self._row += [""] * (min(place, WIDEST) - 1 - len(self._row))
        self._cell, self._span = [], min(max(span, 1), WIDEST)

    def text(self, text: str) -> None:
        """Letters that stand in the cell, if one is open."""
        if self._cell is not None:
            self._cell.append(text)

    def end_cell(self) -> None:
        """The cell closes; one over several columns leaves blanks behind it."""
        if self._cell is not None:
            text = "".join(self._cell)
            lines = text.split("\n") if self.name else SPACE.sub(" ", text).split("\v")
            self._row += ["\n".join(line.strip(" \t\r\xa0") for line in lines).strip("\n"), *[""] * (self._span - 1)]
            self._cell = None

    def end_row(self) -> None:
        """The row closes and is written, unless it is empty."""
        self.end_cell()
        row, self._row = self._row or [], None
        if any(row):
            self._out.writerow(row)
            self.rows, self.width = self.rows + 1, max(self.width, len(row))

    def close(self) -> dict:
        """What there is to say of the table."""
        self.end_row()
        self._file.close()
        return {"name": self.name, "rows": self.rows, "width": self.width, "file": self.path.name}


class Page(HTMLParser):
    """Finds the tables of a page, also those inside of others."""

    def __init__(self, folder: Path, most: int):
        super().__init__(convert_charrefs=True)
        self.done: list[dict] = []
        self.tables = 0
        self._folder, self._most = folder, most
        self._open: list[Grid] = []
        self._quiet = 0  # comments of cells, scripts and the like

    def handle_starttag(self, tag: str, attrs: list) -> None:
        tag, told = tag.removeprefix("ss:"), {name.removeprefix("ss:"): value for name, value in attrs}
        if tag == "worksheet" or (tag == "table" and not (self._open and self._open[-1].name)):
            self._table(told.get("name") if tag == "worksheet" else None)
        elif tag in ("comment", "script", "style"):
            self._quiet += 1
        elif self._open and tag in ("tr", "row"):
            self._open[-1].end_row()
        elif self._open and tag in CELLS:
            across = number(told.get("mergeacross"), 0) + 1
            self._open[-1].begin_cell(number(told.get("colspan"), across), number(told.get("index"), 0))
        elif self._open and tag in ("br", "p", "div"):
            self._open[-1].text("\v")

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        """`<Cell/>` is a cell, `<br/>` a break; an empty comment is nothing."""
        if tag.removeprefix("ss:") not in ("comment", "script", "style", "table", "worksheet"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        tag = tag.removeprefix("ss:")
        if tag in ("comment", "script", "style"):
            self._quiet = max(0, self._quiet - 1)
        elif self._open and tag in CELLS:
            self._open[-1].end_cell()
        elif self._open and tag in ("tr", "row"):
            self._open[-1].end_row()
        elif self._open and tag == ("worksheet" if self._open[-1].name else "table"):
            self.done.append(self._open.pop().close())

    def handle_data(self, data: str) -> None:
        if self._open and not self._quiet:
            self._open[-1].text(data)

    def _table(self, name: str | None) -> None:
        if self.tables < self._most:
            self._open.append(Grid(self._folder / f"{self.tables}.csv", name))
        self.tables += 1

    def close(self) -> None:
        super().close()
        while self._open:
            self.done.append(self._open.pop().close())


def number(text: str | None, otherwise: int) -> int:
    """A small whole number out of an attribute."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def read(path: Path, folder: Path, most: int, encoding: str) -> Iterator[dict]:
    """Writes at most so many tables into the folder; what was found, table by table."""
    page = Page(folder, most)
    with path.open(encoding=encoding, errors="replace") as file:
        while chunk := file.read(CHUNK):
            page.feed(chunk.replace("\x00", ""))
            if len(page.rawdata) > LONGEST:
                raise ValueError("a tag without end")
    page.close()
    found = [one for one in page.done if (one["rows"] > 1 and one["width"] > 1) or one["name"]]
    yield {"sheets": page.tables}
    for place, one in enumerate(found, start=1):
        yield one | {"name": one["name"] or (f"table {place}" if len(found) > 1 else "")}
    yield {"done": {}}
