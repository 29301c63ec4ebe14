"""A question: which metrics, cut by what, over which rows; metrics.select turns it into SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from metrics.catalogue import METRICS
from metrics.catalogue import metrics as named
from metrics.errors import Problem
from metrics.filter import REPEATED, SLICES, Filter
from metrics.hours import Hours
from metrics.metric import Metric
from metrics.span import Calendar, check_every
from metrics.tables import nearest

Tables = Mapping[str, Mapping[str, str]]  # built table -> column -> SQL type


@dataclass(frozen=True)
class Query:
    """What is asked: metric names (a bare duration is its four), slices to cut by, periods, and the filter."""

    metrics: tuple[str, ...]
    filter: Filter = field(default_factory=Filter)
    by: tuple[str, ...] = ()
    every: str | None = None
    interval: bool = False
    change: bool = False  # also the intervals of the span before and of the change

    def __post_init__(self) -> None:
        check_every(self.every)
        for column in self.by:
            if column not in (*SLICES, REPEATED):
                raise Problem(f"There is nothing called “{column}” to cut by{nearest(column, SLICES)}.")
        names = [m.name for name in self.metrics for m in named(name)]
        object.__setattr__(self, "metrics", tuple(dict.fromkeys(names)))
        object.__setattr__(self, "interval", self.interval or self.change)

    def bare(self) -> "Query":
        """The same without intervals."""
        return replace(self, interval=False, change=False)

    def groups(self, world: "World") -> list[list[Metric]]:
        """The metrics of one table and moment, in the order in which they were asked."""
        return self._grouped((METRICS[name] for name in self.metrics), world)

    def apart(self, groups: Iterable[Sequence[Metric]], world: "World") -> list[list[Metric]]:
        """The metrics that one SELECT can answer: a count over a view is the sum of those over its tables."""
        parts = (part for group in groups for metric in group for part in self._parts(metric, world.columns))
        return self._grouped(parts, world)

    def _parts(self, metric: Metric, tables: Tables) -> tuple[Metric, ...]:
        """A view is not taken apart where a table would be cut by a column of its own, which the view has not."""
        cut = {*self.by, *(keep.column for keep in self.filter.keep)} - set(tables.get(metric.reads, ()))
        parts = metric.of_tables()
        return (metric,) if any(cut & set(tables[part.reads]) for part in parts) else parts

    def _grouped(self, metrics: Iterable[Metric], world: "World") -> list[list[Metric]]:
        found: dict[tuple, list[Metric]] = {}
        by_agent = "agent" in self.by or any(keep.column == "agent" for keep in self.filter.keep)
        for metric in metrics:
            key = (metric.reads, world.at(metric), metric.how == "level", metric.agent if by_agent else "")
            found.setdefault(key, []).append(metric)
        return list(found.values())


@dataclass(frozen=True)
class World:
    """What a question has to know of the store: its built tables' columns, its calendar, whether hours are set."""

    columns: Tables
    calendar: Calendar
    business: bool
    spoken: Mapping[str, Mapping[str, str]]  # column -> folded word -> the word as shown
    present: Mapping[str, int]  # table.column -> how many rows fill it
    edges: dict[tuple[str, str], tuple] = field(
        default_factory=dict
    )  # (built table, moment) -> where its rows lie, once asked
    hours: Hours | None = None
    now: datetime | None = None  # UTC
    by_reply: bool = False  # first replies are dated by the reply in place of the arrival

    def at(self, metric: Metric) -> str:
        """The column by which the metric's rows are dated, by the reader's choice where there is one."""
        return (self.by_reply and metric.or_at) or metric.at
