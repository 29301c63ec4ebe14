"""How a trend is drawn: one specification for all data of a shape, so that the browser keeps the chart."""

from functools import cache

from metrics import colours
from pages.parts.charts import spec

HEIGHT = 240
STACKED = ("count", "part")  # drawn as bars, the groups one upon the other
BARS = "bars of "  # before the unit of what else is drawn as bars
UNITS = {"level": "count", "part": "share"}  # of those that are no unit themselves
_EXACT = {"nice": False, "padding": 0}  # the scale ends where the rows do


def stacked(kind: str) -> bool:
    """Whether a kind of trend is drawn as bars."""
    return kind in STACKED or kind.startswith(BARS)


@cache
def shape(label: str, kind: str, every: str, groups: str = "", dark: bool | None = None) -> dict:
    """The specification of a trend of `many` groups, a few `labelled` ones, `one` or none, or none with a sure `band`.

    The rows bring colours and words themselves. `kind` is a unit, `level` (a count drawn as a line) or `part` (a share
    stacked to the whole); `bars of` a unit are bars where a line is usual.
    """
    many, unit = groups in ("many", "labelled"), UNITS.get(kind, kind.removeprefix(BARS))
    x = {"field": "mid", "type": "temporal", "axis": _time_axis(every), "scale": _EXACT}
    y = {"field": "value", "type": "quantitative", "axis": spec.value_axis(unit), "scale": _EXACT | {"zero": False}}
    grouped = many or groups == "one"
    words = spec.tooltip({"tip_period": "Period", **({"group": "Group"} if many else {}), "tip_value": label,
                          **({"tip_sure": "95 % sure"} if groups == "band" else {}),
                          "tip_n": "Based on", "tip_change": "Change"})  # fmt: skip
    paint = _BY_GROUP if grouped else {"color": {"value": colours.ACCENT.on(dark)}}
    marks = _bars(y, words, paint) if stacked(kind) else _lines(x, y, words if many else None, paint, dark)
    band = _band(x, y, dark) if groups == "band" else []
    flags = _flags(y, dark) if kind == "part" and grouped else []
    layers = [*band, _hover(x, y, words, dark), *marks, *_rules(x, y, stacked(kind), dark), *flags]
    room = 84 if groups == "labelled" and not stacked(kind) else 0  # for the names at the lines' ends
    drawn = spec.chart(layers, dark, HEIGHT, f"{label} over time")
    return drawn | {"padding": {"top": 8, "right": room}, "transform": _ALOUD if grouped else _ALOUD_ALONE}


_MID = {"calculate": "(time(datum.start) + time(datum.end)) / 2", "as": "mid"}
_ALOUD = [_MID, {"calculate": "datum.tip_period + ' ' + datum.group + ': ' + datum.tip_value", "as": "aloud"}]
_ALOUD_ALONE = [_MID, {"calculate": "datum.tip_period + ': ' + datum.tip_value", "as": "aloud"}]


# Ticks stand in the middle of a day or week; noon keeps them on the right date where a clock changes in between.
_DAY = 86_400_000  # ms
_FROM, _SPAN = "+domain('x')[0]", "(domain('x')[1] - domain('x')[0])"
_ROOM = f"ceil({_SPAN} / {_DAY} * 72 / width)"  # days between two labels at least
_DAYS = f"{_ROOM} < 3 ? {_ROOM} : 7 * ceil({_ROOM} / 7)"
_TICKS = {
    "day": f"sequence({_FROM} + {_DAY / 2}, +domain('x')[1], {_DAY} * max(1, {_DAYS}))",
    "week": f"sequence({_FROM} + {3.5 * _DAY}, +domain('x')[1], {7 * _DAY} * max(1, ceil({_ROOM} / 7)))",
}
_LABELS = {
    "hour": "timeFormat(datum.value, hours(datum.value) ? '%H:%M' : '%-d %b')",
    "day": "timeFormat(datum.value, '%-d %b')",
    "week": f"timeFormat(datum.value - {3 * _DAY}, '%-d %b')",
    "month": "timeFormat(datum.value, '%b %Y')",
    "quarter": "timeFormat(datum.value, '%b %Y')",
}


def _time_axis(every: str) -> dict:
    # A label at the very end would stand outside and push the chart narrower.
    words = f"datum.value < domain('x')[1] ? {_LABELS[every]} : ''"
    axis = {"labelExpr": words, "grid": False, "labelOverlap": True}
    if every in _TICKS:
        return axis | {"values": {"expr": _TICKS[every]}}
    return axis | {"tickCount": {"expr": "ceil(width / 88)"}, "labelAlign": "left", "labelFlush": False}


def _hover(x: dict, y: dict, words: list[dict], dark: bool | None) -> dict:
    """Full-height bands that answer the pointer and the brush, and hold the axis at its round ends."""
    swept = {"fill": colours.ACCENT.on(dark), "fillOpacity": 0.12, "stroke": None}
    near = {"condition": {"param": "near", "empty": False, "value": 0.08}, "value": 0}
    return {
        "transform": [{"filter": "datum.first"}],
        "mark": {"type": "rect", "fill": colours.INK.on(dark), "aria": False},
        "params": [
            {"name": "near", "select": spec.pointing("start")},
            {"name": "brush", "select": {"type": "interval", "encodings": ["x"], "mark": swept}},
        ],
        "encoding": {
            "x": x | {"field": "start"}, "x2": {"field": "end"}, "y": y | {"field": "bottom"}, "y2": {"field": "top"},
            "fillOpacity": near, "tooltip": words,
        },
    }  # fmt: skip


_BY_GROUP = {
    "color": {"field": "colour", "type": "nominal", "scale": None},
    "detail": {"field": "group", "type": "nominal"},
    "order": {"field": "place"},
}


def _band(x: dict, y: dict, dark: bool | None) -> list[dict]:
    """Between what the values lie for sure; at a value alone between gaps a thin line."""
    around = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
    look = {"color": colours.ACCENT.on(dark), "aria": False}
    return [
        {"mark": {"type": "area", "opacity": 0.12, **look}, "encoding": around},
        {"mark": {"type": "rule", "opacity": 0.4, **look}, "transform": [{"filter": "datum.dot"}], "encoding": around},
    ]


def _bars(y: dict, words: list[dict], paint: dict) -> list[dict]:
    return [{
        "mark": {"type": "bar", "orient": "vertical", "xOffset": 1, "x2Offset": -1},
        "encoding": {
            "x": {"field": "start", "type": "temporal", "scale": _EXACT}, "x2": {"field": "end"},
            "y": y | {"stack": "zero"}, "tooltip": words, "description": {"field": "aloud"}, **paint,
        },
    }]  # fmt: skip


def _flags(y: dict, dark: bool | None) -> list[dict]:
    """A sign over a period in which something happened."""
    at = {
        "x": {"field": "start", "type": "temporal", "scale": _EXACT},
        "x2": {"field": "end"},
        "y": y | {"field": "top"},
    }
    return [{
        "mark": {"type": "text", "baseline": "bottom", "dy": 0, "color": colours.INK.on(dark), "aria": False, "fontSize": 14},
        "transform": [{"filter": "datum.first && datum.flag !== ''"}],
        "encoding": at | {"x": {"field": "mid", "type": "temporal", "scale": _EXACT}, "text": {"field": "flag"}},
    }]  # fmt: skip


def _lines(x: dict, y: dict, words: list[dict] | None, paint: dict, dark: bool | None) -> list[dict]:
    colour = {name: paint[name] for name in paint if name != "order"} | {"description": {"field": "aloud"}}
    ink, named = colours.INK.on(dark), [{"filter": "datum.label !== ''"}]
    layers = [
        {"mark": {"type": "line", "strokeWidth": 2, "strokeJoin": "round", "strokeCap": "round"},
         "encoding": {"x": x, "y": y, **colour}},
        {"mark": {"type": "point", "filled": True, "size": 32, "opacity": 1}, "transform": [{"filter": "datum.dot"}],
         "encoding": {"x": x, "y": y, **colour}},
    ]  # fmt: skip
    if words:
        layers += [
            {"mark": {"type": "point", "filled": True, "size": 160, "opacity": 0, "aria": False},
             "encoding": {"x": x, "y": y, "tooltip": words, **colour}},
            {"mark": {"type": "point", "filled": True, "size": 48, "opacity": 1, "xOffset": 12, "aria": False},
             "transform": named, "encoding": {"x": x, "y": y | {"field": "label_y"}, **colour}},
            {"mark": {"type": "text", "align": "left", "dx": 20, "baseline": "middle", "color": ink, "limit": 88},
             "transform": named,
             "encoding": {"x": x, "y": y | {"field": "label_y"}, "text": {"field": "label"}}},
        ]  # fmt: skip
    return layers


def _rules(x: dict, y: dict, over_bars: bool, dark: bool | None) -> list[dict]:
    """The span before and the target; over bars the span before on a ground of its own, to be seen on every colour."""
    faint, quiet, page = colours.FAINT.on(dark), colours.QUIET.on(dark), colours.PAGE.on(dark)
    before = {"strokeWidth": 1.5, "strokeDash": [2, 3], "color": colours.INK.on(dark)}
    marks = [("before", {"strokeWidth": 3.5, "strokeOpacity": 0.7, "color": page}), ("before", before)]
    if not over_bars:
        marks = [("before", before | {"strokeWidth": 1.25, "color": faint})]
    marks.append(("target", {"strokeWidth": 1, "strokeDash": [6, 4], "interpolate": "step", "color": quiet}))
    return [
        {"mark": {"type": "line", "aria": False, **look}, "transform": [{"filter": "datum.first"}],
         "encoding": {"x": x, "y": y | {"field": field}}}
        for field, look in marks
    ]  # fmt: skip
