"""What is done with a mapping: the file is loaded, the next part is mapped, the file is left out; and what waited for it."""

from dataclasses import replace

import streamlit as st

from metrics import unknown
from metrics.errors import Problem
from metrics.mapping import Mapping, write_mapping
from metrics.safe import line
from metrics.source import Source
from pages.parts import here, map_parts, notices, uploads
from pages.parts.safe import markdown


def buttons(source: Source, mapping: Mapping, others: list[str]) -> None:
    """The ways on; `others` are the parts of the file that this mapping is not for."""
    with st.container(horizontal=True, key="map-buttons"):
        if others:
            st.button("Keep this and map the next", key="map-next", on_click=_next, args=(mapping,))
        name = line(source.part.rpartition(" › ")[2]) if unknown.is_loaded(here.store(), source) else source.name
        st.button(f"Load {markdown(name)}", key="map-load", type="primary", on_click=_load, args=(source, mapping))
        st.download_button(
            "Download this mapping",
            write_mapping(mapping),
            file_name="mapping.toml",
            mime="application/toml",
            key="map-download",
            on_click="ignore",
        )
        drop_button(source)


def drop_button(source: Source) -> None:
    """Leaves the file, or what is not known of it, out; and all that wait where there are several."""
    st.button("Do not load it", key="map-drop", type="tertiary", on_click=_leave, args=([source],))
    waiting = unknown.waiting(here.store())
    if len(waiting) > 1:
        what = f"Load none of these {len(waiting):,}"
        st.button(what, key="map-drop-all", type="tertiary", on_click=_leave, args=(waiting,))


def _load(source: Source, mapping: Mapping) -> None:
    """Loads the file and others that waited with this header; next month's file with it needs no asking."""
    data = here.store()
    try:
        uploads.begin(data)
        unknown.keep(data, mapping)
        waiting = unknown.waiting(data)
        loaded = [one for one in waiting if unknown.is_loaded(data, one)]
        if source.path in [one.path for one in loaded]:
            uploads.load_part(source, loaded)
        else:
            mapped = replace(source, mapping=mapping.format(), zone=mapping.zone, date_order=mapping.date_order)
            uploads.load([mapped, *(one for one in waiting if one not in loaded and one.path != source.path)])
        _done([one for one in waiting if one.path == source.path or unknown.is_loaded(data, one)])
    except Problem as problem:
        notices.problem(problem)


def _next(mapping: Mapping) -> None:
    """Keeps the mapping of one part of a file; it is loaded with the others."""
    unknown.keep(here.store(), mapping)
    map_parts.forget()


def _done(sources: list[Source]) -> None:
    """Forgets files that waited, but for those of which another part is still to be mapped."""
    left = [one.path for one in unknown.partly(here.store(), sources)]
    for source in sources:
        if source.path not in left:
            unknown.done(here.store(), source)
    map_parts.forget()


def _leave(sources: list[Source]) -> None:
    """Forgets files that waited; what is loaded of them stays."""
    for source in sources:
        unknown.done(here.store(), source)
    map_parts.forget()
