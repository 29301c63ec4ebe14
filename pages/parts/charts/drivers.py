"""A metric by group as a dot and how sure it is, what pulls the whole down most first; a click picks the row."""

from collections.abc import Sequence
from functools import cache, lru_cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.axis import ends
from metrics.groups import NO_TAG, UNKNOWN, group_name
from metrics.metric import Metric
from metrics.said import tag_words
from metrics.words import FEW, said, sure_words
from pages.parts.answers import Row, groups, known, rows
from pages.parts.charts import listed, spec
from pages.parts.charts.ranked import ROW
from pages.parts.charts.values import drawn, tips
from pages.parts.style import no_data

FIELDS = {
    "place": pa.int16(), "raw": pa.string(), "name": pa.string(), "value": pa.float64(), "low": pa.float64(),
    "high": pa.float64(), "whole": pa.float64(), "bottom": pa.float64(), "top": pa.float64(), "tip_value": pa.string(),
    "tip_n": pa.string(), "tip_sure": pa.string(), "tip_change": pa.string(), "told": pa.string(),
    "colour": pa.string(), "sign": pa.string(),
}  # fmt: skip
TOLD = {
    "below": "lower than the whole, beyond chance",
    "above": "higher than the whole, beyond chance",
    "noise": "within noise",
    "few": f"fewer than {FEW} answers",
}
SIGNS = {"below": "triangle-down", "above": "triangle-up", "noise": "circle", "few": "circle"}


def drivers(answer: Answer, metric: Metric, whole: float, key: str, limit: int = 12, on_select="rerun"):
    """Draw an answer with `low` and `high` by its first by-column beside the value of the whole; the event is for `picked`."""
    if not known(answer, metric):
        return no_data()
    found = pulling(answer, metric, whole)[:limit]
    slots = next((count for count in (2, 5, 8, 12) if len(found) <= count), len(found))
    return st.vega_lite_chart(
        drawn(found, FIELDS),
        shape(metric.label, slots, changed="previous_value" in answer.table.column_names),
        theme=None,
        key=key,
        on_select=on_select,
        selection_mode="pick",
    )


@lru_cache(maxsize=64)
def pulling(answer: Answer, metric: Metric, whole: float, dark: bool | None = None) -> Sequence[Row]:
    """The groups with a value, first what pulls the whole down most by its distance and size; the few and unknown last."""
    by = groups(answer)[0]
    found = [_row(row, metric, whole, by) for row in rows(answer, metric) if row["value"] is not None]
    sign = -1 if metric.good == "down" else 1
    found.sort(key=lambda row: (row["raw"] == "", row["kind"] == "few", sign * row["pull"], row["name"]))
    bottom, top = ends(metric, [whole, *(row[end] for row in found for end in ("value", "low", "high"))])
    scale = {"bottom": bottom, "top": top}
    paint = {kind: _colour(kind, metric).on(dark) for kind in TOLD}
    return [row | scale | {"place": place, "colour": paint[row["kind"]]} for place, row in enumerate(found)]


def _row(row: Row, metric: Metric, whole: float, by: str) -> dict:
    raw = "" if group_name(row[by], "") == "" else str(row[by])
    name = group_name(row[by], NO_TAG if by == "tag" else UNKNOWN)
    kind = _kind(row, whole)
    return tips(row, metric) | {
        "raw": raw, "name": tag_words(name) if by == "tag" and raw else name, "value": row["value"],
        "low": row["low"], "high": row["high"], "whole": whole, "kind": kind, "pull": row["n"] * (row["value"] - whole),
        "tip_sure": sure_words(metric, row) or "too few to tell", "told": TOLD[kind], "sign": SIGNS[kind],
    }  # fmt: skip


def _kind(row: Row, whole: float) -> str:
    """Whether a group differs from the whole by more than chance may do: its own interval leaves the whole out.

    The whole holds the group's rows, so their difference varies less than the group alone: this errs to “within noise”.
    """
    if row["n"] < FEW or row["low"] is None:
        return "few"
    return "below" if row["high"] < whole else "above" if row["low"] > whole else "noise"


def _colour(kind: str, metric: Metric) -> colours.Pair:
    if kind not in ("below", "above"):
        return colours.FAINT
    return colours.BETTER if (kind == "above") == (metric.good == "up") else colours.WORSE


def found_words(answer: Answer, metric: Metric, whole: float) -> str:
    """What the chart shows in one sentence: which groups lie beyond chance, or that none does."""
    found = [row for row in pulling(answer, metric, whole) if row["raw"]]
    beyond = [row for row in found if row["kind"] in ("below", "above")]
    if not beyond:
        return f"None differs from {said(metric, whole)} by more than chance may do." if found else ""
    worst, best = beyond[0], beyond[-1]
    names = f"{worst['name']} {worst['tip_value']}"
    names += f", {best['name']} {best['tip_value']}" if best is not worst else ""
    return f"Beyond chance against {said(metric, whole)}: {len(beyond)} of {len(found)}, from {names}."


_NAME, _N, _VALUE = "min(184, width * 0.32)", 44, 60  # px


@cache
def shape(label: str, slots: int, dark: bool | None = None, changed: bool = False) -> dict:
    """The specification for so many rows: name, the span it lies in with a dot, value and n."""
    scale = {"paddingInner": 0, "paddingOuter": 0, "domain": [*range(slots)]}
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": scale}
    names = {"name": "Group", "tip_value": label, "tip_sure": "95 % sure", "tip_n": "Based on", "told": "So"}
    words = spec.tooltip(names | ({"tip_change": "Change"} if changed else {}))
    layers = [
        listed.rows(y, words, dark),
        *_marks(y, words, dark),
        listed.text(y, words, "name", {"align": "left", "limit": {"expr": f"{_NAME} - 8"}}, "0"),
        listed.text(y, words, "tip_value", {"align": "right", "fontWeight": 600}, f"width - {_N + 8}"),
        listed.text(y, words, "tip_n", {"align": "right", "color": colours.QUIET.on(dark)}, "width"),
    ]
    aloud = "datum.name + ': ' + datum.tip_value + ', ' + datum.told"
    drawn = spec.chart(layers, dark, ROW * slots, f"{label} by group, with how sure each is")
    return drawn | {"transform": [{"calculate": aloud, "as": "aloud"}]}


def _marks(y: dict, words: list[dict], dark: bool | None) -> list[dict]:
    """The whole as a ruled line, each group's span as a thin one, its value as a sign whose form says what its colour does."""
    room = {"range": [{"expr": f"{_NAME} + 8"}, {"expr": f"width - {_N + _VALUE + 8}"}], "nice": False, "zero": False}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": room}
    paint = {"color": {"field": "colour", "type": "nominal", "scale": None}, "tooltip": words}
    held = {"type": "point", "size": 0, "opacity": 0, "aria": False}  # both ends of the scale
    return [
        *({"mark": held, "encoding": {"y": y, "x": x | {"field": end}}} for end in ("bottom", "top")),
        {"mark": {"type": "tick", "orient": "vertical", "size": ROW, "thickness": 1, "color": colours.QUIET.on(dark),
                  "aria": False}, "encoding": {"y": y, "x": x | {"field": "whole"}}},
        {"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.6, "aria": False},
         "encoding": {"y": y, "x": x | {"field": "low"}, "x2": {"field": "high"}, **paint}},
        {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1, "cursor": "pointer"},
         "encoding": {"y": y, "x": x, **paint, "description": {"field": "aloud"},
                      "shape": {"field": "sign", "type": "nominal", "scale": None}}},
    ]  # fmt: skip
