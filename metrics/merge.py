"""New rows into the rows loaded before: added, changed ones replaced, equal ones left alone."""

import duckdb

from metrics.formats import Format
from metrics.same_rating import once
from metrics.sql import one, quote
from metrics.tables import Table


def marks(table: Table) -> str:
    """SQL: two more columns of a row: `ident`, by which it is known, null without an id, and `digest` of all it says."""
    ident = f"md5_number(source || chr(31) || {table.key})" if table.key else "CAST(NULL AS UHUGEINT)"
    return f"{ident} AS ident, hash({_names(table)}) AS digest"


def merge(cur: duckdb.DuckDBPyConnection, table: Table, file: int, known: Format) -> tuple[int, int, int]:
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
    cur.execute(f"INSERT INTO {target} BY NAME SELECT *, {file} AS file FROM typed")
    cur.execute("DROP TABLE typed")
    added = distinct - same - changed
    replaced = min(replaced, added)
    return added - replaced, changed + replaced + (total - distinct - repeats), same + repeats + told


def _complete(cur: duckdb.DuckDBPyConnection, table: Table, known: Format) -> None:
    """Fills what rows of `typed` leave empty from rows of the same identity that another export of the tool brought."""
    others = "SELECT file FROM files WHERE json_extract_string(report, '$[0].format') <> ?"
    if not one(cur, f"SELECT count(*) FROM ({others})", [known.name])[0]:
        return
    filled = ", ".join(f"coalesce(t.{name}, l.{name}) AS {name}" for name in map(quote, table.names))
    cur.execute(
        f"""CREATE OR REPLACE TEMP TABLE typed AS
        SELECT * REPLACE (hash({_names(table)}) AS digest) FROM (
            SELECT t.* REPLACE ({filled}) FROM typed t
            LEFT JOIN (SELECT * FROM loaded_{table.name} WHERE file IN ({others})) l USING (ident))
        ORDER BY record""",
        [known.name],
    )


def _names(table: Table) -> str:
    return ", ".join(quote(name) for name in table.names)


def _name_by_content(cur: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Rows without an id are known by what they say and how many of the file said so before."""
    # As text: to write a UHUGEINT in decimals takes DuckDB a hundred times as long as all the rest.
    content = f"md5(CAST(row({_names(table)}) AS VARCHAR))"
    ident = f"md5_number('no id' || {content} || row_number() OVER (PARTITION BY {content}))"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE typed AS
        SELECT * REPLACE (coalesce(ident, {ident}) AS ident) FROM typed ORDER BY record""")


def _keep_last(cur: duckdb.DuckDBPyConnection) -> int:
    """Of rows with one identity keeps the last of the file; returns how many were mere repeats of it."""
    repeats = one(
        cur,
        """SELECT count(*) FROM (SELECT digest, lag(digest) OVER (PARTITION BY ident ORDER BY record) AS
        earlier FROM typed) WHERE digest = earlier""",
    )[0]
    cur.execute("""CREATE OR REPLACE TEMP TABLE typed AS SELECT * FROM typed
                   QUALIFY row_number() OVER (PARTITION BY ident ORDER BY record DESC) = 1 ORDER BY record""")
    return repeats
