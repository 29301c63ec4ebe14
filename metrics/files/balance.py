"""A proof that nothing was lost: every delimiter of a file is between two cells of its table, or inside one.

DuckDB drops without a word an empty cell too many at the end of a row, and a last line longer than its buffer.
"""

from itertools import islice
from pathlib import Path

import duckdb
import numpy as np

from metrics.files.dialect import Dialect
from metrics.files.header import Header
from metrics.files.reading import MIB
from metrics.sql import literal, quote


def balanced(cur: duckdb.DuckDBPyConnection, path: Path, table: str, cut: tuple[Dialect, Header]) -> bool:
    """Whether the file has no delimiter that is neither between two cells of the table nor inside one."""
    dialect, top = cut
    sign = dialect.delimiter.encode()
    inside = ", ".join(_inside(quote(column), literal(dialect.delimiter)) for column in top.columns)
    # A list, because a sum of a thousand terms is nested deeper than DuckDB reads.
    rows, within = cur.execute(f"SELECT count(*), coalesce(sum(list_sum([{inside}])), 0) FROM {table}").fetchone()
    with path.open("rb") as file:
        above = sum(line.count(sign) for line in islice(file, top.lines))
    return _count(path, sign) == above + rows * (len(top.columns) - 1) + within


def _inside(column: str, sign: str) -> str:
    count = f"strlen({column}) - strlen(replace({column}, {sign}, ''))"
    return f"CASE WHEN contains({column}, {sign}) THEN {count} ELSE 0 END"


def _count(path: Path, sign: bytes) -> int:
    """How often a sign is in a file; one byte is counted three times as fast by numpy."""

    def count(chunk: bytes) -> int:
        if len(sign) > 1:
            return chunk.count(sign)
        return int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == sign[0]))

    with path.open("rb") as file:
        return sum(map(count, iter(lambda: file.read(MIB), b"")))
