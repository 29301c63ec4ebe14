"""Promises as blocks of a page: over time under the targets in force, by group, and what another target would give."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.meant import target_words
from metrics.metric import Metric
from metrics.targets import Target, in_force
from metrics.what_if import PROMISES, Promise, WhatIf
from metrics.words import count_words, duration, say, short_list
from pages.parts import before_after, menus, slides, style
from pages.parts.answers import rows
from pages.parts.charts import drivers, found_words, key_of, sentence
from pages.parts.charts.curve import curve, curve_table
from pages.parts.charts.promised import promised
from pages.parts.clicks import by_bar, by_brush
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.tables import folded, show_as_table

WHAT = {"sla_first_reply": "First reply", "sla_resolution": "Resolution"}
DUE = {
    "sla_first_reply": "left out are those the bot solved, visitors who left early, and what is not yet due. The cards of "
    "the hour and the day count the first two as unanswered",
    "sla_resolution": "by the last resolution; left out are those the bot solved, visitors who left early, and what is not "
    "yet due",
}
TRIES = (60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800, 259_200)


def choice(missing) -> Metric | None:
    """Which of the two promises the blocks are about; none where the data tells of none."""
    able = [name for name in PROMISES if name not in missing]
    if len(able) < 2:
        return METRICS[able[0]] if able else None
    chosen = st.segmented_control(
        "Promise",
        able,
        default=able[0],
        format_func=WHAT.get,
        key="promise",
        required=True,
        label_visibility="collapsed",
    )
    return METRICS[chosen]


def over_time(now: Here, metric: Metric, whole: Answer) -> None:
    """The share within target per period, the target in force above it; drag over it to zoom."""
    answer = now.ask_surely(metric.name, every=now.every)
    said = sentence(answer, metric, now.every, menus.noun(metric), next(iter(rows(whole, metric)), None))
    seen = slides.over_time(now, metric, now.every)
    chart_head(seen, f"{metric.label} per {now.every}", said, "kept", style.key_line(key_of(answer, metric)))
    starts = {row["period"] for row in rows(answer) if row["period"]}
    words = {start: _words(_targets(now, metric, start.date())) for start in starts}
    key = now.key("kept", "period")
    promised(answer, metric, now.every, words, key, on_select=lambda: by_brush(key, answer, now.every))
    before_after.fold(now, answer, metric, now.every, "kept")
    show_as_table(answer, metric, now.every, key="kept-table")


def by_group(now: Here, metric: Metric, whole: Answer, name: str) -> None:
    """The share of each group of a slice with how sure it is, what pulls the whole down most first; a click filters."""
    value = next((row["value"] for row in rows(whole, metric)), None)
    if value is None:
        return style.no_data()
    answer = now.ask_surely(metric.name, by=(name,))
    chart_head(slides.by_slice(now, metric, name), f"By {name}", found_words(answer, metric, value), f"kept-{name}")
    dots = now.key(f"kept-by-{name}", "place" if name == "channel" else name)
    drivers(answer, metric, value, dots, on_select=lambda: by_bar(dots, name))
    return show_as_table(answer, metric, key=f"kept-{name}-table")


def _targets(now: Here, metric: Metric, day: date | None) -> tuple[Target, ...]:
    return tuple(replace(t, since=None) for t in in_force(now.store.terms.settings.sla[PROMISES[metric.name]], day))


def in_force_words(now: Here, metric: Metric) -> str:
    """Today's targets in words: `target 2h (default)`."""
    return _words(_targets(now, metric, now.today))


def _words(targets: Sequence[Target]) -> str:
    """The targets in force in words; `(default)` where the reader has set none."""
    if not targets:
        return "no target"
    usual = " (default)" if all(target.default for target in targets) else ""
    return f"target {short_list([target_words(target) for target in targets])}{usual}"


def what_if(now: Here, metric: Metric) -> None:
    """The curve over all targets, and a sentence for the next easier and the next stricter one."""
    targets = _targets(now, metric, now.today)
    today = {target.seconds: target_words(target) for target in reversed(targets)}
    promises = now.store.look(WhatIf(now.without_comparison(), tuple(sorted(today)), metric.name))
    seen = slides.Seen((metric.name,), "targets", filter=now.without_comparison())
    chart_head(seen, "With another target", _sentence(promises, [*today], metric), "what-if")
    if not any(promise.due for promise in promises):
        style.no_data()
        return
    curve(promises, today, "what-if")
    folded(lambda: curve_table(promises), "what-if-table")


def _sentence(promises: Sequence[Promise], today: Sequence[float], metric: Metric) -> str:
    """*With 2h for all it is 53 %; with 1h it would be 46 %, with 4h 65 %. Of 739 conversations; left out are …*"""
    shares = {promise.target: promise for promise in promises if promise.due}
    if not shares:
        return ""
    middle = today[0] if len(today) == 1 else 7200.0
    stricter, easier = [t for t in TRIES if t < middle][-1:], [t for t in TRIES if t > middle][:1]
    others = [
        f"with {duration(t)} {'it would be ' if not i else ''}{_said(shares[t])}"
        for i, t in enumerate(stricter + easier)
    ]
    first = f"With {duration(middle)} for all {'it is' if len(today) == 1 else 'it would be'} {_said(shares[middle])}"
    of = f"Of {count_words(shares[middle].due, 'conversation')}; {DUE[metric.name]}."
    return f"{'; '.join([first, ', '.join(others)] if others else [first])}. {of}"


def _said(promise: Promise) -> str:
    return say(promise.share, "share", promise.due)
