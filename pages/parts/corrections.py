"""How dates and times were read where a file itself does not tell, each corrected with one click."""

import streamlit as st

from metrics.kept import Kept
from metrics.typed.orders import WORDS
from metrics.words import short_list
from metrics.zone import names as zone_names
from pages.parts import uploads
from pages.parts.safe import markdown

BOTH = ("dmy", "mdy")  # the orders that can be taken for each other


def unsure(file: Kept) -> bool:
    """Whether the reader has to say which comes first, the day or the month."""
    return any(report["ambiguous"] for report in file.reports) and not file.gone


def bare(file: Kept) -> bool:
    """Whether there are times without an offset, so that the reader decides where they are from."""
    return any(report["bare"] for report in file.reports) and not file.gone


def draw(file: Kept) -> None:
    """The choices under which a file was read; nothing where its times tell everything themselves."""
    order = next((report["date_order"] for report in file.reports if report["date_order"]), None)
    if unsure(file):
        _warn(file)
    if unsure(file) or bare(file) or (order and not file.gone):
        with st.container(horizontal=True, key=f"choices-{file.source.path.name}", vertical_alignment="bottom"):
            if order or unsure(file):
                _order(file, None if unsure(file) else order)
            if bare(file):
                _zone([file], "Times without an offset are in")


def ask(files: list[Kept], new: list[str]) -> None:
    """Right after a drop: what has to be said of any file, and the zone the new files were read in."""
    for file in filter(unsure, files):
        _warn(file, f"{file.source.shown}: ")
        _order(file, None)
    fresh = [file for file in files if bare(file) and str(file.source.path) in new]
    for zone in dict.fromkeys(file.source.zone for file in fresh):
        same = [file for file in fresh if file.source.zone == zone]
        _zone(same, f"Times without an offset in {markdown(short_list([file.source.shown for file in same]))} are in")


def _warn(file: Kept, name: str = "") -> None:
    notes = [note for report in file.reports for note in report["notes"] if "cannot be told apart" in note]
    st.warning(markdown(name + (notes[0] if notes else "Day and month cannot be told apart; please confirm.")))


def _order(file: Kept, order: str | None) -> None:
    key = f"order-{file.source.path.name}"
    st.session_state[key] = order
    st.segmented_control(
        "Dates are written",
        list(dict.fromkeys((*BOTH, order or BOTH[0]))),
        format_func=WORDS.get,
        key=key,
        on_change=uploads.correct,
        args=([file.source], "date_order", key),
    )


def _zone(files: list[Kept], label: str) -> None:
    key = f"zone-{files[0].source.path.name}"
    st.session_state[key] = files[0].source.zone
    st.selectbox(
        label,
        sorted(zone_names().values()),
        key=key,
        on_change=uploads.correct,
        args=([file.source for file in files], "zone", key),
        width=264 if len(label) < 40 else 480,
    )
