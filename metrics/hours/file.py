"""hours.toml: the working hours as a file, read with every mistake named and written so that they read back."""

import re
from datetime import date
from itertools import pairwise

from metrics import toml
from metrics import zone as zones
from metrics.errors import Problem
from metrics.hours.clock import Clock, Hours, Span
from metrics.tables import CHANNELS

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KEYS = ("zone", *DAYS, "holidays", "special")
DAY = 24 * 60
SPANS, DAYS_APART = 24, 2000  # of a day, of a clock
SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2}) *[-–] *([0-9]{1,2}):([0-9]{2})")


def read_hours(text: str, zone: str = zones.UTC) -> Hours:
    """The hours of a file; `zone` is for a file that names none. A Problem for anything that cannot be used.

    A channel's table names all of its days; zone, holidays and special days it does not name are the file's.
    A file with hours for channels alone leaves the other channels open always.
    """
    told = toml.parse(text, "The hours file")
    toml.only(told, (*KEYS, "channel"), "The hours file")
    channels = toml.table(told.get("channel", {}), "channel")
    toml.only(channels, CHANNELS, "channel")
    if not channels and not _names_days(told):
        raise Problem('The hours file names no day; write at least mon = ["09:00-17:00"].')
    days = told if _names_days(told) else told | {day: ["00:00-24:00"] for day in DAYS}
    general = _clock(days, "", Clock(zone))
    return Hours(general, {name: _channel(table, name, general) for name, table in channels.items()})


def write_hours(hours: Hours) -> str:
    """The hours as a file that reads back as the same hours."""
    parts = [_written(hours.general, "")]
    parts += [f"[channel.{name}]\n" + _written(clock, f"channel.{name}.") for name, clock in hours.channels.items()]
    return "\n".join(parts)


def _channel(told: object, channel: str, general: Clock) -> Clock:
    name = f"channel.{channel}"
    toml.only(toml.table(told, name), KEYS, name)
    if not _names_days(told):
        raise Problem(f'{name} names no day, {channel} would never be open; write at least mon = ["09:00-17:00"].')
    return _clock(told, f"{name}.", general)


def _names_days(told: dict) -> bool:
    return any(day in told for day in DAYS)


def _clock(told: dict, prefix: str, above: Clock) -> Clock:
    """The clock a table tells: its own days, holidays and special days; only a zone it does not name is the one above."""
    week = tuple(read_spans(told.get(day, []), prefix + day) for day in DAYS)
    holidays = _holidays(told["holidays"], f"{prefix}holidays") if "holidays" in told else frozenset()
    special = _special(told["special"], f"{prefix}special") if "special" in told else {}
    name = zones.zone(toml.text(told["zone"], f"{prefix}zone")) if "zone" in told else above.zone
    return Clock(name, week, holidays, special)


def _holidays(value: object, name: str) -> frozenset[date]:
    return frozenset(toml.day(item, name) for item in toml.items(value, name, '"2026-12-25"', DAYS_APART))


def _special(value: object, name: str) -> dict[date, tuple[Span, ...]]:
    toml.few_enough(toml.table(value, name), name, DAYS_APART)
    days = {toml.day(day, name): spans for day, spans in value.items()}
    return {day: read_spans(spans, f"{name}.{day}") for day, spans in days.items()}


def read_spans(value: object, name: str) -> tuple[Span, ...]:
    """The spans of a day in order; a Problem where two of them overlap."""
    spans = tuple(sorted(_span(item, name) for item in toml.items(value, name, '"09:00-17:00"', SPANS)))
    for one, other in pairwise(spans):
        if other[0] < one[1]:
            raise Problem(
                f"{name}: “{clock_span(one)}” and “{clock_span(other)}” overlap; "
                "let each span begin when the one before has ended."
            )
    return spans


def _span(value: object, name: str) -> Span:
    match = SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    hour, minute, end_hour, end_minute = map(int, match.groups()) if match else (99,) * 4
    opens, closes = hour * 60 + minute, end_hour * 60 + end_minute
    if minute > 59 or end_minute > 59 or opens >= DAY or closes > DAY:
        raise Problem(f'{name}: {toml.shown(value)} is not a span of time; write "09:00-17:00".')
    if opens == closes:
        raise Problem(f'{name}: {toml.shown(value)} has no length; a whole day is "00:00-24:00".')
    return opens, closes if closes > opens else closes + DAY


def _written(clock: Clock, prefix: str) -> str:
    days = {day: map(clock_span, spans) for day, spans in zip(DAYS, clock.week, strict=True)}
    holidays = [str(day) for day in sorted(clock.holidays)]
    special = {str(day): map(clock_span, spans) for day, spans in sorted(clock.special.items())}
    told = {"zone": clock.zone, **days, "holidays": holidays}
    return f"{toml.lines(told)}\n[{prefix}special]\n{toml.lines(special)}"


def clock_span(span: Span) -> str:
    """A span as the file writes it: `22:00-02:00`."""
    opens, closes = span[0], span[1] if span[1] <= DAY else span[1] - DAY
    return f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
