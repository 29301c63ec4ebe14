"""The company many times over: its own rows copied with new ids, other customers and earlier weeks, for benchmarks."""

from pathlib import Path

import duckdb

from company.table import COLUMNS

WEEKS = 104  # copies are spread over two years
ZULU = "%Y-%m-%dT%H:%M:%SZ"


def write(sample: Path, folder: Path, messages: int, distinct: bool = False) -> None:
    """All seven files with at least that many messages, in whole copies; `distinct` makes every text differ."""
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    own = con.execute(f"SELECT count(*) FROM {rows(sample, 'messages')}").fetchone()[0]
    copies = -(-messages // own)
    for name in COLUMNS:
        columns = ", ".join(column(c, distinct) for c in COLUMNS[name].split())
        answer = f"SELECT {columns} FROM {rows(sample, name)} AS t, range({copies}) AS copy(k)"
        con.execute(f"COPY ({answer}) TO '{folder / name}.csv' (HEADER, DELIMITER ',')")


def rows(sample: Path, name: str) -> str:
    """SQL: a file of the company's, everything as text."""
    return f"read_csv('{sample / name}.csv', all_varchar = true, header = true)"


def column(name: str, distinct: bool) -> str:
    """SQL: a column of copy k; copy 0 is the company itself."""
    if name == "customer_id":
        return f"CASE WHEN k = 0 THEN t.{name} ELSE k || '.' || t.{name} END AS {name}"
    if name.endswith("_id"):
        return f"CASE WHEN k = 0 THEN t.{name} ELSE t.{name} || '-' || k END AS {name}"
    if name.endswith("_at"):
        moment = f"CAST(CAST(t.{name} AS TIMESTAMPTZ) AS TIMESTAMP)"
        return f"strftime({moment} - to_weeks(CAST(k % {WEEKS} AS INTEGER)), '{ZULU}') AS {name}"
    if name == "text" and distinct:
        return "t.text || ' ' || t.message_id || '-' || k AS text"
    return f"t.{name}"
