"""Between which of its rows, in their order, a median or p90 lies: their places and what they bring."""

from dataclasses import dataclass
from typing import NamedTuple

import duckdb

from metrics.catalogue import METRICS
from metrics.query import Query, World
from metrics.rows import behind_sql
from metrics.split import RANKED


class Place(NamedTuple):
    """A row's place among all in rising order, from 1, and what it brings."""

    rank: int
    value: float


@dataclass(frozen=True)
class Middle:
    """The one or two rows of a query's one median or p90, `n` rows in all, that make the number."""

    query: Query
    n: int

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> tuple[Place, ...]:
        """One row where the number is that row's, two where it lies between; none for other numbers."""
        share = RANKED.get(METRICS[self.query.metrics[0]].how)
        if share is None or not self.n:
            return ()
        place = share * (self.n - 1)
        first = int(place + 1e-9)
        many = 1 if place - first < 1e-9 else 2
        parameters: dict = {}
        behind = behind_sql(self.query, world, parameters)
        found = cur.execute(
            f"SELECT value FROM ({behind}) ORDER BY value LIMIT {many} OFFSET {first}", parameters
        ).fetchall()
        return tuple(Place(first + 1 + i, float(value)) for i, (value,) in enumerate(found))
