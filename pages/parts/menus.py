"""What every card offers: explain, why it changed, the conversations behind the number, its course on a slide."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.catalogue import METRICS, SUBJECT_OF
from metrics.metric import Metric
from metrics.nouns import noun
from pages.parts import cards, changes, slides
from pages.parts import here as place
from pages.parts.behind import READ
from pages.parts.clicks import to_conversations
from pages.parts.explain import EXPLAIN, explain
from pages.parts.here import Here

WHY = "Why did this change"
FEWEST = 3  # cards a row leaves room for, so that a lone one is no banner


def card_row(metrics: Sequence[Metric], answer, course, key: str, beside: cards.Beside | None = None) -> None:
    """Cards of an answer, with their menus; `beside` has a second figure for some, taken from the same answer."""
    shown = [
        cards.beside(cards.card(metric, answer, course, noun(metric)), answer, (beside or {}).get(metric.name))
        for metric in metrics
    ]
    menu_row([_read(card) for card in shown], metrics, key, max(len(shown), FEWEST))


def _read(card: cards.Card) -> cards.Card:
    """The card; one of what customers feel says so where nothing of it has been read yet."""
    unread = card.needs and SUBJECT_OF[card.name] == "Sentiment" and not place.here().store.labelled()
    return replace(card, needs="Not read yet.") if unread else card


def menu_row(shown: Sequence[cards.Card], metrics: Sequence[Metric], key: str, across: int) -> None:
    """Draws cards and does what is chosen from a menu."""
    chosen = cards.row(shown, key, entries, across)
    if not chosen:
        return
    metric = next(m for card, m in zip(shown, metrics, strict=True) if card.name == chosen[0])
    if chosen[1] == EXPLAIN:
        explain(metric)
    elif chosen[1] == WHY:
        changes.why(metric, noun(metric))
    elif chosen[1] == slides.ADD:
        now = place.here()
        slides.add(slides.over_time(now, metric, now.course))
    else:
        to_conversations(metric, place.view())


def entries(shown: cards.Card) -> list[str]:
    """What a card's menu offers: a reason where it shows a change, conversations where its rows are part of some."""
    apart = METRICS[shown.name].apart
    return [EXPLAIN, *([] if apart else [READ]), *([WHY] if shown.moved else []), slides.ADD]


def metric_choice(now: Here, able: Sequence[str]) -> str:
    """Which number the trend and the lists show: those of the page, then every one; kept in the address."""
    first = "first_reply.median" if "first_reply.median" in able else able[0]
    missing = now.store.missing()
    names = list(dict.fromkeys([*able, *(name for name in METRICS if name not in missing)]))
    wanted = now.view.get("metric") or first
    st.session_state["metric-choice"] = wanted
    return st.selectbox(
        "Show",
        names if wanted in names else [*names, wanted],
        format_func=lambda name: METRICS[name].label if name in able else f"{SUBJECT_OF[name]}: {METRICS[name].label}",
        key="metric-choice",
        width=280,
        on_change=lambda: place.show(place.view().put("metric", st.session_state["metric-choice"])),
    )
