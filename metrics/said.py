"""Spans, days and chosen values as people say them: on screen, in reports, in the terminal."""

from datetime import date, datetime, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT = datetime.min.time()


def period_words(since: datetime | date, until: datetime | date) -> str:
    """A half-open span with its last day: `9 Oct – 3 Dec 2017`, `October 2017`, `9 Oct 2017, 10:00 – 14:00`."""
    first, end = as_moment(since), as_moment(until)
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
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} – {day_words(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%b} – {day_words(last)}"
    return f"{first.day} – {day_words(last)}"


def _with_times(first: datetime, end: datetime) -> str:
    if first.date() == end.date():
        return f"{day_words(first)}, {first:%H:%M} – {end:%H:%M}"
    return f"{day_words(first)}, {first:%H:%M} – {day_words(end)}, {end:%H:%M}"


def weekday_words(weekday: int) -> str:
    """The name of an ISO weekday, 1 is Monday."""
    return WEEKDAYS[weekday - 1]


def hour_words(hour: int) -> str:
    """One hour of the day: `14–15`, `23–24`."""
    return f"{hour}–{hour + 1}"


def tag_words(tag: str) -> str:
    """A tag of a group by its own word first, which is the one that tells it from its neighbours: `refund · billing`."""
    group, parts, own = tag.partition("::")
    return f"{own} · {group}" if parts else tag


def place_words(place: str) -> str:
    """A channel, or a platform of one: `chat › WhatsApp`."""
    channel, _, platform = place.partition("/")
    return f"{channel} › {platform}" if platform else channel or "no channel"


def value_words(column: str, value: str) -> str:
    """One value of a slice: `Monday`, `14–15`, `refund · billing`, `no team`."""
    if column == "weekday" and value.isdigit() and int(value) in range(1, 8):
        return weekday_words(int(value))
    if column == "hour" and value.isdigit():
        return hour_words(int(value))
    words = {"place": place_words, "tag": tag_words}.get(column, str)
    return words(value) or f"no {column}"


def day_words(moment: datetime | date) -> str:
    """A day: `9 Oct 2017`."""
    return f"{moment.day} {moment:%b %Y}"


def as_moment(value: datetime | date) -> datetime:
    """A day as its midnight, a moment without its zone."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, _MIDNIGHT)
    return moment.replace(tzinfo=None)


def period_name(start: datetime | date, every: str) -> str:
    """A period of an hour, day, week, month or quarter: `Tue 31 Oct 2017, 14–15`, `week of 9 Oct 2017`, `Q4 2017`."""
    return _NAMES[every](as_moment(start))


_NAMES = {
    "hour": lambda start: f"{start:%a} {day_words(start)}, {hour_words(start.hour)}",
    "day": lambda start: f"{start:%a} {day_words(start)}",
    "week": lambda start: f"week of {day_words(start)}",
    "month": lambda start: f"{start:%B %Y}",
    "quarter": lambda start: f"Q{(start.month + 2) // 3} {start.year}",
}
