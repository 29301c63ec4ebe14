"""Rows to take along from a page: CSV for spreadsheets, safe to open, named by what, period and filter."""

import pyarrow as pa

from metrics import downloads
from metrics.filter import Filter
from metrics.tables import TABLES
from pages.parts import hidden
from pages.parts.here import Here


def csv_bytes(rows: pa.Table, here: Here, table: str) -> bytes:
    """Rows as CSV that spreadsheets open right: UTF-8 with BOM, formulas disarmed."""
    return sheet(brought(rows, here, table), here)


def told(rows: pa.Table, here: Here, table: str) -> pa.Table:
    """The same rows for another form than CSV."""
    return hidden.table(here.hide, brought(rows, here, table))


def brought(rows: pa.Table, here: Here, table: str) -> pa.Table:
    """Without columns that no file brought: loaded again, an empty one would say that nothing was ever resolved.

    Rows of no table, such as an answer, stay as they are.
    """
    if table not in TABLES:
        return rows
    present = here.store.world().present
    kept = ("source", *(["tags"] if present.get(f"{table}.tagset") else []))
    absent = [name for name in TABLES[table].names if name not in kept and not present.get(f"{table}.{name}")]
    return rows.drop_columns([name for name in absent if name in rows.column_names])


def sheet(shown: pa.Table, here: Here, raw: bool = False) -> bytes:
    """A table as it is, as CSV that spreadsheets open right; `raw` are cells of which nobody knows what they hold."""
    return downloads.csv_bytes(hidden.table(here.hide, shown, raw), here.calendar.zone)


def file_name(what: str, here: Here, ending: str = "csv") -> str:
    """What, when and of which filter: first_reply_2017-10-09_2017-12-03_chat.csv."""
    return named(what, hidden.shown(here.hide, here.filter), ending)


def named(what: str, chosen: Filter, ending: str) -> str:
    """The same of any filter."""
    return downloads.file_name(what, chosen, ending)
