"""Which part of a file is mapped: a workbook or an archive may hold several tables that no format claims."""

from dataclasses import replace

import streamlit as st

from metrics import unknown
from metrics.formats import recognise
from metrics.safe import line
from metrics.source import Source
from metrics.words import count_words
from pages.parts import here
from pages.parts.style import section_head

CHOICES = ("map-table", "map-channel", "map-order", "map-author", "map-zone", "map-score", "map-scale")
NOT_KNOWN = "Not an export we know."
Parts = dict[str, tuple[str, ...]]


def head(waiting: list[Source]) -> None:
    """Which file is looked at, what is known of it, and how many come after it."""
    parts = _parts(waiting[0])
    name = next(iter(parts)) if len(parts) == 1 else waiting[0].name
    known = next(filter(None, map(recognise, parts.values())), None)
    what = f"{known.tool}’s {known.export}, but its rows do not tell which column is what." if known else NOT_KNOWN
    more = f" {count_words(len(waiting) - 1, 'more file')} after it." if len(waiting) > 1 else ""
    section_head(f"What is in {line(name)}?", f"{what} Check the guesses below; it takes a minute.{more}")


def choose(source: Source) -> tuple[Source, Parts]:
    """The part the reader looks at, the first unless she chooses, and the other ones with their columns."""
    parts = _parts(source)
    if len(parts) < 2:
        return replace(source, part=next(iter(parts), None)), {}
    chosen = st.selectbox(
        f"{len(parts):,} parts of it are not known: which one is this?",
        list(parts),
        format_func=lambda name: line(name.rpartition(" › ")[2]),
        key="map-part",
        on_change=_forget_choices,
        width=480,
    )
    return replace(source, part=chosen), {name: columns for name, columns in parts.items() if name != chosen}


def forget() -> None:
    """The next part, or the next file, begins without the choices made for this one."""
    for name in ("map-part", "map-parts", *CHOICES):
        st.session_state.pop(name, None)


def _parts(source: Source) -> Parts:
    """The parts not known, looked for once."""
    path, parts = st.session_state.get("map-parts", (None, {}))
    if path != source.path:
        parts = unknown.parts(here.store(), source)
        st.session_state["map-parts"] = (source.path, parts)
    return parts


def _forget_choices() -> None:
    for name in CHOICES:
        st.session_state.pop(name, None)
