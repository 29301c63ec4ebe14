"""A number by group beside the whole, with how sure each is: the same dots and lines wherever groups are compared."""

import streamlit as st

from metrics.metric import Metric
from pages.parts import blocks
from pages.parts.answers import rows
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.style import no_data

READ = (
    "The upright line is the whole, a thin line where a group lies, 95 % sure; ▼ and ▲ differ beyond chance, grey ones are "
    "within noise."
)


def by_group(now: Here, metric: Metric, name: str) -> None:
    """Draws a metric by the groups of a slice beside the value of all of them, and how to read it."""
    whole = rows(now.ask(metric.name, alone=True), metric)[0]["value"]
    if whole is None:
        chart_head(metric, f"{metric.label} by {name}", "", f"driver-{name}")
        return no_data()
    blocks.by_driver(now, metric, name, whole)
    return st.caption(READ)
