"""The head of a table of several numbers: what it shows, and a menu that explains any of them or puts it on a slide."""

from collections.abc import Sequence

import streamlit as st

from metrics.metric import Metric
from pages.parts import slides
from pages.parts.explain import explain
from pages.parts.slides import ADD, Seen
from pages.parts.style import section_head

HELP = "How each number in this table comes about, and its slide"
MOST = 4  # columns that are legible on a slide, each with its change


def table_head(metrics: Sequence[Metric], title: str, note: str, key: str, by: str = "") -> None:
    """A table's head and, beside it, the explanations of its columns; with the slice it is cut `by`, its way onto a slide."""
    if not metrics:
        return
    with st.container(horizontal=True, vertical_alignment="top", key=f"head-{key}"):
        section_head(title, note)
        labels = {metric.label: metric for metric in metrics}
        offered = [*labels, *([ADD] if by else [])]
        picked = st.menu_button(
            "Explain" if not by else "More", offered, key=f"explain-{key}", type="tertiary", help=HELP
        )
    if picked == ADD:
        slides.add(Seen(tuple(metric.name for metric in metrics[:MOST]), "table", (by,)))
    elif picked:
        explain(labels[picked])
