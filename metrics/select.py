"""A question's SQL: one SELECT for all metrics of one table and moment, the compared span read in the same pass."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.metric import AGGREGATES, Metric
from metrics.query import Query, World
from metrics.span import bucket_sql, months_between, utc
from metrics.where import Columns, place, where

YES = re.compile(r"CAST\((\w+) AS INTEGER\)")  # the value of a share: 1 for yes, 0 for no
SOME = re.compile(r"(CASE WHEN (?:(?!ELSE|CASE|END).)+ THEN \w+) END")  # the value of a count of some rows


@dataclass(frozen=True)
class Select:
    """A statement and its parameters; its columns are period, by_0.., is_now, then value_i, n_i(, spread_i) per metric."""

    sql: str
    parameters: dict


def value_sql(metric: Metric, query: Query, world: World) -> str:
    """The number one row brings, on the clock asked for."""
    clock = "_business" if query.filter.clock == "business" and world.business else ""
    return metric.value.replace("{clock}", clock)


def select(metrics: Sequence[Metric], query: Query, world: World) -> Select:
    """The SELECT that answers metrics of one table and moment, over the span and the one compared with."""
    columns = Columns(metrics[0], world)
    parameters: dict = {}
    conditions = where(query.filter, columns, parameters)
    places = [place(column, columns) for column in query.by]
    heads = _period(columns, query, world) + [f"{sql} AS by_{i}" for i, (sql, _) in enumerate(places)]
    values = _values(metrics, query, world)
    joins = " ".join(dict.fromkeys(join for _, join in places))
    parts = []
    for span in _parts(columns.at, query, world, parameters, bool(heads)):
        parts.append(
            f"SELECT {', '.join([*heads, *span.heads, *values])}\nFROM {metrics[0].reads} t {joins}\n"
            f"WHERE {' AND '.join([*conditions, span.test])}" + ("\nGROUP BY ALL" if heads else "")
        )
    return Select("\nUNION ALL\n".join(parts), parameters)


@dataclass(frozen=True)
class _Part:
    """What one part of a statement reads: a condition on the moment, and whether that is the span asked for."""

    test: str
    heads: tuple[str, ...] = ()


def _parts(at: str, query: Query, world: World, parameters: dict, grouped: bool) -> list[_Part]:
    """Both spans in one part where rows are grouped anyway, else apart: each is a run of rows, which lie in order."""
    spans = _spans(at, query, world, parameters)
    if len(spans) == 1:
        return [_Part(spans[0])]
    if grouped:
        return [_Part(_either(at, spans), (f"{at} >= $since AS is_now",))]
    return [_Part(spans[0], ("true AS is_now",)), _Part(spans[1], ("false",))]


def inside(at: str, query: Query, world: World, parameters: dict) -> str:
    """The condition on the moment; rows without one are in no span."""
    return _either(at, _spans(at, query, world, parameters))


def _either(at: str, spans: list[str]) -> str:
    """In either span; the range around both lets DuckDB skip what lies outside."""
    return spans[0] if len(spans) == 1 else f"{at} >= $before_since AND {at} < $until AND ({' OR '.join(spans)})"


def _spans(at: str, query: Query, world: World, parameters: dict) -> list[str]:
    """The conditions on the moment: of the span asked for and, where there is one, of the span compared with."""
    bounds = {"since": query.filter.since, "until": query.filter.until}
    before = query.filter.previous()
    bounds |= {"before_since": before[0], "before_until": before[1]} if before else {}
    parameters |= {name: utc(clock, world.calendar.zone) for name, clock in bounds.items() if clock}
    tests = [f"{at} >= $since"] if query.filter.since else []
    tests += [f"{at} < $until"] if query.filter.until else []
    now = " AND ".join(tests) or f"{at} IS NOT NULL"
    return [now, f"{at} >= $before_since AND {at} < $before_until"] if before else [now]


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


def _values(metrics: Sequence[Metric], query: Query, world: World) -> list[str]:
    """Each metric's value and n, and what its interval needs."""
    values = [value_sql(m, query, world) for m in metrics]
    asked = {(m.how, v) for m, v in zip(metrics, values, strict=True)}
    return [
        sql
        for i, (m, v) in enumerate(zip(metrics, values, strict=True))
        for sql in _value(m, i, v, asked, query.interval)
    ]


def _aggregate(metric: Metric, value: str, asked: set) -> str:
    """How the rows' values become one number, in the way that is fastest."""
    if {("median", value), ("p90", value)} <= asked and metric.how in ("median", "p90"):
        return f"quantile_cont({value}, [0.5, 0.9])[{1 if metric.how == 'median' else 2}]"  # both in one pass
    if metric.how == "mean" and (yes := YES.fullmatch(value)):
        return f"count_if({yes[1]}) / nullif(count({yes[1]}), 0)"  # counting takes half the time of a mean
    if metric.counts and metric.how == "sum" and (some := SOME.fullmatch(value)):
        return f"sum({some[1]} ELSE 0 END)"  # zeros add up faster than nulls
    if metric.how == "sum" and value == "1":
        return "count(*)"
    return AGGREGATES[metric.how].format(x=value)


def _value(metric: Metric, i: int, value: str, asked: set, interval: bool) -> list[str]:
    how, yes = _aggregate(metric, value, asked), YES.fullmatch(value)
    if metric.counts:
        return [f"coalesce({how}, 0) AS value_{i}", f"coalesce({how}, 0) AS n_{i}", *(["NULL"] if interval else [])]
    found = [f"{how} AS value_{i}", f"count({yes[1] if yes else value}) AS n_{i}"]
    if interval and metric.how in ("median", "p90"):
        return [*found, f"list_sort(list(CAST({value} AS DOUBLE)) FILTER (({value}) IS NOT NULL))"]
    return [*found, *([f"[stddev_samp({value})]"] if interval else [])]
