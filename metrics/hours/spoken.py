"""Working hours as people write and say them: `9–17`, `9am to 5pm`, `closed`; a week as `Mon–Fri 9–17`."""

import re
from itertools import groupby

from metrics.hours.clock import Clock, Hours, Span
from metrics.hours.file import DAY, clock_span, read_spans

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = ("", "closed", "none", "off", "–", "-")
ALWAYS = ("all day", "always", "24h", "24 hours", "round the clock")
OFFICE, WHOLE = (540, 1020), (0, DAY)
PRESETS: dict[str, tuple[tuple[Span, ...], ...]] = {
    "Mon–Fri 9–17": ((OFFICE,),) * 5 + ((),) * 2,
    "Every day 8–20": (((480, 1200),),) * 7,
    "Round the clock": ((WHOLE,),) * 7,
}
_TIME = r"(\d{1,2})(?:[:.](\d{2})|h(\d{2})?)? *(am|pm|uhr)?"
_SPAN = re.compile(f"{_TIME} *(?:-|–|—|to|until|bis) *{_TIME}", re.IGNORECASE)


def read_day(text: str, name: str) -> tuple[Span, ...]:
    """The spans of a day as it is typed, several with commas between; a Problem about what is no span, or overlaps."""
    said = " ".join(text.split()).lower()
    if said in CLOSED:
        return ()
    if said in ALWAYS:
        return (WHOLE,)
    return read_spans([_plain(part.strip()) for part in re.split(r"[,;&]| and | und ", said) if part.strip()], name)


def _plain(part: str) -> str:
    """A span as the file writes it; what is none stays as it is, to be named in the sentence about it."""
    match = _SPAN.fullmatch(part)
    return f"{_clock(match.groups()[:4])}-{_clock(match.groups()[4:])}" if match else part


def _clock(time: tuple[str | None, ...]) -> str:
    hour, minute, half = int(time[0]), time[1] or time[2] or "00", time[3]
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute}"


def typed_day(spans: tuple[Span, ...]) -> str:
    """A day's spans as a person would type them, so that they read back: `09:00–12:00, 13:00–17:00`; closed is empty."""
    return ", ".join(clock_span(span).replace("-", "–") for span in spans)


def overnight(spans: tuple[Span, ...]) -> str:
    """*until 02:00 the next day*, where the last span runs on over midnight; else empty."""
    late = [span for span in spans if span[1] > DAY]
    return f"until {clock_span(late[-1]).partition('-')[2]} the next day" if late else ""


def say_hours(hours: Hours | None) -> str:
    """*Mon–Fri 9–17, Berlin time, closed on 11 days, own hours for chat*; *all hours* without any."""
    if hours is None:
        return "all hours"
    own = f", own hours for {' and '.join(hours.channels)}" if hours.channels else ""
    return say_clock(hours.general) + own


def say_clock(clock: Clock) -> str:
    """*Mon–Fri 9–17, Berlin time, closed on 11 days*."""
    days = (
        [f"closed on {_days(len(clock.holidays - set(clock.special)))}"] if clock.holidays - set(clock.special) else []
    )
    days += [f"other hours on {_days(len(clock.special))}"] if clock.special else []
    return ", ".join([say_week(clock.week), f"{city(clock.zone)} time", *days])


def say_week(week: tuple[tuple[Span, ...], ...]) -> str:
    """Days with the same hours together: `Mon–Thu 9–17, Fri 9–15`; `closed` where no day has any."""
    runs = [(spans, [day for day, _ in same]) for spans, same in groupby(enumerate(week), key=lambda pair: pair[1])]
    return ", ".join(f"{_run(days)} {_short(spans)}" for spans, days in runs if spans) or "closed every day"


def city(zone: str) -> str:
    """The zone as people call it: `Berlin`, `New York`."""
    return zone.split("/")[-1].replace("_", " ")


def _run(days: list[int]) -> str:
    names = [NAMES[day][:3] for day in (days[0], days[-1])]
    return "every day" if len(days) == 7 else names[0] if len(days) == 1 else "–".join(names)


def _short(spans: tuple[Span, ...]) -> str:
    return "round the clock" if spans == (WHOLE,) else " and ".join(map(_short_span, spans))


def _short_span(span: Span) -> str:
    ends = (time.removeprefix("0").removesuffix(":00") for time in clock_span(span).split("-"))
    return "–".join(end if end[0] != ":" else f"0{end}" for end in ends)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
