"""One text column of a table: examples of what is written in it, and what a reading of it leaves out."""

from dataclasses import dataclass
from typing import Any

import duckdb

from metrics.sql import quote
from metrics.typed.words import known

SAMPLE = 10_000


@dataclass(frozen=True)
class Unparsed:
    """The cells of a column that say something, but nothing of its type; at most three examples (record, text)."""

    column: str
    count: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Cells:
    """The cells of one column."""

    cur: duckdb.DuckDBPyConnection
    table: str
    column: str
    sql: str  # the column, or an expression that joins it with another

    def rows(self, select: str, rest: str = "") -> list[tuple]:
        """Rows of a SELECT list over the table; `rest` is what follows the table: WHERE, ORDER BY, LIMIT."""
        return self.cur.execute(f"SELECT {select} FROM {quote(self.table)} {rest}").fetchall()

    def examples(self, value: str | None = None, rows: int | None = SAMPLE) -> list[tuple[str, int]]:
        """(text, number of cells) for each shape – digits aside – the most frequent first; of the first `rows` cells,
        of all with None; with `value` only the cells which that SQL leaves without a value."""
        missed = f"AND {value} IS NULL" if value else ""
        limit = f"LIMIT {rows}" if rows else ""
        cells = f"SELECT {self.sql} AS cell FROM {quote(self.table)} WHERE {known(self.sql)} {missed} {limit}"
        shape = "translate(cell, '123456789', '999999999')"
        return self.cur.execute(
            f"SELECT min(cell), count(*) FROM ({cells}) GROUP BY {shape} ORDER BY 2 DESC, 1 LIMIT {SAMPLE}"
        ).fetchall()

    def filled(self, value: str) -> int:
        """The number of rows for which the SQL value is not NULL."""
        return self.rows(f"count({value})")[0][0]

    def empty(self, value: str) -> int:
        """The number of rows for which it is NULL."""
        return self.rows(f"count(*) - count({value})")[0][0]

    def unparsed(self, value: str) -> Unparsed | None:
        """The cells that say something which the SQL value does not hold; None when there are none."""
        missed = f"WHERE {value} IS NULL AND {known(self.sql)}"
        count = self.rows("count(*)", missed)[0][0]
        if not count:
            return None
        examples = self.rows(f'"_record", {self.sql}', f'{missed} ORDER BY "_record" LIMIT 3')
        return Unparsed(self.column, count, tuple(examples))

    def first(self, value: str) -> tuple[str, Any] | None:
        """The first cell for which the SQL value is not NULL: its text and that value."""
        found = self.rows(f"{self.sql}, {value}", f"WHERE {value} IS NOT NULL LIMIT 1")
        return found[0] if found else None
