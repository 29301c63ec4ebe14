"""A message's text for the page, with the words marked that told how the customer feels; hostile as any text."""

import re
from collections.abc import Sequence

from metrics.safe import visible
from metrics.text.explain import Told
from pages.parts.safe import html

LONGEST = 2_048  # characters of a message shown; all of it is in the download
LEAST = 0.22  # how much a place in a text must lean to be marked
SIGNS = "¬+−~"  # before terms that are no words of the text


def visible_text(text: str) -> str:
    """A message's text for HTML: every line kept, nothing invisible, no longer than can be read."""
    return "<br>".join(html(visible(piece)) for piece in _short(text).splitlines())


def _short(text: str) -> str:
    return text[:LONGEST] + (" … (the rest is in the download)" if len(text) > LONGEST else "")


def marked(text: str, told: Sequence[Told]) -> str:
    """HTML of the text, every line kept, what leans to unhappy or glad in a `mark`."""
    short = _short(text)
    kinds = [_kind(lean) for lean in leanings(short, told)]
    pieces, start = [], 0
    for end in range(1, len(short) + 1):
        if end == len(short) or kinds[end] != kinds[start]:
            pieces.append(_piece(short[start:end], kinds[start]))
            start = end
    return "".join(pieces)


def leanings(text: str, told: Sequence[Told]) -> list[float]:
    """For each character how much the terms over it speak for glad, less than zero for unhappy."""
    lower, found = _lower(text), [0.0] * len(text)
    for term in told:
        if term.term[:1] in SIGNS or abs(term.leaning) < LEAST / 4:
            continue
        word = re.escape(term.term.removesuffix("*")).replace(r"\ ", r"\W+")
        edges = (r"(?<!\w)", r"\w*" if term.term.endswith("*") else r"(?!\w)") if term.term.isascii() else ("", "")
        for hit in re.finditer(f"{edges[0]}{word}{edges[1]}", lower):
            for at in range(*hit.span()):
                found[at] += term.leaning
    return found


def _lower(text: str) -> str:
    """Small letters, each where its own stood; and the straight apostrophe."""
    return "".join(one if len(one) == 1 else sign for sign in text.replace("’", "'") for one in (sign.lower(),))


def _kind(lean: float) -> str:
    return "" if abs(lean) < LEAST else "better" if lean > 0 else "worse"


def _piece(text: str, kind: str) -> str:
    words = "<br>".join(_spaced(line) for line in text.split("\n"))
    return f'<mark class="{kind}">{words}</mark>' if kind and text.strip() else words


def _spaced(text: str) -> str:
    """A piece with the spaces at its ends, which `html` takes off."""
    if not text.strip():
        return " " if text else ""
    front, back = " " * (text[0].isspace()), " " * (text[-1].isspace())
    return f"{front}{html(visible(text))}{back}"
