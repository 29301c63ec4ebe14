"""The periods of a chart: what each is called and where it ends."""

from datetime import date, datetime, timedelta

from metrics.said import as_moment, day_words, hour_words
from metrics.span import months_back


def period_name(start: datetime | date, every: str) -> str:
    """A period of an hour, day, week, month or quarter: `Tue 31 Oct 2017, 14–15`, `week of 9 Oct 2017`, `Q4 2017`."""
    return _NAMES[every](as_moment(start))


def period_end(start: datetime, every: str) -> datetime:
    """Where the period ends that starts at `start`: the first moment of the next."""
    if every in ("month", "quarter"):
        return months_back(start, -3 if every == "quarter" else -1)
    return start + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[every]


_NAMES = {
    "hour": lambda start: f"{start:%a} {day_words(start)}, {hour_words(start.hour)}",
    "day": lambda start: f"{start:%a} {day_words(start)}",
    "week": lambda start: f"week of {day_words(start)}",
    "month": lambda start: f"{start:%B %Y}",
    "quarter": lambda start: f"Q{(start.month + 2) // 3} {start.year}",
}
