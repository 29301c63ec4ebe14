"""A Parquet file as a text table, each value written so that nothing of it is lost."""

import duckdb

from metrics.errors import Problem
from metrics.files.names import column_names
from metrics.files.reading import Reading, Source
from metrics.files.table import new_name
from metrics.sql import literal, quote

MOMENT = "rtrim(rtrim(strftime({} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%f'), '0'), '.') || '+00:00'"
TEXTS = "array_to_string(list_transform({}, lambda x: replace(CAST(x AS VARCHAR), ';', '\\;')), ';')"
BYTES = "coalesce(TRY(decode({0})), CAST({0} AS VARCHAR))"
NESTED = ("STRUCT", "MAP", "UNION", "VARIANT")


def read_parquet(cur: duckdb.DuckDBPyConnection, source: Source) -> Reading:
    """The table in a Parquet file; raises Problem when it is damaged or too wide."""
    file = f"read_parquet({literal(str(source.path))}, hive_partitioning=false, file_row_number=true)"
    table = new_name()
    try:
        cur.execute(f"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {file}")
        found = [(name, kind) for name, kind, *_ in cur.fetchall()]
        if len(found) > source.limits.columns:
            raise Problem(f"{source.name} has {len(found):,} columns; at most {source.limits.columns:,} can be read.")
        columns = column_names([name for name, _ in found])
        texts = ", ".join(
            f"nullif({_text(quote(name), kind)}, '') AS {quote(column)}"
            for (name, kind), column in zip(found, columns, strict=True)
        )
        cur.execute(f"CREATE TEMP TABLE {table} AS SELECT file_row_number + 1 AS _record, {texts} FROM {file}")
    except duckdb.Error as error:
        raise _problem(source.name, error) from error
    rows = cur.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return Reading(source.name, table, columns, rows)


def _text(column: str, kind: str) -> str:
    """SQL that writes a column of that type as text: moments with their offset, lists of words as `a;b`."""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return MOMENT.format(column)
    if kind.startswith("TIMESTAMP"):
        return f"replace(CAST({column} AS VARCHAR), ' ', 'T')"
    if kind == "BLOB":
        return BYTES.format(column)
    if kind.endswith("[]") and not kind.startswith(NESTED) and kind.count("[") == 1:
        return TEXTS.format(column)
    if kind.endswith("]") or kind.startswith(NESTED):
        return f"CAST(to_json({column}) AS VARCHAR)"
    return f"CAST({column} AS VARCHAR)"


def _problem(name: str, error: duckdb.Error) -> Exception:
    if isinstance(error, (duckdb.OutOfMemoryException, duckdb.InterruptException, duckdb.PermissionException)):
        return error
    return Problem(f"{name} is a damaged Parquet file: export or download it again.")
