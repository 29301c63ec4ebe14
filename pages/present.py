"""Tell the others: the slides in order, each titled by its finding, shown one per screen and taken along as a file."""

import streamlit as st

from metrics.catalogue import METRICS
from metrics.deck import Deck, deck_of, keep_deck, standard
from metrics.report.making import filled
from metrics.words import count_words
from pages.parts import present_files, present_list, presenting, slides, start
from pages.parts.here import here
from pages.parts.hidden import SAID, hide
from pages.parts.progress import with_bar
from pages.parts.style import page_head

EMPTY = (
    "There are no slides yet. On any page, “Add to slides” in the menu of a card or a chart puts what you see here; "
    "or begin with the standard ones."
)


def begin() -> None:
    """Puts the standard slides behind those that are there, over the days and filters of the other pages."""
    now = here()
    chosen = slides.period(now, now.filter) | {"keep": now.filter.keep, "compare": now.filter.compare}
    made, lacking = standard(now.store, clock=now.filter.clock, **chosen)
    keep_deck(now.store, Deck((*deck_of(now.store).slides, *made.slides)))
    labels = {name: metric.label for name, metric in METRICS.items()}
    st.session_state["slides-said"] = present_list.told(lacking, labels) or "The standard slides are below."


now = here()
deck, hidden = deck_of(now.store), hide(now.store)
if (at := presenting.shown(deck)) is not None:
    presenting.draw(deck, at, now.store, hidden)
    st.stop()
counted = f"{count_words(len(deck.slides), 'slide')}, filled from what is loaded; named periods move along with it."
page_head("Present", " · ".join([counted if deck.slides else "Tell the others.", *([SAID] if hidden else [])]))
start.said()
if said := st.session_state.pop("slides-said", None):
    st.toast(said)
with st.container(horizontal=True, vertical_alignment="center", gap="small", key="present-head"):
    if deck.slides:
        st.button("Present", key="present", type="primary", on_click=presenting.begin)
    else:
        st.text(EMPTY)
    kind = "secondary" if deck.slides else "primary"
    st.button("Add the standard slides", key="standard", type=kind, on_click=begin)
if not deck.slides:
    st.stop()
present_files.draw(deck, hidden)
found = with_bar(now.store, lambda tell: filled(deck, now.store, tell, hidden))
present_list.draw(deck, found.pages)
