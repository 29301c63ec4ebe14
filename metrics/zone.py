"""Names of time zones, and the way between a zone's clock and UTC."""

import difflib
import zoneinfo
from bisect import bisect_left
from datetime import datetime, timedelta
from functools import cache

from metrics.errors import Problem
from metrics.sql import literal

UTC = "UTC"


@cache
def names() -> dict[str, str]:
    """Every IANA zone, lower-cased name -> name; not this machine's own, which is none to anybody else."""
    return {name.casefold(): name for name in zoneinfo.available_timezones() - {"localtime"}}


def zone(name: str) -> str:
    """The zone's proper name; a Problem with the nearest names when there is no such zone."""
    found = names().get(name.strip().casefold())
    if found:
        return found
    near = difflib.get_close_matches(name.strip().casefold(), names(), n=3, cutoff=0.4)
    hint = ", ".join(names()[n] for n in near) or "Europe/Berlin, America/New_York"
    raise Problem(f"There is no time zone “{name}”; a zone is named like {hint}.")


def to_local(moment: str, name: str) -> str:
    """SQL: a UTC TIMESTAMP as the zone's clock shows it."""
    return moment if name == UTC else f"timezone({literal(name)}, CAST({moment} AS TIMESTAMPTZ))"


def to_utc(clock: str, name: str) -> str:
    """SQL: a clock time of the zone as UTC; of a doubled hour the second, a missing hour moved forward by the gap."""
    return clock if name == UTC else f"CAST(timezone({literal(name)}, {clock}) AS TIMESTAMP)"


def turns(name: str, first: datetime | None, last: datetime | None) -> list[tuple[datetime, timedelta]]:
    """When the clock of a zone was turned between two moments, UTC, and by how much: more than none is forward."""
    if name == UTC or first is None or last is None:
        return []
    found, at, step = [], first, timedelta(weeks=1)
    while at < last:
        if turn := _offset(name, at + step) - _offset(name, at):
            found.append((_turned(name, at, at + step), turn))
        at += step
    return [one for one in found if one[0] <= last]


def _turned(name: str, before: datetime, after: datetime) -> datetime:
    """The minute in which the clock was turned between two moments with another clock each."""
    start, minute = before.replace(second=0, microsecond=0), timedelta(minutes=1)
    known = _offset(name, start)
    minutes = range(int((after - start) / minute) + 2)
    return start + minute * bisect_left(minutes, True, key=lambda m: _offset(name, start + minute * m) != known)


def _offset(name: str, moment: datetime) -> timedelta:
    """How far the clock of a zone is ahead of UTC."""
    return moment.replace(tzinfo=zoneinfo.ZoneInfo(UTC)).astimezone(zoneinfo.ZoneInfo(name)).utcoffset() or timedelta()
