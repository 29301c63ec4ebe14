"""Every colour, decided once: accent, greys, the three meanings, and the eight that tell groups apart."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from metrics.groups import OTHERS


class Pair(NamedTuple):
    """One colour as it is on the light and on the dark theme."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """The colour on screen: CSS that follows the theme by itself, in HTML and in SVG alike."""
        return f"light-dark({self.light}, {self.dark})"

    def on(self, dark: bool | None) -> str:
        """The colour for one theme, as files and pictures need it; None is the screen's."""
        return self.css if dark is None else self.dark if dark else self.light


PAGE = Pair("#ffffff", "#0e1117")
SURFACE = Pair("#f6f7f9", "#171b23")
LINE = Pair("#dfe2e7", "#2d333f")
INK = Pair("#111111", "#f2f4f7")
QUIET = Pair("#5c6470", "#a6adb8")  # words that may be read second
FAINT = Pair("#868e9a", "#7d8695")  # lines and marks, never words
ACCENT = Pair("#1d4f91", "#8ab8f5")
ACCENT_SOFT = Pair("#e8eef7", "#1d2a3d")

BETTER = Pair("#1a6b43", "#6fcf97")
WORSE = Pair("#b3391b", "#ff9b85")
NEUTRAL = QUIET
CALM = Pair("#c9cdd4", "#454c59")  # large areas that mean neither
PALE = Pair("#ececef", "#22272f")  # a map's cells that rest on a few rows
MEANING = {"better": BETTER, "worse": WORSE, "same": NEUTRAL, "none": NEUTRAL}
SENTIMENT = {"negative": WORSE, "neutral": CALM, "positive": BETTER, "unknown": LINE}

EIGHT = (
    Pair("#3962ba", "#6f9df0"),  # blue
    Pair("#b9822f", "#e8a24a"),  # amber
    Pair("#1a5c2a", "#8fc79a"),  # green
    Pair("#9c3d68", "#c286a6"),  # plum
    Pair("#4f9bb0", "#5fdcee"),  # teal
    Pair("#5a2b7c", "#8666bc"),  # violet
    Pair("#74700f", "#dedb74"),  # olive
    Pair("#cc5a6e", "#c4575c"),  # rose
)
OTHER = FAINT  # the unknown, and whatever comes after the eight
# A channel or platform has one place among the eight on every page; platforms seldom shown together may share one.
_PLACES = {
    "chat": 0, "email": 1, "phone": 2, "social": 3, "web": 4,
    "messenger": 0, "facebook messenger": 0, "live chat": 4, "whatsapp": 2, "telegram": 4, "signal": 5,
    "instagram": 7, "facebook": 5, "x": 3, "twitter": 3, "sms": 6, "youtube": 7, "tiktok": 6, "linkedin": 1,
}  # fmt: skip


def of_groups(names: Iterable[str | None]) -> dict[str | None, Pair]:
    """A colour for each group, in the order to draw them: channels their own, others the free places by name."""
    names = sorted(set(names), key=_order)
    found = {name: EIGHT[place] for name in names if (place := _PLACES.get(str(name or "").casefold())) is not None}
    found |= {name: SENTIMENT[name] for name in names if name in SENTIMENT}
    if OTHERS in names:
        found[OTHERS] = CALM
    free = iter([pair for pair in EIGHT if pair not in found.values()])
    rest = {name: next(free, OTHER) for name in names if name and name not in found}
    return {name: found.get(name) or rest.get(name, OTHER) for name in names}


def of_bars(names: Sequence[str | None], by: str) -> list[Pair]:
    """A colour for each bar of a list: of channels and platforms their own, of everything else the accent."""
    if by not in ("channel", "platform"):
        return [ACCENT] * len(names)
    pairs = of_groups(name or None for name in names)
    return [pairs[name or None] for name in names]


def _order(name: str | None) -> tuple:
    """Channels and platforms in their fixed order, then the others by name, the unknown last."""
    return (not name, name == OTHERS, _PLACES.get(str(name or "").casefold(), len(EIGHT)), str(name or ""))
