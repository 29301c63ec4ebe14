"""Writing names and texts into SQL safely; values of filters never come through here, they are bound."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def quote(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string, for the places where DuckDB takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


def one(cur: "duckdb.DuckDBPyConnection", sql: str, parameters: object = None) -> tuple:
    """The only row of a result, read to its end: DuckDB keeps a half-read result open on the cursor."""
    return cur.execute(sql, parameters).fetchall()[0]
