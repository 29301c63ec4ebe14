"""The slides of a meeting: what each asks and shows, kept as a file, refilled from whatever is loaded."""

from metrics.deck.file import is_deck, read_deck, write_deck
from metrics.deck.kept import deck_of, keep_deck
from metrics.deck.slide import CHARTS, Claim, Deck, Slide
from metrics.deck.standard import standard

__all__ = [
    "CHARTS",
    "Claim",
    "Deck",
    "Slide",
    "deck_of",
    "is_deck",
    "keep_deck",
    "read_deck",
    "standard",
    "write_deck",
]
