"""A look at what a mapping would load of a file, before it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from metrics.files.reading import Reading, Refused
from metrics.fill import rows_sql
from metrics.refuse import refuse
from metrics.sql import one, quote
from metrics.tables import TABLES
from metrics.typed.cells import Unparsed
from metrics.typed.columns import TypedColumns

if TYPE_CHECKING:
    import duckdb

    from metrics.mapping import Mapping


@dataclass(frozen=True)
class Preview:
    """The first rows as they would load (moments in UTC), and what of the whole file would not be read.

    `unread` counts the cells of each column that say something else, with three of them; `ambiguous` are the columns in
    which day and month cannot be told apart, `bare` those of times beside which no zone is written; `answers` are the
    scores that would count, None where no column holds any.
    """

    rows: pa.Table
    unread: tuple[Unparsed, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    ambiguous: tuple[str, ...]
    date_order: str | None
    answers: int | None = None
    bare: tuple[str, ...] = ()


def preview(cur: duckdb.DuckDBPyConnection, reading: Reading, mapping: Mapping, zone: str, limit: int = 20) -> Preview:
    """What the mapping makes of the file; `zone` is the reader's, the mapping's own goes before it."""
    known = mapping.format()
    known.prepare(cur, reading.table)
    typed = TypedColumns(cur, reading.table, mapping.zone or zone, mapping.date_order)
    cur.execute(f"CREATE OR REPLACE TEMP TABLE typed AS {rows_sql(reading, typed, known.fills[0], known)}")
    refused = refuse(cur, TABLES[known.fills[0].table])
    names = ", ".join(quote(ours) for ours in known.fills[0].columns)
    rows = cur.sql(f"SELECT {names} FROM temp.typed ORDER BY record LIMIT {int(limit)}").to_arrow_table()
    cur.execute("DROP TABLE temp.typed")
    answers = None
    for fill in known.fills[1:]:
        cur.execute(f"CREATE OR REPLACE TEMP TABLE typed AS {rows_sql(reading, typed, fill, known)}")
        refused = (*refused, *refuse(cur, TABLES[fill.table]))
        (answers,) = one(cur, "SELECT count(*) FROM temp.typed")
        cur.execute("DROP TABLE temp.typed")
    return Preview(
        rows,
        tuple(typed.unparsed),
        (*reading.refused, *refused),
        tuple(typed.notes),
        tuple(typed.ambiguous),
        typed.date_order,
        answers,
        tuple(typed.bare),
    )
