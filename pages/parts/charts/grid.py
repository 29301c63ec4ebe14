"""A metric by two slices, or by a slice and periods, as a map of one hue with its values written in; a click picks a cell."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.groups import OTHERS, group_words
from metrics.metric import Metric
from metrics.said import period_name
from pages.parts.answers import Row, known, rows
from pages.parts.charts import spec
from pages.parts.charts.ranked import lowest_first
from pages.parts.charts.values import GREY, drawn, shade, tips
from pages.parts.style import no_data

Axes = tuple[str, str]
CELL, NAME = 32, 168
MOST_ROWS, MOST_COLUMNS = 24, 24  # groups; periods are as many as there are
WRITTEN = 64  # px a cell needs for its value
FIELDS = {
    "row": pa.string(), "column": pa.string(), "tip_column": pa.string(), "raw_row": pa.string(),
    "raw_column": pa.string(), "at": pa.int16(),
    "value": pa.float64(), "tip_value": pa.string(), "tip_n": pa.string(), "place": pa.int16(),
    "few": pa.bool_(), "shade": pa.float64(),
}  # fmt: skip


def grid(answer: Answer, metric: Metric, axes: Axes, key: str, on_select: Callable) -> str:
    """Draw the map of `axes`: the slice down, and the slice or the length of periods across; what there was no room for."""
    if not known(answer, metric):
        no_data()
        return ""
    found, hidden = cells(answer, metric, axes)
    across = len({row["at"] for row in found})
    st.vega_lite_chart(
        drawn(found, FIELDS), shape(metric.label, len({row["place"] for row in found}), across, _dated(rows(answer, metric))),
        theme=None, key=key, on_select=on_select, selection_mode="pick",
    )  # fmt: skip
    return f"The largest groups; {hidden} more are in the table." if hidden else ""


def cells(answer: Answer, metric: Metric, axes: Axes) -> tuple[list[Row], int]:
    """The cells of the largest groups, in the order of their size, and how many groups are left out."""
    found, (first, second), dated = rows(answer, metric), axes, _dated(rows(answer, metric))
    down, left = _order([row | {"at": row[first]} for row in found], first, MOST_ROWS)
    if dated:
        across, cut = sorted({row["period"] for row in found}), 0
    else:
        across, cut = _order([row | {"at": row[second]} for row in found], second, MOST_COLUMNS)
    places = {name: place for place, name in enumerate(down)}, {name: place for place, name in enumerate(across)}
    shown = [
        _cell(row, metric, (first, row[first]), (second, head))
        | {"place": places[0][row[first]], "at": places[1][head]}
        for row in found
        for head in [row["period"] if dated else row[second]]
        if row[first] in places[0] and head in places[1]
    ]
    return sorted(shown, key=lambda row: (row["place"], row["at"])), left + cut


def _dated(found: Sequence[Row]) -> bool:
    """Whether periods are across: an `hour` may be one, or the hour of any day."""
    return any(row["period"] for row in found)


def extreme(answer: Answer, metric: Metric, axes: Axes) -> str:
    """The cell to look at first: *Highest: Email, week of 25 May 2026, 3h 10m (n = 40).*; none of few rows or unknown."""
    shown = cells(answer, metric, axes)[0]
    grey = f" {GREY}" if any(cell["few"] for cell in shown) else ""
    found = [cell for cell in shown if cell["shade"] is not None and cell["raw_row"]]
    if not found:
        return grey.strip()
    low = lowest_first(metric)
    cell = (min if low else max)(found, key=lambda cell: cell["value"])
    n = "" if metric.counts else f" (n = {cell['tip_n']})"
    return f"{'Lowest' if low else 'Highest'}: {cell['row']}, {cell['tip_column']}, {cell['tip_value']}{n}.{grey}"


def _order(found: Sequence[Row], by: str, most: int) -> tuple[list, int]:
    """The groups with most rows behind them, by size; weekdays and hours in their own order; the unknown last."""
    sizes: dict = {}
    for row in found:
        sizes[row["at"]] = sizes.get(row["at"], 0) + row["n"]
    if by in ("weekday", "hour"):
        return sorted(sizes, key=lambda at: (at is None, at or 0)), 0
    kept = sorted(sizes, key=lambda at: (-sizes[at], str(at)))[:most]
    return sorted(kept, key=lambda at: (at is None, at == OTHERS, -sizes[at])), len(sizes) - len(kept)


def _cell(row: Row, metric: Metric, down: tuple, across: tuple) -> dict:
    period = hasattr(across[1], "year")
    return {
        "row": group_words(down[1], down[0]), "raw_row": None if down[1] == OTHERS else str(down[1] or ""),
        "column": _short(across[1], across[0]) if period else group_words(across[1], across[0]),
        "tip_column": period_name(across[1], across[0]) if period else group_words(across[1], across[0]),
        "raw_column": str("" if across[1] is None else across[1]),
        "value": row["value"], "n": row["n"], **shade(row, metric), **tips(row, metric),
    }  # fmt: skip


def _short(start: datetime, every: str) -> str:
    """A period for a narrow head: `18 May ’26`, `June 2026`; hours with their day."""
    if every in ("month", "quarter"):
        return period_name(start, every)
    day = f"{start.day} {start:%b}"
    return f"{day} {start:%H:%M}" if every == "hour" else f"{day} ’{start:%y}"


def cell_of(key: str) -> tuple[str | None, str | None] | None:
    """The (row, column) that was clicked, as in the answer; None when none is."""
    found = ((st.session_state.get(key) or {}).get("selection", {}).get("pick")) or []
    return (found[0].get("raw_row"), found[0].get("raw_column")) if found and "raw_row" in found[0] else None


@cache
def shape(label: str, down: int, across: int, dated: bool, dark: bool | None = None) -> dict:
    """The specification for so many rows and columns; values are written where there is room."""
    sort = {"field": "at", "op": "min"}
    head = {"orient": "top", "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 8, "labelLimit": 112}
    at = {
        "x": {"field": "column", "type": "nominal", "sort": sort, "scale": {"paddingInner": 0.04}, "axis": head},
        "y": {"field": "row", "type": "nominal", "sort": {"field": "place", "op": "min"}, "scale": {"paddingInner": 0.06},
              "axis": {"labelLimit": NAME}},
    }  # fmt: skip
    words = spec.tooltip(
        {"row": "Group", "tip_column": "Period" if dated else "and", "tip_value": label, "tip_n": "Based on"}
    )
    room = {"expr": f"width / {across} < {WRITTEN} ? 0 : 1"}
    shown = {"condition": {"param": "pick", "value": 1}, "value": 0.4}
    pick = {"type": "point", "fields": ["raw_row", "raw_column"], "toggle": False}
    layers = [
        {"mark": {"type": "rect", "cornerRadius": 2, "cursor": "pointer", "invalid": "show"},
         "params": [{"name": "pick", "select": pick}],
         "encoding": {**at, **spec.shades(0.72, dark), "opacity": shown, "tooltip": words, "description": {"field": "aloud"}}},
        {"mark": {"type": "text", "baseline": "middle", "color": colours.INK.on(dark), "aria": False},
         "encoding": {**at, "text": {"field": "tip_value"}, "opacity": {"value": room}, "tooltip": words}},
    ]  # fmt: skip
    aloud = [{"calculate": "datum.row + ', ' + datum.column + ': ' + datum.tip_value", "as": "aloud"}]
    return spec.chart(layers, dark, CELL * down + 24, f"{label} as a map") | {"transform": aloud}
