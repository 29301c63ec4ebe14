"""Phrases that customers write more often than before; a click looks for the messages."""

import streamlit as st

from metrics.query import Query
from metrics.text.voices import Risen
from pages.parts import hidden
from pages.parts.here import Here
from pages.parts.safe import markdown
from pages.parts.style import section_head
from pages.parts.titles import compared

NOTE = "In more messages than chance would do{}. Click one to read them."


def draw(now: Here) -> None:
    """Draws the list, the surest first; without a span to compare with it says so."""
    why = " ".join(now.ask("conversations").notes)
    before = "" if why else compared(now)
    section_head("Rising phrases", NOTE.format(f", {before}") if before else "")
    if not before:
        st.text(why or "Choose something to compare with at the left; phrases rise against the time before.")
        return
    found = now.store.look(Risen(Query(("conversations",), now.filter)))
    if not found:
        read = now.store.labelled()
        st.text("Nothing is written about more often than before, beyond chance." if read else "Not read yet.")
        return
    with st.container(key="rising", gap=None):
        for number, one in enumerate(found):
            st.button(
                f"{markdown(hidden.words(now.hide, one.phrase))} :gray[{one.now:,} messages after {one.before:,}]",
                key=f"rising-{number}", type="tertiary", width="stretch", on_click=_look, args=(one.phrase,),
            )  # fmt: skip


def _look(phrase: str) -> None:
    st.session_state["voices-search"] = phrase
