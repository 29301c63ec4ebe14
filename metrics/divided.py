"""What a count is divided by once it is made: the days of its period, or the whole that it is part of."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache

from metrics.answer import Cell, Key
from metrics.compared import Period, beside
from metrics.hours import working_days
from metrics.interval import Found
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.span import local

BIT = timedelta(microseconds=1)
PER_DAY = ("per day", "per working day")
Span = tuple[datetime, datetime]  # clock times of the reader's zone, half open


def days(metric: Metric, span: Span | None, query: Query, world: World) -> dict[int, int]:
    """The calendar or working days that a span touches, by the weekdays (1 to 7) that the filter keeps."""
    if span is None:
        return {}
    first, last = span[0].date(), (span[1] - BIT).date()
    if metric.how == "per working day":
        found = Counter(day.isoweekday() for day in working_days(world.hours, first, last))
    else:
        weeks, more = divmod((last - first).days + 1, 7)
        found = {day: weeks + ((day - first.isoweekday()) % 7 < more) for day in range(1, 8)}
    return {day: count for day, count in found.items() if _kept(day, query)}


def _kept(weekday: int, query: Query) -> bool:
    return all(
        (str(weekday) in keep.values) == (keep.how != "none") for keep in query.filter.keep if keep.column == "weekday"
    )


def span_asked(metric: Metric, query: Query, world: World) -> Span | None:
    """The span asked for; where an end is open, the first or the last row that the metric reads."""
    first, last, _ = world.edges[metric.reads, metric.at]
    if first is None:
        return None
    since = query.filter.since or local(first, world.calendar.zone)
    until = query.filter.until or local(last, world.calendar.zone) + BIT
    return (since, until) if since < until else None


def cut(span: Span | None, period: Period, every: str | None, world: World) -> Span | None:
    """A period's clock times within a span; without periods the span."""
    if span is None or period is None:
        return span
    begin, end = world.calendar.ends(period, every)
    begin, end = max(begin, span[0]), min(end, span[1])
    return (begin, end) if begin < end else None


def days_of(metric: Metric, query: Query, world: World) -> Callable[[Key], tuple[int, int]]:
    """For a group of a period how many days it and the one it is compared with have within their spans.

    A weekday has the days of its name, everything else all of them: an hour is there once a day.
    """
    span, before = span_asked(metric, query, world), query.filter.previous()
    earlier = beside(query, world.calendar.zone)
    place = query.by.index("weekday") if "weekday" in query.by else None

    @cache
    def of_period(period: Period) -> tuple[dict[int, int], dict[int, int]]:
        past = earlier(period)
        beside = None if period is not None and past is None else cut(before, past, query.every, world)
        return days(metric, cut(span, period, query.every, world), query, world), days(metric, beside, query, world)

    def found(at: Key) -> tuple[int, int]:
        now, past = of_period(at[0])
        chosen = range(1, 8) if place is None else (at[1 + place],)
        return sum(now.get(day, 0) for day in chosen), sum(past.get(day, 0) for day in chosen)

    return found


def per_day(cells: Mapping[Key, Cell], by: Callable[[Key], tuple[int, int]]) -> None:
    """Divides counts by the days of each group and of the one beside it; nothing to count is no data."""
    for at, cell in cells.items():
        now, before = by(at)
        cell.value = cell.n / now if now and cell.n else None
        cell.n = cell.n if now else 0
        count = cell.before.n if before else 0
        cell.before = Found(count / before if count else None, count)


def of_whole(cells: Mapping[Key, Cell], wholes: Mapping[Key, Cell]) -> None:
    """Divides each group's count by that of its whole period, which becomes its n."""
    for (period, *_), cell in cells.items():
        now, before = (wholes[(period,)].n, wholes[(period,)].before.n) if (period,) in wholes else (0, 0)
        cell.value, cell.n = (cell.n / now if now else None), now
        cell.before = Found(cell.before.n / before if before else None, before)
