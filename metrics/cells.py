"""The rows of a SELECT laid out as cells: every period of the span by every group seen in it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from metrics.answer import Cell, Key
from metrics.interval import Found
from metrics.metric import Metric
from metrics.query import Query

Cells = dict[str, dict[Key, Cell]]
Told = Iterable[tuple[Key, bool, Sequence[Found]]]  # a row's key, whether it is of the span asked for, each metric's


def head(query: Query) -> int:
    """How many columns of a SELECT's row are its key."""
    return bool(query.every) + len(query.by)


def key(row: tuple, query: Query) -> Key:
    """The period and the groups a SELECT's row is about."""
    return row[: head(query)] if query.every else (None, *row[: head(query)])


def order(item: tuple[Key, Cell]) -> tuple:
    """Cells in the order of the contract: by period, then by group, the unknown last."""
    return tuple([(word is None, 0 if word is None else word) for word in item[0]])


def lay_out(
    metrics: Sequence[Metric], told: Told, query: Query, periods: Sequence, beside: Callable[[Key], list[Key]]
) -> Cells:
    """A cell for every period and every group seen; `beside` says where a group of the compared span stands."""
    found: Cells = {m.name: {} for m in metrics}
    seen: set[tuple] = set() if query.by else {()}
    for at, now, numbers in told:
        if now and query.by:
            seen.add(at[1:])
        for where in [at] if now else beside(at):
            for metric, number in zip(metrics, numbers, strict=True):
                cells = found[metric.name]
                cell = cells.get(where)
                if cell is None:
                    cell = cells[where] = _empty(metric)
                _put(cell, number, now)
    ordered = [(p, *g) for p, g in product(periods, seen)]
    return {m.name: {at: found[m.name].get(at) or _empty(m) for at in ordered} for m in metrics}


def add(cells: Cells, more: Cells) -> None:
    """Adds cells; those of a metric that is counted in several tables add up."""
    for name, found in more.items():
        mine = cells.setdefault(name, {})
        mine |= {at: mine[at] + cell if at in mine else cell for at, cell in found.items()}


def _put(cell: Cell, found: Found, now: bool) -> None:
    if not now:
        cell.before = found
    else:
        cell.value, cell.n, cell.spread = found


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, Found(0, 0)) if metric.counts else Cell()
