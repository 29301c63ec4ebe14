"""Correcting a label: this message feels otherwise, or is about something else; the totals follow at once."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.errors import Problem
from metrics.safe import line
from metrics.text.corrections import Correction, Corrections, checked, mark
from metrics.text.explain import Told
from metrics.text.stronger import model
from metrics.text.terms import ASK, LESS, LONG, MORE, NOT, SHOUT
from pages.parts import choosing, notices
from pages.parts import here as place
from pages.parts.marked import marked, visible_text
from pages.parts.safe import html
from pages.parts.style import draw

SHOWN = 12  # terms
TURNS = {NOT: "not", MORE: "very", LESS: "a little"}
MANNERS = {SHOUT: "exclamation marks", ASK: "question marks", LONG: "drawn-out words"}
STARS = "Words with a * stand for all that begin so."
TRIED = "It is what the score would lack without the word."
THIS, PHRASE = "This message", "Every message with a phrase"


def is_yours(row: dict) -> bool:
    """Whether the reader said how a message feels."""
    known = mark(row["text"])
    return any(one.message == known and one.sentiment for one in place.store().terms.corrections.made)


def mood(row: dict, sentiment: str) -> None:
    """This message, and every other with the same words, has another sentiment."""
    correct(place.store().terms.corrections.with_one(Correction(message=mark(row["text"]), sentiment=sentiment)))


@st.dialog("Why this label")
def why(row: dict, told: Sequence[Told], yours: bool) -> None:
    """The words of a message and how much each spoke for unhappy or glad, which adds up to its score; `yours`: the reader
    said herself how it feels."""
    draw(f'<p class="quoted" dir="auto">{marked(row["text"], told)}</p>')
    score = f"{row['sentiment_score']:+.2f}".replace("-", "−")
    if yours:
        st.text(f"{row['sentiment'].capitalize()}, as you said. What its words alone would speak for:")
    else:
        st.text(f"{row['sentiment'].capitalize()}, {score} on a scale from −1, unhappy, to +1, glad.")
    leading = sorted(told, key=lambda term: -abs(term.leaning))[:SHOWN]
    if not leading:
        st.text("No word of it is known well enough.")
        return
    most = max(abs(term.leaning) for term in leading) or 1
    rows = "".join(_weighed(term, most) for term in leading)
    head = "<thead><tr><th>Words</th><td></td><th>Weight</th></tr></thead>"
    draw(f'<table class="why counts weights">{head}<tbody>{rows}</tbody></table>')
    st.caption(f"A weight below zero speaks for unhappy, above zero for glad. {TRIED if model() else STARS}")


def _weighed(term: Told, most: float) -> str:
    size, side = 50 * abs(term.leaning) / most, "left" if term.leaning > 0 else "right"
    kind = "better" if term.leaning > 0 else "worse"
    bar = f'<i class="{kind}" aria-hidden="true" style="{side}: 50%; width: {size:.1f}%"></i>'
    weight = f"{term.leaning:+.2f}".replace("-", "−")
    return f"<tr><th>{html(said_term(term.term))}</th><td>{bar}</td><td>{weight}</td></tr>"


def said_term(term: str) -> str:
    """A term as people read it: `not … good`, `very … good`, `many exclamation marks`."""
    if term in MANNERS:
        return MANNERS[term]
    return f"{TURNS[term[0]]} … {term[1:]}" if term[:1] in TURNS else term


@st.dialog("What is it about?")
def topic(row: dict, text: str) -> None:
    """Another topic for a message, or for every message with a phrase of it; `text` is what may be seen of it."""
    draw(f'<p class="quoted" dir="auto">{visible_text(text)}</p>')
    options = place.store().options()
    what = st.segmented_control("For", [THIS, PHRASE], default=THIS, required=True, key="relabel-what")
    phrase = (
        st.text_input("Phrase", max_chars=100, placeholder="money back", key="relabel-phrase") if what == PHRASE else ""
    )
    name = st.selectbox(
        "Topic", [*map(line, options["topic"])], index=None, accept_new_options=True, key="relabel-topic"
    )
    under = st.selectbox(
        "Subtopic, if any", [*map(line, options["subtopic"])], index=None, accept_new_options=True, key="relabel-sub"
    )
    if st.button("Save", type="primary", disabled=not name or (what == PHRASE and not phrase.strip())):
        told = {"phrase": phrase.strip()} if what == PHRASE else {"message": mark(row["text"])}
        try:
            new = checked(Correction(**told, topic=name.strip(), subtopic=(under or "").strip()))
        except Problem as problem:
            notices.problem(problem)
        else:
            correct(place.store().terms.corrections.with_one(new))


def correct(corrections: Corrections) -> None:
    """Takes corrections over and counts anew; what cannot be is told, and everything stays."""
    before = place.store().terms.corrections
    if choosing.settle(replace(place.store().terms, corrections=corrections)):
        st.session_state["corrected"] = (before, corrections)
        st.rerun()


def offer_undo() -> None:
    """Says what the last correction did and takes it back at a click; nothing once others were made or loaded."""
    before, after = st.session_state.get("corrected", (None, None))
    terms = place.store().terms
    if not after or terms.corrections != after or not after.made:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="corrected"):
        st.text(f"{_done(after.made[-1])} The totals follow.")
        taken_back = st.button("Undo", key="correct-undo", type="tertiary")
    if taken_back and choosing.settle(replace(terms, corrections=before)):
        st.session_state["corrected"] = (None, None)
        st.rerun()


def _done(last: Correction) -> str:
    """*The message is about Refunds now, and every other with the same words.*"""
    now = " and ".join(
        [f"counts as {last.sentiment}"] * bool(last.sentiment) + [f"is about {last.topic}"] * bool(last.topic)
    )
    if last.phrase:
        return f"Every message with “{line(last.phrase)}” {line(now)} now."
    return f"That message {line(now)} now, and every other with the same words."
