"""Every metric, by subject, in the order in which the glossary shows them."""

from metrics.catalogue import (
    calls,
    contacts,
    conversions,
    first_contact,
    live_chat,
    outcome,
    passing_on,
    per_day,
    promises,
    resolution,
    satisfaction,
    self_service,
    sentiment,
    speed,
    volume,
    work,
)
from metrics.errors import Problem
from metrics.metric import Metric
from metrics.tables import nearest

SUBJECTS = {
    "Volume": volume,
    "Volume a day": per_day,
    "Speed": speed,
    "Promises": promises,
    "Resolution": resolution,
    "First contact": first_contact,
    "Live chat": live_chat,
    "Calls": calls,
    "Passing on": passing_on,
    "Contacts": contacts,
    "Outcome": outcome,
    "Conversions": conversions,
    "Satisfaction": satisfaction,
    "Sentiment": sentiment,
    "Work": work,
    "Self-service": self_service,
}
METRICS: dict[str, Metric] = {metric.name: metric for subject in SUBJECTS.values() for metric in subject.METRICS}
# What people look for in one place, wherever it is declared.
TOGETHER = {"Volume a day": "Volume"}
BACKLOG = ("backlog_open", "backlog_net", *(name for name in METRICS if name.startswith("backlog_age")))
SUBJECT_OF = {m.name: TOGETHER.get(subject, subject) for subject, module in SUBJECTS.items() for m in module.METRICS}
SUBJECT_OF |= dict.fromkeys(BACKLOG, "Backlog")
DURATIONS = tuple(dict.fromkeys(name.split(".")[0] for name in METRICS if "." in name))


def metrics(name: str) -> tuple[Metric, ...]:
    """The metric of that name; a bare duration is its four. A Problem names the nearest right ones."""
    if name in METRICS:
        return (METRICS[name],)
    if name in DURATIONS:
        return tuple(METRICS[f"{name}.{how}"] for how in ("mean", "median", "p90", "slowest"))
    raise Problem(f"There is no metric “{name}”{nearest(name, [*METRICS, *DURATIONS])}.")
