"""How files, moments and terms are written in a test: tables drawn by hand, hours and settings as texts."""

import re
from datetime import datetime

from metrics.build.terms import Terms
from metrics.hours import read_hours
from metrics.settings import Settings, read_settings

MON_TO_FRI = "\n".join(f'{day} = ["09:00-17:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))
SHORT = re.compile(r"^([0-9]{1,2}) ([0-9]{2}:[0-9]{2}(?::[0-9.]+)?)$")
OFFICE = f'zone = "Europe/Berlin"\n{MON_TO_FRI}\n'


def lines(text: str) -> str:
    """A table drawn in a test as CSV: without the blanks that align it, `2 10:00` as 2026-03-02T10:00:00Z."""
    rows = [line.strip().split(",") for line in text.strip().splitlines()]
    return "".join(",".join(SHORT.sub(_moment_of, cell.strip()) for cell in row) + "\n" for row in rows)


def _moment_of(short: re.Match) -> str:
    return f"2026-03-{int(short[1]):02}T{short[2]}Z"


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def terms(zone: str = "UTC", hours: str | None = None, settings: str | None = None, now: str | None = None) -> Terms:
    chosen = read_settings(settings) if settings else Settings()
    return Terms(zone, read_hours(hours) if hours else None, chosen, moment(now))
