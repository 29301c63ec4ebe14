"""Two metrics one against the other, a dot for each group, as large as the rows behind it; the whole as two thin rules."""

from collections.abc import Callable, Sequence
from functools import cache

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.axis import ends, rules
from metrics.groups import group_words
from metrics.metric import Metric
from metrics.words import count_words, said
from pages.parts.answers import Row
from pages.parts.charts import spec
from pages.parts.charts.axis import axis_labels
from pages.parts.charts.values import drawn

HEIGHT = 400
MOST, NAMED = 60, 16  # groups drawn, and with their name beside the dot
FREE, BESIDE, LETTER = 0.045, 0.014, 0.0085  # of an axis: height of a name, from dot to name, width of a letter
FIELDS = {
    "raw": pa.string(), "name": pa.string(), "x": pa.float64(), "y": pa.float64(), "n": pa.float64(),
    "tip_x": pa.string(), "tip_y": pa.string(), "tip_n": pa.string(), "label": pa.string(), "label_left": pa.string(),
    "colour": pa.string(),
}  # fmt: skip
Pair = tuple[Metric, Metric]
Axis = tuple[str, str, tuple[float, ...], tuple[float, float], float | None]  # label, unit, rules, ends, the whole


def scatter(found: Sequence[Row], pair: Pair, whole: tuple, key: str, on_select: Callable):
    """Draw the dots of `dots`; `whole` has both metrics over everything, or None."""
    axes = tuple(
        _axis(metric, [row[at] for row in found], of) for metric, at, of in zip(pair, "xy", whole, strict=True)
    )
    return st.vega_lite_chart(
        drawn(found, FIELDS), shape(*axes), theme=None, key=key, on_select=on_select, selection_mode="pick"
    )


def dots(cells: dict[object, tuple[Row, Row]], pair: Pair, by: str) -> list[Row]:
    """A dot for each group of which both values are known, the largest first; `cells`: group -> the answer's two rows."""
    valued = [(group, both) for group, both in cells.items() if None not in (both[0]["value"], both[1]["value"])]
    valued.sort(key=lambda one: (-min(row["n"] for row in one[1]), str(one[0])))
    names = [None if group is None or group == "" else str(group) for group, _ in valued]
    paint = colours.of_groups(names) if by in ("channel", "platform") else {}
    found = [
        {"raw": name or "", "name": group_words(group, by), "x": x["value"], "y": y["value"], "n": min(x["n"], y["n"]),
         "tip_x": said(pair[0], x["value"], x["n"]), "tip_y": said(pair[1], y["value"], y["n"]), "tip_n": _n(x, y),
         "label": "", "label_left": "", "colour": (paint.get(name) or colours.ACCENT).css}
        for (group, (x, y)), name in zip(valued[:MOST], names, strict=False)
    ]  # fmt: skip
    return _named(found)


def _named(found: list[Row]) -> list[Row]:
    """The largest dots with their name at their right or left, where it runs into no other name or dot."""
    reach = {
        at: max((row[at] for row in found), default=0) - min(0, *(row[at] for row in found), 0) or 1 for at in "xy"
    }
    spots = [(row["x"] / reach["x"], row["y"] / reach["y"]) for row in found]
    taken = [(x - BESIDE / 2, x + BESIDE / 2, y) for x, y in spots]
    named = [*found]
    for place, (x, y) in enumerate(spots[:NAMED]):
        name = found[place]["name"]
        wide = LETTER * min(len(name), 18)
        for side, low in (("label", x + BESIDE), ("label_left", x - BESIDE - wide)):
            if low >= 0 and all(
                abs(y - other) > FREE or low > end or low + wide < start for start, end, other in taken
            ):
                taken.append((low, low + wide, y))
                named[place] = found[place] | {side: name}
                break
    return named


def _n(x: Row, y: Row) -> str:
    return count_words(x["n"], "row") if x["n"] == y["n"] else f"{x['n']:,} and {y['n']:,} rows"


def _axis(metric: Metric, values: Sequence[float], whole: float | None) -> Axis:
    low, high = ends(metric, [*values, whole])
    return metric.label, metric.unit, tuple(rules(low, high, metric.unit)), (low, high), whole


@cache
def shape(across: Axis, up: Axis, dark: bool | None = None) -> dict:
    """The specification for two axes."""
    at = {"x": _place("x", across, dark), "y": _place("y", up, dark)}
    words = spec.tooltip({"name": "Group", "tip_x": across[0], "tip_y": up[0], "tip_n": "Based on"})
    ink, quiet = colours.INK.on(dark), colours.QUIET.on(dark)
    lit = [{"param": "near", "empty": False, "value": 1}, {"param": "pick", "empty": False, "value": 1}]
    layers = [
        *[_rule(side, axis, quiet) for side, axis in (("x", across), ("y", up)) if axis[4] is not None],
        {"mark": {"type": "point", "filled": True, "cursor": "pointer", "stroke": ink},
         "params": [{"name": "pick", "select": {"type": "point", "fields": ["raw"], "toggle": False}},
                    {"name": "near", "select": spec.pointing("raw")}],
         "encoding": {**at, "size": {"field": "n", "type": "quantitative", "legend": None, "scale": {"range": [64, 640]}},
                      "color": {"field": "colour", "type": "nominal", "scale": None}, "tooltip": words,
                      "description": {"field": "aloud"}, "opacity": {"condition": lit, "value": 0.72}}},
        *[{"mark": {"type": "text", "align": align, "dx": dx, "baseline": "middle", "color": ink, "limit": 136, "aria": False},
           "encoding": {**at, "text": {"field": side}, "tooltip": words}}
          for side, align, dx in (("label", "left", 16), ("label_left", "right", -16))],
    ]  # fmt: skip
    aloud = [{"calculate": "datum.name + ': ' + datum.tip_x + ', ' + datum.tip_y", "as": "aloud"}]
    return spec.chart(layers, dark, HEIGHT, f"{up[0]} against {across[0]}") | {
        "transform": aloud,
        "padding": {"left": 0, "right": 96, "top": 8, "bottom": 0},
    }


def _place(side: str, axis: Axis, dark: bool | None) -> dict:
    label, unit, ticks, domain, _ = axis
    head = {
        "title": label,
        "titleColor": colours.QUIET.on(dark),
        "titleFontSize": spec.SMALL,
        "titleFontWeight": "normal",
    }
    looks = {
        "values": list(ticks),
        "labelExpr": axis_labels(unit),
        "grid": True,
        "titlePadding": 12,
        "titleFont": spec.FONT,
    }
    return {
        "field": side, "type": "quantitative", "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {**head, **looks},
    }  # fmt: skip


def _rule(side: str, axis: Axis, colour: str) -> dict:
    """A thin rule where the whole stands."""
    at = {side: {"datum": axis[4], "type": "quantitative"}}
    return {"mark": {"type": "rule", "color": colour, "strokeDash": [2, 3], "aria": False}, "encoding": at}
