"""The slides as files: made beside the page with a bar, then offered; a picture of one of them."""

from dataclasses import replace

import streamlit as st

from metrics.anonymous import Anonymous
from metrics.deck import Deck, deck_of
from metrics.errors import Problem
from metrics.filter import Filter
from metrics.report.making import KINDS, MIME, picture, report
from metrics.store import Store
from metrics.words import count_words
from pages.parts import here as place
from pages.parts import notices
from pages.parts.downloads import named
from pages.parts.hidden import hide, shown
from pages.parts.progress import with_bar

WORDS = {"pptx": "PowerPoint", "html": "Web page", "pdf": "PDF", "csv": "Numbers (CSV)"}
BOM = b"\xef\xbb\xbf"  # spreadsheets then read it as UTF-8
MADE = "slides-file"  # in the session: what was asked for, its kind and its bytes


def draw(deck: Deck, hidden: Anonymous | None) -> None:
    """A button a kind; what was made last stands beside them until the slides are others."""
    data = place.store()
    asked = (deck, data.world(), data.terms, hidden and hidden.least)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="slides-files"):
        st.text("Make a file:")
        wanted = [kind for kind in KINDS if st.button(WORDS[kind], key=f"make-{kind}")]
    if wanted:
        _make(asked, deck, wanted[0], hidden)
    made = st.session_state.get(MADE)
    if made and made[0] == asked:
        _offer(data, deck, made[1], made[2])


def _make(asked: tuple, deck: Deck, kind: str, hidden: Anonymous | None) -> None:
    data = place.store()
    try:
        content = with_bar(data, lambda tell: report(deck, data, kind, tell, hidden))
        content = BOM + content if kind == "csv" else content
    except Problem as problem:
        notices.problem(problem)
    else:
        st.session_state[MADE] = (asked, kind, content)


def _offer(data: Store, deck: Deck, kind: str, content: bytes) -> None:
    st.download_button(
        f"Download {count_words(len(deck.slides), 'slide')} ({WORDS[kind]}, {_size(content)})",
        content, file_name=named("slides", replace(_first(deck, data), keep=()), kind), mime=MIME[kind],
        key="slides-download", on_click="ignore", type="primary",
    )  # fmt: skip


def _size(content: bytes) -> str:
    return f"{max(len(content) // 1024, 1):,} kB"


def _first(deck: Deck, data: Store) -> Filter:
    """The filter of the first slide, for the file's name."""
    return shown(hide(data), deck.slides[0].filter(data.edges(), data.world().calendar))


@st.dialog("Picture of the slide")
def pictures(at: int) -> None:
    """The chart of one slide, for a document of one's own; made when it is taken."""
    data = place.store()
    deck, hidden = deck_of(data), hide(data)
    slide = deck.slides[at]
    st.text("The slide as one picture, sharp at any size: PNG for mails and documents, SVG for print.")
    with st.container(horizontal=True):
        for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
            st.download_button(
                f"Download {kind.upper()}", lambda kind=kind: picture(slide, data, kind, hidden), on_click="ignore",
                file_name=named(f"slide_{at + 1}_{slide.first}", _first(Deck((slide,)), data), kind), mime=mime,
                key=f"picture-{kind}",
            )  # fmt: skip
