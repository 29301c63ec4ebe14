"""What is said about a column as it was read: order of its dates, zones, decimal sign; plain sentences."""

import re
from datetime import datetime

from metrics.typed.calendar_words import FULL
from metrics.typed.moments import Moments
from metrics.typed.numbers import Numbers
from metrics.typed.orders import WORDS
from metrics.typed.patterns import EPOCH

# Abbreviations of several zones of which one is by far the likeliest.
LIKELY = {
    "EST": "New York’s, 5 hours behind UTC", "CST": "Chicago’s, 6 hours behind UTC", "BST": "London’s, 1 hour ahead of UTC",
}  # fmt: skip


def order(moments: Moments) -> list[str]:
    """How the dates of a column were read, with one of them as example."""
    name, column = moments.order.name, moments.cells.column
    text, moment = moments.example_of_order() or ("", None)
    example = f" (e.g. {text} is {_day(moment)})" if moment else ""
    told = f"Dates read as {WORDS[name]}{example}."
    guess = f"In “{column}” day and month cannot be told apart; please confirm: {WORDS[name]}{example}."
    against = moments.order.against
    other = f"In “{column}” {_of(against, 'date')} written otherwise than {WORDS[name]} cannot be read."
    both = f"In “{column}” some dates are {WORDS[name]}, others are not; please confirm which is meant{example}."
    if against and moments.ambiguous:
        return [both, other]
    return [guess if moments.ambiguous else told, other if against else ""]


def zone(moments: Moments, home: str) -> str:
    """Where the zone of a column's times comes from; `home` says it for times without one."""
    kinds = {"epoch" if p.format == EPOCH else "naive" if p.naive else "offset" for p in moments.patterns}
    if kinds == {"epoch"}:
        return "UTC (counted from 1970)"
    if "naive" not in kinds and kinds:
        return "offset in the file"
    return "mixed" if len(kinds) > 1 else home


def zones(moments: Moments) -> list[str]:
    """Sentences on times without a zone among others, and on abbreviations several zones share."""
    column, home = moments.cells.column, moments.zone
    unsure = sorted({pattern.unsure for pattern in moments.patterns} - {""})
    shared = [f"In “{column}” {word} may mean several zones: its times are read in {home}." for word in unsure]
    read = {word for pattern in moments.patterns for word in LIKELY if re.search(rf"\b{word}\b", pattern.format)}
    shared += [
        f"In “{column}” {word} is read as {LIKELY[word]}; elsewhere it means other zones." for word in sorted(read)
    ]
    if any(not pattern.naive for pattern in moments.patterns) and (count := moments.naive()):
        shared.append(f"In “{column}” {_of(count, 'time')} without a zone: read in {home}.")
    return shared


def no_zone(column: str, named: str | None, home: str) -> str:
    """Where a header names a zone that does not exist."""
    return f"“{column}” names a zone we do not know, {named}: its times are read in {home}." if named else ""


def decimal(numbers: Numbers) -> str:
    """The decimal comma, where a column has it."""
    found = numbers.example() if numbers.decimal == "," else None
    if not found:
        return ""
    return f"Numbers in “{numbers.cells.column}” have a decimal comma (e.g. {found[0].strip()} is {found[1]:,.10g})."


def _of(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {FULL[moment.month - 1]} {moment.year}"
