"""From the rows of the SELECTs to one long answer: metric, period, by…, value, n; every period and group present."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

import duckdb
import pyarrow as pa

from metrics.interval import interval
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.select import select
from metrics.span import local, months_back
from metrics.sql import one

BIT = timedelta(microseconds=1)
STRAY = 0.25  # a span before may lack so much of its beginning, but for single stray rows
Key = tuple  # (period, group by 0, group by 1 …)


@dataclass
class Cell:
    """One value and what belongs to it."""

    value: float | None = None
    n: int = 0
    before: tuple[float | None, int] = (None, 0)
    bounds: tuple[float | None, float | None] = (None, None)


Cells = dict[str, dict[Key, Cell]]


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


class Asking:
    """One query being answered on one cursor."""

    def __init__(self, cur: duckdb.DuckDBPyConnection, query: Query, world: World):
        self.cur, self.world, self.asked = cur, world, query
        self.needs = {m.name: lacks for g in query.groups() for m in g if (lacks := missing(m, world.present))}
        self.groups = [able for g in query.groups() if (able := [m for m in g if m.name not in self.needs])]
        self.notes, self.query = self._covered(query)
        self.span = self._span()
        self.periods = self._periods(self.span)

    def answer(self) -> Answer:
        """Every metric's cells in the order asked, period by period, group by group, the unknown last."""
        cells: Cells = {}
        for group in self.groups:
            cells |= self._levels(group) if group[0].how == "level" else self._sums(group)
        nothing = {(p, *[None] * len(self.query.by)): Cell() for p in self.periods or [None]}
        rows = [(name, key, cell) for name in self.query.metrics
                for key, cell in sorted(cells.get(name, nothing).items(), key=_order)]
        return Answer(self._table(rows), self.needs, self.notes)

    def _edges(self, metrics: Sequence[Metric]) -> tuple[datetime | None, datetime | None]:
        reads, at = metrics[0].reads, metrics[0].at
        spam = " WHERE NOT spam" if "spam" in self.world.columns[reads] else ""
        return one(self.cur, f"SELECT min({at}), max({at}) FROM {reads}{spam}")

    def _span(self) -> tuple[datetime, datetime] | None:
        """The span asked for; an open end is the first or last row that any of the metrics reads."""
        since, until = self.query.filter.since, self.query.filter.until
        if since and until:
            return since, until
        edges = [self._edges(group) for group in self.groups]
        if not any(first for first, _ in edges):
            return None
        zone = self.world.calendar.zone
        since = since or local(min(first for first, _ in edges if first), zone)
        until = until or local(max(last for _, last in edges if last), zone) + BIT
        return (since, until) if since < until else None

    def _periods(self, span: tuple[datetime, datetime] | None) -> list:
        if not self.query.every:
            return [None]
        return list(self.world.calendar.periods(*span, self.query.every)) if span else []

    def _covered(self, query: Query) -> tuple[tuple[str, ...], Query]:
        """The query without its comparison where the data does not reach back that far, and the sentence that says so."""
        if not query.filter.compare:
            return (), query
        alone = replace(query, filter=replace(query.filter, compare=None))
        before = query.filter.previous()
        if before is None:
            return ("Nothing is compared: a comparison needs a first and a last day.",), alone
        begins = self._begins()
        if begins is None:
            return (), alone
        first, body = begins
        if first <= before[0] and body <= before[0] + (before[1] - before[0]) * STRAY:
            return (), query
        first = first if first > before[0] else body
        return (f"Nothing is compared: the span before begins on {before[0]:%-d %B %Y}, "
                f"the data only on {first:%-d %B %Y}.",), alone

    def _begins(self) -> tuple[datetime, datetime] | None:
        """Where the data begins, on the reader's clock: its first day, and where all but a stray hundredth of it begins."""
        edges = [one(self.cur, f"SELECT min({g[0].at}), quantile_disc({g[0].at}, 0.01) FROM {g[0].reads}") for g in self.groups]
        firsts, bodies = ([edge[i] for edge in edges if edge[i]] for i in (0, 1))
        if not firsts:
            return None
        first, body = (local(min(found), self.world.calendar.zone) for found in (firsts, bodies))
        midnight = datetime(first.year, first.month, first.day)
        return midnight, body

    def _sums(self, metrics: Sequence[Metric]) -> Cells:
        """What one SELECT gives, laid out over every period and every group seen in the span."""
        one = select(metrics, self.query, self.world)
        compared, head, wide = self.query.filter.previous() is not None, self._head, 2 + self.query.interval
        found: Cells = {m.name: {} for m in metrics}
        seen: set[tuple] = set() if self.query.by else {()}
        for row in self.cur.execute(one.sql, one.parameters).fetchall():
            key, now = self._key(row), not compared or row[head]
            if now:
                seen.add(key[1:])
            for i, metric in enumerate(metrics):
                cell = found[metric.name].setdefault(key, _empty(metric))
                self._put(cell, metric, row[head + compared + i * wide:][:wide], now)
        return {m.name: {(p, *g): found[m.name].get((p, *g)) or _empty(m) for p, g in product(self.periods, seen)}
                for m in metrics}

    @property
    def _head(self) -> int:
        return bool(self.query.every) + len(self.query.by)

    def _key(self, row: tuple) -> Key:
        return row[:self._head] if self.query.every else (None, *row[:self._head])

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
            earlier = self._level(metrics, before[1], [self._earlier(p) for p in self.periods])
            for name, cells in now.items():
                for (period, *group), cell in cells.items():
                    then = earlier[name].get((self._earlier(period), *group), Cell(0, 0))
                    cell.before = (then.value, then.n)
        return now

    def _level(self, metrics: Sequence[Metric], until: datetime | None, periods: list) -> Cells:
        alone = replace(self.query, filter=replace(self.query.filter, since=None, until=until, compare=None), interval=False)
        one = select(metrics, alone, self.world)
        steps: dict[tuple, list[tuple]] = {} if self.query.by else {(): []}
        for row in self.cur.execute(one.sql, one.parameters).fetchall():
            period, *group = self._key(row)
            steps.setdefault(tuple(group), []).append((period, *row[self._head::2]))
        return {m.name: {(p, *group): _total(found, p, i + 1) for group, found in steps.items() for p in periods}
                for i, m in enumerate(metrics)}

    def _earlier(self, period):
        """The period of the compared span that stands beside a period."""
        before = self.query.filter.previous()
        since = self.query.filter.since
        if period is None or before is None:
            return None
        months = (since.year - before[0].year) * 12 + since.month - before[0].month
        if self.query.every in ("month", "quarter") and since.day == before[0].day == 1:
            return months_back(period, months)
        return period - timedelta(days=(since - before[0]) // timedelta(days=1))

    def _table(self, rows: list[tuple[str, Key, Cell]]) -> pa.Table:
        """Arrow columns in the order of the contract."""
        label = self.world.calendar.label
        def words(period) -> str | None:
            return None if period is None else label(period, self.query.every)
        made = {"metric": pa.array([r[0] for r in rows], pa.string()),
                "period": pa.array([words(r[1][0]) for r in rows], pa.string())}
        for i, name in enumerate(self.query.by, 1):
            whole = name in ("weekday", "hour")
            made[name] = pa.array([r[1][i] if whole or r[1][i] is None else str(r[1][i]) for r in rows],
                                  pa.int64() if whole else pa.string())
        made |= _numbers("value", [(c.value, c.n) for _, _, c in rows], "n")
        if self.query.filter.compare or self.asked.filter.compare:
            made["previous_period"] = pa.array([words(self._earlier(r[1][0])) for r in rows], pa.string())
            made |= _numbers("previous_value", [c.before if self.query.filter.compare else (None, 0) for _, _, c in rows],
                             "previous_n")
        if self.query.interval:
            made |= {n: pa.array([c.bounds[i] for _, _, c in rows], pa.float64()) for i, n in enumerate(("low", "high"))}
        return pa.table(made)


def _order(item: tuple[Key, Cell]) -> tuple:
    return tuple((word is None, 0 if word is None else word) for word in item[0])


def _empty(metric: Metric) -> Cell:
    return Cell(0, 0, (0, 0)) if metric.counts else Cell()


def _total(steps: list[tuple], period, column: int) -> Cell:
    total = sum(step[column] or 0 for step in steps if period is None or step[0] <= period)
    return Cell(total, total)


def _numbers(value: str, cells: list[tuple], n: str) -> dict[str, pa.Array]:
    return {value: pa.array([None if v is None else float(v) for v, _ in cells], pa.float64()),
            n: pa.array([int(k or 0) for _, k in cells], pa.int64())}
