"""A metric by weekday and hour as a map of one hue; a click picks the cell."""

from collections.abc import Sequence
from functools import cache, lru_cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.metric import Metric
from metrics.said import WEEKDAYS, hour_words, weekday_words
from pages.parts.answers import Row, known, rows
from pages.parts.charts import spec
from pages.parts.charts.values import drawn, few, shade, tips
from pages.parts.style import no_data

CELL = 28
FIELDS = {
    "weekday": pa.int8(), "hour": pa.int8(), "value": pa.float64(), "n": pa.int32(), "tip_value": pa.string(),
    "peak": pa.bool_(), "few": pa.bool_(), "shade": pa.float64(),
}  # fmt: skip


def heat(answer: Answer, metric: Metric, key: str, on_select="rerun"):
    """Draw an answer cut by `weekday` (1 Monday – 7) and `hour` (0 – 23); returns the chart's event for `heat_cell`."""
    if not known(answer, metric):
        return no_data()
    table = drawn(cells(answer, metric), FIELDS)
    return st.vega_lite_chart(
        table, shape(metric.label), theme=None, key=key, on_select=on_select, selection_mode="pick"
    )


@lru_cache(maxsize=64)
def cells(answer: Answer, metric: Metric) -> Sequence[Row]:
    """All 168 cells with their words; `peak` marks the highest, of no mere count among those of some rows."""
    found = {(int(row["weekday"]), int(row["hour"])): row for row in rows(answer, metric)}
    sure = {at: row["value"] for at, row in found.items() if not few(row, metric)}
    values = {at: value for at, value in sure.items() if value is not None}
    top = min(values, key=lambda at: (-values[at], at), default=None)
    return [
        {"weekday": at[0], "hour": at[1], "value": cell["value"], "n": cell["n"], "peak": at == top,
         "when": f"{weekday_words(at[0])} {hour_words(at[1])}", **shade(cell, metric), **tips(cell, metric)}
        for at in ((day, hour) for day in range(1, 8) for hour in range(24))
        for cell in [found.get(at, {"value": None, "n": 0})]
    ]  # fmt: skip


def heat_cell(event) -> tuple[int, int] | None:
    """The (weekday, hour) that was clicked, None when none is."""
    picked = (event or {}).get("selection", {}).get("pick") or []
    return (int(picked[0]["weekday"]), int(picked[0]["hour"])) if picked and "weekday" in picked[0] else None


_WHEN = f"{list(WEEKDAYS)}[datum.weekday - 1] + ' ' + datum.hour + '–' + (datum.hour + 1)"
_WORDS = [
    {"calculate": f"{[day[:3] for day in WEEKDAYS]}[datum.weekday - 1]", "as": "day"},
    {"calculate": _WHEN, "as": "when"},
    {"calculate": "datum.when + ': ' + datum.tip_value", "as": "aloud"},
]


@cache
def shape(label: str, dark: bool | None = None) -> dict:
    """The specification; `dark` None follows the reader's theme."""
    cell = {
        "x": {"field": "hour", "type": "ordinal", "scale": {"paddingInner": 0.08, "domain": [*range(24)]},
              "axis": {"labelAngle": 0, "labelExpr": "datum.value % 3 ? '' : datum.label + 'h'", "labelOverlap": False}},
        "y": {"field": "day", "type": "ordinal", "sort": None, "axis": {},
              "scale": {"paddingInner": 0.08, "domain": [day[:3] for day in WEEKDAYS]}},
    }  # fmt: skip
    words = spec.tooltip({"when": "When", "tip_value": label, "n": "Based on"})
    shown = {"condition": {"param": "pick", "value": 1}, "value": 0.4}
    looks = {**spec.shades(1, dark), "opacity": shown, "tooltip": words, "description": {"field": "aloud"}}
    layers = [
        {"mark": {"type": "rect", "cornerRadius": 2, "cursor": "pointer", "invalid": "show"},
         "params": [{"name": "pick", "select": {"type": "point", "fields": ["weekday", "hour"], "toggle": False}}],
         "encoding": {**cell, **looks}},
        {"mark": {"type": "rect", "fill": None, "stroke": colours.INK.on(dark), "strokeWidth": 1.5, "cornerRadius": 2,
                  "aria": False},
         "transform": [{"filter": "datum.peak"}], "encoding": {**cell, "tooltip": words}},
    ]  # fmt: skip
    return spec.chart(layers, dark, CELL * 7, f"{label} by weekday and hour") | {"transform": _WORDS}
