"""The rows of a SELECT laid out as cells: every period of the span by every group seen in it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from metrics.answer import Cell, Key
from metrics.interval import Found
from metrics.metric import Metric
from metrics.query import Query

Cells = dict[str, dict[Key, Cell]]
NONE = Found(0, 0)
LAST = (True, 0)  # the unknown, after every word
Told = Iterable[tuple[Key, bool, Sequence[Found]]]  # a row's key, whether it is of the span asked for, each metric's


def head(query: Query) -> int:
    """How many columns of a SELECT's row are its key."""
    return bool(query.every) + len(query.by)


def key(row: tuple, query: Query) -> Key:
    """The period and the groups a SELECT's row is about."""
    return row[: head(query)] if query.every else (None, *row[: head(query)])


def order(item: tuple[Key, Cell]) -> tuple:
    """Cells in the order of the contract: by period, then by group, the unknown last."""
    return tuple([LAST if word is None else (False, word) for word in item[0]])


def lay_out(
    metrics: Sequence[Metric], told: Told, query: Query, periods: Sequence, beside: Callable[[Key], list[Key]]
) -> Cells:
    """A cell for every period and every group seen; `beside` says where a group of the compared span stands."""
    found: Cells = {m.name: {} for m in metrics}
    seen: set[tuple] = set() if query.by else {()}
    each = [(metric, found[metric.name]) for metric in metrics]
    for at, now, numbers in told:
        if now and query.by:
            seen.add(at[1:])
        for where in (at,) if now else beside(at):
            for (metric, cells), number in zip(each, numbers, strict=True):
                cell = cells.get(where)
                if cell is None:
                    cell = cells[where] = _empty(metric)
                if now:
                    cell.value, cell.n, cell.spread = number
                else:
                    cell.before = number
    ordered = [(p, *g) for p, g in product(periods, seen)]
    return {metric.name: {at: cells.get(at) or _empty(metric) for at in ordered} for metric, cells in each}


def add(cells: Cells, more: Cells) -> None:
    """Adds cells; those of a metric that is counted in several tables add up."""
    for name, found in more.items():
        mine = cells.setdefault(name, {})
        mine |= {at: mine[at] + cell if at in mine else cell for at, cell in found.items()}


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, NONE) if metric.counts else Cell()
