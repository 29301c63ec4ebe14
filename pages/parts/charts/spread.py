"""How a duration is spread: a bar for each step of time, and ruled lines with words for median, mean, p90 and target."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import inf, log

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.distribution import Bar, range_words
from metrics.words import duration, say
from pages.parts.answers import Row
from pages.parts.charts import spec
from pages.parts.charts.axis import axis_labels
from pages.parts.charts.values import drawn

HEIGHT = 280
LETTER, WIDTH = 7.5, 520  # px of a letter and of the narrowest chart
ROOM, LEVEL = 0.06, 0.11  # of the highest bar: the gap above it, the height of a line of words
FIELDS = {
    "kind": pa.string(), "at": pa.float64(), "end": pa.float64(), "n": pa.float64(), "height": pa.float64(),
    "words": pa.string(), "tip_range": pa.string(), "tip_n": pa.string(), "pale": pa.bool_(),
}  # fmt: skip


def spread(bars: Sequence[Bar], lines: Mapping[str, float], target: float | None, key: str) -> None:
    """Draw the bars; `lines` are words and where they stand, in seconds; what lies beyond the target is paler."""
    rows = points(bars, lines, target)
    st.vega_lite_chart(drawn(rows, FIELDS), shape(), theme=None, key=key)


def points(bars: Sequence[Bar], lines: Mapping[str, float], target: float | None = None) -> list[Row]:
    """The bars, the ends of their steps in words, and the lines with their words one above the other."""
    total, top = sum(bar.n for bar in bars), max(bar.n for bar in bars)
    blank = dict.fromkeys(FIELDS) | {"pale": False, "words": ""}
    shown = [
        blank | {"kind": "bar", "at": place, "end": place + 1, "n": bar.n, "words": say(bar.n / total, "share"),
                 "tip_range": range_words(bar), "tip_n": _part(bar.n, total), "pale": _late(bar, target)}
        for place, bar in enumerate(bars)
    ]  # fmt: skip
    edges = [bars[0].over, *(bar.up_to for bar in bars)]
    shown += [
        blank | {"kind": "edge", "at": place, "words": duration(edge) if edge else "0"}
        for place, edge in enumerate(edges)
        if edge < inf
    ]
    for level, (at, words, side) in enumerate(_placed(lines, bars), 1):
        kind = f"target {side}" if words.startswith("target") else side
        shown.append(blank | {"kind": kind, "at": at, "height": top * (1 + ROOM + LEVEL * level), "words": words})
    return shown


def _placed(lines: Mapping[str, float], bars: Sequence[Bar]) -> list[tuple[float, str, str]]:
    """The lines from the lowest to the highest and the side their words stand on, so that no line crosses words.

    Words at the left end of their lines rise to the right, words at the right end fall; where neither has room for all,
    those without room at the right stand above the others.
    """
    found = [(at, words) for words, value in lines.items() if (at := position(value, bars)) is not None]
    wide = {words: len(words) * LETTER / WIDTH * len(bars) for _, words in found}
    left = [one for one in found if one[0] + wide[one[1]] > len(bars)]
    if left and all(at >= wide[words] for at, words in found):
        left = found
    right = [one for one in found if one not in left]
    return [(*one, "right") for one in sorted(right, reverse=True)] + [(*one, "left") for one in sorted(left)]


def position(seconds: float, bars: Sequence[Bar]) -> float | None:
    """Where a duration stands among the bars, each as wide as the next; None outside them."""
    for place, (over, up_to, _) in enumerate(bars):
        if over <= seconds <= up_to:
            if up_to == inf:
                return place + 0.5
            return place + (log(seconds / over) / log(up_to / over) if over else seconds / up_to)
    return None


def spread_table(bars: Sequence[Bar]) -> pd.DataFrame:
    """The bars as people read them, with the share of all that took no longer."""
    total, so_far, rows = sum(bar.n for bar in bars), 0, []
    for bar in bars:
        so_far += bar.n
        rows.append((range_words(bar), f"{bar.n:,}", say(bar.n / total, "share"), say(so_far / total, "share")))
    return pd.DataFrame(rows, columns=["Took", "How many", "Share", "No longer than that"])


def _part(n: int, total: int) -> str:
    return f"{n:,} of {total:,} ({say(n / total, 'share')})"


def _late(bar: Bar, target: float | None) -> bool:
    return target is not None and bar.over >= target


_AXIS = {"tickCount": 4, "labelExpr": axis_labels("count"), "grid": False}
_STEP = "width / domain('x')[1]"  # px of a bar
_EVERY = f"({_STEP} < 22 ? 3 : {_STEP} < 44 ? 2 : 1)"  # of so many steps one is written out


@cache
def shape(dark: bool | None = None) -> dict:
    """The specification: bars of equal width, as each step is about as much longer as the next; words above and below."""
    x = {"field": "at", "type": "quantitative", "axis": None, "scale": {"nice": False, "zero": False}}
    y = {"field": "n", "type": "quantitative", "axis": _AXIS, "scale": {"nice": False}}
    ink, quiet, accent = (pair.on(dark) for pair in (colours.INK, colours.QUIET, colours.ACCENT))
    words = spec.tooltip({"tip_range": "Took", "tip_n": "How many"})
    wide = {"value": {"expr": "width / domain('x')[1] < 36 ? 0 : 1"}}
    thin = {"condition": {"test": f"datum.at % {_EVERY}", "value": 0}, "value": 1}
    layers = [
        {"transform": [{"filter": "datum.kind === 'bar'"}],
         "mark": {"type": "bar", "orient": "vertical", "xOffset": 1, "x2Offset": -1, "fill": accent, "cornerRadiusEnd": 2},
         "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "y2": {"datum": 0}, "tooltip": words,
                      "description": {"field": "aloud"},
                      "fillOpacity": {"condition": {"test": "datum.pale", "value": 0.45}, "value": 1}}},
        {"transform": [{"filter": "datum.kind === 'bar' && datum.n > 0"}, {"calculate": "datum.at + 0.5", "as": "mid"}],
         "mark": {"type": "text", "dy": -10, "color": quiet, "aria": False},
         "encoding": {"x": x | {"field": "mid"}, "y": y, "text": {"field": "words"}, "opacity": wide}},
        {"transform": [{"filter": "datum.kind === 'edge'"}],
         "mark": {"type": "text", "dy": 14, "color": quiet, "aria": False},
         "encoding": {"x": x, "y": {"datum": 0}, "text": {"field": "words"}, "opacity": thin}},
        *(_line(x, y, side, quiet if side.startswith("target") else ink, side.endswith("left"))
          for side in ("left", "right", "target left", "target right")),
    ]  # fmt: skip
    aloud = [{"calculate": "datum.tip_range + ': ' + datum.tip_n", "as": "aloud"}]
    drawn_ = spec.chart(layers, dark, HEIGHT, "How long it took") | {"transform": aloud}
    return drawn_ | {"padding": {"left": 16, "right": 16, "top": 12, "bottom": 24}}


def _line(x: dict, y: dict, kind: str, colour: str, left: bool) -> dict:
    """A ruled line with its words beside its upper end."""
    height = y | {"field": "height"}
    dash = {"strokeDash": [6, 4]} if kind.startswith("target") else {}
    side = {"align": "right", "dx": -6} if left else {"align": "left", "dx": 6}
    return {
        "transform": [{"filter": f"datum.kind === '{kind}'"}],
        "layer": [
            {"mark": {"type": "rule", "color": colour, "aria": False, **dash},
             "encoding": {"x": x, "y": height, "y2": {"datum": 0}}},
            {"mark": {"type": "text", "baseline": "middle", "color": colour, "dy": 6, **side},
             "encoding": {"x": x, "y": height, "text": {"field": "words"}}},
        ],
    }  # fmt: skip
