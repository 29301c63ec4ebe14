"""A metric over time: lines for rates and levels, stacked bars for counts and parts, the span before as a dashed line."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyarrow as pa
import streamlit as st

from metrics import colours
from metrics.answer import Answer
from metrics.axis import ends
from metrics.groups import group_name, group_words
from metrics.metric import Metric
from metrics.said import period_name
from metrics.words import sure_words
from pages.parts.answers import Row, compared, groups, known, rows
from pages.parts.charts.happened import marked
from pages.parts.charts.trend_shape import BARS, HEIGHT, shape, stacked
from pages.parts.charts.values import drawn, tips
from pages.parts.spans import period_end
from pages.parts.style import no_data

LABELLED = 4  # so many lines carry their name at their end; more are told apart by the key above
_NUMBER, _TEXT, _MOMENT, _FLAG = pa.float64(), pa.string(), pa.timestamp("ms"), pa.bool_()
FIELDS = {
    "start": _MOMENT, "end": _MOMENT, "value": _NUMBER, "before": _NUMBER, "target": _NUMBER, "bottom": _NUMBER,
    "top": _NUMBER, "first": _FLAG, "dot": _FLAG, "tip_period": _TEXT, "tip_value": _TEXT, "tip_n": _TEXT,
    "tip_change": _TEXT,
}  # fmt: skip
SURE = FIELDS | {"low": _NUMBER, "high": _NUMBER, "tip_sure": _TEXT}
MANY = FIELDS | {
    "group": _TEXT,
    "colour": _TEXT,
    "place": pa.int16(),
    "label": _TEXT,
    "label_y": _NUMBER,
    "flag": _TEXT,
}


class Look(NamedTuple):
    """How a trend is drawn beside what the answer asks for: as `bars` where a line is usual, as high as said."""

    bars: bool = False
    height: int = HEIGHT


USUAL = Look()


def trend(answer: Answer, metric: Metric, every: str, key: str, on_select="rerun", look: Look = USUAL):
    """Draw the answer over its periods of length `every`, a colour for each group; returns the event for `brushed`.

    A column `target` is drawn as a goal line, which may step where the target was changed; `low` and `high` of a line
    alone as a band; `flag`, a sign or two, above the parts of a whole. `on_select` may be a callback. At most about 120
    points stay quick; the answer decides.
    """
    if not known(answer, metric):
        return no_data()
    found = points(answer, metric, every, bars=look.bars)
    marks = _marks(answer, metric, found)
    return st.vega_lite_chart(
        drawn(seen(found, metric), {"": FIELDS, "band": SURE}.get(marks, MANY)),
        marked(shape(metric.label, kind(metric, look.bars), every, marks) | {"height": look.height}, found),
        theme=None,
        key=key,
        on_select=on_select,
        selection_mode="brush",
    )


def _marks(answer: Answer, metric: Metric, found: Sequence[Row]) -> str:
    """Which marks a trend has: of `many` groups, a few `labelled` ones, `one` or none, or of none with a `band` around it."""
    if groups(answer):
        lines = len({row["group"] for row in found})
        return "many" if lines > LABELLED else "labelled" if lines > 1 else "one"
    return "band" if "low" in answer.table.column_names and metric.unit != "count" else ""


def key_of(answer: Answer, metric: Metric, target: str = "", bars: bool = False) -> list[tuple[str, str, str]]:
    """What the marks mean, for `style.key_line`: groups, now, before, and the goal in words (`under 30m`) if any."""
    lines, by = not stacked(kind(metric, bars)), groups(answer)
    found = rows(answer, metric)
    shown = {_group(row[by[0]]) for row in found if row["value"] is not None} if by else ()
    named = {group_words(name, by[0]): pair for name, pair in _colours(found, by).items() if name in shown}
    items = [(name, pair.css, "line" if lines else "block") for name, pair in named.items()] if by else []
    items = [] if lines and len(items) <= LABELLED else items
    if compared(answer, metric) and metric.how != "part" and not (by and lines):
        items += [] if by else [("now", colours.ACCENT.css, "line" if lines else "block")]
        items += [("before", (colours.FAINT if lines else colours.INK).css, "before")]
    return items + ([(f"target {target}", colours.QUIET.css, "target")] if target else [])


def kind(metric: Metric, bars: bool = False) -> str:
    """How a metric is drawn: its unit, but `level` for a count that stands at a moment, `part` for parts of a whole."""
    usual = metric.how if metric.how in ("level", "part") else metric.unit
    return f"{BARS}{metric.unit}" if bars and not stacked(usual) else usual


def seen(found: Sequence[Row], metric: Metric) -> Sequence[Row]:
    """The rows that draw anything: of stacked groups those with a height, and the first of each period for its axis."""
    return [row for row in found if row["first"] or row["value"]] if stacked(kind(metric)) else found


def points(answer: Answer, metric: Metric, every: str, dark: bool | None = None, bars: bool = False) -> Sequence[Row]:
    """The rows a trend draws: where each stands, its colour, its words."""
    by = groups(answer)
    found = [row for row in rows(answer, metric) if row["period"]]
    pairs = _colours(found, by)
    place = {name: number for number, name in enumerate(pairs)}
    names = [_group(row[by[0]]) if by else None for row in found]
    shown = [
        {
            "value": row["value"],
            "previous_value": None if metric.how == "part" else row.get("previous_value"),  # a whole before is a whole
            "target": row.get("target"),
            "group": group_words(name, by[0]) if by else "",
            "colour": pairs[name].on(dark) if by else colours.ACCENT.on(dark),
            "place": place.get(name, 0),
            "flag": row.get("flag") or "",
            "start": row["period"],
            "end": period_end(row["period"], every),
            "tip_period": period_name(row["period"], every),
            "low": row.get("low"),
            "high": row.get("high"),
            "tip_sure": sure_words(metric, row),
            **tips(row, metric),
        }
        for row, name in zip(found, names, strict=True)
    ]
    return _placed(shown, metric, bars)


def _placed(shown: list[dict], metric: Metric, bars: bool = False) -> list[dict]:
    """Axis ends, what was before (once a period), lonely dots and the names at the lines' ends."""
    counts = stacked(kind(metric, bars))
    before, now = _totals(shown, "previous_value"), _totals(shown, "value")
    one = len({row["group"] for row in shown}) <= 1
    drawn = ("value", *(("previous_value",) if one else ()))  # of several lines the span before is not drawn
    heights = (
        [0.0, *now.values(), *before.values()]
        if counts
        else [row[k] for row in shown for k in (*drawn, *(() if row["group"] else ("low", "high")))]
    )
    bottom, top = ends(metric, [*heights, *(row["target"] for row in shown)])
    seen: set = set()
    for row in shown:
        first = row["start"] not in seen
        seen.add(row["start"])
        row |= {"first": first, "bottom": bottom, "top": top, "dot": False, "label": "", "label_y": None}
        row["before"] = before.get(row["start"]) if first and (one or counts) else None
    lines = [[row for row in shown if row["group"] == name] for name in dict.fromkeys(row["group"] for row in shown)]
    for line in lines:
        _dot(line)
    if 1 < len(lines) <= LABELLED:
        _label(lines, (top - bottom) * 20 / (HEIGHT - 40))
    return shown


def _totals(shown: Iterable[Row], column: str) -> dict:
    """The sum of a column in each period that has a value."""
    totals: dict = {}
    for row in shown:
        if row[column] is not None:
            totals[row["start"]] = totals.get(row["start"], 0) + row[column]
    return totals


def _dot(line: list[dict]) -> None:
    """A value between two gaps makes no line: it is a dot."""
    valued = [False, *(row["value"] is not None for row in line), False]
    for i, row in enumerate(line, 1):
        row["dot"] = valued[i] and not valued[i - 1] and not valued[i + 1]


def _label(lines: list[list[dict]], distance: float) -> None:
    """Writes each group's name at its last known value, pushed up where two would touch."""
    last = [valued[-1] for line in lines if (valued := [row for row in line if row["value"] is not None])]
    below = float("-inf")
    for row in sorted(last, key=lambda row: row["value"]):
        below = max(row["value"], below + distance)
        row |= {"label": row["group"], "label_y": below}


def _group(name: object) -> object:
    return name if group_name(name, "") else None


def _colours(found: Iterable[Row], by: list[str]) -> dict:
    """The groups in the order from the axis up, channels first, the unknown on top, each with its colour."""
    return colours.of_groups(_group(row[by[0]]) for row in found) if by else {}
