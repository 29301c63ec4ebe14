"""What happened while a slide's numbers came about: the visit's events at the periods of its chart."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime

from metrics.events import Events, events_of, within
from metrics.query import Query
from metrics.store import Store


def happened(store: Store, query: Query, periods: Sequence[str]) -> Events:
    """The events of the days a chart shows, without those of channels that the query leaves out."""
    if not periods:
        return ()
    kept = (value for keep in query.filter.keep if keep.column == "place" for value in keep.values)
    end = (query.filter.until or datetime.max).date()
    return within(events_of(store), date.fromisoformat(periods[0][:10]), end, {v.partition("/")[0] for v in kept if v})


def marks(events: Events, periods: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Which period each event begins in, and its words; one that began before stands at the first."""
    days = [period[:10] for period in periods]
    found = []
    for event in events:
        at = bisect_left(days, event.first.isoformat())
        begins = at < len(days) and days[at] == event.first.isoformat()
        found.append((at if begins else max(at - 1, 0), event.words))
    return tuple(found)
