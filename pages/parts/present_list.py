"""The slides in their order: each with its title, what it shows and whether the title still holds; moved, edited, removed."""

from dataclasses import replace

import streamlit as st

from metrics.deck import Deck, Slide, deck_of, keep_deck
from metrics.report.page import Page
from metrics.report.titles import proposed
from metrics.store import Store
from metrics.words import short_list
from pages.parts import here as place
from pages.parts import presenting
from pages.parts.present_files import pictures
from pages.parts.safe import headline, html
from pages.parts.style import draw as put

EDIT, FROM_HERE, PICTURE, REMOVE = "Edit title and notes", "Present from here", "Picture of it", "Remove"
LONGEST = 300  # signs of a title that still fits a slide


def draw(deck: Deck, pages: tuple[Page, ...]) -> None:
    """One row a slide, each with its buttons."""
    for at, page in enumerate(pages):
        with st.container(horizontal=True, vertical_alignment="center", key=f"slide-{at}"):
            put(_markup(at, page))
            last = at + 1 == len(deck.slides)
            st.button("↑", key=f"up-{at}", help="Earlier", disabled=not at, on_click=_move, args=(at, -1))
            st.button("↓", key=f"down-{at}", help="Later", disabled=last, on_click=_move, args=(at, 1))
            offered = [EDIT, FROM_HERE, PICTURE, REMOVE]
            chosen = st.menu_button("More", offered, key=f"slide-menu-{at}", type="tertiary")
        if chosen:
            _do(chosen, at, page)


def _markup(at: int, page: Page) -> str:
    kept = f"{page.alt.removesuffix('.')} · {page.subtitle}"
    lines = [
        f'<p class="kept">{html(kept)}</p>',
        f'<p class="stale">This title does not hold. {html(page.stale)}</p>' if page.stale else "",
        f'<p class="stale">Not in this data: {html(page.missing)}</p>' if page.missing else "",
    ]
    return f'<div class="slide-row"><b>{at + 1}</b><div><p class="title">{headline(page.title)}</p>{"".join(lines)}</div></div>'


def _do(chosen: str, at: int, page: Page) -> None:
    if chosen == EDIT:
        _edit(at, page)
    elif chosen == PICTURE:
        pictures(at)
    elif chosen == FROM_HERE:
        presenting.begin(at)
        st.rerun()
    else:
        change(at, None)
        st.rerun()


def change(at: int, slide: Slide | None) -> None:
    """Puts another slide in the place of one, or takes it out; a slide that is not there any more changes nothing."""
    data = place.store()
    slides = [*deck_of(data).slides]
    slides[at : at + 1] = [slide] if slide and at < len(slides) else []
    keep_deck(data, Deck(tuple(slides)))


def _move(at: int, by: int) -> None:
    data = place.store()
    slides = [*deck_of(data).slides]
    if at < len(slides) and 0 <= at + by < len(slides):
        slides.insert(at + by, slides.pop(at))
        keep_deck(data, Deck(tuple(slides)))


@st.dialog("Title and notes", width="large")
def _edit(at: int, page: Page) -> None:
    """A slide's words: those that are proposed, to be changed."""
    st.text_area("Title, a sentence", page.title, key=f"title-{at}", max_chars=LONGEST, height="content")
    st.text_area("Notes for the speaker", page.notes, key=f"notes-{at}", max_chars=2000, height=240)
    st.caption(
        "Empty fields are filled with what is proposed. A title that you write is held against the numbers each time."
    )
    if st.button("Save", key="slide-save", type="primary", on_click=_save, args=(at, page)):
        st.rerun()


def _save(at: int, page: Page) -> None:
    """Takes over what was typed, where it is other than what stood there."""
    data, typed = place.store(), st.session_state
    slide = deck_of(data).slides[at]
    said = ((typed[f"title-{at}"], page.title), (typed[f"notes-{at}"], page.notes))
    change(at, worded(slide, data, *(_meant(new, old) for new, old in said)))


def _meant(new: str, old: str) -> str | None:
    """What was typed; None where nothing was changed."""
    return None if new.strip() == old.strip() else new.strip()


def worded(slide: Slide, data: Store, title: str | None, notes: str | None) -> Slide:
    """The slide with other words, None for those that stay; a title of one's own claims what the numbers say now."""
    if title is not None:
        found = proposed(replace(slide, title="", claim=None), data) if title else None
        slide = replace(slide, title=title, claim=found.claim if found else None)
    return slide if notes is None else replace(slide, notes=notes)


def told(lacking: tuple[str, ...], labels: dict[str, str]) -> str:
    """What the standard slides would show too if the data told of it."""
    return (
        f"Left out, because no file tells of it: {short_list([labels[name] for name in lacking])}." if lacking else ""
    )
