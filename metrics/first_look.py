"""Where to look first: the span that holds nearly all arrivals, and the spans people ask for by name, as of the data's now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

from metrics.span import Calendar, months_back
from metrics.sql import one

WEEK = timedelta(weeks=1)
LONGEST = 13 * WEEK
Span = tuple[datetime, datetime]
# Which rows tell the span of what is loaded, by which moment: the first table that has any.
DATED = {
    "conversations": "arrived_at_local",
    "calls": "started_at_local",
    "surveys": "coalesce(answered_at_local, sent_at_local)",
    "article_views": "viewed_at_local",
    "tasks": "coalesce(assigned_at_local, completed_at_local)",
    "engagements": "happened_at_local",
}


@dataclass(frozen=True)
class Edges:
    """The rows' first and last moments, the middle 98 % of them, and now – all on the reader's clock.

    `daily` is how many rows a day usually brings: the median of the days that have any.
    """

    first: datetime
    last: datetime
    early: datetime
    late: datetime
    now: datetime
    rows: int
    daily: float


def edges(cur: duckdb.DuckDBPyConnection, now: datetime) -> Edges | None:
    """What the span of the loaded rows is, by arrival; without conversations by calls, and so on as `DATED` stands."""
    for table, at in DATED.items():
        dated = f"{at} IS NOT NULL{' AND NOT spam' * (table == 'conversations')}"
        found = one(
            cur,
            f"""SELECT min({at}), max({at}), quantile_disc({at}, 0.01), quantile_disc({at}, 0.99), count(*)
            FROM {table} WHERE {dated}""",
        )
        if found[-1]:
            days = f"SELECT count(*) AS k FROM {table} WHERE {dated} GROUP BY date_trunc('day', {at})"
            return Edges(*found[:4], now, found[-1], one(cur, f"SELECT median(k) FROM ({days})")[0])
    return None


def first_look(found: Edges, calendar: Calendar) -> Span:
    """The middle 98 % of arrivals in whole weeks; if that is more than 13 weeks, its last four full ones."""
    since = calendar.start(found.early, "week")
    until = calendar.start(found.late, "week") + WEEK
    if until - since <= LONGEST:
        return since, until
    end = min(until, _full_week(found.now, calendar))
    return end - 4 * WEEK, end


def _full_week(now: datetime, calendar: Calendar) -> datetime:
    """Where the last full week ends; a week counts as full from the evening of its last day."""
    return calendar.start(now + timedelta(hours=6), "week")


def _month(now: datetime, months_ago: int) -> datetime:
    return months_back(datetime(now.year, now.month, 1), months_ago)


def _quarter(now: datetime, quarters_ago: int) -> datetime:
    return _month(now, (now.month - 1) % 3 + 3 * quarters_ago)


def _tomorrow(now: datetime) -> datetime:
    return datetime(now.year, now.month, now.day) + timedelta(days=1)


# Name in a link -> words on screen, and the span it stands for.
PRESETS: dict[str, tuple[str, Callable[[Edges, Calendar], Span]]] = {
    "first": ("Main span of the data", first_look),
    "last-week": ("Last full week", lambda e, c: (_full_week(e.now, c) - WEEK, _full_week(e.now, c))),
    "last-4-weeks": ("Last 4 full weeks", lambda e, c: (_full_week(e.now, c) - 4 * WEEK, _full_week(e.now, c))),
    "this-month": ("This month so far", lambda e, _: (_month(e.now, 0), _tomorrow(e.now))),
    "last-month": ("Last month", lambda e, _: (_month(e.now, 1), _month(e.now, 0))),
    "this-quarter": ("This quarter so far", lambda e, _: (_quarter(e.now, 0), _tomorrow(e.now))),
    "last-quarter": ("Last quarter", lambda e, _: (_quarter(e.now, 1), _quarter(e.now, 0))),
    "all": ("Everything", lambda e, _: (datetime(e.first.year, e.first.month, e.first.day), _tomorrow(e.last))),
}
