"""Groups by sentiment as a map: each row shaded by its own shares, the counts written in the cells; a click picks one."""

from collections.abc import Sequence
from functools import cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.safe import line
from metrics.words import say
from pages.parts.answers import Row
from pages.parts.charts import spec
from pages.parts.charts.values import drawn

CELL, HEAD = 36, 28  # pixels of a row and of the names above
MOODS = ("negative", "neutral", "positive", "unknown")
FIELDS = {
    "topic": pa.string(), "mood": pa.string(), "name": pa.string(), "share": pa.float64(), "count": pa.string(),
    "tip": pa.string(), "colour": pa.string(),
}  # fmt: skip


def cross(cells: Sequence[Row], names: Sequence[str], key: str, on_select="rerun"):
    """Draw cells (topic, sentiment, value) with the topics in the order of `names`."""
    every = {name: sum(row["value"] for row in cells if row["topic"] == name) or 1 for name in names}
    shown = [_cell(row, every[row["topic"]]) for row in sorted(cells, key=lambda row: names.index(row["topic"]))]
    moods = tuple(mood for mood in MOODS if any(row["mood"] == mood for row in shown))
    return st.vega_lite_chart(
        drawn(shown, FIELDS), shape(len(every), moods), theme=None, key=key, on_select=on_select, selection_mode="pick"
    )


def _cell(row: Row, every: float) -> Row:
    """A cell with its words; the unknown is grey."""
    mood, count, share = row["sentiment"], f"{row['value']:,.0f}", row["value"] / every
    colour = colours.FAINT if mood == "unknown" else colours.SENTIMENT[mood]
    return {
        "topic": row["topic"], "mood": mood, "name": line(row["topic"]), "share": share, "count": count,
        "tip": f"{count}, {say(share, 'share')} of the topic", "colour": colour.css,
    }  # fmt: skip


def picked(key: str) -> tuple[str, str] | None:
    """The (topic, sentiment) that was clicked."""
    found = ((st.session_state.get(key) or {}).get("selection", {}).get("pick")) or []
    return (found[0]["topic"], found[0]["mood"]) if found and "mood" in found[0] else None


@cache
def shape(rows: int, moods: tuple[str, ...], dark: bool | None = None) -> dict:
    """The specification for so many rows."""
    at = {
        "x": {"field": "mood", "type": "nominal", "sort": list(moods), "scale": {"domain": list(moods), "paddingInner": 0.04},
              "axis": {"orient": "top", "labelAngle": 0}},
        "y": {"field": "name", "type": "nominal", "sort": None, "scale": {"paddingInner": 0.08}, "axis": {"labelLimit": 168}},
    }  # fmt: skip
    words = spec.tooltip({"name": "Topic", "mood": "Sentiment", "tip": "Messages"})
    full = {"field": "share", "type": "quantitative", "legend": None, "scale": {"domain": [0, 1], "range": [0.04, 0.8]}}
    paint = {"color": {"field": "colour", "type": "nominal", "scale": None}, "fillOpacity": full}
    shown = {"condition": {"param": "pick", "value": 1}, "value": 0.4}
    layers = [
        {"mark": {"type": "rect", "cornerRadius": 2, "cursor": "pointer"},
         "params": [{"name": "pick", "select": {"type": "point", "fields": ["topic", "mood"], "toggle": False}}],
         "encoding": {**at, **paint, "opacity": shown, "tooltip": words}},
        {"mark": {"type": "text", "baseline": "middle", "color": colours.INK.on(dark), "aria": False},
         "encoding": {**at, "text": {"field": "count"}, "tooltip": words}},
    ]  # fmt: skip
    return spec.chart(layers, dark, HEAD + CELL * rows, "Messages by topic and sentiment")
