"""The ends and the steps of a value axis: round, from zero where the unit asks for it; durations in steps of the clock."""

import math
from collections.abc import Iterable

from metrics.metric import Metric
from metrics.words import missing

FROM_ZERO = ("seconds", "count", "money", "ratio")
# Seconds between two rules of an axis of durations.
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 432000)


def ends(metric: Metric, seen: Iterable[float | None]) -> tuple[float, float]:
    """Both ends of a value axis: round steps around everything drawn, from zero where the unit asks for it."""
    known = [float(value) for value in seen if not missing(value)]
    if not known:
        return 0.0, 1.0
    if metric.how == "part":
        return 0.0, max(1.0, round(max(known), 6))  # by tag they may pass the whole
    low, high = (min(0.0, *known) if metric.unit in FROM_ZERO else min(known)), max(known)
    return _round_ends(low, high if high > low else low + (abs(low) or 1), metric.unit)


def rules(low: float, high: float, unit: str) -> list[float]:
    """Where the ruled lines of an axis with these ends stand, both ends among them where they are round."""
    step = _time_step(high) if unit == "seconds" else _step(high - low)
    first = math.ceil(low / step - 1e-9)
    return [at * step for at in range(first, math.floor(high / step + 1e-9) + 1)]


def _round_ends(low: float, high: float, unit: str) -> tuple[float, float]:
    step = _time_step(high) if unit == "seconds" else _step(high - low)
    bottom = math.floor(low / step + 1e-9) * step
    top = max(math.ceil(high / step - 1e-9) * step, bottom + step)
    return (max(0.0, bottom), min(1.0, top)) if unit == "share" and high <= 1 else (bottom, top)


def _time_step(high: float) -> float:
    return next((step for step in STEPS if high <= 4 * step), math.ceil(high / 3_456_000) * 864_000)


def _step(span: float) -> float:
    """A round step (1, 2, 5 times a power of ten) of which at most four make the span."""
    rough = max(span, 1e-9) / 4
    power = 10 ** math.floor(math.log10(rough))
    return next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= rough * (1 - 1e-9))
