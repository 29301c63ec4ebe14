"""The head of a chart: what is drawn, what it says, the explanation of its number, and its way onto a slide."""

import streamlit as st

from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts import slides
from pages.parts.explain import EXPLAIN, explain
from pages.parts.slides import ADD, Seen
from pages.parts.style import section_head


def chart_head(shown: Metric | Seen, title: str, note: str, key: str, marks: str = "") -> None:
    """A chart's head and, beside it, a menu that asks nothing until it is opened; a slide only of what `Seen` can say."""
    metric = METRICS[shown.metrics[0]] if isinstance(shown, Seen) else shown
    offered = [EXPLAIN, *([ADD] if isinstance(shown, Seen) else [])]
    with st.container(horizontal=True, vertical_alignment="top", key=f"head-{key}"):
        section_head(title, note, marks)
        told = f"How {metric.label} comes about, and its slide"
        chosen = st.menu_button("More", offered, key=f"explain-{key}", type="tertiary", help=told)
    if chosen == EXPLAIN:
        explain(metric)
    elif chosen == ADD and isinstance(shown, Seen):
        slides.add(shown)
