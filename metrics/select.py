"""A question's SQL: for metrics of one table and moment one SELECT a span, or one for both where rows are grouped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.metric import Metric
from metrics.ordered import bounds_of
from metrics.query import Query, World
from metrics.span import bucket_sql, months_between, utc
from metrics.standing import ends_sql, open_sql
from metrics.wanted import Wanted, wanted
from metrics.where import Columns, place, where


@dataclass(frozen=True)
class Select:
    """A statement; its columns are period, by_0 …, is_now where it reads both spans, then every number once.

    `now`: whether it reads the span asked for or the one before; None where is_now tells. `source`: which rows it reads.
    """

    heads: tuple[str, ...]
    wanted: tuple[Wanted, ...]
    source: str
    parameters: dict
    now: bool | None = True

    @property
    def numbers(self) -> tuple[str, ...]:
        """The aggregates, each once, however many metrics share it."""
        return tuple(dict.fromkeys(number for wanted in self.wanted for number in wanted.numbers))

    @property
    def values(self) -> tuple[str, ...]:
        """The values of which quantiles are picked."""
        return tuple(dict.fromkeys(wanted.value for wanted in self.wanted if not wanted.numbers))


def select(metrics: Sequence[Metric], query: Query, world: World, sizes: Collection[int] = ()) -> list[Select]:
    """The SELECTs that answer metrics of one table and moment, over the span and the one compared with.

    `sizes`: how many rows any of the groups has, which intervals of grouped quantiles depend on.
    """
    columns = Columns(metrics[0], world)
    heads, table, conditions, parameters = _cut(columns, query)
    heads = [*_period(columns, query, world), *heads]
    asked = wanted(metrics, query, world, grouped=bool(heads), bounded=bool(sizes))
    parameters |= bounds_of([metric.how for metric in metrics], sizes)
    spans = _spans(columns.at, query, world)
    if both := bool(heads) and len(spans) > 1:
        heads, spans = [*heads, f"{columns.at} >= $since AS is_now"], [_both(columns.at, spans)]
    found = []
    for now, span in zip((True, False), spans, strict=False):
        source = f"FROM {table}\nWHERE {' AND '.join([*conditions, span.test])}" + ("\nGROUP BY ALL" if heads else "")
        found.append(Select(tuple(heads), asked, source, parameters | span.bounds, None if both else now))
    return found


def select_standing(metrics: Sequence[Metric], ends: Sequence[datetime], query: Query, world: World) -> Select:
    """The SELECT of what stands at each of the ends; its first column is the end's place among them."""
    heads, table, conditions, parameters = _cut(Columns(metrics[0], world), query)
    of_ends = ends_sql(ends, query, world, parameters)
    source = f"""FROM {of_ends}, {table}
        WHERE {" AND ".join([*conditions, open_sql(metrics[0], "e.ended_at")])} GROUP BY ALL"""
    return Select(("e.place", *heads), wanted(metrics, query, world, grouped=True), source, parameters)


def _cut(columns: Columns, query: Query) -> tuple[list[str], str, list[str], dict]:
    """The slices that rows are cut by, the table with what they join, the filter's conditions and their parameters."""
    parameters: dict = {}
    conditions = where(query.filter, columns, parameters)
    places = [place(column, columns) for column in query.by]
    heads = [f"{sql} AS by_{i}" for i, (sql, _) in enumerate(places)]
    table = " ".join(dict.fromkeys([f"{columns.metric.reads} t", *(join for _, join in places)]))
    return heads, table, conditions, parameters


@dataclass(frozen=True)
class _Span:
    """The condition on the moment of one span, and the bounds it names."""

    test: str
    bounds: dict


def inside(at: str, query: Query, world: World, parameters: dict) -> str:
    """The condition on the moment, its bounds added to the parameters; rows without a moment are in no span."""
    span = _either(at, _spans(at, query, world))
    parameters |= span.bounds
    return span.test


def _either(at: str, spans: list[_Span]) -> _Span:
    """Both spans as one; the range around both lets DuckDB skip what lies outside."""
    if len(spans) == 1:
        return spans[0]
    tests = " OR ".join(span.test for span in spans)
    return _Span(f"{_range(at)} AND ({tests})", spans[0].bounds | spans[1].bounds)


def _both(at: str, spans: list[_Span]) -> _Span:
    """Both spans as one, which is the range around them where they touch: a test of two instead of six comparisons."""
    bounds = spans[0].bounds | spans[1].bounds
    if bounds["since"] != bounds.pop("before_until"):
        return _either(at, spans)
    return _Span(_range(at), bounds)


def _range(at: str) -> str:
    return f"{at} >= $before_since AND {at} < $until"


def _spans(at: str, query: Query, world: World) -> list[_Span]:
    """The span asked for and, where there is one, the span compared with."""
    found = [_bounded(at, {"since": query.filter.since, "until": query.filter.until}, world)]
    if before := query.filter.previous():
        found.append(_bounded(at, {"before_since": before[0], "before_until": before[1]}, world))
    return found


def _bounded(at: str, ends: dict[str, datetime | None], world: World) -> _Span:
    """From the first end on, before the second; either may be open."""
    tests = [f"{at} {sign} ${name}" for sign, (name, clock) in zip((">=", "<"), ends.items(), strict=True) if clock]
    bounds = {name: utc(clock, world.calendar.zone) for name, clock in ends.items() if clock}
    return _Span(" AND ".join(tests) or f"{at} IS NOT NULL", bounds)


def _period(columns: Columns, query: Query, world: World) -> list[str]:
    """The period of a row; one of the compared span is moved beside the span asked for, hours as the clock shows them."""
    if not query.every:
        return []
    clock, before = columns.local, query.filter.previous()
    if before is None:
        return [f"{bucket_sql(clock, columns.at, query.every, world.calendar.sunday)} AS period"]
    shift = _shift(query, before[0])
    if query.every == "hour":
        now = bucket_sql(clock, columns.at, "hour")
        return [f"CASE WHEN {columns.at} >= $since THEN {now} ELSE date_trunc('hour', {clock}) + {shift} END AS period"]
    moved = f"CASE WHEN {columns.at} >= $since THEN {clock} ELSE {clock} + {shift} END"
    return [f"{bucket_sql(moved, columns.at, query.every, world.calendar.sunday)} AS period"]


def _shift(query: Query, before: datetime) -> str:
    since = query.filter.since
    if query.every in ("month", "quarter") and since.day == before.day == 1:
        return f"INTERVAL {months_between(before, since)} MONTH"
    return f"INTERVAL {(since - before) // timedelta(days=1)} DAY"
