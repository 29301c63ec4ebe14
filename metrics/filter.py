"""What the reader asked to see: span, kept values, clock, comparison – one value that knows its SQL and its sentence."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from metrics.errors import Problem
from metrics.said import day_words, period_words, value_words
from metrics.span import months_back, months_between
from metrics.tables import nearest

# A slice the rows can be cut by -> where it stands in a built table ({row}) or, if that has it not, in its conversation.
SLICES = (
    "source",
    "channel",
    "platform",
    "tag",
    "tag_group",
    "team",
    "agent",
    "customer_id",
    "language",
    "priority",
    "status",
    "topic",
    "subtopic",
    "sentiment",
    "weekday",
    "hour",
    "outcome",
    "canned_response",
    "article",
    "kind",
    "rating",
)
REPEATED = "repeated_topic"  # a conversation's topic as `repetitive_share` counts it; to cut by, for pages
PLACE = "place"  # channel and platform as one tree: chat is all of chat, chat/WhatsApp one branch of it


@dataclass(frozen=True)
class Keep:
    """Rows to keep by one slice: any of the values, none of them, or (tags) all of them; "" is the unknown.

    `own` and `others` are any and none by the group that the row itself is counted in when it is cut by the slice: a
    conversation has one topic of its own, and is found by that of any message in it.
    """

    column: str
    values: tuple[str, ...]
    how: str = "any"

    def __post_init__(self) -> None:
        if self.column not in (*SLICES, PLACE):
            raise Problem(f"There is nothing called “{self.column}” to filter by{nearest(self.column, SLICES)}.")
        if self.how == "all" and self.column not in ("tag", "tag_group"):
            raise Problem(
                f"{self.column}: a row has one value, so “all of” (a+b) is for tags only; write a,b for any of."
            )

    def __str__(self) -> str:
        no = "not " if self.how in ("none", "others") else ""
        joined = " and " if self.how == "all" else " or "
        return joined.join(no + value_words(self.column, value) for value in self.values)


@dataclass(frozen=True)
class Filter:
    """A frozen choice of rows. `since` and `until` are clock times of the reader's zone, half open; None is no bound."""

    since: datetime | None = None
    until: datetime | None = None
    keep: tuple[Keep, ...] = ()
    compare: str | None = None  # "previous", "year", a day like 2026-03-01 on which a span as long begins, or nothing
    clock: str = "calendar"  # or "business"

    def __post_init__(self) -> None:
        if self.since and self.until and self.since >= self.until:
            raise Problem(
                f"The span ends before it begins: since {self.since:%Y-%m-%d} is not before until {self.until:%Y-%m-%d}."
            )
        if self.compare not in (None, "previous", "year") and not _is_day(self.compare):
            raise Problem(f"“{self.compare}” is nothing to compare with; previous or year is.")
        if self.clock not in ("calendar", "business"):
            raise Problem(f"There is no clock “{self.clock}”; calendar or business is.")

    def previous(self) -> tuple[datetime, datetime] | None:
        """The span compared with: whole months, quarters and years with the one before, else shifted by whole weeks."""
        return _previous(self.since, self.until, self.compare)

    def __str__(self) -> str:
        return " · ".join([_span_words(self.since, self.until), *map(str, self.keep)])


def _is_day(text: str) -> bool:
    try:
        return f"{datetime.strptime(text, '%Y-%m-%d'):%Y-%m-%d}" == text
    except ValueError:
        return False


@lru_cache(maxsize=256)  # asked for every period of every answer
def _previous(since: datetime | None, until: datetime | None, compare: str | None) -> tuple[datetime, datetime] | None:
    if not (since and until and compare):
        return None
    if compare not in ("previous", "year"):
        begins = datetime.fromisoformat(compare)
        return begins, begins + (until - since)
    months = _whole_months(since, until)
    back = months if months in (1, 3, 12) and _on_calendar(since, months) else 0
    if compare == "year":
        back = 12 if months else 0
    if back:
        return months_back(since, back), months_back(until, back)
    weeks = 52 if compare == "year" else -(-(until - since) // timedelta(weeks=1))
    return since - timedelta(weeks=weeks), until - timedelta(weeks=weeks)


def _whole_months(since: datetime, until: datetime) -> int:
    """How many whole calendar months a span is, 0 if it is not."""
    if (since.day, until.day) != (1, 1) or any(t.time() != datetime.min.time() for t in (since, until)):
        return 0
    return months_between(since, until)


def _on_calendar(since: datetime, months: int) -> bool:
    return (since.month - 1) % months == 0


def _span_words(since: datetime | None, until: datetime | None) -> str:
    if since and until:
        return period_words(since, until)
    if since:
        return f"since {day_words(since)}"
    return f"up to {day_words(until - timedelta(microseconds=1))}" if until else "all of the time loaded"


def parse_moment(text: str, what: str) -> datetime:
    """A day or an ISO moment, as given on the command line or in a link; offsets are not taken here."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise Problem(f"{what}: “{text}” is not a day; write it like 2026-03-01 or 2026-03-01T09:00.") from None


def parse_keep(text: str) -> Keep:
    """`col=a,b` any of · `col!=a,b` none of · `tag=a+b` all of · values with , + or " quoted as in CSV · `col=` unknown."""
    match = re.match(r"^([A-Za-z_]+)(!?=)(.*)$", text, re.DOTALL)
    if not match:
        raise Problem(f"--keep “{text}” has no column; write it like channel=chat,email or tag!=spam.")
    column, sign, rest = match.groups()
    values, plus = _values(rest)
    if plus and sign == "!=":
        raise Problem(f"--keep “{text}”: none of takes a comma, {column}!=a,b.")
    return Keep(column, values, "none" if sign == "!=" else "all" if plus else "any")


def _values(text: str) -> tuple[tuple[str, ...], bool]:
    """The values of a keep, and whether they were joined by + (all of)."""
    outside = re.sub(r'"(?:[^"]|"")*"', "", text)
    plus = "+" in outside and "," not in outside
    if "+" in outside and "," in outside:
        raise Problem(f"“{text}” joins values with both , and +; use , for any of or + for all of.")
    try:
        found = next(csv.reader([text], delimiter="+" if plus else ",", strict=True), [""])
    except csv.Error:
        raise Problem(
            f'“{text}” is not quoted right; a value with , + or " stands in quotes, each of its own doubled.'
        ) from None
    return tuple(found or [""]), plus


def keeps(texts: Iterable[str]) -> tuple[Keep, ...]:
    """All the keeps of a command line; each must hold."""
    return tuple(parse_keep(text) for text in texts)
