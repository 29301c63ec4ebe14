"""A question's SQL: for metrics of one table and moment one SELECT a span, or one for both where rows are grouped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.metric import AGGREGATES, QUANTILES, Metric
from metrics.query import Query, World
from metrics.span import bucket_sql, utc
from metrics.where import Columns, place, where

# What a row brings, where the value is a condition.
NUMBERS = {"share": "CAST(({x}) AS INTEGER)", "count": "CASE WHEN {x} THEN {weight} END"}


@dataclass(frozen=True)
class Pick:
    """What is told from the rows' values: a quantile, which SQL takes twice as long for, or how many there are."""

    value: str
    share: float | None


@dataclass(frozen=True)
class Select:
    """A statement; its columns are period, by_0 …, is_now where it reads both spans, then numbers.

    `now`: whether it reads the span asked for or the one before, None where is_now tells. `picks`: quantiles of its one
    row, which stand behind the numbers; `source` says of which rows. `places`: where in a row each metric's numbers are.
    """

    columns: tuple[str, ...]
    source: str
    parameters: dict
    now: bool | None
    picks: tuple[Pick, ...]
    places: tuple[tuple[int, ...], ...]

    @property
    def sql(self) -> str:
        return f"SELECT {', '.join(self.columns)}\n{self.source}"


@dataclass(frozen=True)
class _Span:
    """The condition on the moment of one span, and the bounds it names."""

    test: str
    bounds: dict


def value_sql(metric: Metric, query: Query, world: World) -> str:
    """The number one row brings, on the clock asked for."""
    return NUMBERS.get(metric.how, "{x}").format(x=_value(metric, query, world), weight=metric.weight or "1")


def _value(metric: Metric, query: Query, world: World) -> str:
    clock = "_business" if query.filter.clock == "business" and world.business else ""
    return metric.value.replace("{clock}", clock)


def select(metrics: Sequence[Metric], query: Query, world: World) -> list[Select]:
    """The SELECTs that answer metrics of one table and moment, over the span and the one compared with."""
    columns = Columns(metrics[0], world)
    parameters: dict = {}
    conditions = where(query.filter, columns, parameters)
    groups = [place(column, columns) for column in query.by]
    heads = _period(columns, query, world) + [f"{sql} AS by_{i}" for i, (sql, _) in enumerate(groups)]
    table = " ".join(dict.fromkeys([f"{metrics[0].reads} t", *(join for _, join in groups)]))
    spans = _spans(columns.at, query, world)
    both = bool(heads) and len(spans) > 1
    found = []
    for now, span in [(None, _either(columns.at, spans))] if both else zip((True, False), spans, strict=False):
        shown = [*heads, f"{columns.at} >= $since AS is_now"] if both else heads
        source = f"FROM {table}\nWHERE {' AND '.join([*conditions, span.test])}" + ("\nGROUP BY ALL" if heads else "")
        found.append(_select(shown, metrics, query, world, (source, parameters | span.bounds, now)))
    return found


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
    return _Span(f"{at} >= $before_since AND {at} < $until AND ({tests})", spans[0].bounds | spans[1].bounds)


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
    """The period of a row; a row of the compared span is moved to stand beside the span asked for."""
    if not query.every:
        return []
    clock, moment = columns.local, columns.at
    if before := query.filter.previous():
        moved = f"CASE WHEN {columns.at} >= $since THEN {{0}} ELSE {{0}} + {_shift(query, before[0])} END"
        clock, moment = moved.format(clock), moved.format(moment)
    return [f"{bucket_sql(clock, moment, query.every, world.calendar.sunday)} AS period"]


def _shift(query: Query, before: datetime) -> str:
    since = query.filter.since
    if query.every in ("month", "quarter") and since.day == before.day == 1:
        return f"INTERVAL {(since.year - before.year) * 12 + since.month - before.month} MONTH"
    return f"INTERVAL {(since - before) // timedelta(days=1)} DAY"


def _select(heads: list[str], metrics: Sequence[Metric], query: Query, world: World, read: tuple) -> Select:
    """Every number once, however many metrics share it; quantiles of ungrouped rows are picked."""
    values = [_value(metric, query, world) for metric in metrics]
    wanted = [_numbers(metric, value, query.interval) for metric, value in zip(metrics, values, strict=True)]
    picks: dict[str, Pick] = {}
    for metric, value, numbers in zip(metrics, values, wanted, strict=True):
        if metric.how in QUANTILES and not metric.counts and not heads:
            picks |= {numbers[0]: Pick(value, QUANTILES[metric.how]), numbers[1]: Pick(value, None)}
    if heads:
        wanted = _together(metrics, values, wanted)
    order = sorted(
        dict.fromkeys(number for numbers in wanted for number in numbers), key=lambda number: number in picks
    )
    places = tuple(tuple(len(heads) + order.index(number) for number in numbers) for numbers in wanted)
    columns = [*heads, *(number for number in order if number not in picks)]
    return Select(tuple(columns), *read, tuple(picks[n] for n in order if n in picks), places)


def _together(metrics: Sequence[Metric], values: list[str], wanted: list[list[str]]) -> list[list[str]]:
    """Median and p90 of the same values in one call, which sorts them once."""
    asked = {(metric.how, value) for metric, value in zip(metrics, values, strict=True)}
    both = {value for how, value in asked if how == "median" and ("p90", value) in asked}
    return [
        [f"quantile_cont({v}, [0.5, 0.9])[{1 + (m.how == 'p90')}]", *n[1:]] if m.how in QUANTILES and v in both else n
        for m, v, n in zip(metrics, values, wanted, strict=True)
    ]


def _numbers(metric: Metric, value: str, interval: bool) -> list[str]:
    """The aggregates a metric's number, n and interval are made of."""
    made = [sql.format(x=value) for sql in AGGREGATES[metric.how]]
    if metric.weight:  # hardly any row stands for more than itself
        made[0] += f" + coalesce(sum({metric.weight} - 1) FILTER ({metric.weight} <> 1 AND ({value})), 0)"
    if metric.counts:
        return made[:1]
    if interval and metric.how in QUANTILES:
        return [*made, f"list_sort(list(CAST({value} AS DOUBLE)) FILTER (({value}) IS NOT NULL))"]
    return [*made, f"[stddev_samp({value})]"] if interval and metric.unit != "share" else made
