"""Reading a SELECT: its rows, the quantiles picked out of their values, and what a metric's numbers say."""

import atexit
from fractions import Fraction
from math import ceil, isfinite

import duckdb
import numpy as np

from metrics.metric import Metric
from metrics.select import Select

KEPT = 500
PARSED: dict[str, duckdb.Statement] = {}  # what is asked -> as DuckDB has parsed it; no values, no visit's data
atexit.register(PARSED.clear)  # DuckDB complains of what is left at the end


def rows_of(cur: duckdb.DuckDBPyConnection, one: Select) -> list[tuple]:
    """The rows of a SELECT; behind the numbers stands what is picked."""
    found = _run(cur, one.sql, one.parameters).fetchall() if one.columns else [()]
    return [(*row, *_picked(cur, one)) for row in found] if one.picks else found


def _run(cur: duckdb.DuckDBPyConnection, sql: str, parameters: dict) -> duckdb.DuckDBPyConnection:
    """Executes; parsing takes as long as a small answer, and the same words come again with every other span."""
    parsed = PARSED.get(sql)
    if parsed is None:
        parsed = cur.extract_statements(sql)[0]
        if len(PARSED) >= KEPT:
            PARSED.clear()
        PARSED[sql] = parsed
    return cur.execute(parsed, parameters)


def told(metric: Metric, numbers: list) -> tuple[float | None, int]:
    """A metric's value and n."""
    if metric.counts:
        return numbers[0] or 0, numbers[0] or 0
    value, n = numbers[:2]
    if metric.how == "share":
        value = value / n if n else None
    return value, n


def _picked(cur: duckdb.DuckDBPyConnection, one: Select) -> list[float | None]:
    values = list(dict.fromkeys(pick.value for pick in one.picks))
    named = ", ".join(f"{value} AS value_{i}" for i, value in enumerate(values))
    found = _run(cur, f"SELECT {named}\n{one.source}", one.parameters).fetchnumpy()
    known = {value: _known(found[f"value_{i}"]) for i, value in enumerate(values)}
    return [_pick(known[pick.value], pick.share) for pick in one.picks]


def _pick(values: np.ndarray, share: float | None) -> float | None:
    return len(values) if share is None else quantile(values, share)


def _known(values: np.ndarray) -> np.ndarray:
    return values.compressed() if isinstance(values, np.ma.MaskedArray) else values


def quantile(values: np.ndarray, share: float) -> float | None:
    """The quantile as DuckDB's quantile_cont says it, between two values in proportion; nothing of no values."""
    if not len(values):
        return None
    rank = (len(values) - 1) * share
    below, above = int(rank), ceil(rank)
    values = np.partition(values, below)
    low, part = float(values[below]), rank - below
    if not part:
        return low
    high = float(values[above:].min())
    if not isfinite(low + high):
        return high
    return float(Fraction(low) * Fraction(1 - part) + Fraction(high * part))  # rounded once, as DuckDB's build does
