"""The number beside a number: what has to hold as well before a change may be called good."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.interval import noise
from metrics.metric import Metric
from metrics.words import Change, changed, said
from pages.parts.answers import rows


class Guard(NamedTuple):
    """A guard in words, `CSAT 4.1 ▼ 0.2`, and whether it got worse."""

    words: str
    worse: bool


def guarded(names: Sequence[str], missing: Collection[str]) -> list[str]:
    """Metrics to ask, and behind them the guards of each that the data can answer."""
    found = [one for name in names if (one := _first(METRICS[name], missing))]
    return list(dict.fromkeys([*names, *found]))


def _first(metric: Metric, missing: Collection[str]) -> str:
    return next((name for name in metric.guards if name not in missing), "")


def guard(metric: Metric, answer: Answer) -> Guard | None:
    """The guard of a metric, if the answer holds one with a value."""
    found = {row["metric"]: row for row in rows(answer) if row["value"] is not None}
    name = next((name for name in metric.guards if name in found), "")
    if not name:
        return None
    beside, row = METRICS[name], found[name]
    change = changed(beside, row["value"], row.get("previous_value"), noise(row))
    moved = f" {change.text}" if change else ""
    return Guard(
        f"{beside.label} {said(beside, row['value'], row['n'])}{moved}", bool(change and change.meaning == "worse")
    )


def judged(change: Change | None, beside: Guard | None) -> Change | None:
    """A change that is not called good while its guard got worse."""
    if not change or not beside or not beside.worse or change.meaning != "better":
        return change
    spoken = change.spoken.removesuffix(", better")
    return change._replace(meaning="none", spoken=f"{spoken}, but beside it: {beside.words}")
