"""Where the table in a text file begins, what its columns are called, and which of them hold numbers or times."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from metrics.files.dialect import Dialect, numbered
from metrics.files.names import column_names
from metrics.files.reading import counted

TYPED = re.compile(r"[-+(]?\s?[$€£¥]?\s?\d[\d\s.,:/'’%+()TZ-]*\s?([ap]\.?m\.?|utc|gmt|z|%|[$€£¥])?", re.I)
MOST_ABOVE = 50
LONGEST_NAME = 200


@dataclass(frozen=True)
class Header:
    """The top of a table: the columns, how many lines stand above its first row, what to tell about it."""

    cells: tuple[str, ...]
    columns: tuple[str, ...]
    lines: int
    spare: int = 0  # columns at the end without a name
    typed: tuple[int, ...] = ()  # places of columns with numbers or times
    blank: tuple[int, ...] = ()  # places of columns with nothing in the first lines
    notes: tuple[str, ...] = ()


def typed(cell: str) -> bool:
    """Whether a cell looks like a number, a date or a time."""
    return bool(TYPED.fullmatch(cell.strip()))


def names_only(row: list[str]) -> bool:
    """Whether a row could be a header: every cell filled, short, different and without a digit."""
    return (
        len(row) > 1
        and len({cell.strip().casefold() for cell in row}) == len(row)
        and all(cell.strip() and len(cell) < LONGEST_NAME and not re.search(r"\d", cell) for cell in row)
    )


def find(dialect: Dialect, lines: list[str], skip: int) -> Header:
    """The header in the first lines of a file, of which `skip` are known to stand above everything."""
    ends = numbered(dialect, lines[skip:])
    full = [(end + skip, row) for end, row in ends if any(cell.strip() for cell in row)]
    if not full:
        return Header((), (), 0)
    width = usual_width([row for _, row in full])
    top = _top([row for _, row in full[:MOST_ABOVE]], width)
    end, cells = full[top]
    below = [row for _, row in full[top + 1 :]]
    notes = [f"{counted(top, 'line above the header was', 'lines above the header were')} skipped."] if top else []
    if is_data(cells, below):
        return _headless(cells, below, full[top - 1][0] if top else skip, notes)
    end, cells, rows = _second_rows(full[top:])
    if rows > 1:
        notes.append(f"{rows} header rows were taken as one.")
    below = list(takewhile(lambda row: not names_only(row), below[rows - 1 :]))
    wide = max(len(cells), width if _overfull(below, len(cells)) else 0)
    names = column_names(cells + [""] * (wide - len(cells)))
    of_kind = {"typed": _typed_columns(below, wide), "blank": _blank_columns(below, wide)}
    return Header(tuple(full[top][1]), names, end, wide - _filled(cells), **of_kind, notes=tuple(notes))


def _second_rows(full: list[tuple[int, list[str]]]) -> tuple[int, list[str], int]:
    """The header's last line, its cells, and over how many rows (at most three) they are spread."""
    end, cells = full[0]
    for count, (next_end, row) in enumerate(full[1:3], start=1):
        joined = _joined(cells, row, [below for _, below in full[count + 1 :]])
        if joined is None:
            return end, cells, count
        end, cells = next_end, joined
    return end, cells, min(3, len(full))


def usual_width(rows: list[list[str]]) -> int:
    """The commonest number of cells; of equally common ones the larger."""
    return max(Counter(map(len, rows)).items(), key=lambda item: (item[1], item[0]))[0]


def _filled(row: list[str]) -> int:
    """The number of cells up to the last one with something in it."""
    return max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _top(rows: list[list[str]], width: int) -> int:
    """The first row that is wide enough for a header; what stands above it is a preamble."""
    for place, row in enumerate(rows):
        near = abs(len(row) - width) <= width // 2 and names_only(row)
        if _filled(row) > max(1, width // 3) and (len(row) == width or near):
            return place
    return 0


def is_data(first: list[str], below: list[list[str]]) -> bool:
    """Whether the first row is no header: it has numbers and dates where the rows below have them."""
    columns = _typed_columns(below, len(first))
    here = [place for place in columns if typed(first[place])]
    return len(here) >= min(2, len(first) - 1) and len(here) == len(columns) and len(below) > 1


def _headless(cells: list[str], below: list[list[str]], lines: int, notes: list[str]) -> Header:
    note = f"There is no header: the columns are called column_1 to column_{len(cells)}."
    return Header((), column_names([""] * len(cells)), lines, 0, _typed_columns(below, len(cells)), (), (*notes, note))


def _joined(cells: list[str], row: list[str], below: list[list[str]]) -> list[str] | None:
    """The header with a second row of it: the same once more, or names under groups that leave cells blank."""
    if [cell.strip().casefold() for cell in row] == [cell.strip().casefold() for cell in cells]:
        return cells
    row = row + [""] * (len(cells) - len(row))
    if len(row) > len(cells) or not cells[0].strip() or any(typed(cell) for cell in row):
        return None
    under_blank = any(cell.strip() and not above.strip() for above, cell in zip(cells, row, strict=True))
    kinds = len(_typed_columns(below, len(cells)))
    is_header = (kinds and under_blank) or (kinds > 1 and not row[0].strip())
    return _under_groups(cells, row) if is_header else None


def _under_groups(groups: list[str], names: list[str]) -> list[str]:
    """`Ticket,,Agent` over `id,opened,name` as `Ticket id`, `Ticket opened`, `Agent name`."""
    joined, group = [], ""
    for above, name in zip(groups, names, strict=True):
        group = above.strip() or group
        joined.append(f"{group} {name.strip()}".strip() if name.strip() else above)
    return joined


def _typed_columns(rows: list[list[str]], width: int) -> tuple[int, ...]:
    """The columns in which nearly all filled cells look like numbers or times, at least two of them."""
    found = []
    for place in range(width):
        cells = [row[place] for row in rows if len(row) > place and row[place].strip()]
        share = 0.9 if len(cells) > 10 else 0.6  # among few rows a footer weighs much
        if sum(map(typed, cells)) >= max(2, share * len(cells)):
            found.append(place)
    return tuple(found)


def _blank_columns(rows: list[list[str]], width: int) -> tuple[int, ...]:
    """The columns that are empty in every one of at least five rows of full width."""
    full = [row for row in rows if len(row) == width]
    return tuple(place for place in range(width) if len(full) > 4 and not any(row[place] for row in full))


def _overfull(rows: list[list[str]], width: int) -> bool:
    """Whether most rows have more cells than the header, and not merely a delimiter at the end."""
    return sum(_filled(row) > width for row in rows) > len(rows) / 2
