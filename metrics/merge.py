"""New rows into the rows loaded before: added, changed ones replaced, equal ones left alone."""

import duckdb

from metrics.sql import one, quote
from metrics.tables import Table


def merge(cur: duckdb.DuckDBPyConnection, table: Table, file: int) -> tuple[int, int, int]:
    """Adds new rows, replaces changed ones, leaves equal ones; returns how many of each."""
    names = ", ".join(quote(name) for name in table.names)
    content = f"md5_number(CAST(row({names}) AS VARCHAR))"
    ident = f"'no id' || CAST({content} AS VARCHAR) || row_number() OVER (PARTITION BY {content})"
    if table.key:
        has = f"{table.key} IS NOT NULL"
        without = one(cur, f"SELECT count(*) FROM typed WHERE NOT ({has})")[0]
        with_id = f"source || chr(31) || {table.key}"
        ident = f"CASE WHEN {has} THEN {with_id} ELSE {ident} END" if without else with_id
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE coming AS
        SELECT *, md5_number({ident}) AS ident, hash({names}) AS digest FROM typed""")
    total, distinct = one(cur, "SELECT count(*), count(DISTINCT ident) FROM coming")
    repeats = 0
    if distinct < total:
        repeats = _keep_last(cur)
    target = f"loaded_{table.name}"
    known = one(cur, f"SELECT count(*) FROM {target}")[0]
    same = changed = 0
    if known:
        same, changed = one(cur, f"""SELECT count(*) FILTER (WHERE l.digest = c.digest),
            count(*) FILTER (WHERE l.digest <> c.digest) FROM coming c JOIN {target} l USING (ident)""")
        cur.execute(f"DELETE FROM coming c USING {target} l WHERE l.ident = c.ident AND l.digest = c.digest")
        cur.execute(f"DELETE FROM {target} l USING coming c WHERE l.ident = c.ident")
    cur.execute(f"INSERT INTO {target} BY NAME SELECT *, {file} AS file FROM coming ORDER BY record")
    cur.execute("DROP TABLE coming; DROP TABLE typed")
    return distinct - same - changed, changed + (total - distinct - repeats), same + repeats


def _keep_last(cur) -> int:
    """Of rows with one identity keeps the last of the file; returns how many were mere repeats of it."""
    repeats = one(cur, """SELECT count(*) FROM (SELECT digest, lag(digest) OVER (PARTITION BY ident ORDER BY record) AS
        earlier FROM coming) WHERE digest = earlier""")[0]
    cur.execute("""CREATE OR REPLACE TEMP TABLE coming AS SELECT * FROM coming
                   QUALIFY row_number() OVER (PARTITION BY ident ORDER BY record DESC) = 1""")
    return repeats
