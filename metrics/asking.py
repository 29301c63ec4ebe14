"""Answering a question: runs its SELECTs and lays them out over every period of the span and every group seen in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

import duckdb

from metrics import vocabulary
from metrics.answer import Answer, Cell, Key, laid_out, missing, without
from metrics.cells import Cells, Told, add, head, key, lay_out, order
from metrics.compared import Period, beside
from metrics.covered import covered
from metrics.divided import BIT, PER_DAY, days_of, of_whole, per_day
from metrics.interval import UNSEEN
from metrics.metric import QUANTILES, Metric
from metrics.ordered import counting
from metrics.query import Query, World
from metrics.reading import read
from metrics.select import Select, select, select_standing
from metrics.span import local
from metrics.standing import ends_of


class Asking:
    """One query being answered on one cursor."""

    def __init__(self, cur: duckdb.DuckDBPyConnection, query: Query, world: World):
        self.cur, self.world, self.asked = cur, world, query
        self.needs = {m.name: lacks for g in query.groups(world) for m in g if (lacks := missing(m, world.present))}
        self.groups = [able for g in query.groups(world) if (able := [m for m in g if m.name not in self.needs])]
        edges = {m.name: vocabulary.edges(cur, m, world) for group in self.groups for m in group}
        self.query, self.notes, self.bare = covered(query, edges, world.calendar.zone)
        self.span = self._span(list(edges.values()))
        self.periods = self._periods(self.span)

    def answer(self) -> Answer:
        """Every metric's cells in the order asked, period by period, group by group, the unknown last."""
        cells: Cells = {}
        for group in self.query.apart(self.groups, self.world):
            add(cells, self._group(group))
        self._uncompare(cells)
        rows = [
            (name, at, cell)
            for name in self.query.metrics
            for at, cell in (self._ordered(cells[name]) if name in cells else self._nothing())
        ]
        table = laid_out(rows, self.query, self._labels(), bool(self.asked.filter.compare))
        told = {m.name: parts for group in self.groups for m in group if (parts := without(m, self.world.present))}
        return Answer(table, self.needs, tuple(self.notes), told)

    def _ordered(self, cells: Mapping[Key, Cell]) -> Iterable[tuple[Key, Cell]]:
        """By period, which they are already, then by group."""
        return sorted(cells.items(), key=order) if self.query.by else cells.items()

    def _nothing(self) -> Iterable[tuple[Key, Cell]]:
        """What stands for a metric that the data cannot answer: every period, no group."""
        return [((period, *[None] * len(self.query.by)), Cell()) for period in self.periods or [None]]

    def _group(self, metrics: Sequence[Metric]) -> Cells:
        """The cells of the metrics that one SELECT can answer."""
        if metrics[0].how == "level":
            return self._levels(metrics)
        return self._stands(metrics) if metrics[0].until else self._divided(metrics, self._sums(metrics, self.query))

    def _span(self, edges: Sequence[tuple]) -> tuple[datetime, datetime] | None:
        """The span asked for; an open end is the first or last row that any of the metrics reads."""
        since, until = self.query.filter.since, self.query.filter.until
        if since and until:
            return since, until
        if not any(first for first, *_ in edges):
            return None
        zone = self.world.calendar.zone
        since = since or local(min(first for first, *_ in edges if first), zone)
        until = until or local(max(last for _, last, _ in edges if last), zone) + BIT
        return (since, until) if since < until else None

    def _periods(self, span: tuple[datetime, datetime] | None) -> list:
        if not self.query.every:
            return [None]
        return list(self.world.calendar.periods(*span, self.query.every)) if span else []

    def _uncompare(self, cells: Cells) -> None:
        """Takes away what stands beside nothing: metrics whose rows do not reach back, periods the span before has not."""
        for name, found in cells.items():
            for (period, *_), cell in found.items():
                if name in self.bare or (period is not None and self._earlier[period] is None):
                    cell.before = UNSEEN

    @cached_property
    def _earlier(self) -> dict[Period, Period]:
        """Which period of the compared span stands beside each."""
        past = beside(self.query, self.world.calendar.zone)
        return {period: past(period) for period in self.periods or [None]}

    def _labels(self) -> dict[Period, tuple[str | None, str | None]]:
        """How each period and the one beside it are written."""
        label, every = self.world.calendar.label, self.query.every
        return {now: (now and label(now, every), past and label(past, every)) for now, past in self._earlier.items()}

    def _sums(self, metrics: Sequence[Metric], query: Query) -> Cells:
        """What the SELECTs give, laid out over every period and every group seen in the span."""
        told = (
            row
            for one in select(metrics, query, self.world, self._sizes(metrics, query))
            for row in self._told(one, query)
        )
        return lay_out(metrics, told, query, self.periods, self._beside)

    def _told(self, one: Select, query: Query) -> Told:
        width, bare = head(query), not query.every
        for row, found in read(self.cur, one, query.interval):
            at = row[:width]
            yield (None, *at) if bare else at, row[-1] if one.now is None else one.now, found

    def _beside(self, at: Key) -> list[Key]:
        """Where a group of the compared span stands; an hour comes by the clock, which may show it twice or never."""
        if self.query.every != "hour":
            return [at]
        return [(period, *at[1:]) for period in self._hours.get(at[0], [])]

    @cached_property
    def _hours(self) -> dict[datetime, list[datetime]]:
        """The hours of the span by what the reader's clock shows when they begin."""
        found: dict[datetime, list[datetime]] = {}
        for period in self.periods:
            found.setdefault(local(period, self.world.calendar.zone), []).append(period)
        return found

    def _sizes(self, metrics: Sequence[Metric], query: Query) -> set[int]:
        """How many rows each group has that a quantile is asked of, if its interval is too."""
        asked = [counting(metric) for metric in metrics if metric.how in QUANTILES]
        if not (asked and query.interval and head(query)):
            return set()
        (one,) = select(asked, query.bare(), self.world)
        return {found.n for _, of_metrics in read(self.cur, one) for found in of_metrics}

    def _divided(self, metrics: Sequence[Metric], cells: Cells) -> Cells:
        """Counts become numbers a day, or parts of the whole."""
        for metric in metrics:
            if metric.how in PER_DAY:
                per_day(cells[metric.name], days_of(metric, self.query, self.world))
        if parts := [m for m in metrics if m.how == "part"]:
            wholes = self._sums(parts, replace(self.query, by=()))
            for metric in parts:
                of_whole(cells[metric.name], wholes[metric.name])
        return cells

    def _stands(self, metrics: Sequence[Metric]) -> Cells:
        """What stands at the end of each period, of the compared span beside it."""
        ends = ends_of(self.periods, self.query, self.world)
        one = select_standing(metrics, [end for *_, end in ends], self.query, self.world)
        told = (((ends[place][0], *at), ends[place][1], found) for (place, *at), found in read(self.cur, one))
        return lay_out(metrics, told, self.query, self.periods, lambda at: [at])

    def _levels(self, metrics: Sequence[Metric]) -> Cells:
        """Running totals: what happened up to the end of each period, however long ago."""
        end = self.span[1] if self.span else None
        now = self._level(metrics, end, self.periods)
        if before := self.query.filter.previous():
            past = self._level(metrics, before[1], [self._earlier[p] for p in self.periods])
            for name, cells in now.items():
                for (period, *group), cell in cells.items():
                    cell.before = past[name].get((self._earlier[period], *group), Cell(0, 0)).now
        return now

    def _level(self, metrics: Sequence[Metric], until: datetime | None, periods: list) -> Cells:
        alone = replace(self.query.bare(), filter=replace(self.query.filter, since=None, until=until, compare=None))
        (one,) = select(metrics, alone, self.world)
        steps: dict[tuple, list[tuple]] = {} if self.query.by else {(): []}
        for row, numbers in read(self.cur, one):
            period, *group = key(row, alone)
            steps.setdefault(tuple(group), []).append((period, *(number.value for number in numbers)))
        return {
            m.name: {(p, *group): _total(found, p, i + 1) for group, found in steps.items() for p in periods}
            for i, m in enumerate(metrics)
        }


def _total(steps: list[tuple], period, column: int) -> Cell:
    total = sum(step[column] or 0 for step in steps if period is None or step[0] <= period)
    return Cell(total, total)
