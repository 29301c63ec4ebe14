"""A page's title and the sentence under it: span, filters, comparison, clock, zone, how many."""

import streamlit as st

from metrics import meant
from metrics.catalogue import METRICS
from metrics.said import period_words
from metrics.words import count_words
from pages.parts import here as place
from pages.parts import hidden, slides, style
from pages.parts.answers import rows
from pages.parts.here import Here


def title(words: str, here: Here, counted: bool = True) -> None:
    """Draws the title with the whole filter in words, so that what is on screen says what it is, and the link to it."""
    left, right = st.columns([5, 2], vertical_alignment="top")
    with left:
        style.page_head(words, sentence(here, counted))
    with right, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        with st.popover("Copy link", key="quiet-link"):
            st.text("Opens this view for whoever has loaded the same files. It holds no customers and no messages.")
            st.code(place.link(), language=None, wrap_lines=True)
        slides.counted(here.store)


def sentence(here: Here, counted: bool = True) -> str:
    """*9 Oct – 3 Dec 2017 · chat · compared with the 8 weeks before · business hours, Berlin · 1,204 conversations*."""
    chosen = hidden.shown(here.hide, here.filter)
    count, notes = _count(here)
    parts = [
        *([str(chosen)] if chosen.since else ["no dated rows", *map(str, chosen.keep)]),
        *([notes or compared(here)] if counted else []),
        meant.clock(here.store.terms, here.filter.clock),
        *(meant.chosen(here.store.terms) if counted else []),
        *(count if counted else []),
        *([hidden.SAID.lower()] if here.hide else []),
    ]
    return " · ".join(part for part in parts if part)


def compared(here: Here) -> str:
    """The span compared with, and how long either is where they differ; empty without one."""
    before = here.filter.previous()
    if not before:
        return ""
    now, then = (here.filter.until - here.filter.since).days, (before[1] - before[0]).days
    return f"compared with {period_words(*before)}" + (f" ({now} days against {then})" if now != then else "")


def _count(here: Here) -> tuple[list[str], str]:
    """How many conversations that is, how many lie outside the span first shown, and why nothing is compared, if so.

    Without any conversation none are counted: calls or answers to surveys are none, and their cards say how many.
    """
    missing = here.store.missing()
    able = next((name for name in ("conversations", *METRICS) if name not in missing), None)
    if not here.edges or not able:
        return [], ""
    asked = here.ask(able)
    notes = " ".join(asked.notes).removesuffix(".")
    counted = _counted(here, rows(asked)[0]) if able == "conversations" else []
    return counted, notes[:1].lower() + notes[1:]


def _counted(here: Here, answer: dict) -> list[str]:
    found = count_words(answer["n"], "conversation")
    if here.view.get("period") != "first" or here.filter.keep or answer["n"] == here.edges.rows:
        return [found]
    return [found, f"{here.edges.rows - answer['n']:,} more lie outside these days"]
