"""Settings: the working week of all channels or of one, typed day by day, and what it amounts to before it counts."""

from dataclasses import replace

import streamlit as st

from metrics.hours.spoken import NAMES, PRESETS, overnight, read_day, say_hours
from metrics.tables import CHANNELS
from metrics.zone import names as zone_names
from pages.parts import choosing, settings_days
from pages.parts import hours_draft as typing
from pages.parts.hours_draft import ALL, Draft
from pages.parts.safe import markdown

NONE = "No working hours"


def draw() -> None:
    """The week that is typed, the days that differ, and the button that makes them count."""
    terms = choosing.terms()
    typed = typing.typed_now(terms.hours)
    place = st.segmented_control(
        "Hours of",
        (ALL, *CHANNELS),
        format_func=lambda name: _place_words(name, typed),
        default=ALL,
        required=True,
        key="hours-place",
        label_visibility="collapsed",
    )
    _presets(place)
    if draft := typed.get(place):
        week, days = st.columns([1, 1], gap="large")
        with week:
            with st.container(key="week", gap="xsmall"):
                _week(place, draft)
            st.caption("Several spans with commas between: 8–12, 13–17. Over midnight: 22–2. Empty is closed.")
            _zone(place, draft)
        with days:
            settings_days.draw(place, draft)
    else:
        st.text(_without(place, typed))
    _apply(typed)


def _place_words(place: str, typed: typing.Drafts) -> str:
    if place == ALL:
        return "All channels"
    return place.capitalize() + (" – own hours" if typed.get(place) else "")


def _without(place: str, typed: typing.Drafts) -> str:
    if place != ALL:
        return f"{place.capitalize()} keeps the hours of all channels. Choose a week above to give it its own."
    own = [name for name, draft in typed.items() if draft]
    others = f" but for {' and '.join(own)}" if own else ""
    return f"No working hours are set{others}: every hour of every day counts. Choose a week above and change it."


def _presets(place: str) -> None:
    """A usual week to begin with, or none."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="hours-presets"):
        for name in PRESETS:
            st.button(name, key=f"preset-{name}", on_click=_begin_with, args=(place, name))
        none = NONE if place == ALL else "Same as all channels"
        st.button(none, key="preset-none", on_click=typing.type_in, args=(place, None), type="tertiary")


def _begin_with(place: str, name: str) -> None:
    """The week of a preset; zone and odd days that stand there already stay, a channel's first ones are everybody's."""
    typed = st.session_state["hours-typed"]
    week = typing.preset(name, choosing.terms().zone)
    before = typed.get(place) or typed.get(ALL)
    typing.type_in(place, replace(before, week=week.week) if before else week)


def _week(place: str, draft: Draft) -> None:
    """Seven texts; what is wrong, or goes on into the next day, stands beside."""
    for number, (name, text) in enumerate(zip(NAMES, draft.week, strict=True)):
        day, field, note = st.columns([3, 5, 6], vertical_alignment="center", gap="small")
        day.text(name)
        key = f"hours-{place}-{number}"
        st.session_state[key] = text
        field.text_input(
            f"{name}, working hours",
            key=key,
            placeholder="closed",
            label_visibility="collapsed",
            max_chars=120,
            on_change=_type_day,
            args=(place, number),
        )
        told = typing.wrong(text, name)
        note.caption(markdown(f"⚠ {told}" if told else overnight(read_day(text, name))))


def _type_day(place: str, number: int) -> None:
    week = list(st.session_state["hours-typed"][place].week)
    week[number] = st.session_state[f"hours-{place}-{number}"]
    typing.change(place, week=tuple(week))


def _zone(place: str, draft: Draft) -> None:
    st.session_state[f"hours-zone-{place}"] = draft.zone
    st.selectbox(
        "These hours are on the clock of",
        sorted(zone_names().values()),
        key=f"hours-zone-{place}",
        on_change=lambda: typing.change(place, zone=st.session_state[f"hours-zone-{place}"]),
        width=320,
    )


def _apply(typed: typing.Drafts) -> None:
    """What is typed, in one sentence, and the button; nothing counts while something is wrong."""
    terms = choosing.terms()
    wrong = [f"{name or 'all channels'}" for name, draft in typed.items() if draft and draft.wrong()]
    same = not wrong and typing.meant(typed, terms.zone) == terms.hours
    with st.container(horizontal=True, vertical_alignment="center", key="hours-apply"):
        # Never disabled: a click right after typing comes before the page knows of the change.
        kind = "secondary" if same else "primary"
        st.button("Count with these hours", key="hours-count", type=kind, on_click=_count)
        if not same:
            st.button("Undo", key="hours-undo", type="tertiary", on_click=_undo)
        now = f"In force: {say_hours(terms.hours)}."
        st.caption(markdown(f"First correct the hours of {' and '.join(wrong)}. {now}" if wrong else now))


def _count() -> None:
    """What is typed counts, unless something of it is wrong; that stands beside it."""
    terms, typed = choosing.terms(), st.session_state["hours-typed"]
    if not any(draft and draft.wrong() for draft in typed.values()):
        choosing.want(replace(terms, hours=typing.meant(typed, terms.zone)))


def _undo() -> None:
    st.session_state["hours-typed"] = typing.drafts(choosing.terms().hours)
