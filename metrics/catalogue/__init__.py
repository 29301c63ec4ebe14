"""Every metric, by subject, in the order in which the glossary shows them."""

from metrics.catalogue import contacts, outcome, per_day, satisfaction, self_service, speed, volume
from metrics.errors import Problem
from metrics.metric import Metric
from metrics.tables import nearest

METRICS: dict[str, Metric] = {
    m.name: m for part in (volume, per_day, speed, outcome, contacts, satisfaction, self_service) for m in part.METRICS
}
DURATIONS = tuple(dict.fromkeys(name.split(".")[0] for name in METRICS if "." in name))


def metrics(name: str) -> tuple[Metric, ...]:
    """The metric of that name; a bare duration is its four. A Problem names the nearest right ones."""
    if name in METRICS:
        return (METRICS[name],)
    if name in DURATIONS:
        return tuple(METRICS[f"{name}.{how}"] for how in ("mean", "median", "p90", "slowest"))
    raise Problem(f"There is no metric “{name}”{nearest(name, [*METRICS, *DURATIONS])}.")
