"""Spans and periods: from the reader's clock to UTC, and the periods a span is cut into."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from metrics.errors import Problem
from metrics.tables import nearest

EVERY = ("hour", "day", "week", "month", "quarter")
MOST_PERIODS = 20_000
YEARS = range(1900, 2200)
LENGTH = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "quarter": timedelta(days=90),
}


def utc(clock: datetime, zone: str) -> datetime:
    """A clock time of the zone as naive UTC; of a doubled hour the second, a missing hour moved forward by the gap."""
    here = ZoneInfo(zone)
    offsets = [clock.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1)]
    return clock - min(offsets)


def local(moment: datetime, zone: str) -> datetime:
    """Naive UTC as the zone's clock shows it, without offset."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def check_years(*moments: datetime) -> None:
    """Raises a Problem for years in which no customer can have written; sums of such dates end outside the calendar."""
    for moment in moments:
        if moment.year not in YEARS:
            raise Problem(f"The year {moment.year} is out of reach; days lie between {YEARS[0]} and {YEARS[-1]}.")


def check_every(every: str | None) -> None:
    if every not in (None, *EVERY):
        raise Problem(f"There is no period “{every}”{nearest(every, EVERY)}.")


def bucket_sql(clock: str, moment: str, every: str, sunday: bool = False) -> str:
    """SQL: the period a row falls into; a DATE of the reader's calendar, for hours the UTC moment at which it begins."""
    if every == "hour":
        return f"{moment} - ({clock} - date_trunc('hour', {clock}))"
    if every == "week" and sunday:
        return f"CAST(date_trunc('week', {clock} + INTERVAL 1 DAY) - INTERVAL 1 DAY AS DATE)"
    if every == "day":
        return f"CAST({clock} AS DATE)"
    return f"CAST(date_trunc('{every}', {clock}) AS DATE)"


@dataclass(frozen=True)
class Calendar:
    """The reader's zone and first day of the week."""

    zone: str = "UTC"
    sunday: bool = False

    def start(self, moment: datetime, every: str) -> datetime:
        """The beginning, on the clock, of the period that a clock time falls into."""
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        if every == "week":
            return midnight - timedelta(days=(moment.weekday() + self.sunday) % 7)
        if every == "month":
            return midnight.replace(day=1)
        if every == "quarter":
            return midnight.replace(day=1, month=moment.month - (moment.month - 1) % 3)
        return midnight

    def periods(self, since: datetime, until: datetime, every: str) -> list[date] | list[datetime]:
        """Every period that the half-open span of clock times touches: first days, or UTC hours."""
        about = (until - since) // LENGTH[every]
        if about > MOST_PERIODS:
            raise Problem(
                f"About {about:,} periods are too many; ask for a shorter span or longer ones (at most {MOST_PERIODS:,})."
            )
        return self._hours(since, until) if every == "hour" else self._days(since, until, every)

    def _hours(self, since: datetime, until: datetime) -> list[datetime]:
        first = since.replace(minute=0, second=0, microsecond=0)
        begin, end = utc(first, self.zone), utc(until, self.zone)
        return [begin + timedelta(hours=n) for n in range(max(0, -((begin - end) // timedelta(hours=1))))]

    def _days(self, since: datetime, until: datetime, every: str) -> list[date]:
        found, day = [], self.start(since, every)
        if every == "day":
            return [day.date() + timedelta(days=n) for n in range(max(0, -((day - until) // LENGTH["day"])))]
        while day < until:
            found.append(day.date())
            day = self._next(day, every)
        return found

    def _next(self, day: datetime, every: str) -> datetime:
        return self.start(day + timedelta(days={"day": 1, "week": 7, "month": 31, "quarter": 92}[every]), every)

    def ends(self, period: date | datetime, every: str) -> tuple[datetime, datetime]:
        """When a period begins and when it is over, as clock times."""
        if every == "hour":
            return local(period, self.zone), local(period + timedelta(hours=1), self.zone)
        day = datetime(period.year, period.month, period.day)
        return day, self._next(day, every)

    def label(self, period: date | datetime, every: str) -> str:
        """How a period is written: its first day, for hours the hour with its offset."""
        if every != "hour":
            return period.isoformat()
        return period.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(self.zone)).isoformat()


def months_between(first: date, last: date) -> int:
    """How many months the second date's month lies after the first's."""
    return (last.year - first.year) * 12 + last.month - first.month


def months_back(day: date, months: int) -> date:
    """The same day, which every month must have, so many months earlier."""
    total = day.year * 12 + day.month - 1 - months
    return day.replace(year=total // 12, month=total % 12 + 1)
