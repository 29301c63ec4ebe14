"""The answer to a question: one long table, the columns of the contract in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from metrics.compared import earlier
from metrics.metric import Metric
from metrics.query import Query
from metrics.span import Calendar

Key = tuple  # (period, group by 0, group by 1 …)


@dataclass
class Cell:
    """One value and what belongs to it."""

    value: float | None = None
    n: int = 0
    before: tuple[float | None, int] = (None, 0)
    bounds: tuple[float | None, float | None] = (None, None)

    def __add__(self, other: "Cell") -> "Cell":
        """Two counts as one."""
        before = tuple(mine + theirs for mine, theirs in zip(self.before, other.before, strict=True))
        return Cell(self.value + other.value, self.n + other.n, before)


Row = tuple[str, Key, Cell]


@dataclass(frozen=True)
class Answer:
    """`table`: metric, period, by…, value, n (+ previous_period, previous_value, previous_n) (+ low, high).

    `needs`: metric -> the columns no file brought; such a metric has no value. `notes`: sentences about the comparison.
    """

    table: pa.Table
    needs: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()


def missing(metric: Metric, present: Mapping[str, int]) -> tuple[str, ...]:
    """What the data lacks for a metric: the needs none of whose alternatives any row fills."""

    def has(need: str) -> bool:
        return any(present.get(one if "." in one or " " in one else f"{metric.table}.{one}") for one in need.split("|"))

    return tuple(need.replace("|", " or ") for need in metric.needs if not has(need))


def laid_out(rows: Sequence[Row], query: Query, calendar: Calendar, compared: bool) -> pa.Table:
    """Arrow columns in the order of the contract; `compared` where a comparison was asked for, had or not."""

    def words(period: date | datetime | None) -> str | None:
        return None if period is None else calendar.label(period, query.every)

    made = {
        "metric": pa.array([name for name, _, _ in rows], pa.string()),
        "period": pa.array([words(key[0]) for _, key, _ in rows], pa.string()),
    }
    made |= {name: _group(name, [key[i] for _, key, _ in rows]) for i, name in enumerate(query.by, 1)}
    made |= _numbers("value", "n", [(cell.value, cell.n) for _, _, cell in rows])
    if compared:
        made["previous_period"] = pa.array([words(earlier(key[0], query)) for _, key, _ in rows], pa.string())
        before = [cell.before if query.filter.compare else (None, 0) for _, _, cell in rows]
        made |= _numbers("previous_value", "previous_n", before)
    if query.interval:
        made |= {
            end: pa.array([cell.bounds[i] for _, _, cell in rows], pa.float64())
            for i, end in enumerate(("low", "high"))
        }
    return pa.table(made)


def _group(name: str, values: list) -> pa.Array:
    if name in ("weekday", "hour"):
        return pa.array(values, pa.int64())
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def _numbers(value: str, n: str, pairs: list[tuple]) -> dict[str, pa.Array]:
    return {
        value: pa.array([None if v is None else float(v) for v, _ in pairs], pa.float64()),
        n: pa.array([int(k or 0) for _, k in pairs], pa.int64()),
    }
