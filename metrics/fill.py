"""One table of ours out of a file's text: each column read as its kind, rows that cannot be one refused."""

import re
from collections.abc import Mapping

import duckdb

from metrics.files.reading import Reading, Refused
from metrics.formats import Fill, mentioned
from metrics.merge import marks
from metrics.refuse import refuse
from metrics.sql import literal, quote
from metrics.tables import KINDS, TABLES, Column
from metrics.typed.columns import TypedColumns

CALL = re.compile(r'\b(moment|number|flag|tags|word|id|text|duration)\(("(?:[^"]|"")+")(?:,\s*\'([^\']*)\')?\)')
KIND = "coalesce(lower(trim(kind)), 'csat')"
SCALE = "coalesce(scale_max, CASE kind WHEN 'nps' THEN 10 WHEN 'ces' THEN 7 WHEN 'deflection' THEN 1 ELSE 5 END)"


def fill_table(
    cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns, fill: Fill, source: str
) -> tuple[Refused, ...]:
    """Makes the temp table `typed` (our columns, record, ident, digest) of a text table; returns the records it cannot take."""
    table = TABLES[fill.table]
    select = [
        f"{_column(column, fill, typed, reading.columns, source)} AS {quote(column.name)}" for column in table.columns
    ]
    where = compile_sql(fill.where, "flag", typed, reading.columns)
    rows = f"SELECT {', '.join(select)}, _record AS record FROM temp.{quote(reading.table)} WHERE {where}"
    if table.name == "messages":
        rows = f"SELECT * REPLACE (lower(trim(author_kind)) AS author_kind) FROM ({rows})"
    if table.name == "surveys":
        rows = f"SELECT * REPLACE ({KIND} AS kind) FROM ({rows})"
        rows = f"SELECT * REPLACE ({SCALE} AS scale_max) FROM ({rows})"
    cur.execute(f"CREATE OR REPLACE TEMP TABLE typed AS SELECT *, {marks(table)} FROM ({rows})")
    return refuse(cur, table)


def _column(column: Column, fill: Fill, typed: TypedColumns, header: tuple[str, ...], source: str) -> str:
    sql = compile_sql(fill.columns.get(column.name), column.kind, typed, header)
    if column.name == "source":
        return f"coalesce({sql}, {literal(source)})"
    return sql if column.kind == "tags" else f"TRY_CAST({sql} AS {column.sql_type})"


def compile_sql(sql: str | None, kind: str, typed: TypedColumns, header: tuple[str, ...]) -> str:
    """A format's SQL with every column read as its kind; columns that the file does not have are null."""
    if sql is None:
        return f"CAST(NULL AS {KINDS[kind]})"
    if mentioned(sql) and sql == quote(mentioned(sql)[0]):
        sql = f"{'number' if kind == 'whole' else kind}({sql})"
    have = {name.casefold(): name for name in header}
    pieces, end = [], 0
    for match in CALL.finditer(sql):
        pieces += [_bare(sql[end : match.start()], have), _call(match, typed, have)]
        end = match.end()
    return "".join([*pieces, _bare(sql[end:], have)])


def _call(match: re.Match, typed: TypedColumns, have: Mapping[str, str]) -> str:
    """moment("Created at") and its like, as the SQL that reads this column of this file."""
    call, name, separator = match[1], match[2][1:-1].replace('""', '"'), match[3]
    if name.casefold() not in have:
        return f"CAST(NULL AS {KINDS.get(call, 'VARCHAR')})"
    arguments = [separator] if call in ("tags", "duration") else []
    return getattr(typed, call)(have[name.casefold()], *arguments)


def _bare(sql: str, have: Mapping[str, str]) -> str:
    """Column names left in a piece of SQL: text as it stands, null when the file does not have them."""
    for name in mentioned(sql):
        if name.casefold() not in have:
            sql = sql.replace(quote(name), "CAST(NULL AS VARCHAR)")
    return sql
