"""Cells that a spreadsheet would run as a formula: an apostrophe before them on the way out, off again on the way in."""

import re

import duckdb

from metrics.sql import literal, quote
from metrics.tables import TABLES

# Also behind spaces and quotes, and in full-width signs.
FORMULA = r"""^[\s\x{00a0}"'\x{200b}\x{feff}]*[=+\-@|%\t\r\n\x00＝＋－＠]"""
NUMBER = r"[+-]?\d+(\.\d+)?"
OURS = {name for table in TABLES.values() for name in table.names}
_FORMULA = re.compile(re.sub(r"\\x\{(\w+)\}", lambda m: chr(int(m[1], 16)), FORMULA))


def guarded(text: str) -> str:
    """A cell no spreadsheet runs; plain numbers stay as they are."""
    return f"'{text}" if _FORMULA.match(text) and not re.fullmatch(NUMBER, text) else text


def unguard(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Takes exactly that apostrophe off every cell of a text table's columns that are ours; adds no columns."""
    rest = "substr({0}, 2)"
    for (column,) in cur.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall():
        if column.casefold() in OURS:  # a file may have two thousand others, which nobody reads
            name, after = quote(column), rest.format(quote(column))
            cur.execute(f"""UPDATE temp.{quote(table)} SET {name} = {after} WHERE starts_with({name}, '''')
                AND regexp_matches({after}, {literal(FORMULA)}) AND NOT regexp_full_match({after}, {literal(NUMBER)})""")
    return ()
