"""A number by group beside the whole, with how sure each is: the same dots and lines wherever groups are compared."""

import streamlit as st

from metrics.metric import Metric
from pages.parts import slides
from pages.parts.answers import rows
from pages.parts.charts import drivers, found_words
from pages.parts.clicks import by_bar
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.style import no_data
from pages.parts.tables import show_as_table

READ = (
    "The upright line is the whole, a thin line where a group lies, 95 % sure; ▼ and ▲ differ beyond chance, grey ones are "
    "within noise."
)


def by_group(now: Here, metric: Metric, name: str, told: bool = False) -> None:
    """Draws a metric by the groups of a slice beside the value of all; how to read it, unless that was told before."""
    whole = rows(now.ask(metric.name, alone=True), metric)[0]["value"]
    if whole is None:
        chart_head(metric, f"{metric.label} by {name}", "", f"driver-{metric.name}-{name}")
        return no_data()
    beside(now, metric, name, whole)
    return None if told else st.caption(READ)


def beside(now: Here, metric: Metric, name: str, whole: float) -> None:
    """A slice's groups with how sure each is, beside the whole; a click filters."""
    answer, key = now.ask_surely(metric.name, by=(name,), alone=True), f"driver-{metric.name.replace('.', '-')}-{name}"
    seen = slides.by_slice(now, metric, name)
    chart_head(seen, f"{metric.label} by {name}", found_words(answer, metric, whole), key)
    dots = now.key(key, "place" if name == "channel" else name)
    drivers(answer, metric, whole, dots, on_select=lambda: by_bar(dots, name))
    show_as_table(answer, metric, key=f"{key}-table")
