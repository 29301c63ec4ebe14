"""A header line that is broken while the rows below are not: mended if that gives as many names as the rows have cells."""

import re
from collections.abc import Iterator

from metrics.files.dialect import DELIMITERS, Dialect, rows
from metrics.files.header import is_data, names_only, usual_width

LOOK = 50  # rows below that tell how wide the table is
NEARLY_ALL = 0.9


def mended(dialect: Dialect, lines: list[str], skip: int) -> list[str]:
    """The lines, the first one with something in it written anew if it had to be mended."""
    place = next((n for n, line in enumerate(lines) if n >= skip and line.strip()), len(lines))
    below = [row for row in rows(dialect, lines[place + 1 : place + 1 + LOOK]) if any(row)]
    if len(below) < 3 or not is_data(below[0], below[1:]):
        return lines
    width = usual_width(below)
    if sum(len(row) == width for row in below) < NEARLY_ALL * len(below) or _whole(dialect, lines[place], width):
        return lines
    found = next((c for c in _cuts(dialect, lines[place], width) if len(c) == width and names_only(c)), None)
    return lines if found is None else [*lines[:place], _written(dialect, found), *lines[place + 1 :]]


def _whole(dialect: Dialect, line: str, width: int) -> bool:
    """Whether nothing has to be mended: as many cells as there should be, no quote left at the beginning of one."""
    found = rows(dialect, [line], strict=True)
    opened = any(cell.strip().startswith(dialect.quote) for row in found for cell in row)
    return len(found) == 1 and len(found[0]) == width and not opened


def _cuts(dialect: Dialect, line: str, width: int) -> Iterator[list[str]]:
    """Ways to cut the line: with quotes out of place taken off, without a delimiter too many, by another delimiter."""
    cells = _cells(line, dialect.delimiter, dialect.quote)
    yield cells
    if len(cells) == width + 1 and cells.count("") == 1:
        yield [cell for cell in cells if cell]
    for delimiter in DELIMITERS:
        yield _cells(line, delimiter, dialect.quote)


def _cells(line: str, delimiter: str, quote: str) -> list[str]:
    d, q = re.escape(delimiter), re.escape(quote)
    cells = re.findall(
        rf" *{q}(?:[^{q}]|{q}{q})*{q} *(?={d}|\Z)|[^{d}]+|(?<={d})(?={d}|\Z)|\A(?={d})", line.strip("\r\n")
    )
    return [cell.strip().strip(quote).strip() for cell in cells]


def _written(dialect: Dialect, cells: list[str]) -> str:
    q = dialect.quote
    return dialect.delimiter.join(q + cell.replace(q, q + q) + q for cell in cells) + "\n"
