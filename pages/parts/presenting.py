"""One slide per screen in large type: forth and back by keys and arrows, over everything else until it is ended."""

import re

import streamlit as st

from metrics import colours
from metrics.anonymous import Anonymous
from metrics.deck import Deck
from metrics.report.drawing import picture
from metrics.report.filled import fill
from metrics.report.page import Page
from metrics.store import Store
from pages.parts.hidden import SAID
from pages.parts.safe import headline, html
from pages.parts.style import draw as put

AT = "presenting"  # in the session: which slide is shown
PAIRS = {pair.light: pair.css for pair in vars(colours).values() if isinstance(pair, colours.Pair)}
PAIRS |= {pair.light: pair.css for pair in colours.EIGHT}
HEX = re.compile("#[0-9a-f]{6}")
SOFT, FULL = colours.ACCENT_SOFT, colours.ACCENT


def begin(at: int = 0) -> None:
    """Shows a slide on the whole screen from the next run on."""
    st.session_state[AT] = at


def shown(deck: Deck) -> int | None:
    """Which slide is presented; None while the list is."""
    at = st.session_state.get(AT)
    return None if at is None or not deck.slides else min(at, len(deck.slides) - 1)


def draw(deck: Deck, at: int, data: Store, hide: Anonymous | None) -> None:
    """The slide and, in a line below it, the way forth, back and out."""
    with st.container(key="presenting", gap=None):
        put(markup(fill(deck.slides[at], data, hide)))
        with st.container(horizontal=True, vertical_alignment="center", key="present-foot", gap="small"):
            st.button("Back", key="present-back", shortcut="Left", disabled=not at, on_click=begin, args=(at - 1,))
            last = at + 1 == len(deck.slides)
            st.button("Next", key="present-on", shortcut="Right", disabled=last, on_click=begin, args=(at + 1,))
            st.text(" · ".join([f"{at + 1} of {len(deck.slides)}", *([SAID] if hide else [])]))
            st.space("stretch")
            st.button("Full screen", key="present-full", type="tertiary")
            st.button("End", key="present-end", shortcut="Esc", type="tertiary", on_click=begin, args=(None,))


def markup(page: Page) -> str:
    """A filled slide as HTML, its chart as SVG that follows the theme."""
    stale = f'<p class="stale">This title does not hold. {html(page.stale)}</p>' if page.stale else ""
    missing = f'<p class="stale">Not in this data: {html(page.missing)}</p>' if page.missing else ""
    heading = f'<p class="title" role="heading" aria-level="1">{headline(page.title)}</p>'
    return (
        f'<article class="slide">{heading}<p class="filter">{html(page.subtitle)}</p>{stale}{missing}'
        f'<div class="drawn {page.chart.kind}">{chart(page)}</div><p class="definition">{html(page.definition)}</p></article>'
    )


def chart(page: Page) -> str:
    """The chart; every colour of ours with its fellow for the dark, no colon that Markdown makes icons of."""
    return HEX.sub(_themed, picture(page.chart, page.alt)).replace(":", "&#58;")


def _themed(found: re.Match) -> str:
    """A colour of ours with its fellow; of a shade of the accent the same shade of the dark one."""
    if found[0] in PAIRS:
        return PAIRS[found[0]]
    (low, high), (soft, full) = ([_parts(pair[at]) for pair in (SOFT, FULL)] for at in (0, 1))
    shade = (low[0] - _parts(found[0])[0]) / (low[0] - high[0])
    dark = "".join(f"{round(a + (b - a) * min(max(shade, 0), 1)):02x}" for a, b in zip(soft, full, strict=True))
    return colours.Pair(found[0], f"#{dark}").css


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
