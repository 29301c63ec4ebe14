"""What deflection may save: a range between two estimates, and the two costs behind it, changed on the spot."""

import streamlit as st

from metrics.catalogue import METRICS
from pages.parts import cards, menus, settings_costs
from pages.parts.answers import rows
from pages.parts.here import Here
from pages.parts.words import NOTHING, range_words

ENDS = ("deflection_saving_low", "deflection_saving_high")
LINES = (
    "at least: each “yes” × (call − social)",
    "at most: share of “yes” × all chat and social × call",
)


def saving(now: Here) -> None:
    """The range as a card, beside it the costs; nothing where no survey asks whether a call was spared."""
    if any(name in now.store.missing() for name in ENDS):
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        menus.menu_row([range_card(now)], [METRICS[ENDS[1]]], "saving", 1)
    with right:
        settings_costs.costs()


def range_card(now: Here) -> cards.Card:
    """Low and high as one number; with one end missing there is no range."""
    values = {row["metric"]: row["value"] for row in rows(now.ask(*ENDS, alone=True))}
    words = range_words(*(values[name] for name in ENDS), "money")
    empty = "" if words else "No answer in this span to “did this spare you a call?”."
    return cards.Card(
        ENDS[1], "Saved by deflection, estimate", words or NOTHING, lines=LINES if words else (), needs=empty
    )
