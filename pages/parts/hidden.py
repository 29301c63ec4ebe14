"""Whether people are named: one switch of the visit for the screen, the slides and all downloads, and what it says."""

from functools import lru_cache

import streamlit as st

from metrics.anonymous import SMALL, Anonymous, anonymous
from metrics.state import read_said, write_said
from metrics.store import Store
from pages.parts import here as place

NAME = "names hidden"
SAID = "Names are hidden"
TOLD = (
    "Agents and customers get other names, and texts lose names, e-mails, phones and card numbers: on slides, in messages, "
    "in tables and charts by agent, and in downloads."
)


def hide(data: Store) -> Anonymous | None:
    """Who replaces names in this visit; None while they are shown. For downloads too, which are made outside the run."""
    with data.visit.cursor() as cur:
        least = read_said(cur, NAME)
    return _of(data, int(least), tuple(data.options().get("agent", ()))) if least else None


@lru_cache(maxsize=64)
def _of(data: Store, least: int, _agents: tuple[str, ...]) -> Anonymous:
    return anonymous(data, least)


def switch() -> None:
    """The switch, and whether numbers of few rows are hidden too."""
    now = hide(place.store())
    st.session_state["hide-names"], st.session_state["hide-small"] = now is not None, bool(now and now.least)
    st.toggle("Hide names", key="hide-names", help=TOLD, on_change=_choose)
    if now:
        st.checkbox(f"and numbers of fewer than {SMALL} rows, on slides", key="hide-small", on_change=_choose)


def _choose() -> None:
    on, small = st.session_state["hide-names"], st.session_state.get("hide-small", False)
    with place.store().visit.cursor() as cur:
        write_said(cur, NAME, str(SMALL if small else 0) if on else "")
