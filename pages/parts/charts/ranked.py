"""A metric by group, what wants looking at first: name, bar, value and change in one row; a click picks the row."""

from collections.abc import Sequence
from functools import cache, lru_cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.groups import OTHERS, group_name, group_words
from metrics.interval import noise
from metrics.metric import Metric
from metrics.words import FEW, NOTHING, missing
from pages.parts.answers import Row, groups, known, rows
from pages.parts.charts import listed, spec
from pages.parts.charts.values import drawn, tips
from pages.parts.style import no_data

ROW = 32
SHOWN = 10  # groups; the table has all
FIELDS = {
    "place": pa.int16(), "raw": pa.string(), "name": pa.string(), "value": pa.float64(), "tip_value": pa.string(),
    "tip_n": pa.string(), "tip_change": pa.string(), "short_change": pa.string(), "colour": pa.string(),
    "change_colour": pa.string(), "pale": pa.bool_(),
}  # fmt: skip


def ranked(answer: Answer, metric: Metric, key: str, limit: int = SHOWN, on_select="rerun", counted: bool = False):
    """Draw the answer by its first by-column as a ranked list; returns the chart's event for `picked`.

    `counted` lists show how many rows each value rests on in the place of its change.
    """
    if not known(answer, metric):
        return no_data()
    found = [_counted(row) if counted else row for row in ranking(answer, metric)[:limit]]
    return st.vega_lite_chart(
        drawn(found, FIELDS),
        shape(
            metric.label,
            _slots(len(found), limit),
            changed=any(row["short_change"] for row in found),
            numbered=not (counted or metric.counts),
        ),
        theme=None,
        key=key,
        on_select=on_select,
        selection_mode="pick",
    )


def _counted(row: Row) -> Row:
    return {**row, "short_change": f"n = {row['tip_n']}", "change_colour": colours.QUIET.css}


def _slots(count: int, limit: int) -> int:
    """Rows to leave room for: few different heights, so that the browser keeps its chart while the rows change."""
    return next((slots for slots in (5, 10) if count <= slots <= limit), max(count, 1))


@lru_cache(maxsize=128)
def ranking(answer: Answer, metric: Metric, dark: bool | None = None) -> Sequence[Row]:
    """The groups with a value, the worst first, of counts the largest; rates of fewer than five, and the unknown, last."""
    by = groups(answer)[0]
    found = [_row(row, metric, by) for row in rows(answer, metric) if row["value"] is not None]
    for row, pair in zip(found, colours.of_bars([row["pick"] for row in found], by), strict=True):
        meaning = "none" if row["small"] else row["tip_meaning"]
        row |= {"colour": pair.on(dark), "change_colour": colours.MEANING[meaning].on(dark)}
    sign = 1 if lowest_first(metric) else -1
    found.sort(key=lambda row: (row["unknown"], row["others"], row["small"], sign * row["value"], row["pick"]))
    return [row | {"place": place} for place, row in enumerate(found)]


def _row(row: Row, metric: Metric, by: str) -> dict:
    words = tips(row, metric)
    pick = group_name(row[by], "")
    small, unknown, others = row["n"] < FEW and metric.unit != "count", pick == "", pick == OTHERS
    return words | {
        "pick": pick,
        "raw": "" if unknown else None if others else str(row[by]),
        "name": group_words(row[by], by),
        "value": row["value"],
        "small": small,
        "unknown": unknown,
        "others": others,
        "pale": small or unknown or others,
        "noise": bool(noise(row)),
        "short_change": _short(words["tip_change"]),
    }


def _short(change: str) -> str:
    """A change in the room of its column; that it is within noise its grey says, and the pointer."""
    return {NOTHING: "", "no change": "0"}.get(change, change.removesuffix(" within noise"))


def lowest_first(metric: Metric) -> bool:
    """Whether the lowest value is the one to look at: where higher is better and it is no mere count."""
    return metric.good == "up" and not metric.counts


def picked(event) -> str | None:
    """The group whose row was clicked, as in the answer ('' for the unknown); None when none is."""
    found = (event or {}).get("selection", {}).get("pick") or []
    return None if not found or missing(found[0].get("raw")) else str(found[0]["raw"])


@cache
def shape(label: str, slots: int, dark: bool | None = None, changed: bool = True, numbered: bool = False) -> dict:
    """The specification for so many rows: columns of text and, between them, the bars; `numbered` with n where it fits."""
    scale = {"paddingInner": 0, "paddingOuter": 0, "domain": [*range(slots)]}
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": scale}
    words = spec.tooltip({"name": "Group", "tip_value": label, "tip_n": "Based on", "tip_change": "Change"})
    name, n = _NAME if changed else _WIDE_NAME, _N if numbered else "0"
    change = f"({n} + {_CHANGE if changed else 0})"
    layers = [
        listed.rows(y, words, dark),
        _bars(y, words, name, change),
        listed.text(y, words, "name", {"align": "left", "limit": {"expr": f"{name} - 8"}}, "0"),
        listed.text(y, words, "tip_value", {"align": "right", "fontWeight": 600}, f"width - {change}"),
        listed.text(y, words, "short_change", {"align": "right"}, f"width - {n}", colour="change_colour"),
    ]
    if numbered:
        look = {"align": "right", "color": colours.QUIET.on(dark), "opacity": {"expr": f"{n} ? 1 : 0"}}
        layers.append(listed.text(y, words, "counted", look, "width"))
    aloud = [
        {"calculate": "datum.name + ': ' + datum.tip_value", "as": "aloud"},
        {"calculate": "'n = ' + datum.tip_n", "as": "counted"},
    ]
    return spec.chart(layers, dark, ROW * slots, f"{label}, ranked") | {"transform": aloud}


_NAME, _CHANGE, _VALUE = "min(168, width * 0.3)", 84, 76  # px
_N = "(width < 380 ? 0 : 76)"
_WIDE_NAME = "min(208, width * 0.5)"


def _bars(y: dict, words: list[dict], name: str, change: str) -> dict:
    room = {"range": [{"expr": name}, {"expr": f"max({name} + 16, width - {change} - {_VALUE})"}], "nice": False}
    return {
        "mark": {"type": "bar", "height": 12, "cornerRadiusEnd": 2, "cursor": "pointer"},
        "encoding": {
            "y": y, "x": {"field": "value", "type": "quantitative", "axis": None, "scale": room}, "tooltip": words,
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "description": {"field": "aloud"},
            "opacity": {"condition": {"test": "datum.pale", "value": 0.5}, "value": 1},
        },
    }  # fmt: skip
