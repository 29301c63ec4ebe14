"""What deflection may save: a range between two estimates, and the two costs behind it, changed on the spot."""

from dataclasses import replace

import streamlit as st

from metrics.catalogue import METRICS
from metrics.words import NOTHING, count_words, range_words, say
from pages.parts import cards, menus, settings_costs
from pages.parts.answers import Row, rows
from pages.parts.here import Here
from pages.parts.table_heads import table_head

ENDS = ("deflection_saving_low", "deflection_saving_high")
HEAD = "What it may save"
LINES = {
    ENDS[0]: "At least: {n} answers “yes” × {each}, a call less a social contact",
    ENDS[1]: "At most: {n} chat and social conversations × {each}, the share of “yes” × a call",
}
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
    """Low and high as one number, each worked out below it, and what they were before; with one end missing no range."""
    found = {row["metric"]: row for row in rows(now.ask(*ENDS))}
    words, before = (
        range_words(*(found[name].get(end) for name in ENDS), "money") for end in ("value", "previous_value")
    )
    card = cards.Card(ENDS[1], "Saved by deflection, estimate", words or NOTHING)
    if not words:
        return replace(card, needs="No answer in this span to “did this spare you a call?”.")
    span = f"over {count_words((now.filter.until - now.filter.since).days, 'day')}" if now.filter.since else "in all"
    lines = (f"{before} in the span before" if before else "", *(_line(found[name], LINES[name]) for name in ENDS))
    return replace(card, scale=f"in your currency, {span}", lines=tuple(filter(None, lines)))


def _line(row: Row, words: str) -> str:
    """*At least: 14 answers “yes” × 11.00*: what each brings is a cost, or the part of one that was spared."""
    each = say(row["value"] / row["n"], "money") if row["n"] else NOTHING
    return words.format(n=f"{row['n']:,}", each=each)
