"""What a count is divided by once it is made: the days of its period, or the whole that it is part of."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from metrics.answer import Cell, Key
from metrics.compared import earlier
from metrics.hours import working_days
from metrics.interval import Found
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.span import local

BIT = timedelta(microseconds=1)
PER_DAY = ("per day", "per working day")
Span = tuple[datetime, datetime]  # clock times of the reader's zone, half open
Period = date | datetime | None


def days(metric: Metric, span: Span | None, world: World) -> int:
    """The calendar or working days that a span touches."""
    if span is None:
        return 0
    first, last = span[0].date(), (span[1] - BIT).date()
    if metric.how == "per working day":
        return len(working_days(world.hours, first, last))
    return (last - first).days + 1


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


def days_of(metric: Metric, query: Query, world: World) -> Callable[[Period], tuple[int, int]]:
    """For a period how many days it and the one it is compared with have within their spans."""
    span, before = span_asked(metric, query, world), query.filter.previous()

    def found(period: Period) -> tuple[int, int]:
        past = earlier(period, query, world.calendar.zone)
        beside = None if period is not None and past is None else cut(before, past, query.every, world)
        return days(metric, cut(span, period, query.every, world), world), days(metric, beside, world)

    return found


def per_day(cells: Mapping[Key, Cell], by: Callable[[Period], tuple[int, int]]) -> None:
    """Divides counts by the days of each period and of the one beside it; nothing to count is no data."""
    for (period, *_), cell in cells.items():
        now, before = by(period)
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
