"""Correcting a label: this message feels otherwise, or is about something else; the totals follow at once."""

from dataclasses import replace

import streamlit as st

from metrics.text.corrections import Correction, Corrections, mark
from pages.parts import choosing
from pages.parts import here as place
from pages.parts.marked import visible_text
from pages.parts.safe import line
from pages.parts.style import draw

THIS, PHRASE = "This message", "Every message with a phrase"


def mood(row: dict, sentiment: str) -> None:
    """This message, and every other with the same words, has another sentiment."""
    correct(place.store().terms.corrections.with_one(Correction(message=mark(row["text"]), sentiment=sentiment)))


@st.dialog("What is it about?")
def topic(row: dict) -> None:
    """Another topic for a message, or for every message with a phrase of it."""
    draw(f'<p class="quoted" dir="auto">{visible_text(row["text"])}</p>')
    options = place.store().options()
    what = st.segmented_control("For", [THIS, PHRASE], default=THIS, required=True, key="relabel-what")
    phrase = (
        st.text_input("Phrase", max_chars=100, placeholder="money back", key="relabel-phrase") if what == PHRASE else ""
    )
    name = st.selectbox(
        "Topic", [*map(line, options["topic"])], index=None, accept_new_options=True, key="relabel-topic"
    )
    under = st.selectbox(
        "Subtopic, if any", [*map(line, options["subtopic"])], index=None, accept_new_options=True, key="relabel-sub"
    )
    if st.button("Save", type="primary", disabled=not name or (what == PHRASE and not phrase.strip())):
        told = {"phrase": phrase.strip()} if what == PHRASE else {"message": mark(row["text"])}
        correct(
            place.store().terms.corrections.with_one(
                Correction(**told, topic=name.strip(), subtopic=(under or "").strip())
            )
        )


def correct(corrections: Corrections) -> None:
    """Takes corrections over and counts anew; what cannot be is told, and everything stays."""
    if choosing.settle(replace(place.store().terms, corrections=corrections)):
        st.rerun()
