"""A metric over time: lines for rates and durations, stacked bars for counts, the span before as a dashed line."""

import pandas as pd
import streamlit as st

from metrics.metric import Metric
from pages.parts import colours
from pages.parts.answers import UNKNOWN, compared, frame, groups, known
from pages.parts.charts.trend_shape import HEIGHT, shape
from pages.parts.charts.values import ends, group_name, tips
from pages.parts.spans import period_end, period_name
from pages.parts.style import no_data

LABELLED = 4  # so many lines carry their name at their end; more are told apart by the key above


def trend(answer, metric: Metric, every: str, key: str, on_select="rerun"):
    """Draw the answer over its periods of length `every`, a colour for each group; returns the event for `brushed`.

    A column `target` is drawn as a goal line, which may step where the target was changed. `on_select` may be a
    callback. At most about 120 points stay quick; the answer decides.
    """
    if not known(answer, metric):
        return no_data()
    table = points(answer, metric, every)
    many = table["group"].nunique() > 1
    return st.vega_lite_chart(
        table, shape(metric.label, metric.unit, every, many), theme=None, key=key, on_select=on_select,
        selection_mode="brush",
    )  # fmt: skip


def key_of(answer, metric: Metric, target: str = "") -> list[tuple[str, str, str]]:
    """What the marks mean, for `style.key_line`: groups, now, before, and the goal in words (`under 30m`) if any."""
    table, lines = frame(answer, metric), metric.unit != "count"
    by = groups(table)
    named = {group_name(name, UNKNOWN): pair for name, pair in _colours(table, by).items()}
    items = [(name, pair.css, "line" if lines else "block") for name, pair in named.items()] if by else []
    items = [] if lines and len(items) <= LABELLED else items
    if compared(table) and not (by and lines):
        items += [] if by else [("now", colours.ACCENT.css, "line" if lines else "block")]
        items += [("before", colours.FAINT.css, "before")]
    return items + ([(f"target {target}", colours.QUIET.css, "target")] if target else [])


def points(answer, metric: Metric, every: str, dark: bool | None = None) -> pd.DataFrame:
    """The rows a trend draws: where each stands, its colour, its words."""
    table = frame(answer, metric).dropna(subset="period")
    by = groups(table)
    table = tips(table, metric).assign(
        group=[group_name(name, UNKNOWN) for name in table[by[0]]] if by else "",
        colour=_painted(table, by, dark),
        start=table["period"],
        end=[period_end(start, every) for start in table["period"]],
        tip_period=[period_name(start, every) for start in table["period"]],
        place=_places(table, by),
    )
    table["aloud"] = table["tip_period"] + " " + table["group"] + ": " + table["tip_value"]
    optional = [name for name in ("previous_value", "target") if name not in table]
    return _placed(table.drop(columns=by).assign(**dict.fromkeys(optional, float("nan"))), metric)


def _placed(table: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    first = ~table["start"].duplicated()
    totals = table.groupby("start")[["value", "previous_value"]].sum(min_count=1)
    drawn = totals if metric.unit == "count" else table[["value", "previous_value"]]
    bottom, top = ends(metric, drawn["value"], drawn["previous_value"], table["target"])
    valued = table["value"].notna()
    beside = table.assign(known=valued).groupby("group")["known"]
    one = table["group"].nunique() <= 1
    return table.assign(
        mid=table["start"] + (table["end"] - table["start"]) / 2,
        first=first,
        bottom=bottom,
        top=top,
        before=table["start"].map(totals["previous_value"]).where(first) if one or metric.unit == "count" else None,
        dot=valued & ~beside.shift(1, fill_value=False) & ~beside.shift(-1, fill_value=False),
        label=_end_labels(table, valued),
        label_y=_apart(table, valued, (top - bottom) * 20 / (HEIGHT - 40)),
    )  # fmt: skip


def _end_labels(table: pd.DataFrame, valued: pd.Series) -> pd.Series:
    """The group's name at its last known value, where few lines share the chart."""
    last = valued & ~table["group"].where(valued).duplicated(keep="last")
    return table["group"].where(last & (1 < table["group"].nunique() <= LABELLED), "")


def _apart(table: pd.DataFrame, valued: pd.Series, distance: float) -> pd.Series:
    """Heights of the end labels, pushed up where two would touch."""
    heights = table["value"].astype("float64").copy()
    below = float("-inf")
    for index in heights[_end_labels(table, valued) != ""].sort_values().index:
        below = heights[index] = max(heights[index], below + distance)
    return heights


def _places(table: pd.DataFrame, by: list[str]) -> pd.Series | int:
    """The order of the groups from the axis up: channels first, as they stand among the colours; the unknown on top."""
    order = {name: place for place, name in enumerate(_colours(table, by))}
    return table[by[0]].map(lambda name: order[_group(name)]) if by else 0


def _group(name: object) -> object:
    return name if group_name(name, "") else None


def _colours(table: pd.DataFrame, by: list[str]) -> dict:
    return colours.of_groups(_group(name) for name in table[by[0]]) if by else {}


def _painted(table: pd.DataFrame, by: list[str], dark: bool | None) -> list[str] | str:
    if not by:
        return colours.ACCENT.on(dark)
    pairs = _colours(table, by)
    return [pairs[_group(name)].on(dark) for name in table[by[0]]]
