"""A metric by weekday and hour as a map of one hue; a click picks the cell."""

from functools import cache

import pandas as pd
import streamlit as st

from metrics.metric import Metric
from metrics.said import WEEKDAYS, hour_words, weekday_words
from pages.parts import colours
from pages.parts.answers import frame, known
from pages.parts.charts import spec
from pages.parts.charts.values import tips
from pages.parts.style import no_data

CELL = 28


def heat(answer, metric: Metric, key: str, on_select="rerun"):
    """Draw an answer cut by `weekday` (1 Monday – 7) and `hour` (0 – 23); returns the chart's event for `heat_cell`."""
    if not known(answer, metric):
        return no_data()
    return st.vega_lite_chart(
        cells(answer, metric), shape(metric.label), theme=None, key=key, on_select=on_select, selection_mode="pick"
    )


def cells(answer, metric: Metric) -> pd.DataFrame:
    """All 168 cells with their words; `peak` marks the highest."""
    table = frame(answer, metric)
    table = table.astype({"weekday": int, "hour": int})
    every = pd.MultiIndex.from_product([range(1, 8), range(24)], names=["weekday", "hour"]).to_frame(index=False)
    table = tips(every.merge(table, how="left", on=["weekday", "hour"]), metric)
    return table.assign(
        day=[WEEKDAYS[day - 1][:3] for day in table["weekday"]],
        when=[f"{weekday_words(cell.weekday)} {hour_words(cell.hour)}" for cell in table.itertuples()],
        peak=table.index == (table["value"].idxmax() if table["value"].notna().any() else -1),
        aloud=lambda rows: rows["when"] + ": " + rows["tip_value"],
    )


def heat_cell(event) -> tuple[int, int] | None:
    """The (weekday, hour) that was clicked, None when none is."""
    rows = (event or {}).get("selection", {}).get("pick") or []
    return (int(rows[0]["weekday"]), int(rows[0]["hour"])) if rows and "weekday" in rows[0] else None


@cache
def shape(label: str, dark: bool | None = None) -> dict:
    """The specification: one hue, the fuller the higher; `dark` None follows the reader's theme."""
    cell = {
        "x": {"field": "hour", "type": "ordinal", "scale": {"paddingInner": 0.08, "domain": [*range(24)]},
              "axis": {"labelAngle": 0, "labelExpr": "datum.value % 3 ? '' : datum.label", "labelOverlap": False}},
        "y": {"field": "day", "type": "ordinal", "sort": None, "axis": {},
              "scale": {"paddingInner": 0.08, "domain": [day[:3] for day in WEEKDAYS]}},
    }  # fmt: skip
    words = spec.tooltip({"when": "When", "tip_value": label, "tip_n": "Based on", "tip_change": "Change"})
    accent = colours.ACCENT.on(dark)
    full = {"field": "value", "type": "quantitative", "legend": None, "scale": {"range": [0.08, 1]}}
    fill = {"condition": {"test": "!isValid(datum.value)", "value": 0}, **full}
    shown = {"condition": {"param": "pick", "value": 1}, "value": 0.4}
    looks = {"fillOpacity": fill, "opacity": shown, "tooltip": words, "description": {"field": "aloud"}}
    layers = [
        {"mark": {"type": "rect", "fill": accent, "cornerRadius": 2, "cursor": "pointer"},
         "params": [{"name": "pick", "select": {"type": "point", "fields": ["weekday", "hour"], "toggle": False}}],
         "encoding": {**cell, **looks}},
        {"mark": {"type": "rect", "fill": None, "stroke": colours.INK.on(dark), "strokeWidth": 1.5, "cornerRadius": 2,
                  "aria": False},
         "transform": [{"filter": "datum.peak"}], "encoding": {**cell, "tooltip": words}},
    ]  # fmt: skip
    return spec.chart(layers, dark, CELL * 7, f"{label} by weekday and hour")
