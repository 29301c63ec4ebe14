"""Reading a SELECT: its statement, parsed once, its rows, and what each metric's numbers in them say."""

import atexit
from collections.abc import Iterator, Mapping

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
Read = tuple[tuple, list[Found]]  # a row's heads, and of each metric what was found


def read(cur: duckdb.DuckDBPyConnection, one: Select, bounded: bool = False) -> Iterator[Read]:
    """The rows of a SELECT; `bounded`: of quantiles picked from values also the rows between which they lie."""
    columns, wide = [*one.heads, *one.numbers], len(one.heads)
    rows = _run(cur, one, columns).fetchall() if columns else [()]
    values = _values(cur, one)
    places = [[wide + one.numbers.index(number) for number in wanted.numbers] for wanted in one.wanted]
    asked = [*zip(one.wanted, places, strict=True)]
    for row in rows:
        yield row[:wide], [_found(wanted, [row[place] for place in at], values, bounded) for wanted, at in asked]


def _found(wanted: Wanted, numbers: list, values: Mapping[str, np.ndarray], bounded: bool) -> Found:
    """What the numbers of a metric say, a single one both value and n; a quantile without any is picked from values."""
    if not numbers:
        return picked(values[wanted.value], wanted.metric.how, bounded)
    if len(numbers) == 1:
        return Found(numbers[0] or 0, numbers[0] or 0)
    value, n, *spread = numbers
    if wanted.metric.how in SHARES:
        value = value / n if n else None
    return Found(value, n, *spread)


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


def _values(cur: duckdb.DuckDBPyConnection, one: Select) -> Mapping[str, np.ndarray]:
    """The values of which quantiles are picked, without those of rows that do not count."""
    if not one.values:
        return {}
    found = _run(cur, one, [f"{value} AS value_{i}" for i, value in enumerate(one.values)]).fetchnumpy()
    return {value: _known(found[f"value_{i}"]) for i, value in enumerate(one.values)}


def _known(values: np.ndarray) -> np.ndarray:
    return values.compressed() if isinstance(values, np.ma.MaskedArray) else values
