"""What every step of a build stands on: the rows of this visit, the terms, the types of words, the business clock."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import duckdb

from metrics.build.clock import Clock, build_clock
from metrics.build.contacts import build_contacts
from metrics.build.terms import Terms
from metrics.build.words import DIMS
from metrics.sql import literal, one
from metrics.tables import TABLES

HORIZON_DAYS = 50 * 365
NEAR = timedelta(days=34 * 365)  # twice that in seconds is still an INTEGER


@dataclass
class Ground:
    """`again` says that the rows of the table being made are those it has, only other things are told of them.

    Where it is not, what was read of the rows just now lies in temporary tables.
    """

    cur: duckdb.DuckDBPyConnection
    terms: Terms
    again: bool = True

    @property
    def now(self) -> str:
        """SQL: the moment that counts as now."""
        return self.terms.now_sql

    @cached_property
    def words(self) -> dict[str, str]:
        """The type of every column of words; text where there are too many for a type of their own."""
        made = {name for (name,) in self.cur.execute(f"SELECT type_name FROM duckdb_types() {HERE}").fetchall()}
        types = {
            name: f"dim_{name}" if f"dim_{name}" in made else "VARCHAR" for name in (*DIMS, "author_kind", "sentiment")
        }
        return types | dict.fromkeys(("first_reply_agent", "any_reply_agent", "reply_agent"), types["agent"])

    def dims(self, names, row: str) -> str:
        """Columns of words as their types of few values, which group much faster."""
        return ", ".join(f"CAST({row}.{n} AS {self.words[n]}) AS {n}" for n in names)

    def columns(self, table: str) -> dict[str, str]:
        """The columns of a table and their types."""
        return {name: kind for name, kind, *_ in self.cur.execute(f"DESCRIBE {table}").fetchall()}

    def clock(self, row: str) -> Clock:
        """The clocks for the rows of that name; their channel has its own hours."""
        return Clock(self.terms, self._intervals, row, self._whole)

    @cached_property
    def contacts(self) -> str:
        """The temporary table of every time a customer got in touch."""
        build_contacts(self.cur)
        return "contacts"

    @cached_property
    def _intervals(self) -> int:
        first, last = one(self.cur, f"SELECT min(low), max(high) FROM ({EDGES})")
        now, horizon = self.terms.now, timedelta(days=HORIZON_DAYS)
        # a stray year 1 or 9999 must not make a calendar of it
        first, last = max(first or now - horizon, now - horizon), min(max(last or now, now), now + horizon)
        return build_clock(self.cur, self.terms, first.date(), last.date())

    @cached_property
    def _whole(self) -> bool:
        """Whether every moment is a whole second near enough to now: durations then fit into INTEGER, which is faster."""
        near = " AND ".join(f"TIMESTAMP {literal(str(self.terms.now + way * NEAR))}" for way in (-1, 1))
        odd = "epoch_us({0}) % 1000000 <> 0 OR {0} NOT BETWEEN " + near
        tests = [
            f"SELECT 1 FROM loaded_{t} WHERE {' OR '.join(odd.format(moment) for moment in MOMENTS[t])}"
            for t in CLOCKED
        ]
        return one(self.cur, f"SELECT NOT EXISTS ({' UNION ALL '.join(tests)})")[0]


HERE = "WHERE database_name = current_database() AND NOT internal"
MOMENTS = {name: [c.name for c in table.columns if c.kind == "moment"] for name, table in TABLES.items()}
CLOCKED = ("conversations", "messages")  # whose moments the clocks are asked about
EDGES = " UNION ALL ".join(
    f"SELECT least({', '.join(f'min({m})' for m in MOMENTS[table])}) AS low, "
    f"greatest({', '.join(f'max({m})' for m in MOMENTS[table])}) AS high FROM loaded_{table}"
    for table in CLOCKED
)
