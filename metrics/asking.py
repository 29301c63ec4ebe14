"""Answering a question: runs its SELECTs and lays them out over every period of the span and every group seen in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import duckdb

from metrics.answer import Answer, Cell, Key, laid_out, missing
from metrics.catalogue import METRICS
from metrics.compared import earlier, uncovered
from metrics.interval import interval
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.reading import rows_of, told
from metrics.select import select
from metrics.span import local
from metrics.sql import one

BIT = timedelta(microseconds=1)
Cells = dict[str, dict[Key, Cell]]


class Asking:
    """One query being answered on one cursor."""

    def __init__(self, cur: duckdb.DuckDBPyConnection, query: Query, world: World):
        self.cur, self.world, self.asked = cur, world, query
        self.needs = {m.name: lacks for g in query.groups() for m in g if (lacks := missing(m, world.present))}
        self.groups = [able for g in query.groups() if (able := [m for m in g if m.name not in self.needs])]
        self.bare: set[str] = set()
        self.notes, self.query = self._covered(query)
        self.span = self._span()
        self.periods = self._periods(self.span)

    def answer(self) -> Answer:
        """Every metric's cells in the order asked, period by period, group by group, the unknown last."""
        cells: Cells = {}
        for group in self.query.apart(self.groups, self.world.columns):
            for name, found in (self._levels(group) if group[0].how == "level" else self._sums(group)).items():
                mine = cells.setdefault(name, {})
                mine |= {key: mine[key] + cell if key in mine else cell for key, cell in found.items()}
        self._uncompare(cells)
        nothing = {(p, *[None] * len(self.query.by)): Cell() for p in self.periods or [None]}
        rows = [
            (name, key, cell)
            for name in self.query.metrics
            for key, cell in sorted(cells.get(name, nothing).items(), key=_order)
        ]
        return Answer(
            laid_out(rows, self.query, self.world.calendar, bool(self.asked.filter.compare)), self.needs, self.notes
        )

    def _edges(self, metrics: Sequence[Metric]) -> tuple[datetime | None, ...]:
        """The first and the last moment of the rows read, and where all but a stray hundredth begins; looked up once."""
        reads, at = metrics[0].reads, metrics[0].at
        if (reads, at) not in self.world.edges:
            spam = " WHERE NOT spam" if "spam" in self.world.columns[reads] else ""
            found = one(self.cur, f"SELECT min({at}), max({at}), quantile_disc({at}, 0.01) FROM {reads}{spam}")
            self.world.edges[reads, at] = found
        return self.world.edges[reads, at]

    def _span(self) -> tuple[datetime, datetime] | None:
        """The span asked for; an open end is the first or last row that any of the metrics reads."""
        since, until = self.query.filter.since, self.query.filter.until
        if since and until:
            return since, until
        edges = [self._edges(group) for group in self.groups]
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

    def _covered(self, query: Query) -> tuple[tuple[str, ...], Query]:
        """The query without a comparison that no data covers, and why; `bare` are the metrics whose own rows do not."""
        before = query.filter.previous()
        alone = replace(query, filter=replace(query.filter, compare=None))
        if not query.filter.compare:
            return (), query
        if before is None:
            return ("Nothing is compared: a comparison needs a first and a last day.",), alone
        zone = self.world.calendar.zone
        why = {m.name: uncovered(self._edges(group), before, zone) for group in self.groups for m in group}
        self.bare = {name for name, reason in why.items() if reason}
        if not self.bare:
            return (), query
        reason = next(reason for reason in why.values() if reason)
        begins = f"the span before begins on {before[0]:%-d %B %Y}, {reason}."
        if len(self.bare) == len(why):
            return (f"Nothing is compared: {begins}",), alone
        labels = dict.fromkeys(METRICS[name].label.split(",")[0] for name in why if name in self.bare)
        return (f"Not compared: {', '.join(labels)}; {begins}",), query

    def _uncompare(self, cells: Cells) -> None:
        """Takes away what stands beside nothing: metrics whose rows do not reach back, periods the span before has not."""
        for name, found in cells.items():
            for (period, *_), cell in found.items():
                if name in self.bare or (period is not None and earlier(period, self.query) is None):
                    cell.before = (None, 0)

    def _sums(self, metrics: Sequence[Metric]) -> Cells:
        """What the SELECTs give, laid out over every period and every group seen in the span."""
        found: Cells = {m.name: {} for m in metrics}
        seen: set[tuple] = set() if self.query.by else {()}
        for part in select(metrics, self.query, self.world):
            for row in rows_of(self.cur, part):
                key, now = self._key(row), row[self._head] if part.now is None else part.now
                if now:
                    seen.add(key[1:])
                for metric, places in zip(metrics, part.places, strict=True):
                    cell = found[metric.name].setdefault(key, _empty(metric))
                    self._put(cell, metric, [row[place] for place in places], now)
        return {
            m.name: {(p, *g): found[m.name].get((p, *g)) or _empty(m) for p, g in product(self.periods, seen)}
            for m in metrics
        }

    @property
    def _head(self) -> int:
        return bool(self.query.every) + len(self.query.by)

    def _key(self, row: tuple) -> Key:
        return row[: self._head] if self.query.every else (None, *row[: self._head])

    def _put(self, cell: Cell, metric: Metric, numbers: list, now: bool) -> None:
        value, n = told(metric, numbers)
        if not now:
            cell.before = (value, n)
            return
        cell.value, cell.n = value, n
        if self.query.interval:
            cell.bounds = interval(metric, value, n, numbers[-1])

    def _levels(self, metrics: Sequence[Metric]) -> Cells:
        """Running totals: what happened up to the end of each period, however long ago."""
        end = self.span[1] if self.span else None
        now = self._level(metrics, end, self.periods)
        if before := self.query.filter.previous():
            past = self._level(metrics, before[1], [earlier(p, self.query) for p in self.periods])
            for name, cells in now.items():
                for (period, *group), cell in cells.items():
                    then = past[name].get((earlier(period, self.query), *group), Cell(0, 0))
                    cell.before = (then.value, then.n)
        return now

    def _level(self, metrics: Sequence[Metric], until: datetime | None, periods: list) -> Cells:
        alone = replace(
            self.query, filter=replace(self.query.filter, since=None, until=until, compare=None), interval=False
        )
        (one,) = select(metrics, alone, self.world)
        steps: dict[tuple, list[tuple]] = {} if self.query.by else {(): []}
        for row in self.cur.execute(one.sql, one.parameters).fetchall():
            period, *group = self._key(row)
            steps.setdefault(tuple(group), []).append((period, *(row[place] for place, *_ in one.places)))
        return {
            m.name: {(p, *group): _total(found, p, i + 1) for group, found in steps.items() for p in periods}
            for i, m in enumerate(metrics)
        }


def _order(item: tuple[Key, Cell]) -> tuple:
    return tuple((word is None, 0 if word is None else word) for word in item[0])


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, (0, 0)) if metric.counts else Cell()


def _total(steps: list[tuple], period, column: int) -> Cell:
    total = sum(step[column] or 0 for step in steps if period is None or step[0] <= period)
    return Cell(total, total)
