"""What pages are laid out of: a row of cards, a number over time, a number by slice, the hours of the week."""

from collections.abc import Sequence

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts import menus, style
from pages.parts.charts import heat, key_of, ranked, sentence, trend
from pages.parts.charts.ranked import SHOWN, ranking
from pages.parts.clicks import by_bar, by_brush, by_cell
from pages.parts.explain import explain
from pages.parts.guards import guarded
from pages.parts.here import Here
from pages.parts.tables import show_as_table
from pages.parts.words import FEW


def cards(now: Here, names: Sequence[str], key: str) -> None:
    """A card for each of the metrics that the data can answer, with change, course and menu."""
    missing = now.store.missing()
    able = [name for name in names if name not in missing]
    if able:
        numbers, course = now.ask_surely(*guarded(able, missing)), now.ask(*able, every=now.course)
        menus.card_row([METRICS[name] for name in able], numbers, course, key)


def over_time(now: Here, metric: Metric, key: str = "trend", by: tuple[str, ...] = ()) -> None:
    """A metric's course, its sentence above, the span before behind it; drag over it to zoom."""
    answer = now.ask(metric.name, by=by, every=now.every)
    said = sentence(answer, metric, now.every, menus.noun(metric))
    head(metric, f"{metric.label} per {now.every}", said, key, style.key_line(key_of(answer, metric)))
    chart = now.key(key, "period")
    trend(answer, metric, now.every, key=chart, on_select=lambda: by_brush(chart, answer, now.every))
    show_as_table(answer, metric, now.every, key=f"{key}-table")


def by_slice(now: Here, metric: Metric, name: str, key: str = "") -> None:
    """A metric by the groups of a slice, what wants looking at first; a click on a bar filters."""
    answer = now.ask(metric.name, by=(name,))
    said = sentence(answer, metric, noun=menus.noun(metric))
    head(metric, f"By {name.replace('_', ' ')}", f"{said} {_pale(answer, metric)}".strip(), f"{key}{name}")
    bars = now.key(f"{key}by-{name}", "place" if name == "channel" else name)
    ranked(answer, metric, bars, on_select=lambda: by_bar(bars, name))
    groups = len(ranking(answer, metric))
    label = f"Show all {groups} as table" if groups > SHOWN else "Show as table"
    show_as_table(answer, metric, key=f"{key}{name}-table", label=label)


def head(metric: Metric, title: str, note: str, key: str, marks: str = "") -> None:
    """A chart's head and, beside it, the explanation of its number, which asks nothing until it is opened."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"head-{key}"):
        style.section_head(title, note, marks)
        if st.button("Explain", key=f"explain-{key}", type="tertiary", help=f"How {metric.label} comes about"):
            explain(metric)


def _pale(answer: Answer, metric: Metric) -> str:
    """What pale bars mean, where there are any."""
    found = ranking(answer, metric)[:SHOWN]
    words = [f"fewer than {FEW} behind it"] if any(row["small"] for row in found) else []
    words += ["unknown"] if any(row["unknown"] for row in found) else []
    return f"Pale: {' or '.join(words)}." if words else ""


def by_hour(now: Here, metric: Metric, title: str, key: str = "when") -> None:
    """A metric over the hours of the week, the peak named; a click on a cell filters."""
    answer = now.ask(metric.name, by=("weekday", "hour"), alone=True)
    head(metric, title, sentence(answer, metric, noun=menus.noun(metric)), key)
    cells = now.key(key, "weekday", "hour")
    heat(answer, metric, cells, on_select=lambda: by_cell(cells))
    show_as_table(answer, metric, key=f"{key}-table")
