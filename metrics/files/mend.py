"""Records out of lines: where quotes are out of place the record is mended if that gives the header's width."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from metrics.files.dialect import Dialect
from metrics.files.lines import TOO_LONG_LINE
from metrics.files.reading import MIB, counted

FARTHEST = 20  # lines a mended record may reach over
LONGEST = 1_000_000  # signs of it; longer ones are refused rather than searched


@dataclass(frozen=True)
class Broken:
    """A record that cannot be read, and why."""

    reason: str


class Records:
    """Cuts lines into records of `width` cells; `line` and `size` are those of the one just given."""

    def __init__(self, lines, dialect: Dialect, width: int, first_line: int, row_bytes: int):
        self._lines, self._dialect, self._width, self._most = iter(lines), dialect, width, row_bytes
        self._taken: list[str] = []
        self._waiting: list[str] = []
        self._next = self.line = first_line
        self.mended = self.size = 0

    def _feed(self) -> Iterator[str]:
        """Lines for the csv reader, each remembered until its record is done."""
        while (line := self._pull()) is not None:
            self._taken.append(line)
            yield line

    def __iter__(self) -> Iterator[list[str] | Broken]:
        reader, taken = self._dialect.reader(self._feed(), strict=True), self._taken
        while True:
            self.line = self._next = self._next + len(taken)
            taken.clear()
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield from self._broken(str(error))
                reader = self._dialect.reader(self._feed(), strict=True)
                continue
            if large := self._too_large():
                yield large
            elif len(row) != self._width and len(taken) > 1:
                yield self._mend() or row
            else:
                yield row

    def notes(self) -> list[str]:
        """How many records were mended, as a sentence."""
        was = counted(self.mended, "row had a quote out of place and was", "rows had a quote out of place and were")
        return [f"{was} mended."] if self.mended else []

    def _too_large(self) -> Broken | None:
        if TOO_LONG_LINE in self._taken:
            return Broken(f"is larger than {self._most // MIB} MiB")
        self.size = len(self._taken[0]) if len(self._taken) == 1 else sum(map(len, self._taken))
        if self.size * 4 < self._most or sum(len(line.encode("utf-8", "replace")) for line in self._taken) < self._most:
            return None
        return Broken(f"is larger than {self._most // MIB} MiB")

    def _broken(self, error: str) -> Iterator[list[str] | Broken]:
        """What to make of the lines taken when the csv reader gave up."""
        if "unexpected end" in error:
            yield from self._unclosed()
        elif "larger than field limit" in error:
            yield from self._oversized()
        elif row := self._mend():
            yield row
        else:
            self._give_back(1)
            yield Broken(f"has a quote out of place, in line {self.line:,}")

    def _unclosed(self) -> Iterator[Broken]:
        """A quote open at the end of the file: every line from there on is a record of its own, and refused."""
        reason = Broken(f"the quote opened in line {self.line:,} is never closed")
        for line in list(self._taken):
            if line.strip():
                yield reason

    def _oversized(self) -> Iterator[Broken]:
        """A cell over the limit: reads on to its closing quote, keeping nothing; lines like records count as such."""
        quote, delimiter = self._dialect.quote, self._dialect.delimiter
        odd, records = False, 0
        for lines, line in enumerate(chain(self._taken, iter(self._pull, None)), start=1):
            odd ^= line.count(quote) % 2 == 1
            records += line.count(delimiter) == self._width - 1
            if lines >= len(self._taken) and not odd:
                break
        self._next += lines - len(self._taken)
        limit = csv.field_size_limit() // MIB
        unclosed = f"the quote opened in line {self.line:,} is never closed"
        reason = unclosed if odd else f"has a cell larger than {limit} MiB"
        yield from (Broken(reason) for _ in range(max(records, 1)))

    def _mend(self) -> list[str] | None:
        """The record, read so that it has the right width, with the lines it does not need given back."""
        if sum(map(len, self._taken)) > LONGEST:
            return None
        literal, _ = self._cells(self._taken[:1], literal=True)
        fits, is_open = len(literal) == self._width, self._cells(self._taken[:1])[1]
        if fits and is_open and self._next_is_whole():
            return self._keep(literal, 1)
        for count in range(1, FARTHEST + 1):
            row, is_open = self._cells(self._taken[:count]) if self._reach(count) else ([], False)
            if len(row) == self._width and not is_open:
                return self._keep(row, count)
            if not is_open:
                break
        return self._keep(literal, 1) if fits else None

    def _pull(self) -> str | None:
        return self._waiting.pop() if self._waiting else next(self._lines, None)

    def _reach(self, count: int) -> bool:
        """Takes lines until there are that many; false at the end of the file."""
        while len(self._taken) < count and (line := self._pull()) is not None:
            self._taken.append(line)
        return len(self._taken) >= count

    def _next_is_whole(self) -> bool:
        return not self._reach(2) or len(self._cells(self._taken[1:2], literal=True)[0]) == self._width

    def _keep(self, row: list[str], count: int) -> list[str]:
        self.mended += 1
        self._give_back(count)
        return row

    def _give_back(self, kept: int) -> None:
        self._waiting.extend(reversed(self._taken[kept:]))
        del self._taken[kept:]

    def _cells(self, lines: list[str], literal: bool = False) -> tuple[list[str], bool]:
        """The lines cut, and whether a quote stayed open.

        A quote counts only next to a delimiter; with `literal` it is a letter wherever quotes are not in good order.
        """
        text, d, q = "".join(lines).rstrip("\r\n"), re.escape(self._dialect.delimiter), self._dialect.quote
        closed, loose = rf"{q}((?:[^{q}]|{q}{q})*+){q} *(?={d}|\Z)", rf"{q}(.*?){q} *(?={d}|\Z)"
        cell = re.compile(rf"{closed}|{'(?!)()' if literal else loose}|([^{d}]*)", re.S)
        cells, place, is_open = [], 0, False
        while place <= len(text):
            match = cell.match(text, place)
            bare, wrapped = match[3], match[1] if match[1] is not None else match[2]
            cells.append(wrapped.replace(q + q, q) if bare is None else bare)
            is_open |= bare is not None and bare.lstrip().startswith(q)
            place = match.end() + 1
        return cells, is_open
