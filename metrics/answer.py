"""The answer to a question: one long table, the columns of the contract in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from metrics.catalogue import METRICS
from metrics.interval import UNSEEN, Bounds, Found, change, interval
from metrics.metric import Metric
from metrics.query import Query

Key = tuple  # (period, group by 0, group by 1 …)


@dataclass(slots=True)
class Cell:
    """One value and what belongs to it."""

    value: float | None = None
    n: int = 0
    before: Found = UNSEEN
    spread: Sequence[float | None] | None = None

    @property
    def now(self) -> Found:
        return Found(self.value, self.n, self.spread)

    def __add__(self, other: "Cell") -> "Cell":
        """Two counts as one."""
        before = Found(self.before.value + other.before.value, self.before.n + other.before.n)
        return Cell(self.value + other.value, self.n + other.n, before)


Row = tuple[str, Key, Cell]


@dataclass(frozen=True, eq=False)
class Answer:
    """One answer, itself alone: what was read of it may be remembered by it.

    `table`: metric, period, by…, value, n (+ previous_period, previous_value, previous_n) (+ low, high)
    (+ previous_low, previous_high, change_low, change_high where the query asks for the change's interval).

    `needs`: metric -> the columns no file brought; such a metric has no value. `notes`: sentences about the comparison.
    `without`: metric -> the parts of its definition that no file tells of, and that it did without.
    """

    table: pa.Table
    needs: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def missing(metric: Metric, present: Mapping[str, int]) -> tuple[str, ...]:
    """What the data lacks for a metric: the needs none of whose alternatives any row fills."""
    return tuple(need.replace("|", " or ") for need in metric.needs if not _has(metric, need, present))


def without(metric: Metric, present: Mapping[str, int]) -> tuple[str, ...]:
    """The parts of a metric's definition that no file tells of; nothing is said of tables that are not loaded."""
    loaded = {column.split(".")[0] for column, filled in present.items() if filled}
    return tuple(
        name
        for name, need in metric.parts
        if not _has(metric, need, present) and need.rpartition(".")[0] in ("", *loaded)
    )


def _has(metric: Metric, need: str, present: Mapping[str, int]) -> bool:
    return any(present.get(one if "." in one or " " in one else f"{metric.table}.{one}") for one in need.split("|"))


def laid_out(rows: Sequence[Row], query: Query, labels: Mapping[object, tuple], compared: bool) -> pa.Table:
    """Arrow columns in the order of the contract; `compared` where a comparison was asked for, had or not.

    `labels`: how each period and the one it is compared with are written.
    """
    periods = [labels[key[0]] for _, key, _ in rows]
    made = {
        "metric": pa.array([name for name, _, _ in rows], pa.string()),
        "period": pa.array([now for now, _ in periods], pa.string()),
    }
    made |= {name: _group(name, [key[i] for _, key, _ in rows]) for i, name in enumerate(query.by, 1)}
    made |= _numbers("value", "n", [(cell.value, cell.n) for _, _, cell in rows])
    if compared:
        made["previous_period"] = pa.array([past for _, past in periods], pa.string())
        before = [cell.before[:2] if query.filter.compare else (None, 0) for _, _, cell in rows]
        made |= _numbers("previous_value", "previous_n", before)
    if query.interval:
        made |= _ends("", [interval(METRICS[name], cell.now) for name, _, cell in rows])
    if query.change and compared:
        made |= _ends("previous_", [interval(METRICS[name], cell.before) for name, _, cell in rows])
        made |= _ends("change_", [change(METRICS[name], cell.now, cell.before) for name, _, cell in rows])
    return pa.table(made)


def _ends(of: str, bounds: list[Bounds]) -> dict[str, pa.Array]:
    return {f"{of}{end}": pa.array([both[i] for both in bounds], pa.float64()) for i, end in enumerate(("low", "high"))}


def _group(name: str, values: list) -> pa.Array:
    if name in ("weekday", "hour"):
        return pa.array(values, pa.int64())
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def _numbers(value: str, n: str, pairs: list[tuple]) -> dict[str, pa.Array]:
    return {
        value: pa.array([None if v is None else float(v) for v, _ in pairs], pa.float64()),
        n: pa.array([int(k or 0) for _, k in pairs], pa.int64()),
    }
