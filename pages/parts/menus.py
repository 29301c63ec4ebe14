"""What every card offers: explain, why it changed, the conversations behind the number, its rows as CSV."""

from collections.abc import Sequence

import streamlit as st

from metrics.catalogue import METRICS
from metrics.metric import SOURCES, Metric
from metrics.query import Query
from pages.parts import cards, changes, definitions
from pages.parts import here as place
from pages.parts.answers import rows
from pages.parts.clicks import to_conversations
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.here import Here, here
from pages.parts.safe import markdown
from pages.parts.style import section_head
from pages.parts.words import count_words, said

EXPLAIN, READ, WHY = "Explain this number", "Read the conversations", "Why did this change"
FEWEST = 3  # cards a row leaves room for, so that a lone one is no banner
NOUNS = {
    "messages": "message",
    "replies": "answered wait",
    "surveys": "answer",
    "calls": "call",
    "handlings": "contact",
    "writings": "message",
    "flow": "conversation",
    "issues": "issue",
    "article_views": "reading",
    "traffic": "contact",
    "customer": "customer",  # who is counted, not which rows
    "tasks": "task",
}


def dated_words(metric: Metric) -> str:
    """The moment a metric is dated by, as people call it."""
    words = {
        "arrived_at": "arrival",
        "sent_at": "when it was sent",
        "first_resolved_at": "first resolution",
        "answered_at": "answer",
        "viewed_at": "when it was read",
    }
    return words.get(metric.dated_by, metric.dated_by.replace("_", " "))


def noun(metric: Metric) -> str:
    """What a metric counts, in one word."""
    return NOUNS.get(metric.second) or NOUNS.get(metric.reads, "conversation")


def card_row(metrics: Sequence[Metric], answer, course, key: str, beside: cards.Beside | None = None) -> None:
    """Cards of an answer, with their menus; `beside` has a second figure for some, taken from the same answer."""
    shown = [
        cards.beside(cards.card(metric, answer, course, noun(metric)), answer, (beside or {}).get(metric.name))
        for metric in metrics
    ]
    menu_row(shown, metrics, key, max(len(shown), FEWEST))


def menu_row(shown: Sequence[cards.Card], metrics: Sequence[Metric], key: str, across: int) -> None:
    """Draws cards and does what is chosen from a menu."""
    chosen = cards.row(shown, key, (EXPLAIN, READ), across, if_moved=(WHY,))
    if not chosen:
        return
    metric = next(m for card, m in zip(shown, metrics, strict=True) if card.name == chosen[0])
    if chosen[1] == EXPLAIN:
        explain(metric)
    elif chosen[1] == WHY:
        changes.why(metric, noun(metric))
    else:
        to_conversations(metric, place.view())


def metric_choice(now: Here, able: Sequence[str]) -> str:
    """Which number the trend and the lists show; kept in the address."""
    wanted = now.view.get("metric")
    first = "first_reply.median" if "first_reply.median" in able else able[0]
    names = [*able] if wanted in able or not wanted else [*able, wanted]
    st.session_state["metric-choice"] = wanted or first
    return st.selectbox(
        "Show",
        names,
        format_func=lambda name: METRICS[name].label,
        key="metric-choice",
        width=280,
        on_change=lambda: place.show(place.view().put("metric", st.session_state["metric-choice"])),
    )


@st.dialog("How this number comes about", width="medium")
def explain(metric: Metric) -> None:
    """The formula, what is counted and left out, and the rows to take along."""
    now = here()
    chosen = now.without_comparison()
    answer = now.store.ask(Query((metric.name,), chosen))
    row = rows(answer)[0]
    section_head(f"{metric.label}: {said(metric, row['value'], row['n'])}")
    st.text(metric.why)
    st.text(f"{metric.formula[:1].upper()}{metric.formula[1:]}.")
    st.text(f"Counted: {count_words(row['n'], noun(metric))}, dated by {dated_words(metric)}.")
    _left_out(now, metric)
    for parts in answer.without.values():
        st.text(f"Not known in this data: {', '.join(parts)}.")
    st.text(". ".join(f"{said[:1].upper()}{said[1:]}" for said in _meant(now, metric)) + ".")
    if metric.traps:
        st.text(metric.traps)
    st.caption(markdown("Source: " + ", ".join(SOURCES[source] for source in metric.source)))
    query = Query((metric.name,), chosen)
    st.download_button(
        f"Download {count_words(row['n'], 'row')} (CSV)",
        key="explain-csv",
        on_click="ignore",
        data=lambda: csv_bytes(now.store.rows(query), now, metric.table),
        mime="text/csv",
        file_name=file_name(metric.name, now),
        disabled=not row["n"],
    )
    with st.expander("As SQL", key="quiet-sql"):
        st.code(now.store.sql(query), language="sql")


def _meant(now: Here, metric: Metric) -> list[str]:
    """The clock and the choices that this number depends on."""
    return [definitions.clock(now.store.terms, now.filter.clock), *definitions.of_metric(metric, now.store.terms)]


def _left_out(now: Here, metric: Metric) -> None:
    left = now.store.left_out(Query((metric.name,), now.without_comparison()))
    if left:
        st.text("Left out: " + ", ".join(f"{count:,} {reason}" for reason, count in left.items()) + ".")
