"""Settings: what the reader corrected – each message or phrase with its sentiment and topic, taken back one by one or all."""

from dataclasses import replace

import streamlit as st

from metrics.text.corrections import Correction, Corrections, write_corrections
from metrics.text.rulebook import Spoken
from metrics.words import count_words
from pages.parts import choosing, here, reading, settings_files
from pages.parts.marked import visible_text
from pages.parts.safe import html
from pages.parts.style import draw as put
from pages.parts.style import section_head

PER_PAGE = 10
GONE = "A message not loaded now"
Texts = dict[str, tuple[str, int]]


def draw() -> None:
    """The corrections, the latest first, and the buttons that save and remove all."""
    made = choosing.terms().corrections
    section_head(
        "Your corrections", "Made on Topics, where each message can be corrected; they go before tags and rules."
    )
    if not made.made:
        st.text("Nothing has been corrected yet.")
        return
    first = reading.page_number("corrected", made) * PER_PAGE
    shown = made.made[::-1][first : first + PER_PAGE]
    texts = _texts(shown)
    with st.container(key="corrected", gap=None):
        for number, one in enumerate(shown):
            _one(number, one, made, texts)
    with st.container(horizontal=True, vertical_alignment="center", key="corrected-foot"):
        settings_files.save("corrections.csv", lambda: write_corrections(made), "corrections.csv")
        with st.popover("Remove all", key="corrected-sure"):
            st.text(f"{count_words(len(made.made), 'correction')} will be gone; messages count as they did before.")
            st.button("Yes, remove all", key="corrected-none", on_click=_want, args=(Corrections(),))
        reading.pager("corrected", len(made.made), PER_PAGE)


def _texts(shown: tuple[Correction, ...]) -> Texts:
    marks = tuple(one.message for one in shown if one.message)
    return here.store().look(Spoken(marks)) if marks and here.store().reports() else {}


def _one(number: int, one: Correction, made: Corrections, texts: Texts) -> None:
    left, right = st.columns([10, 1], vertical_alignment="center")
    with left:
        put(_markup(one, texts))
    right.button(
        "Remove", key=f"corrected-{number}", type="tertiary", on_click=_want, args=(made.without(one),),
        help="The message counts as it did before" if one.message else "The phrase means what it did before",
    )  # fmt: skip


def _markup(one: Correction, texts: Texts) -> str:
    """What is said of it above, in grey; below it the message or the phrase."""
    topic = " › ".join(filter(None, (one.topic, one.subtopic)))
    what, count = (one.phrase, 0) if one.phrase else texts.get(one.message, (GONE, 0))
    whom = "Every message with the phrase" if one.phrase else count_words(count, "message") if count else "A message"
    verb = "are" if count > 1 else "is"
    said = [f"{verb} {one.sentiment}" if one.sentiment else "", f"{verb} about {topic}" if topic else ""]
    about = f"{whom} {' and '.join(filter(None, said))}"
    body = visible_text(what) if one.phrase or count else f"<i>{html(GONE)}</i>"
    return f'<div class="voice"><p class="about">{html(about)}</p><p class="said" dir="auto">{body}</p></div>'


def _want(corrections: Corrections) -> None:
    choosing.want(replace(choosing.terms(), corrections=corrections))
