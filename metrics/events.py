"""What happened at the company – releases, outages, campaigns – as dated words: read from a CSV, written as one, kept."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.errors import Problem
from metrics.safe import line
from metrics.span import YEARS
from metrics.store import Store
from metrics.tables import CHANNELS

MOST, LONGEST = 500, 120  # events, signs of the words of one
HEADS = {
    "date": ("date", "day", "from", "since", "start", "start date", "began", "when"),
    "until": ("until", "to", "end", "end date", "till", "ended"),
    "event": ("event", "name", "title", "what", "words", "description", "label"),
    "channel": ("channel",),
}
WRITE = "write it like 2026-03-01"
NAME = "events"


@dataclass(frozen=True)
class Event:
    """A day or, with `last`, the days from first to last, both included; of one channel or, without, of all."""

    first: date
    words: str
    last: date | None = None
    channel: str = ""

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) > LONGEST:
            raise Problem(f"An event needs words, {LONGEST} signs at most.")
        if self.last and self.last < self.first:
            raise Problem(f"“{self.words}” ends on {self.last}, before it begins on {self.first}.")
        if self.channel not in ("", *CHANNELS):
            raise Problem(f"“{self.channel[:40]}” is no channel; {', '.join(CHANNELS)} are, or nothing for all.")

    @property
    def end(self) -> date:
        """Its last day."""
        return self.last or self.first


Events = tuple[Event, ...]


def _by_day(event: Event) -> tuple:
    return event.first, event.end, event.words, event.channel


def is_events(text: str) -> bool:
    """Whether a text is a CSV of events and nothing else, going by its header."""
    heads = [word.casefold() for word in _cells(text.removeprefix("\ufeff").partition("\n")[0])]
    return {"date", "event"} <= set(heads) <= set(HEADS)


def read_events(text: str) -> Events:
    """The events of a CSV with the columns date, event and, if any, until and channel; a Problem names the line."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    heads = _heads(lines[0] if lines else "")
    rows = [(number, row) for number, row in _rows(lines) if any(map(str.strip, row))]
    if len(rows) > MOST:
        raise Problem(f"The file lists {len(rows):,} events; {MOST} can be.")
    order = _order(row[place] for _, row in rows for place in (heads["date"], heads.get("until")) if _has(row, place))
    return tuple(sorted({_event(number, row, heads, order) for number, row in rows}, key=_by_day))


def _has(row: list[str], place: int | None) -> bool:
    return place is not None and place < len(row)


def _rows(lines: list[str]) -> Iterable[tuple[int, list[str]]]:
    """The rows below the header, each with the number of its line."""
    reader, number = csv.reader(lines, delimiter=_sign(lines[0] if lines else ""), strict=True), 1
    try:
        for row in reader:
            if number > 1:
                yield number, row
            number = reader.line_num + 1
    except csv.Error:
        raise Problem(f"Line {number}: a quotation mark is not closed, or the line is too long.") from None


def _cells(head: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([head], delimiter=_sign(head)), [])]


def _sign(head: str) -> str:
    return max(",;\t", key=head.count)


def _heads(head: str) -> dict[str, int]:
    """Our columns -> their places; a Problem where the first line does not name them."""
    named = [cell.casefold() for cell in _cells(head)]
    found = {ours: named.index(word) for ours, words in HEADS.items() for word in reversed(words) if word in named}
    if lacks := [name for name in ("date", "event") if name not in found]:
        raise Problem(f"Line 1 names no column “{lacks[0]}”; it should read date,until,event,channel.")
    return found


def _event(number: int, row: list[str], heads: Mapping[str, int], order: str) -> Event:
    def cell(name: str) -> str:
        return line(row[heads[name]]) if _has(row, heads.get(name)) else ""

    try:
        last = _day(cell("until"), order) if cell("until") else None
        return Event(_day(cell("date"), order), cell("event"), last, cell("channel").lower())
    except Problem as problem:
        raise Problem(f"Line {number}: {problem}") from None


TIMED = re.compile(r"[T ]\d\d:.*$", re.S)  # a time of day behind a date
PARTED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def _day(text: str, order: str) -> date:
    text = TIMED.sub("", text)
    parted = PARTED.fullmatch(text)
    if parted and not order and "." not in parted[0]:
        raise Problem(f"“{text[:40]}” may be read two ways; {WRITE}.")
    try:
        if parted:
            first, second, year = map(int, parted.groups())
            found = date(year, first, second) if order == "mdy" and "." not in parted[0] else date(year, second, first)
        else:
            found = date.fromisoformat(text)
    except ValueError:
        raise Problem(f"“{text[:40]}” is no day; {WRITE}.") from None
    if found.year not in YEARS:
        raise Problem(f"The year {found.year} is out of reach.")
    return found


def _order(cells: Iterable[str]) -> str:
    """Which of day and month comes first in the file, where any of its dates tells; days over 12 do."""
    pairs = [
        tuple(map(int, found.groups()[:2]))
        for cell in cells
        if (found := PARTED.fullmatch(TIMED.sub("", cell.strip())))
    ]
    day_first, month_first = any(one > 12 for one, _ in pairs), any(two > 12 for _, two in pairs)
    alike = all(one == two for one, two in pairs)
    return "dmy" if (day_first or alike) and not month_first else "mdy" if month_first and not day_first else ""


def write_events(events: Events) -> str:
    """The events as a CSV that reads back as the same."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows((one.first, one.last or "", one.words, one.channel) for one in events)
    return out.getvalue()


def within(events: Events, first: date, end: date, channels: Iterable[str] = ()) -> Events:
    """Those of the days from `first` to before `end` that are about all channels or, where named, about one of these."""
    kept = ("", *channels)
    return tuple(
        one for one in events if one.first < end and one.end >= first and (len(kept) == 1 or one.channel in kept)
    )


def around(event: Event, first: date, end: date, most: int = 28) -> tuple[date, date, int] | None:
    """Where the days before an event and those after it begin, and how many each are: as many as lie between `first`
    and `end` on both sides, whole weeks where there are any; None where there is no room."""
    after = event.end + timedelta(days=1) if event.last else event.first
    days = min((event.first - first).days, (end - after).days, most)
    days = days // 7 * 7 if days >= 7 else days
    return (event.first - timedelta(days=days), after, days) if days > 0 else None


def events_of(store: Store) -> Events:
    """The visit's events; none at first."""
    found = store.said(NAME)
    return read_events(found) if found else ()


def keep_events(store: Store, events: Events) -> None:
    """Keeps the visit's events in place of those before; a Problem where there are too many."""
    if len(events) > MOST:
        raise Problem(f"There are {MOST} events already; delete one first.")
    store.say(NAME, write_events(tuple(sorted(set(events), key=_by_day))))
