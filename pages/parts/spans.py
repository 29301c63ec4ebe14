"""Times as people say them: spans, periods, weekdays and hours."""

from datetime import date, datetime, timedelta

from metrics.span import months_back

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT = datetime.min.time()


def period_words(since: datetime | date, until: datetime | date) -> str:
    """A half-open span with its last day: `9 Oct – 3 Dec 2017`, `October 2017`, `9 Oct 2017, 10:00 – 14:00`."""
    first, end = _moment(since), _moment(until)
    if first.time() != _MIDNIGHT or end.time() != _MIDNIGHT:
        return _with_times(first, end)
    last = max(first, end - timedelta(days=1))
    if first.day == 1 and end.day == 1 and last.month == first.month and last.year == first.year:
        return f"{first:%B %Y}"
    if (first.month, first.day, end.month, end.day, end.year) == (1, 1, 1, 1, first.year + 1):
        return f"{first.year}"
    return _days(first, last)


def _days(first: datetime, last: datetime) -> str:
    if first.date() == last.date():
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%b} – {_day(last)}"
    return f"{first.day} – {_day(last)}"


def _with_times(first: datetime, end: datetime) -> str:
    if first.date() == end.date():
        return f"{_day(first)}, {first:%H:%M} – {end:%H:%M}"
    return f"{_day(first)}, {first:%H:%M} – {_day(end)}, {end:%H:%M}"


def period_name(start: datetime | date, every: str) -> str:
    """A period of an hour, day, week, month or quarter: `Tue 31 Oct 2017, 14–15`, `week of 9 Oct 2017`, `Q4 2017`."""
    return _NAMES[every](_moment(start))


def period_end(start: datetime, every: str) -> datetime:
    """Where the period ends that starts at `start`: the first moment of the next."""
    if every in ("month", "quarter"):
        return months_back(start, -3 if every == "quarter" else -1)
    return start + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[every]


def weekday_words(weekday: int) -> str:
    """The name of an ISO weekday, 1 is Monday."""
    return WEEKDAYS[weekday - 1]


def hour_words(hour: int) -> str:
    """One hour of the day: `14–15`, `23–24`."""
    return f"{hour}–{hour + 1}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%b %Y}"


def _moment(value: datetime | date) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.combine(value, _MIDNIGHT)
    return moment.replace(tzinfo=None)


_NAMES = {
    "hour": lambda start: f"{start:%a} {_day(start)}, {hour_words(start.hour)}",
    "day": lambda start: f"{start:%a} {_day(start)}",
    "week": lambda start: f"week of {_day(start)}",
    "month": lambda start: f"{start:%B %Y}",
    "quarter": lambda start: f"Q{(start.month + 2) // 3} {start.year}",
}
