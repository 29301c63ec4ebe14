"""What the share of first replies or resolutions within target would be if one and the same target held for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import duckdb

from metrics.answer import missing
from metrics.catalogue import METRICS
from metrics.distribution import DAY, HOUR, MINUTE, step_sql
from metrics.filter import Filter
from metrics.query import Query, World
from metrics.rows import kept_sql
from metrics.wanted import written

# Metric -> the targets it is held against.
PROMISES = {"sla_first_reply": "first_reply", "sla_resolution": "resolution"}
# How long the promised thing took, null where it has not come or does not count; and who is left out without it.
TOOK = {
    "sla_first_reply": (
        "t.replied_after{clock}",
        "t.human OR NOT t.replies_known OR t.left_in_grace OR t.bot_resolved",
    ),
    "sla_resolution": (
        "CASE WHEN t.resolved_now AND NOT coalesce(t.left_in_grace OR t.bot_resolved OR NOT t.resolutions_known, false) "
        "THEN t.last_resolution{clock} END",
        "t.resolved_now OR t.resolved_at < t.arrived_at OR t.left_in_grace OR t.bot_resolved OR NOT t.resolutions_known",
    ),
}
TARGETS = (
    *(minutes * MINUTE for minutes in (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45)),
    *(hours * HOUR for hours in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20)),
    *(days * DAY for days in (1, 1.25, 1.5, 2, 2.5, 3)),
)


class Promise(NamedTuple):
    """A target in seconds; of the conversations that would be `due` under it, so many would be `met`."""

    target: float
    met: int
    due: int

    @property
    def share(self) -> float | None:
        return self.met / self.due if self.due else None


@dataclass(frozen=True)
class WhatIf:
    """The share within target as a function of the target, from a minute to three days and at the targets in `also`.

    The conversations left out are those that the metric leaves out; where one target holds for all, the curve passes
    through the metric.
    """

    filter: Filter
    also: tuple[float, ...] = ()
    metric: str = "sla_first_reply"

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> tuple[Promise, ...]:
        """The curve's points by rising target; none where the data cannot tell."""
        if missing(METRICS[self.metric], world.present):
            return ()
        targets = sorted({*map(float, TARGETS), *map(float, self.also)})
        query, parameters = Query((self.metric,), self.filter), {}
        counted = _counted(kept_sql(query, world, parameters), targets, *TOOK[self.metric])
        found = cur.execute(written(counted, query, world), parameters).fetchall()
        return _curve(targets, found)


def _counted(source: str, targets: Sequence[float], took: str, left_out: str) -> str:
    """SQL: by the first target that was not passed, how many were answered, never will be, or are waiting still."""
    return f"""WITH told AS (
        SELECT {took} AS took, t.waited{{clock}} AS waited, coalesce(t.over, false) AS over,
               coalesce({left_out}, false) AS left_out
        FROM {source}),
    kept AS (SELECT *, {step_sql("coalesce(took, waited)", targets)} AS step FROM told)
    SELECT step, count(took), count_if(over AND took IS NULL), count_if(NOT over AND took IS NULL)
    FROM kept WHERE took IS NOT NULL OR NOT left_out GROUP BY step"""


def _curve(targets: Sequence[float], found: Sequence[tuple[int, int, int, int]]) -> tuple[Promise, ...]:
    """Who is answered or never will be is due under every target, who is waiting once it has waited longer."""
    counts = {step: counted for step, *counted in found}
    answered, never, waiting = zip(*(counts.get(step, (0, 0, 0)) for step in range(len(targets) + 1)), strict=True)
    always = sum(answered) + sum(never)
    steps = zip(targets, accumulate(answered), accumulate(waiting), strict=False)
    return tuple(Promise(target, met, always + sum(waiting) - not_yet) for target, met, not_yet in steps)
