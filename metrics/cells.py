"""The rows of a SELECT laid out as cells: every period of the span by every group seen in it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from metrics.answer import Cell, Key
from metrics.interval import Found
from metrics.metric import Metric
from metrics.ordered import QUANTILES
from metrics.query import Query

Cells = dict[str, dict[Key, Cell]]
Told = Iterable[tuple[Key, bool, tuple]]  # a row's key, whether it is of the span asked for, its columns of each metric


def head(query: Query) -> int:
    """How many columns of a SELECT's row are its key."""
    return bool(query.every) + len(query.by)


def key(row: tuple, query: Query) -> Key:
    """The period and the groups a SELECT's row is about."""
    return row[: head(query)] if query.every else (None, *row[: head(query)])


def order(item: tuple[Key, Cell]) -> tuple:
    """Cells in the order of the contract: by period, then by group, the unknown last."""
    return tuple((word is None, 0 if word is None else word) for word in item[0])


def lay_out(
    metrics: Sequence[Metric], told: Told, query: Query, periods: Sequence, beside: Callable[[Key], list[Key]]
) -> Cells:
    """A cell for every period and every group seen; `beside` says where a group of the compared span stands."""
    wide = 2 + query.interval
    found: Cells = {m.name: {} for m in metrics}
    seen: set[tuple] = set() if query.by else {()}
    for at, now, columns in told:
        if now:
            seen.add(at[1:])
        for where in [at] if now else beside(at):
            for i, metric in enumerate(metrics):
                _put(found[metric.name].setdefault(where, _empty(metric)), metric, columns[i * wide :][:wide], now)
    return {
        m.name: {(p, *g): found[m.name].get((p, *g)) or _empty(m) for p, g in product(periods, seen)} for m in metrics
    }


def _put(cell: Cell, metric: Metric, columns: tuple, now: bool) -> None:
    found = _found(metric, columns)
    if not now:
        cell.before = found
    else:
        cell.value, cell.n, cell.spread = found


def _found(metric: Metric, columns: tuple) -> Found:
    """The columns of a metric in a SELECT's row; a quantile with its interval is one list."""
    if metric.how in QUANTILES and len(columns) > 2:
        value, *ends = columns[2] or [None]
        return Found(value, columns[1], ends)
    return Found(*columns)


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, Found(0, 0)) if metric.counts else Cell()
