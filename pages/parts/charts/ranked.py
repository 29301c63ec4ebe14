"""A metric by group, what wants looking at first: name, bar, value and change in one row; a click picks the row."""

from functools import cache

import pandas as pd
import streamlit as st

from metrics.metric import Metric
from metrics.said import tag_words
from pages.parts import colours
from pages.parts.answers import UNKNOWN, frame, groups, known
from pages.parts.charts import spec
from pages.parts.charts.values import group_name, tips
from pages.parts.style import no_data
from pages.parts.words import FEW, missing

ROW = 32
NO_TAG = "(no tag)"


def ranked(answer, metric: Metric, key: str, limit: int = 10, on_select="rerun"):
    """Draw the answer by its first by-column as a ranked list; returns the chart's event for `picked`."""
    if not known(answer, metric):
        return no_data()
    rows = ranking(answer, metric).head(limit)
    return st.vega_lite_chart(
        rows,
        shape(metric.label, len(rows), changed=bool(rows["short_change"].any())),
        theme=None,
        key=key,
        on_select=on_select,
        selection_mode="pick",
    )


def ranking(answer, metric: Metric, dark: bool | None = None) -> pd.DataFrame:
    """The groups with a value, the worst first, of counts the largest; rates of fewer than five, and the unknown, last."""
    table = frame(answer, metric).dropna(subset="value")
    by = groups(table)[0]
    table = tips(table, metric).assign(
        pick=[group_name(name, "") for name in table[by]],
        name=[_short(group_name(name, NO_TAG if by == "tag" else UNKNOWN), by) for name in table[by]],
        colour=_painted(table[by], by, dark),
    )
    table["raw"] = table[by].where(table["pick"] != "", "").astype(str)
    small = (table["n"] < FEW) & (metric.unit != "count")
    table = table.assign(small=small, unknown=table["pick"] == "")
    table = table.sort_values(["unknown", "small", "value", "pick"], ascending=[True, True, lowest_first(metric), True])
    colour = [colours.MEANING[meaning].on(dark) for meaning in table["tip_meaning"]]
    change = table["tip_change"].replace({"—": "", "no change": "0"})
    table["aloud"] = table["name"] + ": " + table["tip_value"]
    return table.assign(place=range(len(table)), change_colour=colour, short_change=change).drop(columns=by)


def lowest_first(metric: Metric) -> bool:
    """Whether the lowest value is the one to look at: where higher is better and it is no mere count."""
    return metric.good == "up" and not metric.counts


def _short(name: str, by: str) -> str:
    return tag_words(name) if by == "tag" else name


def _painted(names: pd.Series, by: str, dark: bool | None) -> list[str] | str:
    """Channels and platforms in their own colour, everything else in the accent."""
    if by not in ("channel", "platform"):
        return colours.ACCENT.on(dark)
    pairs = colours.of_groups(None if group_name(name, "") == "" else name for name in names)
    return [pairs[None if group_name(name, "") == "" else name].on(dark) for name in names]


def picked(event) -> str | None:
    """The group whose row was clicked, as in the answer ('' for the unknown); None when none is."""
    rows = (event or {}).get("selection", {}).get("pick") or []
    return None if not rows or missing(rows[0].get("raw")) else str(rows[0]["raw"])


@cache
def shape(label: str, rows: int, dark: bool | None = None, changed: bool = True) -> dict:
    """The specification for so many rows: three columns of text and, between them, the bars."""
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0, "paddingOuter": 0}}
    words = spec.tooltip({"name": "Group", "tip_value": label, "tip_n": "Based on", "tip_change": "Change"})
    name, change = (_NAME, _CHANGE) if changed else (_WIDE_NAME, 0)
    layers = [
        _rows(y, words, dark),
        _bars(y, words, name, change),
        _text(y, words, "name", {"align": "left", "limit": {"expr": f"{name} - 8"}}, "0"),
        _text(y, words, "tip_value", {"align": "right", "fontWeight": 600}, f"width - {change}"),
        _text(y, words, "short_change", {"align": "right"}, "width", colour="change_colour"),
    ]
    return spec.chart(layers, dark, ROW * max(rows, 1), f"{label}, ranked")


_NAME, _CHANGE, _VALUE = "min(168, width * 0.3)", 84, 76  # px
_WIDE_NAME = "min(208, width * 0.5)"


def _rows(y: dict, words: list[dict], dark: bool | None) -> dict:
    """Whole rows to hover and click."""
    shown = [{"param": "near", "empty": False, "value": 0.06}, {"param": "pick", "empty": False, "value": 0.1}]
    return {
        "mark": {"type": "rect", "fill": colours.INK.on(dark), "cursor": "pointer", "cornerRadius": 4, "aria": False},
        "params": [
            {"name": "pick", "select": {"type": "point", "fields": ["raw"], "toggle": False}},
            {"name": "near", "select": spec.pointing("raw")},
        ],
        "encoding": {
            "y": y, "x": {"value": 0}, "x2": {"value": "width"},
            "fillOpacity": {"condition": shown, "value": 0}, "tooltip": words,
        },
    }  # fmt: skip


def _bars(y: dict, words: list[dict], name: str, change: int) -> dict:
    room = {"range": [{"expr": name}, {"expr": f"max({name} + 16, width - {change + _VALUE})"}], "nice": False}
    return {
        "mark": {"type": "bar", "height": 12, "cornerRadiusEnd": 2, "cursor": "pointer"},
        "encoding": {
            "y": y, "x": {"field": "value", "type": "quantitative", "axis": None, "scale": room}, "tooltip": words,
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "description": {"field": "aloud"},
            "opacity": {"condition": {"test": "datum.small || datum.unknown", "value": 0.5}, "value": 1},
        },
    }  # fmt: skip


def _text(y: dict, words: list[dict], field: str, look: dict, at: str, colour: str = "") -> dict:
    paint = {"color": {"field": colour, "type": "nominal", "scale": None}} if colour else {}
    return {
        "mark": {"type": "text", "baseline": "middle", "cursor": "pointer", "aria": False, **look},
        "encoding": {"y": y, "x": {"value": {"expr": at}}, "text": {"field": field}, "tooltip": words, **paint},
    }
