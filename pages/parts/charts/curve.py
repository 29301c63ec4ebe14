"""What another target would give: the share within target over targets from a minute to three days, today's marked."""

from collections.abc import Mapping, Sequence
from functools import cache

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.what_if import TARGETS, Promise
from metrics.words import duration, say
from pages.parts.answers import Row
from pages.parts.charts import spec
from pages.parts.charts.axis import axis_labels
from pages.parts.charts.values import drawn

HEIGHT = 240
TICKS = [60, 300, 900, 3600, 14_400, 43_200, 86_400, 259_200]
FIELDS = {
    "target": pa.float64(), "share": pa.float64(), "tip_target": pa.string(), "tip_share": pa.string(),
    "tip_n": pa.string(), "words": pa.string(), "today": pa.bool_(),
}  # fmt: skip


def curve(promises: Sequence[Promise], today: Mapping[float, str], key: str) -> None:
    """Draw the curve; `today` are the targets in force and their words."""
    st.vega_lite_chart(drawn(points(promises, today), FIELDS), shape(), theme=None, key=key)


def points(promises: Sequence[Promise], today: Mapping[float, str]) -> list[Row]:
    """The curve's points; those of an hour, a day and today's targets with words."""
    marks = {3600: "1h", 86_400: "24h"} | {seconds: f"{words} today" for seconds, words in today.items()}
    return [
        {"target": promise.target, "share": promise.share, "tip_target": duration(promise.target),
         "tip_share": say(promise.share, "share", promise.due), "tip_n": f"{promise.met:,} of {promise.due:,}",
         "words": f"{marks[promise.target]}: {say(promise.share, 'share', promise.due)}" if promise.target in marks else "",
         "today": promise.target in today}
        for promise in promises
        if promise.share is not None and TARGETS[0] <= promise.target <= TARGETS[-1]
    ]  # fmt: skip


def curve_table(promises: Sequence[Promise]) -> pd.DataFrame:
    """The curve as people read it."""
    rows = [(duration(p.target), say(p.share, "share", p.due), f"{p.met:,}", f"{p.due:,}") for p in promises]
    return pd.DataFrame(rows, columns=["Target", "Within it", "In time", "Due"])


@cache
def shape(dark: bool | None = None) -> dict:
    """The specification: time on a log axis, a dot and words at the marks."""
    ends = {"type": "log", "domain": [TARGETS[0], TARGETS[-1]], "nice": False}
    axis = {"values": TICKS, "labelExpr": axis_labels("seconds"), "grid": False, "labelFlush": True}
    x = {"field": "target", "type": "quantitative", "scale": ends, "axis": axis}
    y = {"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": spec.value_axis("share")}
    accent, ink, quiet = (pair.on(dark) for pair in (colours.ACCENT, colours.INK, colours.QUIET))
    words = spec.tooltip({"tip_target": "With a target of", "tip_share": "Within it", "tip_n": "Conversations"})
    marked = [{"filter": "datum.words !== ''"}]
    dash = {"condition": {"test": "datum.today", "value": [6, 4]}, "value": [2, 3]}
    tone = {"condition": {"test": "datum.today", "value": ink}, "value": quiet}
    layers = [
        {"transform": marked, "mark": {"type": "rule", "aria": False},
         "encoding": {"x": x, "y": y, "y2": {"datum": 0}, "strokeDash": dash, "color": tone}},
        {"mark": {"type": "line", "color": accent, "strokeWidth": 2, "strokeJoin": "round"}, "encoding": {"x": x, "y": y}},
        {"mark": {"type": "point", "filled": True, "size": 240, "opacity": 0},
         "encoding": {"x": x, "y": y, "tooltip": words, "description": {"field": "aloud"}}},
        {"transform": marked, "mark": {"type": "point", "filled": True, "size": 48, "opacity": 1, "color": accent},
         "encoding": {"x": x, "y": y, "tooltip": words}},
        {"transform": marked, "mark": {"type": "text", "align": "left", "dx": 8, "dy": 12, "aria": False},
         "encoding": {"x": x, "y": y, "text": {"field": "words"}, "color": tone}},
    ]  # fmt: skip
    aloud = [{"calculate": "'With a target of ' + datum.tip_target + ': ' + datum.tip_share", "as": "aloud"}]
    return spec.chart(layers, dark, HEIGHT, "Within target by target") | {"transform": aloud}
