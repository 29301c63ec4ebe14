"""The conversations that waited longest; a click opens one among those behind the number."""

import streamlit as st

from metrics.browse import WORST, Browse
from metrics.metric import Metric
from metrics.query import Query
from pages.parts import hidden, reading
from pages.parts.clicks import to_conversations
from pages.parts.here import Here
from pages.parts.style import section_head
from pages.parts.tables import chosen, data_table

MOST = 10


def draw(now: Here, metric: Metric) -> None:
    """The slowest ten of one wait under the filter."""
    table, _ = now.store.browse(Browse(Query((metric.name,), now.without_comparison()), "", WORST, MOST))
    section_head(f"{metric.label}: the slowest {min(MOST, table.num_rows) or ''}".strip(), "Click one to read it.")
    if not table.num_rows:
        st.text("No conversation stands behind this number.")
        return
    event = data_table(reading.listing(hidden.table(now.hide, table), metric), reading.units(metric), key="slowest")
    picked = chosen(event)
    if picked and picked[0] < table.num_rows:
        st.session_state["open"] = table["conv"][picked[0]].as_py()
        to_conversations(metric, now.view, worst=True)
