"""The SQL of an answer as it ran: each statement under the values of its parameters, which stand as comments."""

import re
from collections.abc import Mapping
from datetime import datetime

import duckdb

from metrics.asking import Asking
from metrics.catalogue import METRICS
from metrics.query import Query, World
from metrics.rows import behind_sql

NAMED = re.compile(r"\$(\w+)")
# What is done with what a statement gives, where that is not the number yet.
AFTER = {
    "median": "-- of these values the middle one",
    "p90": "-- of these values the one that nine in ten do not pass",
    "share": "-- the first by the second",
    "share of distinct": "-- the first by the second",
    "per day": "-- by the calendar days of the period",
    "per working day": "-- by the working days of the period",
    "part": "-- the first by that of the whole",
    "level": "-- added up",
}
MOST = 20  # values of a list that are written out


class Recorder:
    """A cursor that remembers what it was asked to run."""

    def __init__(self, cur: duckdb.DuckDBPyConnection):
        self.cur, self.ran = cur, []

    def execute(self, sql: str | duckdb.Statement, parameters: object = None) -> duckdb.DuckDBPyConnection:
        text = sql if isinstance(sql, str) else sql.query
        self.ran.append((text.strip(), parameters if isinstance(parameters, Mapping) else {}))
        return self.cur.execute(sql, parameters)

    def __getattr__(self, name: str):
        return getattr(self.cur, name)


def ran(cur: duckdb.DuckDBPyConnection, query: Query, world: World) -> tuple[str, str]:
    """The statements that answer a query, and the one that gives the rows behind its one metric."""
    Asking(cur, query, world)  # what is looked up once, such as the first and the last row, is no part of the number
    recorder, parameters = Recorder(cur), {}
    Asking(recorder, query, world).answer()
    rows = behind_sql(query, world, parameters)
    after = AFTER.get(METRICS[query.metrics[0]].how, "")
    told = [*(commented(*statement) for statement in recorder.ran), *([after] if after else [])]
    return "\n\n".join(told), commented(rows, parameters)


def commented(sql: str, parameters: Mapping[str, object]) -> str:
    """A statement with the values of the parameters it names above it."""
    used = dict.fromkeys(NAMED.findall(sql))
    return "\n".join([*(f"-- ${name} = {_value(parameters[name])}" for name in used if name in parameters), sql])


def _value(value: object) -> str:
    """A value on one line, so that none of it stands outside its comment."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S} UTC"
    if isinstance(value, list | tuple):
        more = f", and {len(value) - MOST} more" if len(value) > MOST else ""
        return ", ".join(map(_value, value[:MOST])) + more
    return " ".join(str(value).split())
