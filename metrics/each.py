"""The objects of a list in a column as rows of their own: the messages of a conversation, the pages of a download."""

import json
import re
from dataclasses import replace

import duckdb

from metrics.files.reading import Reading
from metrics.files.table import new_name
from metrics.formats import Fill, Format, mentioned
from metrics.sql import literal, quote

INSIDE = re.compile(r"\[\]\.?(.*)")


def each(cur: duckdb.DuckDBPyConnection, reading: Reading, known: Format, fill: Fill) -> Reading | None:
    """A temp table with a row per object of the list that a fill names, or nothing where the file has no such list.

    Beside the columns around the list it holds the fields that the fill mentions: "[].name.inner", and "[#]", the
    object's place in its list. Records are numbered anew, through all lists of the file: a record is one row. Where the
    file's own records bring rows of that table too, the numbers go on after theirs, so that no two rows share one.
    """
    lists = known.spelled(reading.columns).all(fill.each)
    if not lists:
        return None
    fields = [name for name in _mentioned(fill) if name.startswith("[]")]
    table, around = new_name(), [name for name in reading.columns if name != lists[0]]
    values = [*map(quote, around), *(f"{_field(name)} AS {quote(name)}" for name in fields)]
    shared = any(other.table == fill.table and not other.each for other in known.fills)
    before = f"(SELECT coalesce(max(_record), 0) FROM {quote(reading.table)})" if shared else "0"
    record = f"{before} + row_number() OVER (ORDER BY _record, place) AS _record"
    cur.execute(f"""CREATE TEMP TABLE {table} AS
        SELECT {record}, {", ".join([*values, 'CAST(place AS VARCHAR) AS "[#]"'])}
        FROM (SELECT *, unnest(_items) AS _item, generate_subscripts(_items, 1) AS place FROM (
            SELECT *, TRY(from_json({quote(lists[0])}, '["JSON"]')) AS _items FROM {quote(reading.table)}))""")
    return replace(reading, table=table, columns=(*around, *fields, "[#]"))


def _mentioned(fill: Fill) -> list[str]:
    names = (name for sql in (fill.where, *fill.columns.values()) for name in mentioned(sql))
    return list(dict.fromkeys(names))


def _field(name: str) -> str:
    """SQL: a field of the object, as text; what holds more than one value stays JSON."""
    path = INSIDE.fullmatch(name)[1]
    steps = "".join(f".{json.dumps(step)}" for step in path.split(".")) if path else ""
    return f"nullif(_item ->> {literal(f'${steps}')}, 'null')"
