"""The head of a table of several numbers: what it shows, and a menu that explains any of them."""

from collections.abc import Sequence

import streamlit as st

from metrics.metric import Metric
from pages.parts.explain import explain
from pages.parts.style import section_head

HELP = "How each number in this table comes about"


def table_head(metrics: Sequence[Metric], title: str, note: str, key: str) -> None:
    """A table's head and, beside it, the explanations of its columns, which ask nothing until one is opened."""
    if not metrics:
        return section_head(title)
    with st.container(horizontal=True, vertical_alignment="top", key=f"head-{key}"):
        section_head(title, note)
        labels = {metric.label: metric for metric in metrics}
        if picked := st.menu_button("Explain", list(labels), key=f"explain-{key}", type="tertiary", help=HELP):
            explain(labels[picked])
    return None
