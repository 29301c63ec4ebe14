"""The cards of Speed: every wait on both clocks side by side, its mean, nine in ten and slowest one click away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts import cards, menus
from pages.parts import here as place
from pages.parts.answers import rows
from pages.parts.here import Here
from pages.parts.tables import folded
from pages.parts.words import said

DURATIONS = ("first_reply", "reply_wait", "first_resolution", "last_resolution", "handle_time", "hold_time")
SHARES = ("answered_in_1h", "answered_in_24h")
CARDS = (*(f"{name}.median" for name in DURATIONS), *SHARES)
CLOCKS = {"business": "working hours", "calendar": "all hours"}
HOW = {"median": "Median", "mean": "Mean", "p90": "Nine in ten within", "slowest": "Slowest"}


def able(missing: Mapping) -> list[str]:
    """The cards that this data can fill."""
    return [name for name in CARDS if name not in missing]


def draw(now: Here, names: Sequence[str]) -> None:
    """A card for each; where working hours are set, with the value of the other clock; the other words under a fold."""
    numbers, course = now.ask_surely(*names), now.ask(*names, every=now.course)
    other = next(clock for clock in CLOCKS if clock != now.filter.clock)
    beside = now.on(other).ask(*names) if now.store.terms.hours else None
    metrics = [METRICS[name] for name in names]
    shown = [_card(metric, numbers, course, (now.filter.clock, other, beside)) for metric in metrics]
    menus.menu_row(shown, metrics, "speed", min(len(shown), 4))
    folded(lambda: _all(now, names), "all-waits", "Mean, nine in ten and slowest as a table")


def _card(metric: Metric, numbers: Answer, course: Answer, clocks: tuple[str, str, Answer | None]) -> cards.Card:
    shown, (clock, other, beside) = cards.card(metric, numbers, course, menus.noun(metric)), clocks
    if beside is None or shown.needs or not _clocked(metric):
        return shown
    row = rows(beside, metric)[0]
    values = (f"{shown.value} {CLOCKS[clock]}", f"{said(metric, row['value'], row['n'])} {CLOCKS[other]}")
    return replace(shown, clocks=values)


def _clocked(metric: Metric) -> bool:
    """Whether it is another number on the other clock; what is counted by a tool runs on none."""
    return "{clock}" in metric.value


def _all(now: Here, names: Sequence[str]) -> pd.DataFrame:
    """Each duration's four words on each clock."""
    durations = [name.split(".")[0] for name in names if "." in name]
    clocks = CLOCKS if now.store.terms.hours else {now.filter.clock: ""}
    found = []
    for clock, words in clocks.items():
        answer = now.on(clock).ask(*durations)
        found += [
            _row(name, words, answer) for name in durations if _clocked(METRICS[f"{name}.mean"]) or words != "all hours"
        ]
    order = {METRICS[f"{name}.median"].label: place for place, name in enumerate(durations)}
    found.sort(key=lambda row: order[row["Wait"]])
    return pd.DataFrame(found).dropna(axis="columns")


def _row(name: str, clock: str, answer: Answer) -> dict:
    metric = METRICS[f"{name}.median"]
    cells = {how: rows(answer, METRICS[f"{name}.{how}"])[0] for how in HOW}
    on = {"Clock": clock if _clocked(metric) else "as counted"} if clock else {}
    words = {HOW[how]: said(metric, cell["value"], cell["n"]) for how, cell in cells.items()}
    return {"Wait": metric.label, **on, **words, "Based on": f"{cells['median']['n']:,}"}


def choice(now: Here, names: Sequence[str]) -> Metric:
    """Which wait the rest of the page is about; kept in the address."""
    medians = [name for name in names if "." in name]
    asked = f"{now.view.get('metric').split('.')[0]}.median"
    st.session_state["wait-choice"] = asked if asked in medians else medians[0]
    return METRICS[
        st.selectbox(
            "Look closer at",
            medians,
            format_func=lambda name: METRICS[name].label,
            key="wait-choice",
            width=280,
            on_change=lambda: place.show(place.view().put("metric", st.session_state["wait-choice"])),
        )
    ]


def slice_choice(now: Here, key: str) -> str:
    """By what a list is ranked: channel, team or agent, where the data tells several of them apart."""
    options = now.store.options()
    names = [name for name in ("channel", "platform", "team", "agent") if len(options.get(name, ())) > 1]
    if len(names) < 2:
        return now.widest("channel", "platform", "team", "agent")
    return st.segmented_control(
        "By", names, default=names[0], format_func=str.capitalize, key=key, required=True, label_visibility="collapsed"
    )
