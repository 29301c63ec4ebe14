"""Rows to take along: CSV and XLSX that spreadsheets open safely, Parquet, and a whole visit as files that load again."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from tempfile import SpooledTemporaryFile

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from xlsxwriter import Workbook

from metrics.csv_out import cell, write_csv
from metrics.errors import Problem
from metrics.filter import Filter
from metrics.progress import Tell, silent
from metrics.safe import line
from metrics.span import local
from metrics.spreadsheet import guarded
from metrics.sql import one, quote
from metrics.store import Store
from metrics.tables import TABLES

BOM = "\ufeff"
MOST_ROWS, MOST_SIGNS = 1_048_575, 32_767  # of a sheet below its header, of a cell
IN_MEMORY = 64 << 20  # of a zip, the rest waits on disk
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}


def csv_bytes(rows: pa.Table, zone: str) -> bytes:
    """A table as CSV: UTF-8 with BOM, moments in the zone with offset, formulas disarmed by an apostrophe."""
    out = io.StringIO(newline="")
    out.write(BOM)
    write_csv(rows, out, zone, guarded)
    return out.getvalue().encode("utf-8", errors="replace")


def xlsx_bytes(rows: pa.Table, zone: str, about: Mapping[str, str]) -> bytes:
    """A table as a workbook: texts stay texts, moments are dates on the zone's clock; a second sheet says what it is.

    Raises Problem where a sheet cannot hold the rows. Texts longer than a cell are cut, and the second sheet says how many.
    """
    if rows.num_rows > MOST_ROWS:
        raise Problem(
            f"These are {rows.num_rows:,} rows, and a sheet holds {MOST_ROWS:,}; take CSV or Parquet, or fewer rows."
        )
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss", **PLAIN}) as book:
        cut = _rows(book, rows, zone)
        said = dict(about) | {"Times": f"on the clock of {zone}"}
        said |= {"Cut": f"{cut:,} texts are longer than a cell and end after {MOST_SIGNS:,} signs"} if cut else {}
        sheet = book.add_worksheet("About")
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 100)
        for row, (name, words) in enumerate(said.items()):
            sheet.write_row(row, 0, [name, line(words)])
    return out.getvalue()


def _rows(book: Workbook, rows: pa.Table, zone: str) -> int:
    """Writes the header and every row; how many texts were too long for a cell."""
    sheet, cut = book.add_worksheet("Rows"), 0
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, rows.column_names)
    number = 0
    for batch in rows.to_batches(max_chunksize=10_000):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            for at, value in enumerate(row):
                shown = _shown(value, zone)
                if isinstance(shown, str) and len(shown) > MOST_SIGNS:
                    shown, cut = shown[:MOST_SIGNS], cut + 1
                sheet.write(number, at, shown)
    return cut


def _shown(value: object, zone: str) -> object:
    """A value as a workbook has it: a moment as a date, tags and large whole numbers as text."""
    if isinstance(value, datetime):
        return local(value, zone)
    if isinstance(value, int) and abs(value) >= 10**15:
        return str(value)
    return cell(value, zone)


def spreadsheet_limits(rows: pa.Table) -> tuple[str, ...]:
    """What a spreadsheet will not show of a CSV with these rows, in sentences; empty where it shows all."""
    words = [rows[kept.name] for kept in rows.schema if pa.types.is_string(kept.type)]
    long = sum(pc.sum(pc.greater(pc.utf8_length(column), MOST_SIGNS)).as_py() or 0 for column in words)
    many = f"A spreadsheet shows the first {MOST_ROWS:,} of these {rows.num_rows:,} rows; Parquet has all."
    cut = f"{long:,} of the texts are longer than the {MOST_SIGNS:,} signs a spreadsheet's cell shows; the file has them whole."
    return (*([many] if rows.num_rows > MOST_ROWS else []), *([cut] if long else []))


def parquet_bytes(rows: pa.Table) -> bytes:
    """A table as Parquet; moments say that they are UTC."""
    for at, kept in enumerate(rows.schema):
        if pa.types.is_timestamp(kept.type) and kept.type.tz is None:
            aware = pa.timestamp(kept.type.unit, tz="UTC")
            rows = rows.set_column(at, kept.name, rows[kept.name].cast(aware))
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd")
    return out.getvalue()


def visit_zip(store: Store, tell: Tell = silent) -> bytes:
    """Everything loaded as one zip, which loads again to the same answers: for each table of each file a contract CSV.

    Columns that its file did not bring are left out: loaded again, an empty one would say that nothing was ever resolved.
    """
    with SpooledTemporaryFile(IN_MEMORY) as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, store.visit.cursor() as cur:
            for number, table in enumerate(TABLES):
                tell(f"Packing {table.replace('_', ' ')}", number / len(TABLES))
                for (file,) in cur.execute(f"SELECT DISTINCT file FROM loaded_{table} ORDER BY file").fetchall():
                    _pack(archive, f"{table}-{file}.csv", _of_file(cur, table, file))
        out.seek(0)
        return out.read()


def _of_file(cur: duckdb.DuckDBPyConnection, table: str, file: int) -> pa.Table:
    """A file's rows of a table, with the columns that it brought or that hold anything."""
    told = cur.execute("SELECT col FROM brought WHERE file = ? AND tbl = ?", [file, table]).fetchall()
    every = ", ".join(f"count({quote(name)})" for name in TABLES[table].names)
    filled = one(cur, f"SELECT {every} FROM loaded_{table} WHERE file = ?", [file])
    held = {name for name, count in zip(TABLES[table].names, filled, strict=True) if count} | {name for (name,) in told}
    shown = ", ".join(quote(name) for name in TABLES[table].names if name in held)
    return cur.sql(f"SELECT {shown} FROM loaded_{table} WHERE file = {int(file)} ORDER BY record").to_arrow_table()


def _pack(archive: zipfile.ZipFile, name: str, rows: pa.Table) -> None:
    with (
        archive.open(name, "w", force_zip64=True) as file,
        io.TextIOWrapper(file, "utf-8", "replace", newline="") as out,
    ):
        write_csv(rows, out, "UTC", guarded)


def file_name(what: str, chosen: Filter, ending: str = "csv", grain: str = "") -> str:
    """What, when, of which filter, and what one row is: first_reply_2017-10-09_2017-12-03_chat_conversations.csv."""
    last = chosen.until and chosen.until - timedelta(microseconds=1)  # a span ends before its end
    span = [f"{chosen.since:%Y-%m-%d}", f"{last:%Y-%m-%d}"] if chosen.since and last else []
    kept = [value for keep in chosen.keep for value in keep.values]
    words = "_".join(filter(None, [what, *span, *kept, grain]))
    return re.sub(r"[^\w.-]+", "-", line(words))[:120].strip("-_.") + f".{ending}"
