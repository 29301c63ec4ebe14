"""The cards of Speed: promises, waits, solutions and work, each with its value on the other clock; all words under a fold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.metric import Metric
from metrics.what_if import PROMISES
from metrics.words import count_words, said
from pages.parts import cards, keeping, menus
from pages.parts import here as place
from pages.parts.answers import rows
from pages.parts.here import Here
from pages.parts.style import section_head
from pages.parts.tables import folded

GROUPS = {
    "Are promises kept": ("sla_first_reply", "sla_resolution", "answered_in_1h", "answered_in_24h"),
    "How long customers wait": (
        "first_reply.median",
        "first_reply_with_bots.median",
        "reply_wait.median",
        "response_time.median",
        "wait_time.median",
        "call_wait.median",
    ),
    "How long until it is solved": (
        "first_resolution.median",
        "last_resolution.median",
        "resolution_rate",
        "reopen_rate",
    ),
    "How long the work takes": ("handle_time.median", "talk_time.median", "hold_time.mean", "chat_duration.median"),
}
CARDS = tuple(name for names in GROUPS.values() for name in names)
# Half of all calls have no hold at all: their median would be nothing.
BESIDE = {"hold_time.mean": (METRICS["hold_time.p90"], "nine in ten at most {}")}
ACROSS = 4  # cards a row has room for, at least
AGES = {"answered_in_1h": "1h", "answered_in_24h": "24h"}
CLOCKS = {"business": "working hours", "calendar": "all hours"}
COUNTING = {"business": "{} counting working hours", "calendar": "{} counting all hours"}
HOW = {"median": "Median", "mean": "Mean", "p90": "Nine in ten within", "slowest": "Slowest"}


def able(missing: Mapping) -> list[str]:
    """The cards that this data can fill."""
    return [name for name in CARDS if name not in missing]


def draw(now: Here, names: Sequence[str]) -> Answer:
    """A card for each, in groups; where working hours are set, with what it is on the other clock. Gives the numbers back."""
    second = [metric.name for name, (metric, _) in BESIDE.items() if name in names]
    numbers, course = now.ask_surely(*names, *second), now.ask(*names, every=now.course)
    other = next(clock for clock in CLOCKS if clock != now.filter.clock)
    beside = now.on(other).ask(*names) if now.store.terms.hours else None
    for head, group in GROUPS.items():
        metrics = [METRICS[name] for name in group if name in names]
        if metrics:
            section_head(head)
            shown = [_also(_card(now, metric, numbers, course), metric, other, beside) for metric in metrics]
            menus.menu_row(shown, metrics, f"speed-{metrics[0].name.split('.')[0]}", max(len(shown), ACROSS))
    folded(lambda: _all(now, names), "all-waits", "Mean, nine in ten and slowest as a table")
    return numbers


def _card(now: Here, metric: Metric, numbers: Answer, course: Answer) -> cards.Card:
    """The card, its second figure, and of a promise what was promised and to how many."""
    shown = cards.beside(cards.card(metric, numbers, course, menus.noun(metric)), numbers, BESIDE.get(metric.name))
    if shown.needs or metric.name not in GROUPS["Are promises kept"]:
        return shown
    n = rows(numbers, metric)[0]["n"]
    if metric.name in PROMISES:
        return replace(shown, lines=(keeping.in_force_words(now, metric), f"{count_words(n, 'conversation')} due"))
    return replace(shown, lines=(f"{count_words(n, 'conversation')}, {AGES[metric.name]} old or more",))


def _also(shown: cards.Card, metric: Metric, clock: str, answer: Answer | None) -> cards.Card:
    """The card with its value on the other clock, where that can be another number."""
    if answer is None or shown.needs or not _clocked(metric):
        return shown
    row = rows(answer, metric)[0]
    return replace(shown, clock=COUNTING[clock].format(said(metric, row["value"], row["n"])))


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
    medians = [f"{name.split('.')[0]}.median" for name in names if "." in name]
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
