"""The company's time: the weeks told, when customers write, when somebody is there to answer, how busy it is."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = date(2026, 2, 16), date(2026, 6, 14)
RELEASE = date(2026, 5, 19)  # the new app; two bad weeks follow
HOLIDAYS = {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25)}
DAY, HOUR, MINUTE = 86_400, 3_600, 60

ARRIVALS_PER_DAY = 19.6
WEEKDAYS = (1.25, 1.1, 1.05, 1.0, 0.95, 0.6, 0.45)
HOURS = (0.7, 0.4, 0.3, 0.3, 0.3, 0.5, 1.2, 3, 6, 8, 9, 8.5, 7, 6.5, 7, 7.5, 7, 6, 4.5, 4, 3.5, 2.6, 2, 1.2)
AHEAD = {"ja": 4, "id": 3, "ka": 1}  # hours by which customers further east write earlier, mostly in their afternoon
DESK = {"email": (8, 18, False), "web": (8, 18, False)}  # from, to, Saturdays too
FRONT = (8, 20, True)


def midnight(day: date) -> int:
    """The first second of a day in Berlin, as seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, tzinfo=BERLIN).timestamp())


END = midnight(LAST + timedelta(days=1))


def day_of(at: int) -> date:
    """The day in Berlin a moment falls on."""
    return datetime.fromtimestamp(at, BERLIN).date()


def iso(at: int | None) -> str:
    """A moment as ISO 8601 with Berlin's offset; nothing for no moment."""
    return "" if at is None else datetime.fromtimestamp(at, BERLIN).isoformat()


def strain(at: int) -> float:
    """0 on a usual day, 1 on the day of the release, fading out over eighteen days."""
    days = (at - midnight(RELEASE)) / DAY
    return 0.0 if days < 0 else max(0.0, 1 - days / 18)


def arrivals(day: date, rng: Random) -> int:
    """How many customers turn to the company on a day."""
    growth = 0.94 + 0.12 * (day - FIRST).days / (LAST - FIRST).days
    mean = ARRIVALS_PER_DAY * WEEKDAYS[day.weekday()] * growth * (1 + 0.9 * strain(midnight(day) + 1))
    return max(1, round(mean + rng.gauss(0, mean**0.5)))


def arrival(day: date, language: str, rng: Random) -> int:
    """A moment of that day at which a customer of that language writes."""
    hour = (rng.choices(range(24), HOURS)[0] - AHEAD.get(language, 0)) % 24
    return midnight(day) + int((hour + rng.random()) * HOUR)


def shift(day: date, channel: str) -> tuple[int, int] | None:
    """From when to when people answer on that channel and day; None on a closed one."""
    start, end, saturdays = DESK.get(channel, FRONT)
    if day in HOLIDAYS or day.weekday() == 6 or (day.weekday() == 5 and not saturdays):
        return None
    if day.weekday() == 5:
        start, end = 10, 16
    return midnight(day) + start * HOUR, midnight(day) + end * HOUR


def staffed(at: int, channel: str) -> bool:
    """Whether somebody is there at that moment."""
    span = shift(day_of(at), channel)
    return span is not None and span[0] <= at < span[1]


def after_work(at: int, seconds: float, channel: str) -> int:
    """The moment at which that many seconds of opening time have passed."""
    day = day_of(at)
    while True:
        span = shift(day, channel)
        if span and at < span[1]:
            start = max(at, span[0])
            if start + seconds <= span[1]:
                return int(start + seconds)
            seconds -= span[1] - start
        day += timedelta(days=1)
