"""What stands at the end of each period, such as the age of what is open then: the moments of the ends, and the SQL."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from metrics.compared import Period, beside
from metrics.metric import Metric
from metrics.query import Query, World
from metrics.span import utc

NEVER = datetime(9999, 1, 1)  # the end of a span that is open at its end


def end_of(period: Period, until: datetime | None, query: Query, world: World) -> datetime:
    """When a period is over, UTC; a span that ends earlier ends it."""
    zone = world.calendar.zone
    ends = [utc(until, zone)] if until else [NEVER]
    if query.every == "hour":
        ends.append(period + timedelta(hours=1))
    elif period is not None:
        ends.append(utc(world.calendar.ends(period, query.every)[1], zone))
    return min(ends)


def ends_of(periods: Sequence[Period], query: Query, world: World) -> list[tuple[Period, bool, datetime]]:
    """Each period with its end, and with the end of the one it is compared with (False)."""
    ends = [(p, True, end_of(p, query.filter.until, query, world)) for p in periods]
    if before := query.filter.previous():
        earlier = beside(query, world.calendar.zone)
        past = [(p, earlier(p)) for p in periods]
        ends += [(p, False, end_of(q, before[1], query, world)) for p, q in past if p is None or q]
    return ends


def open_sql(metric: Metric, end: str) -> str:
    """The condition that a row stands at an end: begun before it, not over by then."""
    return f"t.{metric.at} < {end} AND t.{metric.until} >= {end}"


def ends_sql(ends: Sequence[datetime], query: Query, world: World, parameters: dict) -> str:
    """SQL: a table of ends, `place` in the list, `ended_at`, and the seconds from each until now on every clock."""
    clocks = _clocks(query, world)
    parameters |= {"places": [*range(len(ends))], "ends": [*ends]}
    parameters |= {f"since_{i}": _seconds(ends, channel, query, world) for i, channel in enumerate(clocks)}
    columns = "".join(f", unnest($since_{i}) AS since_{i}" for i in range(len(clocks)))
    return f"(SELECT unnest($places) AS place, unnest($ends) AS ended_at{columns}) e"


def since_end_sql(query: Query, world: World) -> str:
    """SQL: the seconds from an end until now, on the clock of a row's channel."""
    cases = " ".join(f"WHEN '{channel}' THEN e.since_{i}" for i, channel in enumerate(_clocks(query, world)) if channel)
    return f"CASE lower(CAST(t.channel AS VARCHAR)) {cases} ELSE e.since_0 END" if cases else "e.since_0"


def _clocks(query: Query, world: World) -> list[str | None]:
    """The channels with hours of their own, behind the general clock."""
    return [None, *world.hours.channels] if query.filter.clock == "business" and world.business else [None]


def _seconds(ends: Sequence[datetime], channel: str | None, query: Query, world: World) -> list[float]:
    """From each end until now; none from an end that is still to come."""
    marks = [*sorted({min(end, world.now) for end in ends}), world.now]
    steps = [_between(a, b, channel, query, world) for a, b in pairwise(marks)]
    left = dict(zip(reversed(marks[:-1]), accumulate(reversed(steps)), strict=True))
    return [left[min(end, world.now)] for end in ends]


def _between(start: datetime, end: datetime, channel: str | None, query: Query, world: World) -> float:
    if query.filter.clock == "business" and world.business:
        return world.hours.seconds(channel, start, end)
    return (end - start).total_seconds()
