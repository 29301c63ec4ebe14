"""Tables as CSV and JSON in the contract's way: raw cells, tags a;b, moments with offset, empty for the unknown."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pyarrow as pa


def tag_cell(tags: list[str]) -> str:
    """A list of tags in one cell; a ; inside a tag is written \\;."""
    return ";".join(tag.replace(";", "\\;") for tag in tags)


def moment_cell(moment: datetime, zone: str) -> str:
    """A naive UTC moment as ISO 8601 with the zone's offset."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).isoformat()


def cell(value: object, zone: str) -> object:
    """One value as it stands in a CSV cell or in JSON (tags and moments as text, unknown as None)."""
    if isinstance(value, list):
        return tag_cell(value)
    if isinstance(value, datetime):
        return moment_cell(value, zone)
    return value


def records(table: pa.Table, zone: str) -> list[dict]:
    """Rows as dictionaries for JSON."""
    return [{name: cell(value, zone) for name, value in row.items()} for row in table.to_pylist()]


def write_csv(table: pa.Table, out: io.TextIOBase, zone: str, guard: Callable[[str], str] = str) -> None:
    """Writes a header and every row, a batch at a time; `guard` may change text cells and names (for spreadsheets)."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guard(name) for name in table.column_names])
    for batch in table.to_batches(max_chunksize=50_000):
        columns = [[_text(value, zone, guard) for value in column.to_pylist()] for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))


def _text(value: object, zone: str, guard: Callable[[str], str]) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = cell(value, zone)
    return guard(shown) if isinstance(shown, str) else shown
