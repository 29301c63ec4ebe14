"""The rows behind a number: the table's contract columns, the file and record each came from, the value it brings."""

from dataclasses import replace

import duckdb
import pyarrow as pa

from metrics.answer import missing
from metrics.brings import BRINGS, brings_sql, per_day_sql
from metrics.catalogue import METRICS
from metrics.divided import PER_DAY, days, span_asked
from metrics.errors import Problem
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.select import inside
from metrics.standing import end_of, ends_sql, open_sql
from metrics.tables import TABLES
from metrics.wanted import value_sql
from metrics.where import Columns, where


def rows(cur: duckdb.DuckDBPyConnection, query: Query, world: World, most: int | None = None) -> pa.Table:
    """As many rows as the answer's n; their values' mean, sum or median (as the metric says) is the answer.

    `most` gives the first so many of them.

    Columns: those of the metric's contract table (moments as naive UTC, tags as lists), file, record, value.
    """
    if len(query.metrics) != 1:
        raise Problem("Rows are those of one number; name one, for example first_reply.median.")
    metric = METRICS[query.metrics[0]]
    if missing(metric, world.present):
        none = "SELECT * EXCLUDE (record, ident, digest, file), CAST(NULL AS VARCHAR) AS file, record, 0 AS value"
        return cur.sql(f"{none} FROM loaded_{metric.table} LIMIT 0").to_arrow_table()
    parameters: dict = {}
    found = contract_sql(metric, behind_sql(query, world, parameters), world) + (f" LIMIT {int(most)}" if most else "")
    return cur.sql(found, params=parameters).to_arrow_table()


def behind_sql(query: Query, world: World, parameters: dict) -> str:
    """SQL: the rows that bring a query's one metric a number, with that `value`; adds the parameters it needs."""
    metric, columns, chosen = METRICS[query.metrics[0]], *asked(query, world)
    value = value_sql(metric, chosen, world)
    source = source_sql(columns, chosen, parameters)
    if metric.how in BRINGS:
        return brings_sql(metric, value, source)
    picked = f"SELECT t.*, {value} AS value FROM {source} AND ({value}) IS NOT NULL"
    if metric.how in PER_DAY:
        return per_day_sql(picked, sum(days(metric, span_asked(metric, chosen, world), chosen, world).values()))
    if metric.how == "distinct":
        picked += f" QUALIFY row_number() OVER (PARTITION BY {value} ORDER BY {columns.at}) = 1"
        picked = f"SELECT * REPLACE (1 AS value) FROM ({picked})"
    if metric.how == "level":
        origin = "any_value(file) AS file, any_value(record) AS record"
        picked = f"SELECT conv, {origin}, 1 AS value FROM ({picked}) GROUP BY conv HAVING sum(value) > 0"
    return picked


def kept_sql(query: Query, world: World, parameters: dict) -> str:
    """SQL: the rows that a query's first metric looks at, called t, counted or left out, as FROM and WHERE."""
    return source_sql(*asked(query, world), parameters)


def source_sql(columns: Columns, query: Query, parameters: dict) -> str:
    """SQL: the rows of a metric's table that the filter keeps, as FROM and WHERE; adds the parameters they need."""
    metric, world = columns.metric, columns.world
    kept = where(query.filter, columns, parameters)
    if not metric.until:
        kept.append(inside(columns.at, query, world, parameters))
        return f"{metric.reads} t WHERE {' AND '.join(kept)}"
    end = ends_sql([end_of(None, query.filter.until, query, world)], query, world, parameters)
    return f"{metric.reads} t, {end} WHERE {' AND '.join([*kept, open_sql(metric, 'e.ended_at')])}"


def asked(query: Query, world: World) -> tuple[Columns, Query]:
    """The columns of a query's one metric, and the query without comparison; a level counts since ever."""
    metric = METRICS[query.metrics[0]]
    since = None if metric.how == "level" else query.filter.since
    return Columns(metric, world), replace(query, filter=replace(query.filter, since=since, compare=None))


def contract_sql(metric: Metric, picked: str, world: World, brings: str = "t.value") -> str:
    """SQL: the rows picked of a metric, called t, as the contract's columns, file, record, and what each `brings`."""
    own = () if metric.how == "level" or metric.reads == metric.table else world.columns[metric.reads]
    shown = ", ".join(
        f"t.{name}" if name in own else column_sql(name, metric.table, world) for name in TABLES[metric.table].names
    )
    text = (
        "LEFT JOIN loaded_messages l ON l.file = t.file AND l.record = t.record" if metric.table == "messages" else ""
    )
    base = f"LEFT JOIN {metric.table} b ON b.file = t.file AND b.record = t.record"
    if metric.table == "conversations":
        base = "LEFT JOIN conversations b ON b.conv = t.conv"
    return (
        f"SELECT {shown}, f.name AS file, t.record, {brings} FROM ({picked}) t {base} {text} "
        f"LEFT JOIN tagsets ts ON ts.tagset = {'t' if 'tagset' in own else 'b'}.tagset "
        "LEFT JOIN files f ON f.file = t.file ORDER BY t.file, t.record"
    )


def column_sql(name: str, table: str, world: World) -> str:
    """A contract column of the built table called b, its set of tags called ts, its text l."""
    if name == "tags":
        return "ts.tags"
    if name == "text" and table == "messages":
        return "l.text"
    return f"b.{name}" if name in world.columns[table] else f"NULL AS {name}"
