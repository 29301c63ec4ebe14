"""Reading a SELECT: its statement, parsed once, its rows, and what each metric's numbers in them say."""

import atexit
from collections.abc import Callable, Iterator, Mapping

import duckdb
import numpy as np

from metrics.interval import Found
from metrics.metric import SHARES
from metrics.ordered import picked
from metrics.select import Select
from metrics.wanted import Wanted

KEPT = 500
PARSED: dict[str, duckdb.Statement] = {}  # what is asked -> as DuckDB has parsed it; no values, no visit's data
atexit.register(PARSED.clear)  # DuckDB complains of what is left at the end
Quantiles = Mapping[str, Mapping[str, Found]]  # value -> median, p90 -> what was found
Read = tuple[tuple, list[Found]]  # a row's heads, and of each metric what was found


def read(cur: duckdb.DuckDBPyConnection, one: Select, bounded: bool = False) -> Iterator[Read]:
    """The rows of a SELECT; `bounded`: of quantiles picked from values also the rows between which they lie."""
    columns, wide = [*one.heads, *one.numbers], len(one.heads)
    rows = _run(cur, one, columns).fetchall() if columns else [()]
    quantiles = _quantiles(cur, one, bounded)
    finders = [
        _finder(wanted, [wide + one.numbers.index(number) for number in wanted.numbers], quantiles)
        for wanted in one.wanted
    ]
    for row in rows:
        yield row[:wide], [find(row) for find in finders]


def _finder(wanted: Wanted, places: list[int], quantiles: Quantiles) -> Callable[[tuple], Found]:
    """Takes out of a row what a metric's numbers say, a single one both value and n; a quantile without any was picked."""
    if not places:
        was_picked = quantiles[wanted.value][wanted.metric.how]
        return lambda _: was_picked
    if len(places) == 1:
        return lambda row: Found(row[places[0]] or 0, row[places[0]] or 0)
    value, n, *spread = places
    if wanted.metric.how in SHARES:
        return lambda row: Found(row[value] / row[n] if row[n] else None, row[n], *[row[place] for place in spread])
    return lambda row: Found(row[value], row[n], *[row[place] for place in spread])


def _run(cur: duckdb.DuckDBPyConnection, one: Select, columns: list[str]) -> duckdb.DuckDBPyConnection:
    """Executes; parsing takes as long as a small answer, and the same words come again with every other span."""
    sql = f"SELECT {', '.join(columns)}\n{one.source}"
    parsed = PARSED.get(sql)
    if parsed is None:
        parsed = cur.extract_statements(sql)[0]
        if len(PARSED) >= KEPT:
            PARSED.clear()
        PARSED[sql] = parsed
    return cur.execute(parsed, one.parameters)


def _quantiles(cur: duckdb.DuckDBPyConnection, one: Select, bounded: bool) -> Quantiles:
    """Value -> its quantiles, picked from those of the rows that count; what is asked of one value in one go."""
    if not one.values:
        return {}
    found = _run(cur, one, [f"{value} AS value_{i}" for i, value in enumerate(one.values)]).fetchnumpy()
    hows: dict[str, list[str]] = {}
    for wanted in one.wanted:
        if not wanted.numbers:
            hows.setdefault(wanted.value, []).append(wanted.metric.how)
    return {
        value: picked(_known(found[f"value_{i}"]), hows.get(value, ()), bounded) for i, value in enumerate(one.values)
    }


def _known(values: np.ndarray) -> np.ndarray:
    return values.compressed() if isinstance(values, np.ma.MaskedArray) else values
