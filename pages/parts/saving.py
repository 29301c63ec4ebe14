"""What deflection may save: a range between two estimates, and the two costs behind it, changed on the spot."""

import streamlit as st

from metrics.catalogue import METRICS
from metrics.said import period_words
from pages.parts import cards, menus, settings_costs
from pages.parts.answers import Row, rows
from pages.parts.here import Here
from pages.parts.table_heads import table_head
from pages.parts.words import NOTHING, count_words, range_words

ENDS = ("deflection_saving_low", "deflection_saving_high")
HEAD = "What it may save"
NOTE = "Between what customers say they were spared and what it were if all were as those who answered."


def saving(now: Here) -> None:
    """The range as a card, beside it the costs; nothing where no survey asks whether a call was spared."""
    if any(name in now.store.missing() for name in ENDS):
        return
    table_head([METRICS[name] for name in ENDS], HEAD, NOTE, "saving")
    left, right = st.columns([2, 3], gap="medium")
    with left:
        menus.menu_row([range_card(now)], [METRICS[ENDS[1]]], "saving", 1)
    with right:
        settings_costs.costs()


def range_card(now: Here) -> cards.Card:
    """Low and high as one number, on what each rests, and the range before; with one end missing there is no range."""
    low, high = rows(now.ask(*ENDS))
    words = range_words(low["value"], high["value"], "money")
    empty = "" if words else "No answer in this span to “did this spare you a call?”."
    lines = _lines(now, low, high) if words else ()
    return cards.Card(ENDS[1], "Saved by deflection, estimate", words or NOTHING, lines=lines, needs=empty)


def _lines(now: Here, low: Row, high: Row) -> tuple[str, ...]:
    span = period_words(now.filter.since, now.filter.until) if now.filter.since else ""
    before = range_words(low.get("previous_value"), high.get("previous_value"), "money")
    return (
        "; ".join(
            ["in the currency of the costs", *([span] if span else []), *([f"before {before}"] if before else [])]
        ),
        f"at least: the {count_words(low['n'], 'call')} that customers say they were spared",
        f"at most: as if all {high['n']:,} chats and social contacts had been asked",
    )
