"""Which moment counts as now: the latest loaded, dates that lie in the future left out."""

from datetime import datetime, timedelta

import duckdb

from metrics.sql import literal, one
from metrics.tables import TABLES

NOTHING = datetime(1970, 1, 1)
DAY = timedelta(days=1)


def latest(cur: duckdb.DuckDBPyConnection, clock: datetime) -> datetime:
    """The latest moment loaded that is not in the future; 1970 where nothing is loaded.

    After tomorrow by the machine's clock is the future, unless most moments lie there: then the clock is wrong, and the
    future begins where the data has been silent for as long as nearly all of it took.
    """
    now, past, total = _until(cur, clock + DAY)
    if past * 2 >= total:
        return now or NOTHING
    early, late = one(cur, f"SELECT quantile_disc(happened, 0.01), quantile_disc(happened, 0.99) FROM ({_moments()})")
    return _until(cur, late + max(late - early, DAY))[0]


def _until(cur: duckdb.DuckDBPyConnection, limit: datetime) -> tuple[datetime | None, int, int]:
    """The latest moment up to a limit, how many lie up to it, and how many there are."""
    until = f"FILTER (happened <= CAST({literal(str(limit))} AS TIMESTAMP))"
    return one(cur, f"SELECT max(happened) {until}, count(*) {until}, count(*) FROM ({_moments()})")


def _moments() -> str:
    """SQL: every moment of every loaded row as `happened`."""
    return " UNION ALL ".join(
        f"SELECT {c.name} AS happened FROM loaded_{t.name} WHERE {c.name} IS NOT NULL"
        for t in TABLES.values()
        for c in t.columns
        if c.kind == "moment"
    )
