"""What every group of a slice brought to a metric in the span and in the one before, in one statement each."""

from collections.abc import Iterable, Mapping

import duckdb
import numpy as np
import pyarrow as pa

from metrics.catalogue import METRICS
from metrics.metric import QUANTILES, Metric
from metrics.parts import Both, Counted, Group, Part, counted_as, of_means, of_quantile, of_sums
from metrics.query import Query, World
from metrics.select import inside
from metrics.sql import one
from metrics.wanted import value_sql
from metrics.where import TAG_COLUMNS, Columns, place, where

MEANS, SUMS = ("mean", "share"), ("sum", "count", "level")
RANKED = QUANTILES | {"slowest": 1.0}
MOST = 25  # groups whose rows are replaced one by one; all hours of a day are
SPANS = ("_now", "_before")
Cursor = duckdb.DuckDBPyConnection


def divides(metric: Metric) -> bool:
    """Whether the metric's change can be taken apart into groups."""
    return not metric.until and metric.how in (*MEANS, *SUMS, *RANKED, "distinct")


def parts(cur: Cursor, query: Query, slice: str, world: World) -> list[Part]:
    """What each group of the slice brought to the change of the query's one metric; the query compares two spans."""
    metric = METRICS[query.metrics[0]]
    if metric.how in RANKED:
        return _replaced(cur, query, slice, world)
    if metric.how == "distinct":
        return _distinct(cur, query, slice, world)
    groups = _summed(cur, query, slice, world)
    return of_means(groups) if metric.how in MEANS else of_sums(groups, metric.counts)


def _summed(cur: Cursor, query: Query, slice: str, world: World) -> dict[Group, Both]:
    """Every group's rows and what they add up to; a row under several tags is divided among them."""
    sums = [f"{what} FILTER ({{{span}}})" for span in SPANS for what in ("count(*)", "sum(value)")]
    rows = cur.execute(*_statement(query, slice, world, ", ".join(sums))).fetchall()
    held, found = _held(cur, slice), {}
    for cell, *numbers in rows:
        n, total, n_before, total_before = (float(number or 0) for number in numbers)
        groups = _groups(held, cell)
        for group in groups:
            now, before = found.get(group, Both())
            found[group] = Both(
                now.plus(int(n), total, len(groups)), before.plus(int(n_before), total_before, len(groups))
            )
    return found


def _distinct(cur: Cursor, query: Query, slice: str, world: World) -> list[Part]:
    """Each group's own difference; who stands in several groups counts in each, and the rest of the change is together."""
    counts = ", ".join(f"count(DISTINCT value) FILTER ({{{span}}})" for span in SPANS)
    rows = cur.execute(*_statement(query, slice, world, counts, sets=False)).fetchall()
    return [Part(group, now, now, before, before, now - before) for group, now, before in rows]


def _replaced(cur: Cursor, query: Query, slice: str, world: World) -> list[Part]:
    """Every group's rows replaced by those of the span before; the small groups of a slice with many as one."""
    counts = ", ".join(f"count(*) FILTER ({{{span}}}) AS {span}" for span in SPANS)
    sql, parameters = _statement(query, slice, world, f"CAST(value AS DOUBLE) AS value, {counts}")
    table = cur.sql(sql, params=parameters).to_arrow_table()
    values, where_found = np.unique(table["value"].to_numpy(), return_inverse=True)
    counted = Counted(values, where_found, *(table[span].to_numpy() for span in SPANS))
    members = _members(table["cell"], _held(cur, slice))
    sizes = {group: (counted.now[own] + counted.before[own]).sum() for group, own in members.items()}
    large = sorted(members, key=lambda group: (-sizes[group], str(group)))[:MOST]
    found = of_quantile(counted, {group: members[group] for group in large}, RANKED[METRICS[query.metrics[0]].how])
    if len(members) <= len(large):
        return found
    rest = np.setdiff1d(np.arange(len(table)), np.concatenate([members[group] for group in large]))
    (others,) = of_quantile(counted, {None: rest}, RANKED[METRICS[query.metrics[0]].how])
    return [*found, counted_as(others, len(members) - len(large))]


def _members(cells: pa.ChunkedArray, held: Mapping | None) -> dict[Group, np.ndarray]:
    """Group -> the positions of its rows."""
    found: dict[Group, list[np.ndarray]] = {}
    coded = cells.combine_chunks().dictionary_encode(null_encoding="encode")
    codes = coded.indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(coded.dictionary) + 1))
    for i, cell in enumerate(coded.dictionary.to_pylist()):
        for group in _groups(held, cell):
            found.setdefault(group, []).append(order[ends[i] : ends[i + 1]])
    return {group: np.concatenate(places) for group, places in found.items()}


def _held(cur: Cursor, slice: str) -> dict[int, tuple] | None:
    """Set of tags -> its tags (or their groups), each once; nothing for a slice of which a row has one value."""
    if slice not in TAG_COLUMNS:
        return None
    rows = cur.execute(f"SELECT tagset, list(DISTINCT {slice} ORDER BY {slice}) FROM tag_rows GROUP BY tagset")
    return {tagset: tuple(groups) for tagset, groups in rows.fetchall()}


def _groups(held: Mapping[int, tuple] | None, cell: Group) -> tuple:
    """The groups that a row of the cell stands under; a set without any is the untagged one."""
    return (cell,) if held is None else held.get(cell) or (None,)


def _statement(query: Query, slice: str, world: World, numbers: str, sets: bool = True) -> tuple[str, dict]:
    """A SELECT over the rows that bring a value in either span, by `cell`; `sets`: of tags the whole set, one row each."""
    columns = Columns(METRICS[query.metrics[0]], world)
    cell, join = _cell(slice, columns) if sets else place(slice, columns)
    value, conditions, parameters = _rows(columns, query)
    now, before = _tests(columns.metric, "moment")
    rows = f"""SELECT {cell} AS cell, {columns.at} AS moment, {value} AS value FROM {columns.metric.reads} t {join}
               WHERE {conditions}"""
    named = "cell" if slice in ("weekday", "hour") or (sets and slice in TAG_COLUMNS) else "CAST(cell AS VARCHAR)"
    return f"SELECT {named} AS cell, {numbers.format(_now=now, _before=before)} FROM ({rows}) GROUP BY ALL", parameters


def _rows(columns: Columns, query: Query) -> tuple[str, str, dict]:
    """The value of the query's metric, the conditions on the rows that bring one in either span, and the parameters."""
    parameters: dict = {}
    value = value_sql(columns.metric, query, columns.world)
    conditions = [*where(query.filter, columns, parameters), f"({value}) IS NOT NULL"]
    either = inside(columns.at, query, columns.world, parameters)
    if columns.metric.how == "level":
        either = f"({' OR '.join(_tests(columns.metric, columns.at))})"
        parameters = {name: given for name, given in parameters.items() if name not in ("since", "before_since")}
    return value, " AND ".join([*conditions, either]), parameters


def _tests(metric: Metric, at: str) -> tuple[str, str]:
    """The conditions of both spans; a level counts since ever."""
    if metric.how == "level":
        return f"{at} < $until", f"{at} < $before_until"
    return f"{at} >= $since AND {at} < $until", f"{at} >= $before_since AND {at} < $before_until"


def _cell(slice: str, columns: Columns) -> tuple[str, str]:
    if slice in TAG_COLUMNS:
        return ("t.tagset" if "tagset" in columns.has else "NULL"), ""
    return place(slice, columns)


def divided(cur: Cursor, query: Query, slices: Iterable[str], world: World) -> tuple[str, ...]:
    """Those of the slices in which the rows behind the query's one metric, in either span, stand in several groups."""
    columns, slices = Columns(METRICS[query.metrics[0]], world), tuple(slices)
    cells = [_cell(name, columns) for name in slices]
    several = [f"min({c}) < max({c}) OR count({c}) BETWEEN 1 AND count(*) - 1" for c, _ in cells]
    joins = " ".join(dict.fromkeys(join for _, join in cells))
    _, conditions, parameters = _rows(columns, query)
    sql = f"SELECT {', '.join(several)} FROM {columns.metric.reads} t {joins} WHERE {conditions}"
    return tuple(name for name, more in zip(slices, one(cur, sql, parameters), strict=True) if more)
