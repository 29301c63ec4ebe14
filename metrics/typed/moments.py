"""Reading a column of moments: its patterns are found from examples until what is left has none."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from metrics.typed.cells import Cells, Unparsed
from metrics.typed.orders import Order, order_of
from metrics.typed.patterns import Pattern, merged
from metrics.typed.shapes import pattern_of
from metrics.zone import UTC

MOST = 200  # patterns of one column: an export has few, only a column of other texts could have more


@dataclass(frozen=True)
class Moments:
    """The moments of a column: those without a zone are the clock of `zone`; `given` is the reader's order of dates."""

    cells: Cells
    zone: str
    given: str | None = None

    @property
    def sql(self) -> str:
        """SQL: the moment in UTC, NULL where none can be read."""
        return self._value(self.patterns, self.zone)

    @property
    def patterns(self) -> list[Pattern]:
        """The patterns of the column, the most frequent first: from the first cells, then from what they leave over."""
        return self._discovered[0]

    @cached_property
    def _discovered(self) -> tuple[list[Pattern], bool]:
        """The patterns, and whether they read every row."""
        found = _grown([], self.cells.examples())
        while self.cells.empty(self._value(found, UTC)):
            grown = _grown(found, self.cells.examples(self._value(found, UTC), rows=None))
            if grown == found:
                return found, False
            found = grown
        return found, True

    @cached_property
    def order(self) -> Order:
        """Whether the day or the month is first; only asked of a column that has such dates."""
        return order_of(self.cells, self.given)

    @property
    def free(self) -> bool:
        """Whether there are dates whose order the text itself does not tell."""
        return any(pattern.free for pattern in self.patterns)

    @property
    def ambiguous(self) -> bool:
        """Whether the order is a guess; 03.04.2025 with dots is in use with the day first only."""
        return any(pattern.free not in ("", ".") for pattern in self.patterns) and not self.order.told

    @property
    def bare(self) -> bool:
        """Whether there are times whose zone the text itself does not tell."""
        return any(pattern.naive for pattern in self.patterns)

    def example_of_order(self) -> tuple[str, datetime] | None:
        """The first date whose order the text itself does not tell: its text, and the clock as it was read."""
        return self.cells.first(self._value([pattern for pattern in self.patterns if pattern.free], UTC))

    def unparsed(self) -> Unparsed | None:
        """The cells that hold something else."""
        patterns, complete = self._discovered
        return None if complete else self.cells.unparsed(self._value(patterns, UTC))

    @property
    def clock(self) -> str:
        """SQL: the clock's time where no zone is written beside it, else null."""
        return self._value([pattern for pattern in self.patterns if pattern.naive], UTC)

    def naive(self) -> int:
        """The number of moments beside which no zone is written."""
        bare = [pattern for pattern in self.patterns if pattern.naive and not pattern.unsure]
        return self.cells.filled(self._value(bare, UTC))

    def _value(self, patterns: list[Pattern], home: str) -> str:
        values = [pattern.sql(self.cells.sql, home) for pattern in self._ordered(patterns)]
        return f"coalesce({', '.join(values)})" if values else "CAST(NULL AS TIMESTAMP)"

    def _ordered(self, patterns: list[Pattern]) -> list[Pattern]:
        return [pattern.ordered(self.order.name) if pattern.free else pattern for pattern in patterns]


def _grown(patterns: list[Pattern], examples: list[tuple[str, int]]) -> list[Pattern]:
    found = (pattern_of(text) for text, _ in examples)
    return merged(patterns + [pattern for pattern in found if pattern])[:MOST]
