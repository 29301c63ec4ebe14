"""What stands beside a list in a JSON file: kept with the tables, so that a format may tell it on each row."""

from dataclasses import replace

import duckdb

from metrics.files.reading import Reading
from metrics.sql import quote

FEW = 500  # rows of a list that is kept as a text for its neighbours
LEFT_OUT = "Left out, as they stand beside the list: "


def with_beside(cur: duckdb.DuckDBPyConnection, readings: list[Reading], beside: dict[str, str]) -> list[Reading]:
    """The tables of a file, each knowing the texts and the short lists beside it; the first says what is left out."""
    short = (
        {reading.listed: _as_json(cur, reading) for reading in readings if reading.read <= FEW} if readings[1:] else {}
    )
    found = [replace(reading, beside=beside | short) for reading in readings]
    return [replace(found[0], notes=(*found[0].notes, *left_out(list(beside)))), *found[1:]]


def left_out(names: list[str]) -> list[str]:
    """What is said of names that nothing is made of."""
    return [f"{LEFT_OUT}{', '.join(names[:20])}."] if names else []


def _as_json(cur: duckdb.DuckDBPyConnection, reading: Reading) -> str:
    return (
        cur.execute(f"SELECT CAST(to_json(list(t)) AS VARCHAR) FROM temp.{quote(reading.table)} t").fetchone()[0] or ""
    )
