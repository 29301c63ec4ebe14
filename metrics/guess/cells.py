"""What the cells of each column look like, from a sample: dates, numbers, e-mails, known words, how many differ."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import duckdb

from metrics.files.reading import Reading
from metrics.guess.words import cell
from metrics.sql import quote
from metrics.typed.patterns import EPOCH, SERIAL
from metrics.typed.shapes import pattern_of
from metrics.typed.words import NO, UNKNOWN, YES

ROWS, CELLS, LONGEST, LONGEST_WORD = 2_000, 200_000, 300, 40
SHAPES = 60
_NUMBER = re.compile(r"[-+−(]?\s*(?:[$€£¥]\s*)?\d[\d.,'’\s]*\s*%?\)?")
_CLOCK = re.compile(r"-?(?:\d+\s*(?:d|days?)[ ,]*)?\d+:\d\d(?::\d\d)?(?:[.,]\d+)?")
_UNIT = r"(?:d|days?|h|hrs?|hours?|std|m|mins?|minutes?|s|secs?|seconds?)"
_WORDED = re.compile(rf"(?:\d+(?:[.,]\d+)?\s*{_UNIT}\.?,?\s*)+", re.I)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SPACED_OUT = re.compile(r"\d[-.]\d+[-.]\d")
_LIST = re.compile(r"\[.*\]|[^,;|]{1,40}(?:[,;|]\s?[^,;|]{1,40})+", re.S)
_WORDS = (*YES, *NO)


@dataclass(frozen=True)
class Cells:
    """The filled cells of one column in the sample."""

    values: tuple[str, ...]

    def share(self, test: Callable[[str], object]) -> float:
        """How many of the values pass, 0 to 1."""
        passed = sum(count for value, count in self.counts.items() if test(value))
        return passed / len(self.values) if self.values else 0.0

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.values)

    @property
    def examples(self) -> tuple[str, ...]:
        """Three different values, the first ones of the sample."""
        return tuple(list(self.counts)[:3])

    @property
    def different(self) -> float:
        """How many of the values are no repetition, 0 to 1."""
        return len(self.counts) / len(self.values) if self.values else 0.0

    @cached_property
    def length(self) -> float:
        """Signs in a value, on average."""
        return sum(map(len, self.values)) / len(self.values) if self.values else 0.0

    @cached_property
    def dates(self) -> float:
        """Values that can only be moments."""
        return self._patterns[0]

    @cached_property
    def maybe_dates(self) -> float:
        """Values that may be moments: also 1713418460, 45658.5 and 20251231."""
        return self._patterns[1]

    @cached_property
    def _patterns(self) -> tuple[float, float]:
        shapes: dict[str, tuple[str, int]] = {}
        for value, count in self.counts.items():
            shape = re.sub(r"\d", "9", value)
            shapes[shape] = (value, shapes.get(shape, ("", 0))[1] + count)
        usual = sorted(shapes.values(), key=lambda found: -found[1])[:SHAPES]
        seen = sum(count for _, count in usual) or 1
        moments = [(value, count) for value, count in usual if len(value) < 60 and _is_moment(value)]
        sure = sum(count for value, count in moments if not _NUMBER.fullmatch(value) or _SPACED_OUT.search(value))
        return sure / seen, sum(count for _, count in moments) / seen

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The values that are plain numbers."""
        return tuple(float(v.replace(",", ".")) for v in self.values if re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,6})?", v))

    @cached_property
    def numeric(self) -> float:
        return self.share(_NUMBER.fullmatch)

    @cached_property
    def whole(self) -> bool:
        return bool(self.numbers) and all(number.is_integer() for number in self.numbers)

    @cached_property
    def clocks(self) -> float:
        """Durations like 00:03:37 and 1h 20m."""
        return self.share(lambda value: _CLOCK.fullmatch(value) or _WORDED.fullmatch(value))

    @cached_property
    def emails(self) -> float:
        return self.share(_EMAIL.fullmatch)

    @cached_property
    def flags(self) -> float:
        return self.share(lambda value: value.lower() in _WORDS)

    @cached_property
    def lists(self) -> float:
        return self.share(_LIST.fullmatch)

    def known(self, words: Iterable[str]) -> float:
        """Values among the given words, capitals aside."""
        among = set(words)
        return sum(count for word, count in self._folded if word in among) / len(self.values) if self.values else 0.0

    @cached_property
    def _folded(self) -> list[tuple[str, int]]:
        return [(cell(value), count) for value, count in self.counts.items() if len(value) <= LONGEST_WORD]


def _is_moment(value: str) -> bool:
    found = pattern_of(value)
    return found is not None and (found.format in (EPOCH, SERIAL) or "%d" in found.format)


def sample(cur: duckdb.DuckDBPyConnection, reading: Reading) -> dict[str, Cells]:
    """Each column with its filled cells, of at most 2,000 rows from all over the table."""
    rows = max(50, min(ROWS, CELLS // max(1, len(reading.columns))))
    names = ", ".join(f"left({quote(name)}, {LONGEST})" for name in reading.columns)
    every = max(1, reading.read // rows)  # by hash: in a file every other row may be a reply
    found = cur.execute(
        f"SELECT {names} FROM temp.{quote(reading.table)} "
        f"WHERE hash(_record) % {every} = 0 ORDER BY _record LIMIT {rows}"
    ).fetchall()
    columns = zip(*found, strict=True) if found else ((),) * len(reading.columns)
    return {
        name: Cells(tuple(v.strip() for v in values if v is not None and v.strip().lower() not in UNKNOWN))
        for name, values in zip(reading.columns, columns, strict=True)
    }
