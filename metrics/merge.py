"""New rows into the rows loaded before: added, changed ones replaced, equal ones left alone."""

import duckdb

from metrics.formats import Format
from metrics.same_rating import once
from metrics.sql import one, quote
from metrics.stored import columns_sql
from metrics.tables import Table


def marks(table: Table) -> str:
    """SQL: two more columns of a row: `ident`, by which it is known, null without an id, and `digest` of all it says."""
    ident = f"md5_number(source || chr(31) || {table.key})" if table.key else "CAST(NULL AS UHUGEINT)"
    return f"{ident} AS ident, hash({_names(table)}) AS digest"


def lay_typed(cur: duckdb.DuckDBPyConnection, table: Table, rows: str, file: int) -> None:
    """Makes `typed` of a file's rows. The first of their kind are written where they will stay, else they are merged."""
    cur.execute("DROP TABLE IF EXISTS typed")
    if one(cur, f"SELECT count(*) FROM loaded_{table.name}")[0]:
        cur.execute(f"CREATE TEMP TABLE typed AS SELECT *, {file} AS file FROM ({rows})")
    else:
        cur.execute(f"CREATE TABLE typed ({columns_sql(table)})")
        cur.execute(f"INSERT INTO typed BY NAME SELECT *, {file} AS file FROM ({rows})")


def _anew(cur: duckdb.DuckDBPyConnection, rows: str, *given: str) -> None:
    """Makes `typed` of its own rows."""
    cur.execute(f"CREATE TEMP TABLE typed_anew AS {rows}", given)
    cur.execute("DROP TABLE typed")
    cur.execute("ALTER TABLE temp.typed_anew RENAME TO typed")


def merge(cur: duckdb.DuckDBPyConnection, table: Table, known: Format) -> tuple[int, int, int]:
    """Adds new rows of `typed`, replaces changed ones, leaves equal ones; returns how many of each.

    A row that another export of the same tool brought is completed, not replaced: what the new one leaves empty stays.
    """
    told, replaced = once(cur, table)
    total, named, distinct = one(cur, "SELECT count(*), count(ident), count(DISTINCT ident) FROM typed")
    if named < total:
        _name_by_content(cur, table)
    repeats = _keep_last(cur) if distinct < named else 0
    distinct += total - named
    target = f"loaded_{table.name}"
    same = changed = 0
    if one(cur, f"SELECT count(*) FROM {target}")[0]:
        if known.tool != "any tool":
            _complete(cur, table, known)
        same, changed = one(
            cur,
            f"""SELECT count(*) FILTER (WHERE l.digest = t.digest),
            count(*) FILTER (WHERE l.digest <> t.digest) FROM typed t JOIN {target} l USING (ident)""",
        )
        cur.execute(f"DELETE FROM typed t USING {target} l WHERE l.ident = t.ident AND l.digest = t.digest")
        cur.execute(f"DELETE FROM {target} l USING typed t WHERE l.ident = t.ident")
    _put(cur, target)
    added = distinct - same - changed
    replaced = min(replaced, added)
    return added - replaced, changed + replaced + (total - distinct - repeats), same + repeats + told


def _put(cur: duckdb.DuckDBPyConnection, target: str) -> None:
    """Adds `typed` to the rows loaded; where it lies in the visit's data already, it takes their place."""
    here = "database_name IN ('temp', current_database())"
    (stays,) = one(cur, f"SELECT NOT temporary FROM duckdb_tables() WHERE table_name = 'typed' AND {here}")
    if stays:
        cur.execute(f"DROP TABLE {target}")
        cur.execute(f"ALTER TABLE typed RENAME TO {target}")
    else:
        cur.execute(f"INSERT INTO {target} BY NAME SELECT * FROM typed")
        cur.execute("DROP TABLE typed")


def _complete(cur: duckdb.DuckDBPyConnection, table: Table, known: Format) -> None:
    """Fills what rows of `typed` leave empty from rows of the same identity that another export of the tool brought."""
    others = "SELECT file FROM files WHERE json_extract_string(report, '$[0].format') <> ?"
    if not one(cur, f"SELECT count(*) FROM ({others})", [known.name])[0]:
        return
    filled = ", ".join(f"coalesce(t.{name}, l.{name}) AS {name}" for name in map(quote, table.names))
    _anew(
        cur,
        f"""SELECT * REPLACE (hash({_names(table)}) AS digest) FROM (
            SELECT t.* REPLACE ({filled}) FROM typed t
            LEFT JOIN (SELECT * FROM loaded_{table.name} WHERE file IN ({others})) l USING (ident))
        ORDER BY record""",
        known.name,
    )


def _names(table: Table) -> str:
    return ", ".join(quote(name) for name in table.names)


def _name_by_content(cur: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Rows without an id are known by what they say and how many of the file said so before."""
    # As text: to write a UHUGEINT in decimals takes DuckDB a hundred times as long as all the rest.
    content = f"md5(CAST(row({_names(table)}) AS VARCHAR))"
    ident = f"md5_number('no id' || {content} || row_number() OVER (PARTITION BY {content}))"
    _anew(cur, f"SELECT * REPLACE (coalesce(ident, {ident}) AS ident) FROM typed ORDER BY record")


def _keep_last(cur: duckdb.DuckDBPyConnection) -> int:
    """Of rows with one identity keeps the last of the file; returns how many were mere repeats of it."""
    repeats = one(
        cur,
        """SELECT count(*) FROM (SELECT digest, lag(digest) OVER (PARTITION BY ident ORDER BY record) AS
        earlier FROM typed) WHERE digest = earlier""",
    )[0]
    _anew(
        cur,
        "SELECT * FROM typed QUALIFY row_number() OVER (PARTITION BY ident ORDER BY record DESC) = 1 ORDER BY record",
    )
    return repeats
