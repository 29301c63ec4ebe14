"""JSON:API documents: what stands under `included` is put beside the `data` that it belongs to."""

import re
from dataclasses import replace

import duckdb

from metrics.files.reading import Reading
from metrics.files.table import new_name
from metrics.sql import literal, quote

LINK = re.compile(r"relationships\.([^.]+)\.data\.id")


def joined(cur: duckdb.DuckDBPyConnection, readings: list[Reading]) -> list[Reading]:
    """`data` with columns `type.field` for the included object of each type it is related to; other lists as they are."""
    named = {reading.listed: reading for reading in readings}
    if set(named) != {"data", "included"} or not all({"id", "type"} <= set(r.columns) for r in readings):
        return readings
    data, included = named["data"], named["included"]
    kinds = [
        kind for (kind,) in cur.execute(f"SELECT DISTINCT type FROM {quote(included.table)} ORDER BY 1").fetchall()
    ]
    for kind in kinds:
        if link := _link(cur, data, included, kind):
            data = _beside(cur, data, included, kind, link)
    cur.execute(f"DROP TABLE {quote(included.table)}")
    return [data]


def _link(cur, data: Reading, included: Reading, kind: str) -> str | None:
    """SQL: when an included object `i` belongs to a piece of data `d`, whichever of the two names the other."""
    for column in filter(LINK.fullmatch, data.columns):
        theirs = quote(column.removesuffix("id") + "type")
        if cur.execute(f"SELECT count(*) FROM {quote(data.table)} WHERE {theirs} = ?", [kind]).fetchone()[0]:
            return f"i.id = d.{quote(column)} AND d.{theirs} = i.type"
    for column in filter(LINK.fullmatch, included.columns):
        theirs = quote(column.removesuffix("id") + "type")
        rows = f"FROM {quote(included.table)} WHERE type = ? AND {theirs} IN (SELECT type FROM {quote(data.table)})"
        if cur.execute(f"SELECT count(*) {rows}", [kind]).fetchone()[0]:
            return f"d.id = i.{quote(column)} AND i.{theirs} = d.type"
    return None


def _beside(cur, data: Reading, included: Reading, kind: str, link: str) -> Reading:
    fields = [column for column in included.columns if column.startswith("attributes.")]
    named = {column: f"{kind}.{column.removeprefix('attributes.')}" for column in fields}
    values = ", ".join(f"i.{quote(column)} AS {quote(name)}" for column, name in named.items())
    table = new_name()
    cur.execute(f"""CREATE TEMP TABLE {table} AS SELECT d.*, {values or "NULL AS nothing"} FROM {quote(data.table)} d
        LEFT JOIN {quote(included.table)} i ON i.type = {literal(kind)} AND {link}
        QUALIFY row_number() OVER (PARTITION BY d._record ORDER BY i._record) = 1 ORDER BY d._record""")
    cur.execute(f"DROP TABLE {quote(data.table)}")
    return replace(data, table=table, columns=(*data.columns, *named.values()))
