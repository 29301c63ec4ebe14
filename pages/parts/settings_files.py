"""settings.toml and hours.toml on screen: taken home, and taken over again when they are dropped."""

from dataclasses import replace

import streamlit as st

from metrics.choices import choose, text_of, told
from metrics.errors import Problem
from metrics.hours import write_hours
from metrics.settings import Settings, write_settings
from metrics.source import Source
from pages.parts import choosing
from pages.parts import here as place
from pages.parts.definitions import difference
from pages.parts.style import section_head


def take_over(sources: list[Source]) -> tuple[list[Source], list[str], list[str]]:
    """Takes over what settings files say: the other files, what changed, and what could not be used, in sentences."""
    others: list[Source] = []
    taken: list[str] = []
    refused: list[str] = []
    for source in sources:
        text = text_of(source)
        if text is None:
            others.append(source)
            continue
        source.path.unlink(missing_ok=True)
        try:
            taken.append(_take(text, source.name or source.path.name))
        except Problem as problem:
            refused.append(str(problem))
    return others, taken, refused


def _take(text: str, name: str) -> str:
    """One file; what is other now, in one sentence."""
    before = place.store().terms
    after = told(before, text, name)
    with st.spinner("Counting anew …", show_time=True):
        changed = choose(place.store(), after)
    if before.hours != after.hours:
        place.show(place.view().put("clock", ""))
    return (
        f"{name}: {difference(before, after) or 'taken over'}."
        if changed
        else (f"{name} says what holds already; nothing changed.")
    )


def draw() -> None:
    """Two buttons that save, and the way back to the defaults; the drop zone that loads stands below."""
    section_head(
        "Keep them",
        "Two small files for next month, a colleague or the terminal. Drop either here and it takes effect.",
    )
    terms = choosing.terms()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            "Save settings.toml",
            write_settings(terms.settings),
            file_name="settings.toml",
            mime="application/toml",
            key="save-settings",
            on_click="ignore",
        )
        st.download_button(
            "Save hours.toml",
            write_hours(terms.hours) if terms.hours else "",
            file_name="hours.toml",
            mime="application/toml",
            key="save-hours",
            on_click="ignore",
            disabled=terms.hours is None,
        )
        if not terms.hours:
            st.caption("No working hours are set yet, so there are none to save.")
        with st.popover("Back to the defaults", key="defaults-sure"):
            st.text("Targets, definitions, costs and working hours become what they were at first.")
            st.button("Yes, back to the defaults", key="defaults", on_click=_defaults)


def _defaults() -> None:
    choosing.want(replace(choosing.terms(), hours=None, settings=Settings()))
