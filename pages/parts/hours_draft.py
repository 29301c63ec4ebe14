"""Working hours while they are being typed: texts for each weekday and each odd day, checked before they count."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from metrics.errors import Problem
from metrics.hours import Clock, Hours
from metrics.hours.spoken import NAMES, PRESETS, read_day, typed_day

ALL = ""  # the place of the hours that hold for every channel without its own


@dataclass(frozen=True)
class Draft:
    """A clock as it is typed: seven texts from Monday, and a text for each day that differs; "" is closed."""

    zone: str
    week: tuple[str, ...] = ("",) * 7
    days: Mapping[date, str] = field(default_factory=dict)

    def wrong(self) -> dict[int, str]:
        """Weekday (0 is Monday) -> what is wrong with its text."""
        return {number: told for number, text in enumerate(self.week) if (told := wrong(text, NAMES[number]))}

    def clock(self) -> Clock:
        """The clock that is meant; a Problem where a text is wrong."""
        week = tuple(read_day(text, name) for text, name in zip(self.week, NAMES, strict=True))
        special = {day: read_day(text, str(day)) for day, text in sorted(self.days.items()) if text}
        return Clock(self.zone, week, frozenset(day for day, text in self.days.items() if not text), special)


def wrong(text: str, name: str) -> str:
    """What is wrong with the text of a day; empty if nothing is."""
    try:
        read_day(text, name)
    except Problem as problem:
        return str(problem)
    return ""


def drafted(clock: Clock) -> Draft:
    """A clock as texts."""
    closed = dict.fromkeys(clock.holidays, "")
    special = {day: typed_day(spans) for day, spans in clock.special.items()}
    return Draft(clock.zone, tuple(map(typed_day, clock.week)), closed | special)


def preset(name: str, zone: str) -> Draft:
    """A usual week."""
    return drafted(Clock(zone, PRESETS[name]))


Drafts = dict[str, Draft | None]
"""For each place, all channels or one of them, what is typed there; None where it has no hours of its own."""


def drafts(hours: Hours | None) -> Drafts:
    """Hours as texts."""
    if hours is None:
        return {ALL: None}
    return {ALL: drafted(hours.general)} | {name: drafted(clock) for name, clock in hours.channels.items()}


def meant(typed: Drafts, zone: str) -> Hours | None:
    """The hours that are meant, None for none at all; a channel's hours alone leave the other channels open always."""
    clocks = {place: draft.clock() for place, draft in typed.items() if draft}
    general = clocks.pop(ALL, None) or Clock(zone, PRESETS["Round the clock"])
    return Hours(general, clocks) if any(typed.values()) else None


def typed_now(hours: Hours | None) -> Drafts:
    """What is typed in this tab; begun again where other hours came to hold meanwhile."""
    if st.session_state.get("hours-of", st) != hours:
        st.session_state["hours-of"], st.session_state["hours-typed"] = hours, drafts(hours)
    return st.session_state["hours-typed"]


def type_in(place: str, draft: Draft | None) -> None:
    """Puts a draft in place of the one that stands there."""
    st.session_state["hours-typed"] = {**st.session_state["hours-typed"], place: draft}


def change(place: str, **new: object) -> None:
    """Changes parts of a draft."""
    type_in(place, replace(st.session_state["hours-typed"][place], **new))
