"""How a text file is cut into cells: a vote over its first lines, the most regular cut wins."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|", " ")
SPOKEN = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space"}
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*$', re.I)
MOST = 500  # lines that vote
LEAST = 0.3  # of the lines must agree


@dataclass(frozen=True)
class Dialect:
    """How cells and rows are told apart; `escape` is a backslash where quotes inside texts are not doubled."""

    delimiter: str
    quote: str = '"'
    escape: str = ""
    spaced: bool = False  # a space follows each delimiter
    line_end: str = ""  # as DuckDB is told; left to itself it takes the first break it sees, even one inside a cell

    def reader(self, lines, strict: bool = False):
        """Python's csv reader of this dialect over lines in which escaped quotes are doubled already."""
        quoting = {"delimiter": self.delimiter, "quotechar": self.quote, "skipinitialspace": self.spaced}
        return csv.reader(lines, strict=strict, **quoting)


def separator(line: str) -> str | None:
    """The delimiter an Excel `sep=;` line names."""
    match = SEPARATOR_LINE.match(line)
    return match[1] if match else None


def vote(lines: list[str], delimiter: str | None = None) -> Dialect:
    """The dialect under which most of the lines have the same number of cells."""
    lines = lines[:MOST]
    wide = [c for c in ([delimiter] if delimiter else DELIMITERS) if any(c in line for line in lines)]
    candidates = [Dialect(c, _quote(lines, c)) for c in wide]
    if not candidates:
        return Dialect(delimiter or ",")
    best = max(candidates, key=lambda dialect: _score(dialect, lines))
    if not delimiter and _score(best, lines)[0] < LEAST:
        return Dialect(",")
    escaped = Dialect(best.delimiter, best.quote, "\\")
    if any("\\" + best.quote in line for line in lines) and _regular(escaped, lines) > _regular(best, lines):
        best = escaped
    return Dialect(best.delimiter, best.quote, best.escape, _spaced(best, lines))


def _quote(lines: list[str], delimiter: str) -> str:
    """The apostrophe where more cells are wrapped in it than in quotation marks, one in every other line at least."""
    text, edge = "\n".join(line.rstrip("\r\n") for line in lines), re.escape(delimiter)
    wrapped = {q: len(re.findall(rf"(?:^|{edge}) ?{q}[^{q}\n]*{q}(?=$|{edge})", text, re.M)) for q in "\"'"}
    return "'" if wrapped["'"] > max(wrapped['"'], 1, len(lines) / 2) else '"'


def _score(dialect: Dialect, lines: list[str]) -> tuple[float, int, int]:
    """Regularity first, then many columns, then the order in which delimiters are common."""
    widths = Counter(len(row) for row in rows(dialect, lines) if row)
    regular = [(number, width) for width, number in widths.items() if width > 1]
    number, width = max(regular, default=(0, 1))
    share = number / max(widths.total(), 1)
    if dialect.delimiter == " ":
        share *= 0.75  # words in texts are cut by it too
    return round(share, 1), width, -DELIMITERS.index(dialect.delimiter) if dialect.delimiter in DELIMITERS else 0


def _regular(dialect: Dialect, lines: list[str]) -> int:
    """How many rows have the commonest width when every quote must be in its place."""
    widths = Counter(len(row) for row in rows(dialect, lines, strict=True) if row)
    return max(widths.values(), default=0)


def _spaced(dialect: Dialect, lines: list[str]) -> bool:
    """Whether, as in `a, b, c`, all cells but the first begin with a space, or are empty."""
    cells = [cell for row in rows(dialect, lines)[:50] for cell in row[1:]]
    filled = [cell for cell in cells if cell.strip()]
    return dialect.delimiter != " " and bool(filled) and sum(c.startswith(" ") for c in filled) > 0.9 * len(filled)


def rows(dialect: Dialect, lines: list[str], strict: bool = False) -> list[list[str]]:
    """The lines as rows of cells; with `strict`, without those whose quotes are out of place."""
    if dialect.escape:
        lines = [re.sub(r'\\(["\'])', lambda match: match[1] * 2, line) for line in lines]
    return [row for _, row in numbered(dialect, lines, strict)]


def numbered(dialect: Dialect, lines: list[str], strict: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The rows that can be read, each with the number of lines up to its end."""
    reader = dialect.reader(lines, strict)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue
        yield reader.line_num, row
