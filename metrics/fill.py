"""One table of ours out of a file's text: each column read as its kind."""

import re

from metrics.files.reading import Reading
from metrics.formats import NAMES, Fill, Format, Spelled, mentioned
from metrics.merge import marks
from metrics.sql import literal, quote
from metrics.tables import KINDS, TABLES, Column
from metrics.typed.columns import TypedColumns

NAME = r'"(?:[^"]|"")+"'
CALL = re.compile(rf"\b(moment|number|flag|tags|word|id|text|duration)\(({NAME})(?:,\s*(?:'([^']*)'|({NAME})))?\)")
TELLING = re.compile(r'\b(?:moment|number|duration)\("((?:[^"]|"")+)"')
KIND = "coalesce(lower(trim(kind)), 'csat')"
SCALE = "coalesce(scale_max, CASE kind WHEN 'nps' THEN 10 WHEN 'ces' THEN 7 WHEN 'deflection' THEN 1 ELSE 5 END)"


def rows_sql(reading: Reading, typed: TypedColumns, fill: Fill, known: Format) -> str:
    """SQL: a text table's rows as rows of ours: our columns, record, ident, digest."""
    table, names = TABLES[fill.table], known.spelled(reading.columns)
    source = "" if known.tool == "any tool" else known.tool
    select = [f"{_column(column, fill, typed, names, source)} AS {quote(column.name)}" for column in table.columns]
    where = compile_sql(fill.where, "flag", typed, names)
    rows = f"SELECT {', '.join(select)}, _record AS record FROM temp.{quote(reading.table)} WHERE {where}"
    if table.name == "messages":
        rows = f"SELECT * REPLACE (lower(trim(author_kind)) AS author_kind) FROM ({rows})"
    if table.name == "surveys":
        rows = f"SELECT * REPLACE ({KIND} AS kind) FROM ({rows})"
        rows = f"SELECT * REPLACE ({SCALE} AS scale_max) FROM ({rows})"
    return f"SELECT *, {marks(table)} FROM ({rows})"


def told_by(ours: str, fill: Fill) -> tuple[str, ...]:
    """The file's columns of which one is enough to say that the file tells of ours.

    Of a moment neither the arrival that a duration is counted from, nor what a condition asks for.
    """
    sql = fill.columns[ours]
    if ours == "arrived_at" or TABLES[fill.table].column(ours).kind != "moment":
        return mentioned(sql)
    arrival = mentioned(fill.columns.get("arrived_at", ""))
    return tuple(name for name in TELLING.findall(sql) if name not in arrival) or mentioned(sql)


def _column(column: Column, fill: Fill, typed: TypedColumns, names: Spelled, source: str) -> str:
    sql = compile_sql(fill.columns.get(column.name), column.kind, typed, names)
    if column.name == "source":
        return f"coalesce({sql}, {literal(source)})"
    return sql if column.kind == "tags" else f"TRY_CAST({sql} AS {column.sql_type})"


def compile_sql(sql: str | None, kind: str, typed: TypedColumns, names: Spelled) -> str:
    """A format's SQL with every column read as its kind; columns that the file does not have are null."""
    if sql is None:
        return f"CAST(NULL AS {KINDS[kind]})"
    if mentioned(sql) and sql == quote(mentioned(sql)[0]):
        sql = f"{'number' if kind == 'whole' else kind}({sql})"
    pieces, end = [], 0
    for match in CALL.finditer(sql):
        pieces += [_bare(sql[end : match.start()], names), _call(match, typed, names)]
        end = match.end()
    return "".join([*pieces, _bare(sql[end:], names)])


def _call(match: re.Match, typed: TypedColumns, names: Spelled) -> str:
    """moment("Created at") and its like, as the SQL that reads this column of this file; the first filled of several."""
    call, given = match[1], match[3]
    columns, clock = _columns(match[2], names), _columns(match[4], names)
    arguments = [given] if call in ("tags", "duration") else clock[:1] if call == "moment" else []
    values = [getattr(typed, call)(column, *arguments) for column in columns]
    if len(values) > 1 and call == "tags":  # every one of them holds some
        together = f"list_concat({', '.join(values)})"
        return f"CASE WHEN len({together}) > 0 THEN {together} END"
    return (
        f"coalesce({', '.join(values)})"
        if values
        else f"CAST(NULL AS {KINDS['number' if call == 'duration' else call]})"
    )


def _columns(name: str | None, names: Spelled) -> tuple[str, ...]:
    """The columns of this file that a quoted name stands for."""
    return names.all(name[1:-1].replace('""', '"')) if name else ()


def _bare(sql: str, names: Spelled) -> str:
    """Column names left in a piece of SQL: text as it stands, null where there is none."""
    return NAMES.sub(lambda name: _plain(names.all(name[1].replace('""', '"'))), sql)


def _plain(columns: tuple[str, ...]) -> str:
    cells = [f"nullif({quote(column)}, '')" for column in columns]
    return f"coalesce({', '.join(cells)})" if cells else "CAST(NULL AS VARCHAR)"
