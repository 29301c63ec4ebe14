"""How tables are written to disk: long texts and ids are packed at once, without trying out how."""

from collections.abc import Mapping

import duckdb

from metrics.sql import quote


def column_sql(name: str, kind: str) -> str:
    """A column of a CREATE TABLE. Hardly a text or an id comes twice: told so, writing takes a third less time."""
    packed = kind == "VARCHAR" and (name.endswith("_id") or name in ("text", "subject", "comment", "customer"))
    return f"{quote(name)} {kind}" + (" USING COMPRESSION zstd" if packed else "")


def create_table(cur: duckdb.DuckDBPyConnection, table: str, select: str, types: Mapping[str, str]) -> None:
    """CREATE TABLE AS; `types` names the types of columns of words, which DuckDB would spell out."""
    found = cur.execute(f"DESCRIBE {select}").fetchall()
    columns = ", ".join(column_sql(name, types.get(name, kind)) for name, kind, *_ in found)
    cur.execute(f"CREATE TABLE {quote(table)} ({columns})")
    cur.execute(f"INSERT INTO {quote(table)} {select}")
