"""Every metric, by subject, in the order in which the glossary shows them."""

from metrics.catalogue import (
    calls,
    conversions,
    first_contact,
    live_chat,
    outcome,
    passing_on,
    promises,
    resolution,
    satisfaction,
    speed,
    volume,
    work,
)
from metrics.errors import Problem
from metrics.metric import Metric
from metrics.tables import nearest

SUBJECTS = (
    *(volume, speed, promises, resolution, first_contact, live_chat),
    *(calls, passing_on, outcome, conversions, satisfaction, work),
)
METRICS: dict[str, Metric] = {metric.name: metric for subject in SUBJECTS for metric in subject.METRICS}
DURATIONS = tuple(dict.fromkeys(name.split(".")[0] for name in METRICS if "." in name))


def metrics(name: str) -> tuple[Metric, ...]:
    """The metric of that name; a bare duration is its four. A Problem names the nearest right ones."""
    if name in METRICS:
        return (METRICS[name],)
    if name in DURATIONS:
        return tuple(METRICS[f"{name}.{how}"] for how in ("mean", "median", "p90", "slowest"))
    raise Problem(f"There is no metric “{name}”{nearest(name, [*METRICS, *DURATIONS])}.")
