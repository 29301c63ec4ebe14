"""What a visit remembers besides its rows: the files loaded and the terms everything is built under."""

from datetime import datetime

import duckdb

from metrics.build.terms import Terms
from metrics.hours import read_hours, write_hours
from metrics.load import create_tables
from metrics.settings import read_settings, write_settings
from metrics.text.corrections import Corrections, read_corrections, write_corrections
from metrics.text.rules import read_rules, write_rules
from metrics.zone import UTC


def create_state(cur: duckdb.DuckDBPyConnection) -> None:
    """The tables of a fresh visit."""
    create_tables(cur)
    cur.execute("CREATE TABLE IF NOT EXISTS state (name VARCHAR PRIMARY KEY, said VARCHAR)")


def write_terms(cur: duckdb.DuckDBPyConnection, terms: Terms, now: datetime | None) -> None:
    """Keeps the terms of the last build, and the moment that counted as now; None before the first file."""
    said = {
        "zone": terms.zone,
        "hours": write_hours(terms.hours) if terms.hours else None,
        "settings": write_settings(terms.settings),
        "fixed now": terms.now.isoformat() if terms.now else None,
        "now": now.isoformat() if now else None,
        "rules": write_rules(terms.rules) if terms.rules else None,
        "corrections": write_corrections(terms.corrections),
    }
    cur.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", list(said.items()))


def read_terms(cur: duckdb.DuckDBPyConnection) -> Terms:
    """The terms of the last build; the defaults where nothing was built yet."""
    said = read_said(cur)
    if "settings" not in said:
        return Terms()
    return Terms(
        said.get("zone") or UTC,
        read_hours(said["hours"]) if said.get("hours") else None,
        read_settings(said["settings"]),
        datetime.fromisoformat(said["fixed now"]) if said.get("fixed now") else None,
        read_rules(said["rules"]) if said.get("rules") else None,
        read_corrections(said["corrections"]) if said.get("corrections") else Corrections(),
    )


def read_now(cur: duckdb.DuckDBPyConnection) -> datetime | None:
    """The latest moment of the rows loaded, UTC."""
    now = read_said(cur).get("now")
    return datetime.fromisoformat(now) if now else None


def write_said(cur: duckdb.DuckDBPyConnection, name: str, said: str) -> None:
    """Keeps one more thing of the visit under a name of its own."""
    create_state(cur)
    cur.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [name, said])


def tables(cur: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables this visit has by now."""
    found = cur.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()").fetchall()
    return {name for (name,) in found}


def read_said(cur: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """All that is kept, by name."""
    return dict(cur.execute("SELECT name, said FROM state").fetchall()) if "state" in tables(cur) else {}
