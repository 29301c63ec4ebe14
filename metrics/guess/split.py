"""The words of a header: folded, and cut where case, signs and known words meet (createdAt, Fallnummer, 受付日時)."""

import re
import unicodedata
from collections.abc import Collection

_CASE = re.compile(r"(?<=[^\W\d_])(?<![A-Z])(?=[A-Z])")
_RUN = re.compile(r"[a-z]+|\d+|#|[^\W\d_a-z]+")
_JOINTS = ("", "s", "n", "es", "e", "en")
_SHORT = ("id", "at", "am", "no", "nr", "by", "an", "on")


def fold(text: str) -> str:
    """Lower case, without accents; n° is no, as nº is."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("°", "o"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def pieces(text: str) -> list[str]:
    """The words of a text as signs, digits and capitals part them."""
    return _RUN.findall(fold(_CASE.sub(" ", text)))


def words(header: str, known: Collection[str]) -> list[str]:
    """The words of a header; a run that is no known word is cut into known ones where it is made of them."""
    return [word for piece in pieces(header) for word in _cut(piece, known)]


def _cut(run: str, known: Collection[str]) -> list[str]:
    if run in known or run.isdigit():
        return [run]
    return (_compound(run, known) or [run]) if run.isascii() else _segments(run, known)


def _compound(run: str, known: Collection[str]) -> list[str] | None:
    """Two known words and what joins them: fall|nummer, vorgang|s|nummer, created|at."""
    for at in range(len(run) - 2, 2, -1):
        first, rest = run[:at], run[at:]
        if first in known:
            for joint in _JOINTS:
                second = rest.removeprefix(joint)
                if rest.startswith(joint) and second in known and (len(second) > 2 or second in _SHORT):
                    return [first, second]
    return None


def _segments(run: str, known: Collection[str]) -> list[str]:
    """The longest known words from left to right, and what is left between them; for scripts without spaces."""
    found, unknown, at = [], "", 0
    while at < len(run):
        word = next((run[at:end] for end in range(len(run), at, -1) if run[at:end] in known), "")
        if word and unknown:
            found.append(unknown)
            unknown = ""
        found += [word] if word else []
        unknown += "" if word else run[at]
        at += len(word) or 1
    return [*found, unknown] if unknown else found
