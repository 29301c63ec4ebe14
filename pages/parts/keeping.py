"""First replies within target as blocks of a page: over time under the targets in force, and what another would give."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.catalogue import METRICS
from metrics.targets import Target, in_force
from metrics.what_if import Promise, WhatIf
from pages.parts import menus, style
from pages.parts.answers import rows
from pages.parts.charts import key_of, sentence
from pages.parts.charts.curve import curve, curve_table
from pages.parts.charts.promised import promised
from pages.parts.clicks import by_brush
from pages.parts.definitions import target_words
from pages.parts.here import Here
from pages.parts.tables import folded, show_as_table
from pages.parts.words import duration, say, short_list

METRIC = METRICS["sla_first_reply"]
TRIES = (60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 259_200)


def over_time(now: Here) -> None:
    """The share within target per period, the target in force above it; drag over it to zoom."""
    answer = now.ask(METRIC.name, every=now.every)
    style.section_head(
        f"{METRIC.label} per {now.every}",
        sentence(answer, METRIC, now.every, menus.noun(METRIC)),
        style.key_line(key_of(answer, METRIC)),
    )
    starts = {row["period"] for row in rows(answer) if row["period"]}
    words = {start: _words(_targets(now, start.date())) for start in starts}
    key = now.key("kept", "period")
    promised(answer, METRIC, now.every, words, key, on_select=lambda: by_brush(key, answer, now.every))
    show_as_table(answer, METRIC, now.every, key="kept-table")


def _targets(now: Here, day: date | None) -> tuple[Target, ...]:
    return tuple(replace(t, since=None) for t in in_force(now.store.terms.settings.sla["first_reply"], day))


def _words(targets: Sequence[Target]) -> str:
    """The targets in force in words; `(default)` where the reader has set none."""
    if not targets:
        return "no target"
    usual = " (default)" if all(target.default for target in targets) else ""
    return f"target {short_list([target_words(target) for target in targets])}{usual}"


def what_if(now: Here) -> None:
    """The curve over all targets, and a sentence for the next easier and the next stricter one."""
    targets = _targets(now, now.today)
    today = {target.seconds: target_words(target) for target in reversed(targets)}
    promises = now.store.look(WhatIf(now.without_comparison(), tuple(sorted(today))))
    style.section_head("With another target", _sentence(promises, [*today]))
    if not any(promise.due for promise in promises):
        style.no_data()
        return
    curve(promises, today, "what-if")
    folded(lambda: curve_table(promises), "what-if-table")


def _sentence(promises: Sequence[Promise], today: Sequence[float]) -> str:
    """*With 2h for all it is 53 %; with 1h it would be 46 %, with 4h 65 %.*"""
    shares = {promise.target: promise for promise in promises if promise.due}
    if not shares:
        return ""
    middle = today[0] if len(today) == 1 else 7200.0
    stricter, easier = [t for t in TRIES if t < middle][-1:], [t for t in TRIES if t > middle][:1]
    others = [
        f"with {duration(t)} {'it would be ' if not i else ''}{_said(shares[t])}"
        for i, t in enumerate(stricter + easier)
    ]
    first = f"with {duration(middle)} for all first replies {'it is' if len(today) == 1 else 'it would be'} {_said(shares[middle])}"
    return f"{first[0].upper()}{first[1:]}; {', '.join(others)}."


def _said(promise: Promise) -> str:
    return say(promise.share, "share", promise.due)
