"""The head of a chart: what is drawn, what it says, and the explanation of its number."""

import streamlit as st

from metrics.metric import Metric
from pages.parts.explain import explain
from pages.parts.style import section_head


def chart_head(metric: Metric, title: str, note: str, key: str, marks: str = "") -> None:
    """A chart's head and, beside it, the explanation of its number, which asks nothing until it is opened."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"head-{key}"):
        section_head(title, note, marks)
        if st.button("Explain", key=f"explain-{key}", type="tertiary", help=f"How {metric.label} comes about"):
            explain(metric)
