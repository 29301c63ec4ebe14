"""From what is seen to a slide: what a card or a chart shows is put behind the others, and how many there are is said."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from metrics.catalogue import METRICS
from metrics.deck import Deck, Slide, deck_of, keep_deck
from metrics.deck.slide import GIVEN
from metrics.filter import Filter
from metrics.first_look import PRESETS
from metrics.metric import Metric
from metrics.store import Store
from metrics.words import count_words
from pages.parts import here as place
from pages.parts import view as views
from pages.parts.here import Here

ADD = "Add to slides"
PRESENT = Path(__file__).parents[1] / "present.py"


class Seen(NamedTuple):
    """What a chart draws: metrics, its kind among metrics.deck.CHARTS, its slices and periods, the filter if not the view's."""

    metrics: tuple[str, ...]
    chart: str
    by: tuple[str, ...] = ()
    every: str | None = None
    filter: Filter | None = None


def over_time(now: Here, metric: Metric, every: str, by: tuple[str, ...] = ()) -> Seen:
    """A metric over periods, drawn as its chart draws it."""
    bars = "stacked" if by else "bars"
    return Seen((metric.name,), bars if metric.counts else "line", by, every, now.filter)


def by_slice(now: Here, metric: Metric, name: str) -> Seen:
    """A metric by the groups of a slice."""
    return Seen((metric.name,), "ranked", (name,), None, now.filter)


def slide(now: Here, seen: Seen) -> Slide:
    """The slide of what is seen: a named period moves along with the data, days that were chosen stay."""
    chosen = seen.filter or now.filter
    drawn = Slide(
        seen.metrics, seen.chart, seen.by, seen.every, keep=chosen.keep, compare=chosen.compare, clock=chosen.clock
    )
    return replace(drawn, **period(now, chosen))


def period(now: Here, chosen: Filter) -> dict[str, object]:
    """The period of a filter as a slide keeps it: its name where it is the view's, else its days."""
    name = now.view.get("period")
    named = name in PRESETS and now.edges and views.span(now.view, now.edges, now.calendar)
    if chosen.since is None or named == (chosen.since, chosen.until):
        return {"period": name if name in PRESETS else "all"}
    return {"period": GIVEN, "since": chosen.since, "until": chosen.until}


def add(seen: Seen) -> None:
    """Puts what is seen behind the other slides, once, and draws the page anew, which says so."""
    now = place.here()
    before, new = deck_of(now.store).slides, slide(now, seen)
    if new in before:
        st.session_state["slides-said"] = f"That is on slide {before.index(new) + 1} already."
        st.rerun()
    deck = Deck((*before, new))
    keep_deck(now.store, deck)
    what = METRICS[seen.metrics[0]].label if len(seen.metrics) == 1 else "What you see"
    st.session_state["slides-said"] = f"{what} is on slide {len(deck.slides)}."
    st.rerun()


def counted(data: Store) -> None:
    """A button to the slides with how many there are, where there are any; says what was added a moment ago."""
    if said := st.session_state.pop("slides-said", None):
        st.toast(said)
    many = len(deck_of(data).slides)
    if many and st.button(f"Slides ({many})", key="to-slides", help=f"Order and present {count_words(many, 'slide')}"):
        st.switch_page(PRESENT)
