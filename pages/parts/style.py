"""The look in one place: the style sheet, put in once a run, and the heads of pages and sections."""

from functools import cache
from pathlib import Path

import streamlit as st

from metrics import colours
from pages.parts.safe import html

DIALOG = '[data-testid="stDialog"]'
FEW_LINES = 3


def apply() -> None:
    """Put the style sheet in; called once by the frame, before anything is drawn."""
    # A dialog lies outside the app and does not know its theme; each opens in a run of its own, which does.
    st.html(f"<style>{sheet()}\n{DIALOG} {{ color-scheme: {st.context.theme.type or 'light'}; }}</style>")


@cache
def sheet() -> str:
    """The whole style sheet, its colours taken from `colours`; it follows the theme by itself."""
    names = ("PAGE", "SURFACE", "LINE", "INK", "QUIET", "FAINT", "ACCENT", "ACCENT_SOFT", "BETTER", "WORSE")
    colour = "".join(f"--{name.lower().replace('_', '-')}: {getattr(colours, name).css};" for name in names)
    own = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return f".stApp, {DIALOG} {{ {colour} }}\n{own}"


def draw(markup: str) -> None:
    """Put in HTML of our own making; everything that came from a file has gone through `safe.html` before."""
    # Not st.html: that one drops inline SVG. A blank line would end the HTML and start Markdown.
    st.markdown("\n".join(filter(str.strip, markup.splitlines())), unsafe_allow_html=True)


def page_head(title: str, sentence: str) -> None:
    """A page's title and under it, in grey, what is being looked at."""
    heading = f'<p role="heading" aria-level="1">{html(title)}</p>'
    said = html(sentence).replace(" · ", "&nbsp;· ")  # no line begins with the dot between two parts
    draw(f'<header class="page-head">{heading}<p>{said}</p></header>')


def section_head(title: str, note: str = "", key: str = "") -> None:
    """A section's title and a grey note: below it, or with a `key` (markup from `key_line`) all on one line."""
    kind = "section-head wide" if key else "section-head"
    # Headings are roles: Streamlit turns h1 … h6 into parts of its own, with a link beside each.
    heading = f'<p role="heading" aria-level="2">{html(title)}</p>'
    draw(f'<div class="{kind}">{heading}<span class="note">{html(note)}</span>{key}</div>')


def key_line(items: list[tuple[str, str, str]]) -> str:
    """What the marks of a chart mean; each item is words, CSS colour, and `line`, `before`, `target` or `block`."""
    marks = "".join(f'<li><i class="{mark}" style="color: {css}"></i>{html(words)}</li>' for words, css, mark in items)
    return f'<ul class="key">{marks}</ul>' if items else ""


def chips(names: list[str]) -> None:
    """What is filtered, as words only; for slides and captions, where nothing can be clicked."""
    draw('<p class="chips">' + "".join(f"<span>{html(name)}</span>" for name in names) + "</p>" if names else "")


def no_data() -> None:
    """In place of a chart of nothing."""
    draw('<div class="missing"><p>No data in this span.</p></div>')


def missing(sentences: list[str], unfolded: bool = False) -> None:
    """At the foot of a page, one grey line for each thing the data cannot carry; many behind one line, unless unfolded."""
    lines = "".join(f"<p>{html(sentence)}</p>" for sentence in sentences)
    if len(sentences) > FEW_LINES:
        head = f"What these files cannot answer, and what would: {len(sentences)} lines"
        lines = f"<details{' open' if unfolded else ''}><summary>{head}</summary>{lines}</details>"
    if sentences:
        draw(f'<div class="missing">{lines}</div>')
