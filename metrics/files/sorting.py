"""Which records of a CSV file are rows of its table, and why the others are refused."""

from metrics.files.header import Header, names_only, typed
from metrics.files.lines import CARRIAGE
from metrics.files.mend import Broken, Records
from metrics.files.reading import Refused, counted
from metrics.files.table import Rows
from metrics.files.tail import footer, said

REPEATED = "repeats the header"
SHOWN = 10_000  # refused records whose cells are kept


class Sorting:
    """Puts the rows of the first table into `rows` and keeps account of everything else."""

    def __init__(self, top: Header, rows: Rows, clean: bool):
        self.refused: list[Refused] = []
        self._top, self._rows, self._clean, self._width = top, rows, clean, len(top.columns)
        self._header = list(top.cells)
        self._number = self._padded = self._empty = 0
        self._after_blank = False
        self._suspect: tuple[int, int, int] | None = None  # record, its cells and line: the header of a second table?
        self._second: str | None = None

    def sort(self, records: Records) -> None:
        """Takes every record, then looks at the last ones again."""
        for row in records:
            if row:
                self._take(row, records)
            self._after_blank = not row
        self._drop_footers()

    def _take(self, row: list[str] | Broken, records: Records) -> None:
        self._number += 1
        if isinstance(row, Broken):
            self._refuse(row.reason, [])
        elif not any(row):
            self._empty += 1
        elif self._second or (self._is_odd(row) and self._second_begins(row, records.line)):
            self._refuse(self._second, row)
        elif row == self._header:
            self._refuse(REPEATED, row)
        else:
            self._keep(row, records.size)

    def _keep(self, row: list[str], size: int) -> None:
        if len(row) > self._width:
            if any(cell.strip() for cell in row[self._width :]) or not self._fits(row):
                return self._refuse(f"has {len(row)} fields, the header has {self._width}", row)
            row = row[: self._width]
        elif len(row) < self._width:
            self._padded += 1
        self._rows.add(self._number, row if self._clean else [cell.replace(CARRIAGE, "\n") for cell in row], size)
        return None

    def _is_odd(self, row: list[str]) -> bool:
        return self._after_blank or self._suspect is not None or len(row) != self._width

    def _fits(self, row: list[str]) -> bool:
        """Whether numbers, times and blanks stand where they should: then only delimiters at the end are too many."""
        shifted = any(row[place].strip() and not typed(row[place]) for place in self._top.typed)
        return not shifted and not any(row[place] for place in self._top.blank)

    def _refuse(self, reason: str, row: list[str]) -> None:
        cells = tuple(cell.replace(CARRIAGE, "\n") for cell in row) if len(self.refused) < SHOWN else ()
        self.refused.append(Refused(self._number, reason, cells=cells))

    def _second_begins(self, row: list[str], line: int) -> bool:
        """Whether another table begins here, or began with the row before."""
        other_width = len(row) != self._width
        if self._suspect and self._suspect[:2] == (self._number - 1, len(row)):
            self._begin_second(self._suspect[2])
            self._take_back()
            return True
        self._suspect = None
        if not (other_width or (self._after_blank and self._top.typed)) or not self._like_header(row):
            return False
        if self._after_blank:
            self._begin_second(line)
            return True
        self._suspect = (self._number, len(row), line)
        return False

    def _like_header(self, row: list[str]) -> bool:
        return names_only(row) or len(set(row) & set(self._header)) > len(row) / 2

    def _begin_second(self, line: int) -> None:
        self._second = f"belongs to a second table, which begins in line {line:,}: save it as a file of its own"

    def _take_back(self) -> None:
        """Refuses the row before, which was taken for a row of this table."""
        if self.refused and self.refused[-1].record == self._number - 1:
            self.refused.pop()
        else:
            self._rows.held.pop()
            self._padded -= 1
        self.refused.append(Refused(self._number - 1, self._second))

    def _drop_footers(self) -> None:
        held = self._rows.held
        while held and (reason := footer(held[-1][1], self._width, self._top.typed)):
            record, cells = held.pop()
            self._padded -= len(cells) < self._width
            self.refused.append(Refused(record, reason, said(cells)))
        self.refused.sort(key=lambda refused: refused.record)

    def notes(self) -> list[str]:
        """What happened to rows that were kept or left out, as sentences."""
        said = []
        if self._padded:
            said.append(
                f"{counted(self._padded, 'row was', 'rows were')} shorter than the header and "
                f"{'was' if self._padded == 1 else 'were'} filled up."
            )
        if self._empty:
            said.append(f"{counted(self._empty, 'empty row was', 'empty rows were')} left out.")
        if self._second:
            rows = sum(refused.reason == self._second for refused in self.refused)
            said.append(f"A second table in the file ({counted(rows, 'row', 'rows')} with its header) was not read.")
        if repeats := sum(refused.reason == REPEATED for refused in self.refused):
            times = counted(repeats, "time", "times")
            said.append(f"The header is repeated {times} further down; the rows below it were read.")
        return said
