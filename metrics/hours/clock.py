"""Working hours of a team and the time that passes within them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from metrics.zone import UTC

Span = tuple[int, int]
"""Minutes from the midnight a day begins with; over 1,440 where a span runs on after the next midnight."""

Moments = tuple[datetime, datetime]


@dataclass(frozen=True)
class Clock:
    """The hours of one week (Monday first) on the clock of a zone, and the dates that differ from it.

    A span belongs to the day it begins on, so Friday's 22:00-02:00 runs on into a Saturday that is a holiday.
    Where a date is a holiday and a special day, its special hours hold.
    """

    zone: str = UTC
    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    holidays: frozenset[date] = frozenset()
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def spans(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on a date of the clock's zone; none on a closed one."""
        if day in self.special:
            return self.special[day]
        return () if day in self.holidays else self.week[day.weekday()]

    def open_spans(self, first: date, last: date) -> list[Moments]:
        """When it is open in UTC, for the spans beginning from first to last, in order; what overlaps is one span."""
        merged: list[Moments] = []
        for opens, closes in sorted(self._open_spans(first, last)):
            if merged and opens <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
            else:
                merged.append((opens, closes))
        return merged

    def _open_spans(self, first: date, last: date) -> Iterator[Moments]:
        zone = ZoneInfo(self.zone)
        for day in _days(first, last):
            midnight = datetime.combine(day, time())
            for opens, closes in self.spans(day):
                begin = clock_to_utc(midnight + timedelta(minutes=opens), zone)
                end = clock_to_utc(midnight + timedelta(minutes=closes), zone)
                if begin < end:
                    yield begin, end


@dataclass(frozen=True)
class Hours:
    """The general clock, and a clock for each channel that has its own (by its lower-cased name)."""

    general: Clock
    channels: Mapping[str, Clock] = field(default_factory=dict)

    def clock(self, channel: str | None = None) -> Clock:
        """The clock of a channel; the general one for None and for channels without their own."""
        return self.channels.get((channel or "").strip(" ").lower(), self.general)

    def seconds(self, channel: str | None, start: datetime, end: datetime) -> float:
        """Business seconds from start to end (UTC, without a zone); negative when the end is before the start."""
        if end < start:
            return -self.seconds(channel, end, start)
        spans = self.clock(channel).open_spans(*_around(start, end))
        parts = [min(closes, end) - max(opens, start) for opens, closes in spans if opens < end and closes > start]
        return sum(parts, timedelta()).total_seconds()

    def is_open(self, channel: str | None, moment: datetime) -> bool:
        """Whether it is open at a moment (UTC, without a zone); the opening second is in, the closing one is not."""
        spans = self.clock(channel).open_spans(*_around(moment, moment))
        return any(opens <= moment < closes for opens, closes in spans)

    def is_working_day(self, channel: str | None, day: date) -> bool:
        """Whether any hours begin on a date of the clock's zone."""
        return bool(self.clock(channel).spans(day))


def working_days(hours: Hours | None, first: date, last: date) -> list[date]:
    """The days with hours on the general clock from first to last, both in; without hours Monday to Friday."""
    return [d for d in _days(first, last) if (hours.is_working_day(None, d) if hours else d.weekday() < 5)]


def clock_to_utc(clock: datetime, zone: ZoneInfo) -> datetime:
    """A clock time of a zone as UTC, always the later reading: of a doubled hour the second, a missing hour moved on.

    - 00:00-24:00 is 25 hours long where the clock goes back, 23 where it goes forward.
    - 02:00-03:00 is one hour (the second) where that hour comes twice, and nothing where it is missing.
    - 01:00-02:30 is two and a half hours where two o'clock comes twice: it ends in the second.
    - 01:30-02:30 is one hour where two o'clock is missing: it ends at 03:30.
    - 02:30-03:15 is nothing there: it would begin at 03:30, after its end.
    """
    aware = clock.replace(tzinfo=zone)
    return clock - min(aware.utcoffset(), aware.replace(fold=1).utcoffset())


def _days(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _around(start: datetime, end: datetime) -> tuple[date, date]:
    """Every date, in any zone, whose spans can reach into start..end."""
    return widened(start.date(), end.date(), 2)


def widened(first: date, last: date, days: int) -> tuple[date, date]:
    """Some days more on both sides, within what a calendar can hold."""
    least, most = 3, date.max.toordinal() - 3
    low, high = first.toordinal() - days, last.toordinal() + days
    return date.fromordinal(min(max(low, least), most)), date.fromordinal(max(min(high, most), least))
