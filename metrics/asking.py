"""Answering a question: runs its SELECTs and lays them out over every period of the span and every group seen in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product

import duckdb

from metrics import vocabulary
from metrics.answer import Answer, Cell, Key, laid_out, missing
from metrics.catalogue import METRICS
from metrics.compared import earlier, uncovered
from metrics.divided import BIT, PER_DAY, days_of, of_whole, per_day
from metrics.interval import interval
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.select import select, select_standing
from metrics.span import local
from metrics.standing import ends_of

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
        for group in self.groups:
            cells |= self._group(group)
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

    def _group(self, metrics: Sequence[Metric]) -> Cells:
        """The cells of the metrics that one SELECT can answer."""
        if metrics[0].how == "level":
            return self._levels(metrics)
        return self._stands(metrics) if metrics[0].until else self._divided(metrics, self._sums(metrics, self.query))

    def _span(self) -> tuple[datetime, datetime] | None:
        """The span asked for; an open end is the first or last row that any of the metrics reads."""
        since, until = self.query.filter.since, self.query.filter.until
        if since and until:
            return since, until
        edges = [vocabulary.edges(self.cur, group[0], self.world) for group in self.groups]
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
        edges = {m.name: vocabulary.edges(self.cur, m, self.world) for group in self.groups for m in group}
        why = {name: uncovered(found, before, zone) for name, found in edges.items()}
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

    def _sums(self, metrics: Sequence[Metric], query: Query) -> Cells:
        """What one SELECT gives, laid out over every period and every group seen in the span."""
        one = select(metrics, query, self.world)
        compared, head = query.filter.previous() is not None, _head(query)
        rows = self.cur.execute(one.sql, one.parameters).fetchall()
        told = [(_key(row, query), not compared or row[head], row[head + compared :]) for row in rows]
        return self._laid_out(metrics, told, query)

    def _laid_out(self, metrics: Sequence[Metric], told: list[tuple[Key, bool, tuple]], query: Query) -> Cells:
        """Rows of (key, in the span asked for, columns of each metric) over every period and every group seen."""
        wide = 2 + query.interval
        found: Cells = {m.name: {} for m in metrics}
        seen: set[tuple] = set() if query.by else {()}
        for key, now, columns in told:
            if now:
                seen.add(key[1:])
            for i, metric in enumerate(metrics):
                self._put(found[metric.name].setdefault(key, _empty(metric)), metric, columns[i * wide :][:wide], now)
        return {
            m.name: {(p, *g): found[m.name].get((p, *g)) or _empty(m) for p, g in product(self.periods, seen)}
            for m in metrics
        }

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
        rows, head = self.cur.execute(one.sql, one.parameters).fetchall(), 1 + len(self.query.by)
        told = [((ends[row[0]][0], *row[1:head]), ends[row[0]][1], row[head:]) for row in rows]
        return self._laid_out(metrics, told, self.query)

    def _put(self, cell: Cell, metric: Metric, found: tuple, now: bool) -> None:
        if not now:
            cell.before = found[:2]
            return
        cell.value, cell.n = found[:2]
        if self.query.interval:
            cell.bounds = interval(metric, *found)

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
        one = select(metrics, alone, self.world)
        steps: dict[tuple, list[tuple]] = {} if self.query.by else {(): []}
        for row in self.cur.execute(one.sql, one.parameters).fetchall():
            period, *group = _key(row, alone)
            steps.setdefault(tuple(group), []).append((period, *row[_head(alone) :: 2]))
        return {
            m.name: {(p, *group): _total(found, p, i + 1) for group, found in steps.items() for p in periods}
            for i, m in enumerate(metrics)
        }


def _head(query: Query) -> int:
    return bool(query.every) + len(query.by)


def _key(row: tuple, query: Query) -> Key:
    return row[: _head(query)] if query.every else (None, *row[: _head(query)])


def _order(item: tuple[Key, Cell]) -> tuple:
    return tuple((word is None, 0 if word is None else word) for word in item[0])


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, (0, 0)) if metric.counts else Cell()


def _total(steps: list[tuple], period, column: int) -> Cell:
    total = sum(step[column] or 0 for step in steps if period is None or step[0] <= period)
    return Cell(total, total)
