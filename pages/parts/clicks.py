"""What a click does: filter by a bar or a cell, zoom to a span, go to the conversations behind a number."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import streamlit as st

from metrics.browse import WORST, orders
from metrics.metric import Metric
from pages.parts import here as place
from pages.parts.charts import brushed, heat_cell, picked
from pages.parts.view import View, days_text

CONVERSATIONS = Path(__file__).parents[1] / "conversations.py"


def by_bar(key: str, name: str) -> None:
    """Filters by the group whose bar was clicked; a second click lets go."""
    value = picked(st.session_state.get(key))
    if value is not None:
        place.keep(_listed(name), value)


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


def to_conversations(metric: Metric, view: View, worst: bool = False) -> None:
    """Opens the conversations behind a number as a view sees it; `worst` those first that brought the worst values."""
    place.show(view.put("of", metric.name))
    if worst and WORST in orders(metric):
        st.session_state["order"] = WORST
    st.switch_page(CONVERSATIONS)


def narrowed(view: View, name: str, value: str) -> View:
    """The view of one group of a slice ('' the unknown) among what is kept already."""
    if name == "channel":
        branches = [kept for kept in view.lists.get("place", ()) if kept.partition("/")[0] == value]
        return view.keep("place", tuple(branches) or (value,))
    if name != "tag":
        return view.keep(name, (value,))
    kept, how = view.lists.get("tag", ()), view.get("tags")
    if kept and value and (how == "all" or (how == "any" and len(kept) == 1)):
        return view.keep("tag", tuple(dict.fromkeys((*kept, value)))).put("tags", "all")
    return view.keep("tag", (value,)).put("tags", "any")


def by_group_cell(cell: tuple[str, str] | None, by: Sequence[str]) -> None:
    """Filters by the groups of a cell; of a cell of a group and a period by the group."""
    if not cell or None in cell[: len(by)]:
        return
    chosen = place.view()
    on = all(chosen.lists.get(_listed(name)) == (value,) for name, value in zip(by, cell, strict=False))
    for name, value in zip(by, cell, strict=False):
        chosen = chosen.keep(_listed(name), () if on else (value,))
    place.show(chosen)


def _listed(name: str) -> str:
    return "place" if name == "channel" else name
