"""A share within target over time with how sure it is, the target in force above it in words, stepped where it was changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.metric import Metric
from pages.parts.answers import Row, known
from pages.parts.charts import trend_shape
from pages.parts.charts.happened import marked
from pages.parts.charts.trend import SURE as TREND
from pages.parts.charts.trend import points
from pages.parts.charts.values import drawn
from pages.parts.style import no_data

FIELDS = TREND | {"promise": pa.string(), "promise_end": pa.timestamp("ms")}
LINE, STEP = -8, 4  # px above the plot: the line, and the foot of its steps


def promised(answer: Answer, metric: Metric, every: str, words: Mapping[datetime, str], key: str, on_select="rerun"):
    """Draw the trend; `words` are the target in force in each period. Returns the event for `brushed`."""
    if not known(answer, metric):
        return no_data()
    rows = steps(points(answer, metric, every), words)
    return st.vega_lite_chart(
        drawn(rows, FIELDS),
        marked(shape(metric.label, every), rows),
        theme=None,
        key=key,
        on_select=on_select,
        selection_mode="brush",
    )


def steps(rows: Sequence[Row], words: Mapping[datetime, str]) -> list[Row]:
    """The rows of a trend; the first of each run of periods under one target says it, and where the run ends."""
    found = []
    for said, run in groupby(rows, key=lambda row: words[row["start"]]):
        first, *rest = run
        found.append(first | {"promise": said, "promise_end": (rest or [first])[-1]["end"]})
        found += [row | {"promise": None, "promise_end": None} for row in rest]
    return found


@cache
def shape(label: str, every: str, dark: bool | None = None) -> dict:
    """The trend's specification with a line of targets above it."""
    base, quiet = trend_shape.shape(label, "share", every, "band", dark), colours.QUIET.on(dark)
    x = {"field": "start", "type": "temporal"}
    said = [{"filter": "datum.promise !== null"}]
    rule = {"type": "rule", "color": quiet, "strokeDash": [6, 4], "aria": False}
    above = [
        {"transform": said, "mark": rule, "encoding": {"x": x, "x2": {"field": "promise_end"}, "y": {"value": LINE}}},
        {"transform": said, "mark": rule | {"strokeDash": [1, 0]},
         "encoding": {"x": x, "y": {"value": LINE}, "y2": {"value": STEP}}},
        {"transform": said, "mark": {"type": "text", "align": "left", "dx": 4, "dy": -9, "color": quiet},
         "encoding": {"x": x, "y": {"value": LINE}, "text": {"field": "promise"}}},
    ]  # fmt: skip
    return base | {"layer": [*base["layer"], *above], "padding": base["padding"] | {"top": 32}}
