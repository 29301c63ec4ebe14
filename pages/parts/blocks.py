"""What pages are laid out of: a row of cards, a number over time, a number by slice, the hours of the week."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts import aims, before_after, menus, slides, style
from pages.parts import here as place
from pages.parts.answers import begun, of_metric, rows
from pages.parts.cards import Beside
from pages.parts.charts import heat, key_of, pale, peaks, ranked, sentence, trend
from pages.parts.charts.ranked import SHOWN, ranking
from pages.parts.clicks import by_bar, by_brush, by_cell
from pages.parts.guards import guarded
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.tables import show_as_table
from pages.parts.view import days_text


class Course(NamedTuple):
    """A number over periods of length `every`; `whole` may hold what it is over the whole span."""

    answer: Answer
    every: str
    whole: Answer | None = None
    by: tuple[str, ...] = ()


def cards(now: Here, names: Sequence[str], key: str) -> None:
    """A card for each of the metrics that the data can answer, with change, course and menu."""
    missing = now.store.missing()
    able = [name for name in names if name not in missing]
    if able:
        numbers, course = now.ask_surely(*guarded(able, missing)), now.ask(*able, every=now.course)
        menus.card_row([METRICS[name] for name in able], numbers, course, key)


def card_groups(now: Here, groups: Mapping[str, Sequence[str]], beside: Beside, key: str) -> Answer | None:
    """Rows of cards, each under its heading, all from one answer, which is given back; without data nothing is drawn."""
    missing = now.store.missing()
    able = {head: [METRICS[name] for name in names if name not in missing] for head, names in groups.items()}
    asked = [metric.name for row in able.values() for metric in row]
    if not asked:
        return None
    second = [beside[name][0].name for name in asked if name in beside and beside[name][0].name not in missing]
    numbers, course = now.ask_surely(*asked, *second), now.ask(*asked, every=now.course)
    for head, row in able.items():
        if row:
            style.section_head(head)
            menus.card_row(row, numbers, course, f"{key}-{row[0].name.split('.')[0]}", beside)
    return numbers


def period_choice(now: Here) -> None:
    """A switch for the length of the periods that every chart over time is drawn in; kept in the address.

    Hours are too many over weeks: chosen there, they are those of the last seven days.
    """
    week = now.last_week
    names = now.periods if "hour" in now.periods or not week else ["hour", *now.periods]
    if len(names) > 1:
        st.session_state["period-choice"] = now.every
        st.segmented_control(
            "Draw charts per", names, key="period-choice", required=True, on_change=_choose_period, args=(now,),
            format_func=lambda every: "Hour, last 7 days" if every not in now.periods else every.capitalize(),
        )  # fmt: skip


def _choose_period(now: Here) -> None:
    every, chosen = st.session_state["period-choice"], place.view()
    shown = chosen if every in now.periods else chosen.put("period", days_text(*now.last_week))
    place.show(shown.put("every", every))


def courses(now: Here, names: Sequence[str], key: str, whole: Answer | None = None) -> None:
    """Several metrics over time side by side, asked for together; what the data cannot answer is left out.

    `whole` has their numbers of the whole span, where those were asked for already.
    """
    missing = now.store.missing()
    able = [METRICS[name] for name in names if name not in missing]
    if able:
        answer = now.ask(*(metric.name for metric in able), every=now.every)
        for column, metric in zip(st.columns(len(able), gap="medium"), able, strict=True):
            with column:
                _course(now, metric, Course(answer, now.every, whole), f"{key}-{metric.name.split('.')[0]}")


def over_time(
    now: Here, metric: Metric, key: str = "trend", by: tuple[str, ...] = (), whole: Answer | None = None
) -> None:
    """A metric's course, its sentence above, the span before behind it; drag over it to zoom."""
    _course(now, metric, Course(now.ask(metric.name, by=by, every=now.every), now.every, whole, by), key)


def _course(now: Here, metric: Metric, course: Course, key: str) -> None:
    answer = begun(course.answer, now.edges.now if now.edges else None)
    (answer, goal), every, whole = aims.aimed(now, metric, answer), course.every, course.whole
    of_all = next(iter(rows(whole, metric)), None) if whole is not None else None
    said = sentence(answer, metric, every, menus.noun(metric), of_all)
    seen = slides.over_time(now, metric, every, course.by)
    chart_head(seen, f"{metric.label} per {every}", said, key, style.key_line(key_of(answer, metric, goal)))
    chart = now.key(key, "period")
    trend(answer, metric, every, key=chart, on_select=lambda: by_brush(chart, answer, every))
    before_after.fold(now, answer, metric, every, key)
    show_as_table(course.answer, metric, every, key=f"{key}-table")


def by_slice(now: Here, metric: Metric, name: str, key: str = "", title: str = "", counted: bool = False) -> None:
    """A metric by the groups of a slice, what wants looking at first; a click on a bar filters.

    `counted` shows how many rows each value rests on in the place of its change.
    """
    answer = now.ask_surely(metric.name, by=(name,))
    said = sentence(answer, metric, noun=menus.noun(metric))
    named = title or f"By {name.replace('_', ' ')}"
    chart_head(
        slides.by_slice(now, metric, name), named, f"{said} {pale(answer, metric, not counted)}".strip(), f"{key}{name}"
    )
    bars = now.key(f"{key}by-{name}", "place" if name == "channel" else name)
    ranked(answer, metric, bars, on_select=lambda: by_bar(bars, name), counted=counted)
    groups = len(ranking(answer, metric))
    label = f"Show all {groups} as table" if groups > SHOWN else "Show as table"
    show_as_table(answer, metric, key=f"{key}{name}-table", label=label)


def scores(now: Here, names: Sequence[str], every: str) -> None:
    """Numbers over time, two or three side by side, each with the band that says how sure it is."""
    answer, across = now.ask_surely(*names, every=every), 2 if len(names) in (2, 4) else min(3, len(names))
    for first in range(0, len(names), across):
        for column, name in zip(st.columns(across, gap="medium"), names[first : first + across], strict=False):
            with column:
                metric = METRICS[name]
                _course(now, metric, Course(of_metric(answer, metric), every), f"course-{name.replace('.', '-')}")


def by_hour(now: Here, metric: Metric, title: str, key: str = "when", named: int = 1) -> None:
    """A metric over the hours of the week, so many peaks named; a click on a cell filters."""
    answer = now.ask(metric.name, by=("weekday", "hour"), alone=True)
    seen = slides.Seen((metric.name,), "heat", ("weekday", "hour"), None, now.without_comparison())
    chart_head(seen, title, peaks(answer, metric, menus.noun(metric), named), key)
    cells = now.key(key, "weekday", "hour")
    heat(answer, metric, cells, on_select=lambda: by_cell(cells))
    show_as_table(answer, metric, key=f"{key}-table")
