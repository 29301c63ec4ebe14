"""What surrounds every page: menu, filter bar, notices; and, before anything is loaded, the start."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from metrics.errors import Problem
from pages.parts import filter_bar, here, hide_switch, keys, labelling, mapper, notices, start, style
from pages.parts.visit import heartbeat

FOLDER = Path(__file__).parent
PAGES = {
    "overview": "Overview", "speed": "Speed", "volume": "Volume", "channels": "Channels",
    "satisfaction": "Satisfaction", "topics": "Topics", "team": "Team", "conversations": "Conversations",
    "explore": "Explore", "changed": "What changed", "present": "Present", "data": "Data",
    "settings": "Settings", "glossary": "Glossary",
}  # fmt: skip
WITHOUT_FILTER = ("present", "settings", "glossary")  # where it would change nothing
WITHOUT_DATA = ("data", "settings", "glossary")  # before a load the others have the start in their place


def main() -> None:
    """Draws the frame and runs the page asked for; a fault becomes a sentence."""
    st.set_page_config(page_title="Customer care", page_icon="💬", layout="wide")
    style.apply()
    keys.listen()
    named = {name: st.Page(FOLDER / f"{name}.py", title=title, url_path=name) for name, title in PAGES.items()}
    # The default page lives at "/" alone; it hands on, so that every page answers to its own name.
    first = st.Page(
        lambda: st.switch_page(named["overview"]), title="Start", url_path="start", default=True, visibility="hidden"
    )
    page = st.navigation([first, *named.values()], expanded=True)
    if page == first:
        page.run()
    name = next(name for name, known in named.items() if known == page)
    heartbeat()
    try:
        _draw(page, name)
    except Problem as problem:
        notices.problem(problem)


def _draw(page, name: str) -> None:
    odd = here.follow_address(name)
    for sentence in odd:
        notices.notice(sentence)
    if here.store().reports():
        _settle_zone()
        if name not in WITHOUT_FILTER:
            filter_bar.draw(here.here())
        with st.sidebar:
            labelling.draw()
            hide_switch.draw()
    elif name not in WITHOUT_DATA:
        start.draw(name)
        mapper.draw()
        return
    page.run()


def _settle_zone() -> None:
    """Builds the numbers anew when another time zone was chosen."""
    wanted, data = here.view().get("zone"), here.store()
    if not wanted:
        here.show(here.view().put("zone", data.terms.zone))  # a copied link then means the same days to everybody
    elif wanted != data.terms.zone:
        with st.spinner(f"Counting anew in {wanted} time …"):
            data.settle(replace(data.terms, zone=wanted))


main()
