"""Whether a span can be compared with the one before: does the data reach over it, which period stands beside which."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from metrics.query import Query
from metrics.span import local, months_back, months_between, utc

STRAY = 0.25  # a span before may lack so much of its beginning, but for single stray rows
Span = tuple[datetime, datetime]
Period = date | datetime | None


def uncovered(edges: tuple[datetime | None, ...], before: Span, zone: str) -> str:
    """Why rows with these edges (first, last, where all but a stray hundredth begins; UTC) do not cover a span; or ""."""
    if edges[0] is None:
        return "there is nothing to count"
    first, last, body = (local(edge, zone) for edge in edges)
    if first.date() > before[0].date():
        return f"the data only begins on {first:%-d %B %Y}"
    if body > before[0] + (before[1] - before[0]) * STRAY:
        return f"almost all of the data only begins on {body:%-d %B %Y}"
    return f"the data ends on {last:%-d %B %Y}" if last < before[0] else ""


def beside(query: Query, zone: str) -> Callable[[Period], Period]:
    """Tells the period of the compared span that stands beside a period; nothing where that span has none.

    An hour stands beside the same hour of the zone's clock; of a doubled one the second is named, both are counted.
    """
    before, since = query.filter.previous(), query.filter.since
    if before is None:
        return lambda _: None
    shift = timedelta(days=(since - before[0]) // timedelta(days=1))
    if query.every in ("month", "quarter") and since.day == before[0].day == 1:
        months = months_between(before[0], since)
        return lambda period: period and months_back(period, months)
    if query.every == "week" and shift.days % 7:
        return lambda _: None
    if query.every == "hour":
        return lambda period: period and _hour(period, shift, zone)
    last = before[1].date()
    return lambda period: found if period and (found := period - shift) < last else None


def _hour(period: datetime, shift: timedelta, zone: str) -> datetime | None:
    clock = local(period, zone) - shift
    return found if local(found := utc(clock, zone), zone) == clock else None
