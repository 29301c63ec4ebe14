"""Which comes first, the day or the month: a vote over a column, over its neighbours, or the reader's word."""

from dataclasses import dataclass

import duckdb

from metrics.sql import literal, quote
from metrics.typed.cells import SAMPLE, Cells

WORDS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
_PARTS = literal(r"(?:^|[^\d:./-])(\d{1,2})[-/. ]\s*(\d{1,2})[-/. ]\s*(\d{4}|\d{2})(?:\D|$)")


@dataclass(frozen=True)
class Order:
    """The order of a column: whether the column told it, or it is a guess the reader should confirm."""

    name: str  # dmy, mdy or ymd
    told: bool
    against: int = 0  # dates that fit the other order only


@dataclass(frozen=True)
class _Votes:
    day_first: int
    month_first: int
    year_first: bool
    year_last: bool
    mostly: bool  # most cells of the column are such dates

    def winner(self) -> str | None:
        """The order the dates themselves tell, None when they do not."""
        if self.year_first:
            return "ymd"
        if self.day_first == self.month_first:
            return None
        return "dmy" if self.day_first > self.month_first else "mdy"

    def for_order(self, order: str) -> int:
        """The dates that fit the order and no other; a first number over 12 may be a year as well."""
        return self.month_first if order == "mdy" else self.day_first


def order_of(cells: Cells, given: str | None) -> Order:
    """The order of day and month in a column. `given` is the reader's word: it holds unless no date bears it out and
    some deny it."""
    votes = _votes(cells, None)
    winner = votes.winner()
    given = None if given == "ymd" and votes.year_last else given
    if given and (winner in (None, given) or votes.for_order(given)):
        return Order(given, True, votes.day_first + votes.month_first - votes.for_order(given))
    against = min(votes.day_first, votes.month_first)
    found = winner or _elsewhere(cells)
    return Order(found or "dmy", found is not None, against)


def _elsewhere(cells: Cells) -> str | None:
    """What the other columns tell: an export writes all its dates one way."""
    names = [row[0] for row in _describe(cells.cur, cells.table) if row[0] not in ("_record", cells.column)]
    votes = [_votes(Cells(cells.cur, cells.table, name, quote(name)), SAMPLE) for name in names]
    told = {vote.winner() for vote in votes if vote.mostly} - {None, "ymd"}  # prose may quote a date
    return told.pop() if len(told) == 1 else None


def _describe(cur: duckdb.DuckDBPyConnection, table: str) -> list[tuple]:
    return cur.execute(f"DESCRIBE {quote(table)}").fetchall()


def _votes(cells: Cells, rows: int | None) -> _Votes:
    """Counts over the cells like 31/12/2025: a first number over 12 is a day, a second over 12 as well.

    With years of two digits the year may be first: then the last number takes more values than any file has years.
    """
    limit = f"LIMIT {rows}" if rows else ""
    found = cells.cur.execute(f"""
        SELECT count(*) FILTER (a > 12 AND b <= 12), count(*) FILTER (b > 12 AND a <= 12),
               min(a), count(DISTINCT a), max(c), count(DISTINCT c),
               count(a) * 2 > count(nullif(cell, ''))
        FROM (SELECT TRY_CAST(p.a AS INTEGER) AS a, TRY_CAST(p.b AS INTEGER) AS b, TRY_CAST(p.c AS INTEGER) AS c, cell
              FROM (SELECT {cells.sql} AS cell, regexp_extract({cells.sql}, {_PARTS}, ['a', 'b', 'c']) AS p
                    FROM {quote(cells.table)} {limit}))""").fetchone()
    days, months, least_first, firsts, greatest_last, lasts, mostly = found
    year_first = lasts > max(12, firsts) and least_first > 12 and greatest_last <= 31
    return _Votes(days, months, year_first, bool(lasts) and greatest_last > 99, mostly)
