"""From rows as loaded to the tables that metrics read, in the caller's transaction: anew, or what other terms change."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from metrics.build.ground import Ground
from metrics.build.now import latest
from metrics.build.rows import SCRATCH, read_rows
from metrics.build.steps import STEPS, VIEWS, Step, said
from metrics.build.terms import Terms
from metrics.build.words import DIMS
from metrics.sql import one
from metrics.stored import create_table

COUNTED = ("conversations", "messages", "surveys", "calls", "tasks", "article_views", "engagements")
# What an older program built is of no use to a newer one.
PROGRAM = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))).hexdigest()
Told = Callable[[float], None]


def build(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told = lambda _: None) -> Terms:
    """Builds every table under the given terms; returns them with `now` set. `told` hears which part of it is done."""
    told(0)
    _drop(cur)
    return settle(cur, terms, told)


def settle(cur: duckdb.DuckDBPyConnection, terms: Terms, told: Told = lambda _: None) -> Terms:
    """Builds what depends on choices that are others than those it was built under; returns the terms with `now` set."""
    terms = terms if terms.now else replace(terms, now=latest(cur, datetime.now()))
    ground, built = Ground(cur, terms), _built(cur)
    rows_under = f"{terms.now} {PROGRAM} {sorted(terms.settings.channels.items())}"
    if built.get("rows") != rows_under:
        _drop(cur)
        built = {"rows": rows_under}
        read_rows(ground, told)
        told(0.5)
    changed = [step.table for step in STEPS if _renewed(ground, step, built)]
    for name, sql in VIEWS.items():
        cur.execute(f"CREATE OR REPLACE VIEW {name} AS {sql(ground)}")
    _count(ground, [table for table in COUNTED if table in changed])
    cur.execute("CREATE OR REPLACE TABLE built (name VARCHAR, under VARCHAR)")
    cur.executemany("INSERT INTO built VALUES (?, ?)", list(built.items()))
    for name in (*SCRATCH, "clock", "contacts"):
        cur.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return terms


def _built(cur: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What each table and column was built under; empty where nothing is built."""
    there = one(
        cur, "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'built'"
    )
    return dict(cur.execute("SELECT name, under FROM built").fetchall()) if there[0] else {}


def _renewed(ground: Ground, step: Step, built: dict[str, str]) -> bool:
    """Builds a table, or its columns, where its choices are others; says whether there was anything to do."""
    wanted = {step.table: said(ground.terms, step.under)}
    wanted |= {f"{step.table}.{name}": said(ground.terms, column.under) for name, column in step.columns.items()}
    rows = said(ground.terms, step.rows)
    ground.again, built[f"rows of {step.table}"] = built.get(f"rows of {step.table}") == rows, rows
    stale = [name for name, under in wanted.items() if built.get(name) != under]
    if step.table in stale:
        _make(ground, step)
    else:
        for name in stale:
            _rewrite(ground, step, name.partition(".")[2])
    built |= wanted
    return bool(stale)


def _make(ground: Ground, step: Step) -> None:
    """Makes a table beside the one there was, which it may read, and puts it in its place."""
    columns = ", ".join(["*", *(f"{column.sql(ground)} AS {name}" for name, column in step.columns.items())])
    create_table(ground.cur, "being_built", f"SELECT {columns} FROM ({step.sql(ground)})", ground.words)
    ground.cur.execute(f"DROP TABLE IF EXISTS {step.table}")
    ground.cur.execute(f"ALTER TABLE being_built RENAME TO {step.table}")


def _rewrite(ground: Ground, step: Step, column: str) -> None:
    kind, sql = ground.columns(step.table)[column], step.columns[column].sql(ground)
    ground.cur.execute(f"ALTER TABLE {step.table} ALTER {column} SET DATA TYPE {kind} USING {sql}")


def _drop(cur: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS:
        cur.execute(f"DROP VIEW IF EXISTS {view}")
    for table in (*(step.table for step in STEPS), "tagsets", "tag_rows", "present", "built"):
        cur.execute(f"DROP TABLE IF EXISTS {table}")
    for name in (*DIMS, "author_kind", "sentiment"):
        cur.execute(f"DROP TYPE IF EXISTS dim_{name}")


def _count(ground: Ground, tables: Collection[str]) -> None:
    """Keeps in `present` how many rows of a table have each column, so that what is missing can be said."""
    cur = ground.cur
    cur.execute("CREATE TABLE IF NOT EXISTS present (tbl VARCHAR, col VARCHAR, filled BIGINT)")
    for table in tables:
        names = tuple(ground.columns(table))
        counts = one(cur, f"SELECT {', '.join(f'count({n})' for n in names)} FROM {table}")
        cur.execute("DELETE FROM present WHERE tbl = ?", [table])
        cur.executemany(
            "INSERT INTO present VALUES (?, ?, ?)", [(table, n, c) for n, c in zip(names, counts, strict=True)]
        )
