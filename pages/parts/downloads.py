"""Rows to take along: CSV for spreadsheets, safe to open, named by what, period and filter."""

import io
import re

import pyarrow as pa

from metrics.csv_out import write_csv
from metrics.safe import line
from metrics.spreadsheet import guarded
from metrics.tables import TABLES
from pages.parts.here import Here

BOM = "\ufeff"


def csv_bytes(rows: pa.Table, here: Here, table: str) -> bytes:
    """Rows as CSV that spreadsheets open right: UTF-8 with BOM, formulas disarmed.

    Columns that no file brought are left out: loaded again, an empty column would say that nothing was ever resolved.
    """
    present = here.store.world().present
    kept = ("source", *(["tags"] if present.get(f"{table}.tagset") else []))
    absent = [name for name in TABLES[table].names if name not in kept and not present.get(f"{table}.{name}")]
    return sheet(rows.drop_columns([name for name in absent if name in rows.column_names]), here)


def sheet(shown: pa.Table, here: Here) -> bytes:
    """A table as it is, as CSV that spreadsheets open right."""
    out = io.StringIO(newline="")
    out.write(BOM)
    write_csv(shown, out, here.calendar.zone, guarded)
    return out.getvalue().encode("utf-8", errors="replace")


def file_name(what: str, here: Here, ending: str = "csv") -> str:
    """What, when and of which filter: first_reply_2017-10-09_2017-12-03_chat.csv."""
    span = [f"{here.filter.since:%Y-%m-%d}", f"{here.filter.until:%Y-%m-%d}"] if here.filter.since else []
    kept = [value for keep in here.filter.keep for value in keep.values]
    words = "_".join([what, *span, *kept])
    return re.sub(r"[^\w.-]+", "-", line(words))[:120].strip("-_.") + f".{ending}"
