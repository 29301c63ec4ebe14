"""How a choice on the Settings page takes place: wanted by a widget, counted anew under a spinner, said in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.build.terms import Terms
from metrics.choices import choose
from metrics.errors import Problem
from metrics.progress import Tell
from metrics.settings import Settings
from metrics.zone import UTC
from pages.parts import here, notices
from pages.parts.progress import with_bar
from pages.parts.safe import html
from pages.parts.style import draw


def terms() -> Terms:
    """The choices of this visit; before the first file in the zone it would be read in."""
    data = here.store()
    return data.terms if data.reports() else replace(data.terms, zone=first_zone())


def first_zone() -> str:
    """The zone the first file is read in: as chosen here or in another tab, else the browser's."""
    kept = here.store().terms.zone
    return here.view().get("zone") or (kept if kept != UTC else st.context.timezone or UTC)


def years() -> tuple[int, ...]:
    """The years of the loaded rows; of an empty visit this year and the next."""
    found = here.store().edges() if here.store().reports() else None
    first, last = (found.first.year, found.now.year) if found else (date.today().year, date.today().year + 1)
    return tuple(range(max(first, last - 20), last + 1))


def want(wanted: Terms) -> None:
    """For callbacks: takes place at the next run of the page."""
    st.session_state["wanted"] = wanted


def want_settings(change: Callable[[Settings], Settings]) -> None:
    """The same for a change of the settings alone."""
    want(replace(terms(), settings=change(terms().settings)))


def take_place() -> None:
    """Counts anew if something else is wanted; what cannot be is told, and everything stays."""
    wanted = st.session_state.pop("wanted", None)
    if wanted is None or wanted == here.store().terms:
        return
    if wanted.hours != here.store().terms.hours:
        here.show(here.view().put("clock", ""))  # which is shown then follows whether there are any
    settle(wanted)


def settle(wanted: Terms) -> bool:
    """Counts under other terms; says whether that could be done, and if not why."""
    try:
        count(wanted)
    except Problem as problem:
        notices.problem(problem)
        return False
    return True


def count(wanted: Terms) -> bool:
    """Counts under other terms, says whether they are other ones; with a bar where texts are labelled anew."""
    data = here.store()
    if (wanted.rules, wanted.corrections) == (data.terms.rules, data.terms.corrections):
        with st.spinner("Counting anew …", show_time=True):
            return choose(data, wanted)
    wanted.topics  # noqa: B018 – a phrase that says nothing is told before anything changes

    def work(tell: Tell) -> bool:
        changed = choose(data, wanted)
        data.label(lambda part: tell("Counting anew", part))
        return changed

    return with_bar(data, work)


def setting(head: str, note: str):
    """One line of the page: what is set and what it changes at the left, room for its widget at the right."""
    left, right = st.columns([3, 2], vertical_alignment="center", gap="medium")
    with left:
        draw(f'<div class="setting"><p>{html(head)}</p><p>{html(note)}</p></div>')
    return right
