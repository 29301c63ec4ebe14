"""How a duration is spread: how many rows lie in each of a few steps from ten seconds to three months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import duckdb

from metrics.answer import missing
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.query import Query, World
from metrics.rows import behind_sql
from metrics.words import duration

MINUTE, HOUR, DAY = 60, 3600, 86400
# Every step is so much longer than the one before that people would say so; what is longer than the last is one more.
STEPS = (
    *(10, 30),
    *(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * HOUR for hours in (1, 2, 4, 8, 12)),
    *(days * DAY for days in (1, 2, 3, 7, 14, 30, 90)),
)


class Bar(NamedTuple):
    """So many rows took longer than `over` seconds and at most `up_to`; the first bar holds 0 too, the last ends nowhere."""

    over: float
    up_to: float
    n: int


def range_words(bar: Bar) -> str:
    """A step as people say it: `up to 10s`, `15m – 30m`, `over 90d`."""
    if bar.up_to == inf:
        return f"over {duration(bar.over)}"
    return f"{duration(bar.over)} – {duration(bar.up_to)}" if bar.over else f"up to {duration(bar.up_to)}"


@dataclass(frozen=True)
class Distribution:
    """The rows of a query's one duration, under its filter and on its clock, by how long they took."""

    query: Query

    def __post_init__(self) -> None:
        metric = METRICS[self.query.metrics[0]]
        if len(self.query.metrics) != 1 or metric.unit != "seconds":
            raise Problem(f"Only one duration can be spread out, for example first_reply.median, not {metric.name}.")

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> tuple[Bar, ...]:
        """The bars from the first to the last that holds any row; together they hold n of the duration."""
        if missing(METRICS[self.query.metrics[0]], world.present):
            return ()
        parameters: dict = {}
        behind = behind_sql(self.query, world, parameters)
        counted = f"SELECT {step_sql('value', STEPS)} AS step, count(*) FROM ({behind}) GROUP BY step"
        return _bars(dict(cur.execute(counted, parameters).fetchall()))


def step_sql(value: str, steps: Sequence[float]) -> str:
    """SQL: the place, from 0, of the first of the rising steps that a value does not pass; behind the last their number."""
    numbers = [int(step) if step == int(step) else step for step in steps]  # whole ones compare faster
    cases = " ".join(f"WHEN {value} <= {number!r} THEN {place}" for place, number in enumerate(numbers))
    return f"CASE {cases} ELSE {len(steps)} END"


def _bars(counts: Mapping[int, int]) -> tuple[Bar, ...]:
    ends = (0.0, *map(float, STEPS), inf)
    held = range(min(counts), max(counts) + 1) if counts else ()
    return tuple(Bar(ends[place], ends[place + 1], counts.get(place, 0)) for place in held)
