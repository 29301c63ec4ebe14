"""What all chart specifications share: fonts, greys, axes, tooltips."""

from metrics import colours
from metrics.axis import STEPS
from pages.parts.charts.axis import axis_labels

SMALL = 14  # px, the small one of the page's three sizes
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"  # as in the theme


def chart(layers: list[dict], dark: bool | None, height: int, description: str) -> dict:
    """A whole specification of layers on one pair of axes."""
    return {
        "description": description,
        "height": height,
        "padding": {"left": 0, "right": 0, "top": 4, "bottom": 0},
        "layer": layers,
        "config": _config(dark),
    }


def _config(dark: bool | None) -> dict:
    quiet, line = colours.QUIET.on(dark), colours.LINE.on(dark)
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "text": {"fontSize": SMALL, "font": FONT, "color": colours.INK.on(dark)},
        "axis": {
            "title": None, "labelColor": quiet, "labelFontSize": SMALL, "labelFont": FONT, "labelPadding": 8,
            "domain": False, "ticks": False, "gridColor": line, "gridWidth": 1,
        },
    }  # fmt: skip


def value_axis(unit: str) -> dict:
    """A value axis that reads like the cards: a few round steps, durations in minutes, hours and days."""
    axis = {"tickCount": 4, "labelExpr": axis_labels(unit), "grid": True}
    return axis | ({"values": {"expr": _TIME_TICKS}} if unit == "seconds" else {})


# Steps of a duration axis; `metrics.axis` in Python chooses by the same rule.
_LARGEST = 864000
_TOP = "domain('y')[1]"
_STEP = "".join(f"{_TOP} <= {4 * step} ? {step} : " for step in STEPS) + f"ceil({_TOP} / {4 * _LARGEST}) * {_LARGEST}"
_TIME_TICKS = f"sequence(0, {_TOP} * 1.001, {_STEP})"


def shades(most: float, dark: bool | None) -> dict:
    """The fill of a map's cells by `values.shade`: one hue, the fuller the higher, grey where a few rows are behind it."""
    empty = {"test": "!isValid(datum.value)", "value": 0}
    full = {"field": "shade", "type": "quantitative", "legend": None, "scale": {"range": [0.12, most]}}
    hue = {"condition": {"test": "datum.few", "value": colours.PALE.on(dark)}, "value": colours.ACCENT.on(dark)}
    return {"fill": hue, "fillOpacity": {"condition": [empty, {"test": "datum.few", "value": 1}], **full}}


def pointing(field: str) -> dict:
    """A selection that follows the pointer; it changes marks in the browser and never asks the server."""
    return {"type": "point", "on": "pointerover", "clear": "pointerout", "fields": [field]}


def tooltip(names: dict[str, str]) -> list[dict]:
    """Tooltip rows, field -> title; every field is text said in Python."""
    return [{"field": field, "type": "nominal", "title": title} for field, title in names.items()]
