"""A question's SQL: one SELECT for all metrics of one table and moment, the compared span read in the same pass."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import repeat

from metrics.metric import AGGREGATES, COUNTED, Metric
from metrics.ordered import QUANTILES, Ordered
from metrics.query import Query, World
from metrics.span import bucket_sql, months_between, utc
from metrics.standing import ends_sql, open_sql, since_end_sql
from metrics.where import Columns, place, where

YES = re.compile(r"CAST\((\w+) AS INTEGER\)")  # the value of a share: 1 for yes, 0 for no
SOME = re.compile(r"(CASE WHEN (?:(?!ELSE|CASE|END).)+ THEN \w+) END")  # the value of a count of some rows


@dataclass(frozen=True)
class Select:
    """A statement and its parameters; its columns are period, by_0.., is_now, then value_i, n_i(, spread_i) per metric;
    with intervals the value of a quantile stands in front of its spread: [value, low, high]."""

    sql: str
    parameters: dict


def value_sql(metric: Metric, query: Query, world: World) -> str:
    """The number one row brings, on the clock asked for."""
    value = written(metric.value, query, world)
    return value.replace("{since_end}", since_end_sql(query, world)) if metric.until else value


def written(declared: str, query: Query, world: World) -> str:
    """SQL as a metric declares it, for the clock asked for; surveys of CSAT unless the reader keeps kinds herself."""
    clock = "_business" if query.filter.clock == "business" and world.business else ""
    kind = "true" if any(keep.column == "kind" for keep in query.filter.keep) else "kind = 'csat'"
    return declared.replace("{clock}", clock).replace("{kind}", kind)


def select(
    metrics: Sequence[Metric], query: Query, world: World, counts: Sequence[Mapping[str, Collection[int]]] = ()
) -> Select:
    """The SELECT that answers metrics of one table and moment, over the span and the one compared with.

    `counts`: for every part of the statement how many rows each quantile's groups have, where intervals are asked.
    """
    columns = Columns(metrics[0], world)
    parameters: dict = {}
    conditions = where(query.filter, columns, parameters)
    places = [place(column, columns) for column in query.by]
    heads = _period(columns, query, world) + [f"{sql} AS by_{i}" for i, (sql, _) in enumerate(places)]
    joins = " ".join(dict.fromkeys(join for _, join in places))
    parts = []
    for span, rows in zip(
        _parts(columns.at, query, world, parameters, bool(heads)), counts or repeat({}), strict=False
    ):
        values = _values(metrics, query, world, rows)
        parts.append(
            f"SELECT {', '.join([*heads, *span.heads, *values])}\nFROM {metrics[0].reads} t {joins}\n"
            f"WHERE {' AND '.join([*conditions, span.test])}" + ("\nGROUP BY ALL" if heads else "")
        )
    return Select("\nUNION ALL\n".join(parts), parameters)


def select_standing(metrics: Sequence[Metric], ends: Sequence[datetime], query: Query, world: World) -> Select:
    """The SELECT of what stands at each of the ends; its first column is the end's place among them."""
    columns = Columns(metrics[0], world)
    parameters: dict = {}
    conditions = where(query.filter, columns, parameters)
    places = [place(column, columns) for column in query.by]
    heads = ["e.place", *(f"{sql} AS by_{i}" for i, (sql, _) in enumerate(places))]
    joins = " ".join(dict.fromkeys(join for _, join in places))
    sql = f"""SELECT {", ".join([*heads, *_values(metrics, query, world, {})])}
        FROM {ends_sql(ends, query, world, parameters)} JOIN {metrics[0].reads} t ON {open_sql(metrics[0], "e.ended_at")} {joins}
        WHERE {" AND ".join([*conditions, "true"])} GROUP BY ALL"""
    return Select(sql, parameters)


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


def _values(metrics: Sequence[Metric], query: Query, world: World, counts: Mapping) -> list[str]:
    """Each metric's value and n, and what its interval needs."""
    values = [value_sql(m, query, world) for m in metrics]
    ordered = Ordered({(m.how, v) for m, v in zip(metrics, values, strict=True)}, counts)
    return [
        sql
        for i, (m, v) in enumerate(zip(metrics, values, strict=True))
        for sql in _value(m, i, v, ordered, query.interval)
    ]


def _aggregate(metric: Metric, value: str, ordered: Ordered) -> str:
    """How the rows' values become one number, in the way that is fastest."""
    if metric.how in QUANTILES:
        return ordered.quantile(metric.how, value)
    if metric.how == "mean" and (yes := YES.fullmatch(value)):
        return f"count_if({yes[1]}) / nullif(count({yes[1]}), 0)"  # counting takes half the time of a mean
    if metric.counts and metric.how == "sum" and (some := SOME.fullmatch(value)):
        return f"sum({some[1]} ELSE 0 END)"  # zeros add up faster than nulls
    if metric.how == "sum" and value == "1":
        return "count(*)"
    return AGGREGATES[metric.how].format(x=value, y=metric.second)


def _value(metric: Metric, i: int, value: str, ordered: Ordered, interval: bool) -> list[str]:
    if interval and metric.how in QUANTILES:
        return [f"NULL AS value_{i}", f"count({value}) AS n_{i}", ordered.bounded(metric.how, value)]
    how, yes = _aggregate(metric, value, ordered), YES.fullmatch(value)
    if metric.counts:
        return [f"coalesce({how}, 0) AS value_{i}", f"coalesce({how}, 0) AS n_{i}", *(["NULL"] if interval else [])]
    n = COUNTED.get(metric.how, "count({x})").format(x=yes[1] if yes else value, y=metric.second)
    squares = f"[sum(CAST({value} AS DOUBLE) * ({value}))]"  # five times as fast as DuckDB's standard deviation
    spread = squares if metric.how == "mean" and metric.unit != "share" else "NULL"
    return [f"{how} AS value_{i}", f"{n} AS n_{i}", *([spread] if interval else [])]
