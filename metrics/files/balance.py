"""A proof that a file was cut where its delimiters are: DuckDB drops an empty cell too many without a word."""

from itertools import islice
from pathlib import Path

import duckdb

from metrics.files.dialect import Dialect
from metrics.files.header import Header
from metrics.files.reading import MIB
from metrics.sql import literal, quote


def balanced(cur: duckdb.DuckDBPyConnection, path: Path, table: str, cut: tuple[Dialect, Header]) -> bool:
    """Whether the file has no delimiter that is neither between two cells of the table nor inside one."""
    dialect, top = cut
    sign = dialect.delimiter.encode()
    if not _ends_lines(path, sign):
        return True
    inside = " + ".join(_inside(quote(column), literal(dialect.delimiter)) for column in top.columns)
    rows, within = cur.execute(f"SELECT count(*), coalesce(sum({inside}), 0) FROM {table}").fetchone()
    with path.open("rb") as file:
        above = sum(line.count(sign) for line in islice(file, top.lines))
    return _count(path, sign) == above + rows * (len(top.columns) - 1) + within


def _inside(column: str, sign: str) -> str:
    count = f"strlen({column}) - strlen(replace({column}, {sign}, ''))"
    return f"CASE WHEN contains({column}, {sign}) THEN {count} ELSE 0 END"


def _ends_lines(path: Path, sign: bytes) -> bool:
    """Whether any line ends in a delimiter: elsewhere a cell too many makes DuckDB stop."""
    before = b""
    with path.open("rb") as file:
        while chunk := file.read(MIB):
            chunk = before + chunk
            if sign + b"\n" in chunk or (b"\r" in chunk and sign + b"\r" in chunk):
                return True
            before = chunk[-1:]
    return before == sign


def _count(path: Path, sign: bytes) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(sign) for chunk in iter(lambda: file.read(MIB), b""))
