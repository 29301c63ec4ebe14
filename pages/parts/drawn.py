"""The answer to a question of Explore, asked once for all its numbers and drawn as chosen."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa
import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.drawings import Asked
from metrics.groups import OTHERS
from metrics.metric import Metric
from metrics.others import Cut, largest
from metrics.query import Query
from pages.parts import aims, before_after, hidden, menus, slides, spreading, style
from pages.parts.against import against
from pages.parts.answers import of_metric, rows
from pages.parts.charts import Look, heat, key_of, pale, peaks, ranked, sentence, trend
from pages.parts.charts.courses import against as against_before
from pages.parts.charts.grid import cell_of, extreme, grid
from pages.parts.charts.ranked import SHOWN, ranking
from pages.parts.clicks import by_bar, by_brush, by_cell, by_group_cell
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.slides import Seen
from pages.parts.tables import show_as_table
from pages.parts.totals import totals

COLOURS = 8  # groups told apart over time; a ninth would share its colour
WEEK = {"weekday", "hour"}
ALONE, BESIDE = 360, 240  # px: the height of a chart alone on its page, and of each of several


class Told(NamedTuple):
    """A question, its answer, and the same without slices and periods, asked for by itself."""

    asked: Asked
    cut: Cut
    whole: Answer


def ask(now: Here, asked: Asked, drawn: str) -> Told:
    """The answer as the chart needs it: of one slice the largest groups and the others as one, for a table all of them."""
    query = Query(asked.metrics, now.filter, asked.by, asked.every, change=drawn == "ranked")
    if drawn in ("heat", "table", "scatter") and not (drawn == "heat" and asked.every):
        cut = Cut(now.store.ask(replace(query, filter=now.without_comparison()) if drawn == "heat" else query))
    elif asked.by:
        cut = largest(now.store, query, COLOURS if drawn in ("line", "stacked") else SHOWN)
    else:
        cut = Cut(now.store.ask(query))
    return Told(asked, replace(cut, answer=hidden.answer(now.hide, cut.answer)), now.ask_surely(*asked.metrics))


def draw(now: Here, told: Told, drawn: str) -> None:
    """The chart; several numbers stand side by side, but for what shows them together."""
    if drawn == "table":
        totals(told.asked, told.cut.answer, told.whole)
    elif drawn == "scatter":
        against(now, told.asked, told.cut.answer, told.whole)
    elif drawn == "distribution":
        spreading.draw(now, METRICS[told.asked.metrics[0]])
    else:
        one: Callable = {"ranked": _ranked, "heat": _heat}.get(drawn, _over_time)
        names = told.asked.metrics
        for pair in [names[at : at + 2] for at in range(0, len(names), 2)]:
            for column, name in zip(st.columns(min(2, len(names)), gap="medium"), pair, strict=False):
                with column:
                    one(now, told, METRICS[name], drawn)


def _over_time(now: Here, told: Told, metric: Metric, drawn: str) -> None:
    asked, answer, bars = told.asked, of_metric(told.cut.answer, metric), drawn == "bars"
    answer, goal = (answer, "") if asked.by else aims.aimed(now, metric, answer)
    shown = _lines(metric) if drawn == "line" else metric
    key, said = _key("time", metric), _said(told, answer, metric)
    seen = Seen((metric.name,), drawn, asked.by, asked.every, now.filter)
    chart_head(seen, words(asked, metric), said, key, style.key_line(key_of(answer, shown, goal, bars)))
    chart, look = now.key(f"{key}-{drawn}", "period"), Look(bars, ALONE if len(asked.metrics) == 1 else BESIDE)
    trend(answer, shown, asked.every, chart, lambda: by_brush(chart, answer, asked.every), look)
    before_after.fold(now, answer, metric, asked.every, key)
    show_as_table(answer, metric, asked.every, key=f"{key}-table")


def _lines(metric: Metric) -> Metric:
    """A metric that is drawn as a line: a count as one that stands at a moment is."""
    return replace(metric, how="level", weight="") if metric.counts and metric.how != "level" else metric


def _said(told: Told, answer: Answer, metric: Metric) -> str:
    """What the chart shows: without groups its course, with groups the whole and how many groups stand together."""
    whole = next(iter(rows(told.whole, metric)), None)
    if not told.asked.by or (told.asked.every is None and len(told.asked.by) == 1):
        said = sentence(answer, metric, told.asked.every or "day", menus.noun(metric), whole)
        said = f"Median: {said}" if metric.how == "median" and told.asked.every and said else said
    else:
        together = "All together, median" if metric.how == "median" else "All together"
        said = f"{together}: {beside}." if (beside := against_before(whole, metric)) else ""
    return f"{said} {_folded(told)}".strip()


def _folded(told: Told) -> str:
    if not told.cut.folded:
        return ""
    groups = len({row[told.asked.by[0]] for row in rows(told.cut.answer)} - {None, OTHERS})
    return f"The {groups} largest; {OTHERS} are the other {told.cut.folded:,}, asked for together."


def _ranked(now: Here, told: Told, metric: Metric, _: str) -> None:
    (name,), answer, key = told.asked.by, of_metric(told.cut.answer, metric), _key("ranked", metric)
    seen, most = slides.by_slice(now, metric, name), max(SHOWN, len(ranking(answer, metric)))
    chart_head(
        seen, words(told.asked, metric), f"{_said(told, answer, metric)} {pale(answer, metric, most=most)}".strip(), key
    )
    bars = now.key(f"{key}-{name}", "place" if name == "channel" else name)
    ranked(answer, metric, bars, most, lambda: by_bar(bars, name))
    show_as_table(answer, metric, key=f"{key}-table")


def _heat(now: Here, told: Told, metric: Metric, _: str) -> None:
    asked, answer, key = told.asked, told.cut.answer, _key("heat", metric)
    by = sorted(asked.by, key=lambda name: -len({row[name] for row in rows(answer)}))  # most groups down
    chart = now.key(f"{key}-{'-'.join(by)}", *("place" if name == "channel" else name for name in by))
    seen = Seen((metric.name,), "heat" if set(asked.by) == WEEK else "table", asked.by, asked.every, now.filter)
    axes = (by[0], asked.every or by[-1])
    if set(asked.by) == WEEK:
        chart_head(seen, words(asked, metric), peaks(answer, metric, menus.noun(metric)), key)
        heat(answer, metric, chart, on_select=lambda: by_cell(chart))
    else:
        chart_head(
            seen, words(asked, metric), f"{_said(told, answer, metric)} {extreme(answer, metric, axes)}".strip(), key
        )
        said = grid(answer, metric, axes, chart, lambda: by_group_cell(cell_of(chart), by))
        if said:
            st.caption(said)
    show_as_table(answer, metric, asked.every or "day", key=f"{key}-table")


def words(asked: Asked, metric: Metric) -> str:
    """*First reply by channel per week*."""
    by = f" by {' and '.join(asked.by).replace('_', ' ')}" if asked.by else ""
    return f"{metric.label}{by}{f' per {asked.every}' if asked.every else ''}"


def _key(what: str, metric: Metric) -> str:
    return f"explore-{what}-{metric.name.replace('.', '-')}"


def table(told: Told) -> pa.Table:
    """What is taken along: every row that is shown, and above those the whole where a slice cuts it."""
    shown, whole = told.cut.answer.table, told.whole.table
    missing = [column for column in shown.column_names if column not in whole.column_names]
    for column in missing:
        whole = whole.append_column(column, pa.nulls(len(whole), shown.schema.field(column).type))
    return pa.concat_tables([whole.select(shown.column_names), shown]) if told.asked.by else shown
