"""What a click on a chart does: filter by a bar or a cell, zoom to a span."""

from datetime import timedelta

import streamlit as st

from pages.parts import here as place
from pages.parts.charts import brushed, heat_cell, picked
from pages.parts.view import days_text


def by_bar(key: str, name: str) -> None:
    """Filters by the group whose bar was clicked; a second click lets go."""
    value = picked(st.session_state.get(key))
    if value is not None:
        place.keep("place" if name == "channel" else name, value)


def by_cell(key: str) -> None:
    """Filters by the weekday and hour of a heat map's cell."""
    cell = heat_cell(st.session_state.get(key))
    if cell:
        weekday, hour = map(str, cell)
        on = place.view().lists.get("weekday") == (weekday,) and place.view().lists.get("hour") == (hour,)
        chosen = place.view().keep("weekday", () if on else (weekday,))
        place.show(chosen.keep("hour", () if on else (hour,)))


def by_brush(key: str, answer, every: str) -> None:
    """Zooms to the span that was dragged over a trend."""
    found = brushed(st.session_state.get(key), answer, every)
    if found:
        place.show(place.view().put("period", days_text(found[0], found[1] - timedelta(microseconds=1))))
