"""Which part of a file is mapped: a workbook or an archive may hold several tables that no format claims."""

from dataclasses import replace

import streamlit as st

from metrics import unknown
from metrics.safe import line
from metrics.source import Source
from pages.parts import here

CHOICES = ("map-table", "map-channel", "map-order", "map-author")
Parts = dict[str, tuple[str, ...]]


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
