"""Seconds between moments on either clock, as SQL over rows that stand in a SELECT under construction."""

from collections.abc import Callable
from datetime import date

import duckdb

from metrics.build.terms import Terms
from metrics.hours import elapsed_sql, hours_table, intervals, is_open_sql, join_sql


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
    """Collects what is asked of the business clock; `rows` goes behind the FROM of the SELECT, with every answer in it.

    Each moment is looked up once and beforehand, as DuckDB reckons anew what stands in several CASEs.
    """

    def __init__(self, terms: Terms, intervals: int, row: str, whole: bool):
        self._terms, self._intervals, self._row, self._whole = terms, intervals, row, whole
        self._joined: dict[str, str] = {}
        self._columns: dict[str, str] = {}

    @property
    def now(self) -> str:
        """SQL: the moment that counts as now."""
        return self._terms.now_sql

    def rows(self, select: str) -> str:
        """SQL: rows with what was asked about their moments, under the name of the row."""
        row, hours = self._row, self._terms.hours
        columns = ", ".join([f"{row}.*", *(f"{sql} AS {name}" for name, sql in self._columns.items())])
        joins = [join_sql(hours, "clock", alias, m, f"{row}.channel") for m, alias in self._joined.items()]
        return f"(SELECT {columns} FROM ({select}) {row} {' '.join(joins)}) {row}"

    def _told(self, what: str, moment: str, sql: Callable[[str, str, int], str]) -> str:
        """The column with what the clock says of a moment."""
        alias = self._joined.setdefault(moment, f"k{len(self._joined)}")
        self._columns[f"{alias}_{what}"] = sql(moment, alias, self._intervals)
        return f"{self._row}.{alias}_{what}"

    def seconds(self, start: str, end: str, clock: str) -> str:
        """Seconds from start to end on a clock ("" or "_business"); whole numbers where every moment is whole."""
        if clock:
            found = " - ".join(self._told("elapsed", moment, elapsed_sql) for moment in (end, start))
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
        return self._told("open", moment, is_open_sql)
