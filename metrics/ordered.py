"""Medians and p90, and the two rows between which each lies: picked out of the values, in SQL where rows are grouped."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil, isfinite

import numpy as np

from metrics.chance import ranks
from metrics.interval import UNSEEN, Found
from metrics.metric import QUANTILES, Metric


def picked(values: np.ndarray, hows: Collection[str], bounded: bool) -> dict[str, Found]:
    """The median or p90 of values, or both, and if asked the two values between which each lies."""
    n = len(values)
    if not n:
        return dict.fromkeys(hows, UNSEEN)
    rank = {how: (n - 1) * QUANTILES[how] for how in hows}
    ends = {how: (ranks(n, QUANTILES[how]) if bounded else None) or () for how in hows}
    places = {at for how in hows for at in (int(rank[how]), ceil(rank[how]), *(end - 1 for end in ends[how]))}
    ordered = np.partition(values, sorted(places))
    return {how: _picked(ordered, rank[how], ends[how]) for how in hows}


def _picked(ordered: np.ndarray, rank: float, ends: Iterable[int]) -> Found:
    low, high = float(ordered[int(rank)]), float(ordered[ceil(rank)])
    return Found(_between(low, high, rank - int(rank)), len(ordered), [float(ordered[end - 1]) for end in ends])


def _between(low: float, high: float, part: float) -> float:
    """So far between two values, as DuckDB's quantile_cont says it."""
    if not part:
        return low
    if not isfinite(low + high):
        return high
    return float(Fraction(low) * Fraction(1 - part) + Fraction(high * part))  # rounded once, as DuckDB's build does


def counting(metric: Metric) -> Metric:
    """The count of the rows that a quantile rests on; which two rows bound it depends on it."""
    return replace(metric, how="rows", unit="count")


def quantile_sql(how: str, value: str, asked: Collection[tuple[str, str]]) -> str:
    """SQL: the median or p90 of a value; all quantiles `asked` of it (how, value) come from one pass over its rows."""
    hows = [other for other in QUANTILES if (other, value) in asked]
    if len(hows) == 1:
        return f"quantile_cont({value}, {QUANTILES[how]})"
    return f"quantile_cont({value}, [{', '.join(repr(QUANTILES[other]) for other in hows)}])[{hows.index(how) + 1}]"


def bounds_sql(how: str, value: str) -> str:
    """SQL: the two rows between which a quantile lies, null where they are too few; see `bounds_of`."""
    rows = f"list_sort(list(CAST({value} AS DOUBLE)) FILTER (({value}) IS NOT NULL))"
    return f"list_select({rows}, map(${how}_sizes, ${how}_ranks)[count({value})])"


def bounds_of(hows: Iterable[str], sizes: Collection[int]) -> dict:
    """The parameters of `bounds_sql`: for groups of these sizes the ranks of the rows; none without sizes."""
    found = {}
    for how in {how for how in hows if how in QUANTILES and sizes}:
        told = {0: (1, 1)} | {
            n: both for n in sizes if (both := ranks(n, QUANTILES[how]))
        }  # of no rows there is no list
        found |= {f"{how}_sizes": [*told], f"{how}_ranks": [[*both] for both in told.values()]}
    return found
