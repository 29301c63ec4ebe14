"""Seconds between moments on either clock, as SQL over rows that stand in a SELECT under construction."""

from datetime import date

import duckdb

from metrics.build.terms import Terms
from metrics.hours import elapsed_sql, hours_table, intervals, is_open_sql, join_sql
from metrics.sql import literal


def build_clock(cur: duckdb.DuckDBPyConnection, terms: Terms, first: date, last: date) -> int:
    """Makes the temp table `clock` of the working hours; how many intervals a day has, 0 without hours."""
    if terms.hours is None:
        return 0
    table = hours_table(terms.hours, first, last)
    cur.register("incoming", table)
    cur.execute("CREATE TEMP TABLE clock AS SELECT * FROM incoming")
    cur.unregister("incoming")
    return intervals(table)


class Clock:
    """Collects the joins that the business clock needs; `joins` goes behind the FROM of the SELECT."""

    def __init__(self, terms: Terms, intervals: int, channel: str, whole: bool):
        self._terms, self._intervals, self._channel, self._whole = terms, intervals, channel, whole
        self._aliases: dict[str, str] = {}

    @property
    def now(self) -> str:
        """SQL: the moment that counts as now."""
        return f"CAST({literal(str(self._terms.now))} AS TIMESTAMP)"

    @property
    def joins(self) -> str:
        return " ".join(
            join_sql(self._terms.hours, "clock", alias, moment, self._channel)
            for moment, alias in self._aliases.items()
        )

    def _alias(self, moment: str) -> str:
        return self._aliases.setdefault(moment, f"k{len(self._aliases)}")

    def seconds(self, start: str, end: str, clock: str) -> str:
        """Seconds from start to end on a clock ("" or "_business"); whole numbers where every moment is whole."""
        if clock:
            found = " - ".join(elapsed_sql(m, self._alias(m), self._intervals) for m in (end, start))
        else:
            found = f"date_diff('microsecond', {start}, {end}) / 1e6"
        return f"CAST({found} AS INTEGER)" if self._whole else f"({found})"

    def durations(self, name: str, start: str, end: str) -> list[str]:
        """Columns of a duration on every clock; null where it would end before it starts, or in the future."""
        return [
            f"CASE WHEN {end} >= {start} AND {end} <= {self.now} THEN {self.seconds(start, end, clock)} END AS {name}{clock}"
            for clock in self._terms.clocks
        ]

    def is_open(self, moment: str) -> str:
        """Whether a moment lies in working hours; null without hours."""
        if self._terms.hours is None:
            return "CAST(NULL AS BOOLEAN)"
        return is_open_sql(moment, self._alias(moment), self._intervals)
