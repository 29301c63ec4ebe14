"""What charts of one row per group share: rows to hover and click, and the texts in them."""

from metrics import colours
from pages.parts.charts import spec


def rows(y: dict, words: list[dict], dark: bool | None) -> dict:
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


def text(y: dict, words: list[dict], field: str, look: dict, at: str, colour: str = "") -> dict:
    """A column of texts, `at` so many px from the left; `colour` names the field that has its colour."""
    paint = {"color": {"field": colour, "type": "nominal", "scale": None}} if colour else {}
    return {
        "mark": {"type": "text", "baseline": "middle", "cursor": "pointer", "aria": False, **look},
        "encoding": {"y": y, "x": {"value": {"expr": at}}, "text": {"field": field}, "tooltip": words, **paint},
    }
