"""What a number is made of: the rows of its table, those it counts, those left out and why, both sides of a division."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from metrics.answer import missing
from metrics.brings import AVERAGED, DIVIDED
from metrics.catalogue import METRICS
from metrics.metric import QUANTILES, Metric
from metrics.query import Query, World
from metrics.rows import asked, behind_sql, source_sql
from metrics.sql import one
from metrics.wanted import value_sql, written

OTHER = "for another reason"


@dataclass(frozen=True)
class Account:
    """The rows of a number's table in the span: `kept` and those of `left`, reason -> how many, are together all of them.

    `rows` are those behind the number, fewer than kept where several are counted once. The number is `top` / `bottom`
    where both are known, `top` where only that is. Where some rows take away, top are those that add, `against` the others.
    """

    rows: int = 0
    kept: int = 0
    left: Mapping[str, int] = field(default_factory=dict)
    top: float | None = None
    bottom: float | None = None
    against: int = 0

    @property
    def total(self) -> int:
        return self.kept + sum(self.left.values())


def account(cur: duckdb.DuckDBPyConnection, query: Query, world: World) -> Account:
    """The account of a query's one metric, without its comparison; an empty one where the data lacks what it needs."""
    metric = METRICS[query.metrics[0]]
    if missing(metric, world.present):
        return Account()
    parameters: dict = {}
    behind = behind_sql(query, world, parameters)
    sums = "count(*), sum(value), count_if(value > 0), count_if(value < 0)"
    count, total, pro, con = one(cur, f"SELECT {sums} FROM ({behind})", parameters)
    reasons = _reasons(cur, query, world)
    kept = count if metric.how == "level" else reasons.pop(None, 0)
    if metric.net:
        return Account(count, kept, reasons, pro, None if metric.counts else count, con)
    top, bottom = _ratio(cur, query, world) if metric.how == "ratio" else _sides(metric, count, total)
    return Account(count, kept, reasons, top, bottom)


def _reasons(cur: duckdb.DuckDBPyConnection, query: Query, world: World) -> dict[str | None, int]:
    """Reason -> how many rows of the span do not count for it, None -> how many count; the first that holds is a row's."""
    columns, chosen = asked(query, world)
    metric, parameters = columns.metric, {}
    if metric.how == "level":
        return {}  # a running total leaves out nothing; its rows are comings and goings
    source = source_sql(columns, chosen, parameters)
    tests = [
        f"({value_sql(metric, chosen, world)}) IS NOT NULL",
        *(written(t, chosen, world) for _, t in metric.left_out),
    ]
    cases = " ".join(f"WHEN {test} THEN {i}" for i, test in enumerate(tests))
    found = cur.execute(f"SELECT CASE {cases} END AS reason, count(*) FROM {source} GROUP BY 1 ORDER BY 1", parameters)
    names = [None, *(reason for reason, _ in metric.left_out)]
    return {OTHER if i is None else names[i]: count for i, count in found.fetchall()}


def _sides(metric: Metric, count: int, total: float | None) -> tuple[float | None, float | None]:
    """Both sides of the division, out of the rows and the sum of what they bring."""
    if not count:
        return None, None
    if metric.how in DIVIDED:
        return (count, round(count / total)) if total else (None, None)
    return (None if metric.how in QUANTILES else float(total)), (count if metric.how in AVERAGED else None)


def _ratio(cur: duckdb.DuckDBPyConnection, query: Query, world: World) -> tuple[float | None, float | None]:
    """What the two kinds of rows add up to: the second value of a metric over its first."""
    columns, chosen = asked(query, world)
    parameters: dict = {}
    x, source = value_sql(columns.metric, chosen, world), source_sql(columns, chosen, parameters)
    return one(cur, f"SELECT coalesce(sum({columns.metric.second}), 0), sum({x}) FROM {source}", parameters)
