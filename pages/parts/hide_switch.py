"""The switch at the left of every page that hides names, on screen and in all that is taken along."""

import streamlit as st

from metrics.anonymous import SMALL
from pages.parts import here as place
from pages.parts import hidden

TOLD = (
    "Agents and customers get other names, and texts lose names, e-mails, phones and card numbers: in numbers, tables, "
    "messages, slides and downloads. What Settings and the notes on your files quote stays as it is."
)


def draw() -> None:
    """The switch, and whether numbers of few rows are hidden too."""
    now = hidden.hide(place.store())
    st.session_state["hide-names"], st.session_state["hide-small"] = now is not None, bool(now and now.least)
    st.toggle("Hide names", key="hide-names", help=TOLD, on_change=_choose)
    if now:
        st.checkbox(f"Also numbers of fewer than {SMALL} rows", key="hide-small", on_change=_choose)


def _choose() -> None:
    data, view = place.store(), place.view()
    real = hidden.meant(hidden.hide(data), view, data)
    hidden.choose(data, st.session_state["hide-names"], SMALL if st.session_state.get("hide-small") else 0)
    place.show(real)
