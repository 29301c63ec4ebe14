"""Files of settings, hours, rules and corrections: taken home, and taken over again when they are dropped."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from metrics.choices import text_of, told
from metrics.errors import Problem
from metrics.hours import write_hours
from metrics.meant import difference
from metrics.settings import Settings, write_settings
from metrics.source import Source
from metrics.workspace import (
    Workspace,
    is_workspace,
    read_workspace,
    workspace_of,
    workspace_text,
    write_workspace,
)  # fmt: skip
from metrics.workspace import (
    take_over as take_workspace,
)
from pages.parts import choosing
from pages.parts import here as place
from pages.parts.style import section_head

ALL = "Hours, settings, topic rules, corrections, mappings, slides, saved views and events in one file: workspace.toml."
KINDS = {"toml": "application/toml", "csv": "text/csv"}


def take_over(sources: list[Source]) -> tuple[list[Source], list[str], list[str]]:
    """Takes over what settings files say: the other files, what changed, and what could not be used, in sentences."""
    others: list[Source] = []
    taken: list[str] = []
    refused: list[str] = []
    for source in sources:
        text = workspace_text(source.path) or text_of(source)
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
    if is_workspace(text):
        found = _workspace(text, name)
        with st.spinner("Counting anew …", show_time=True):
            changed = take_workspace(place.store(), found)
    else:
        changed = choosing.count(told(before, text, name))
    after = place.store().terms
    if before.hours != after.hours:
        place.show(place.view().put("clock", ""))
    if before.zone != after.zone:
        place.show(place.view().put("zone", after.zone))
    return (
        f"{name}: {difference(before, after) or 'taken over'}."
        if changed
        else (f"{name} says what holds already; nothing changed.")
    )


def _workspace(text: str, name: str) -> Workspace:
    try:
        return read_workspace(text)
    except Problem as problem:
        raise Problem(f"{name} was not taken over, everything stays as it was. {problem}") from None


def draw() -> None:
    """Buttons that save all or a part, and the way back to the defaults; the drop zone that loads stands below."""
    section_head(
        "Keep them",
        "Small files for next month, a colleague or the terminal. Drop one anywhere you drop exports and it takes effect.",
    )
    terms = choosing.terms()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        data = place.store()  # now: a download is made outside the run, where nobody knows whose visit it is
        save("everything", lambda: write_workspace(workspace_of(data)), "workspace.toml", ALL, type="primary")
        save("settings.toml", write_settings(terms.settings), "settings.toml")
        none = None if terms.hours else "There are no working hours to save."
        hours = write_hours(terms.hours) if terms.hours else ""
        save("hours.toml", hours, "hours.toml", none, disabled=terms.hours is None)
        if not terms.hours:
            st.caption("No working hours are set yet, so there are none to save.")
        with st.popover("Back to the defaults", key="defaults-sure"):
            st.text(
                "Targets, definitions, costs and working hours become what they were at first. Topic rules and corrections stay."
            )
            st.button("Yes, back to the defaults", key="defaults", on_click=_defaults)


def save(what: str, text: str | Callable[[], str], name: str, note: str | None = None, **more: object) -> None:
    """A button that saves a text as a small file of that name."""
    stem, _, kind = name.rpartition(".")
    st.download_button(
        f"Save {what}", text, file_name=name, mime=KINDS[kind], key=f"save-{stem}", on_click="ignore", help=note, **more
    )


def _defaults() -> None:
    choosing.want(replace(choosing.terms(), hours=None, settings=Settings()))
