"""The deck a visit keeps: written into its state, so that it is there again after a restart and in the workspace."""

from metrics.deck.file import read_deck, write_deck
from metrics.deck.slide import Deck
from metrics.store import Store

NAME = "slides"


def deck_of(store: Store) -> Deck:
    """The visit's slides; none at first."""
    found = store.said(NAME)
    return read_deck(found) if found else Deck()


def keep_deck(store: Store, deck: Deck) -> None:
    """Keeps the visit's slides in place of those before; numbers found by now stay remembered."""
    store.say(NAME, write_deck(deck))
