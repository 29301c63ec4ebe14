"""How sure a number is, and whether it changed: 95 % intervals of an answer and of its difference to the one before."""

from collections.abc import Mapping, Sequence
from math import inf, sqrt
from typing import NamedTuple

from metrics.chance import Z, poisson, student, wilson
from metrics.metric import Metric

Bounds = tuple[float | None, float | None]
NOTHING: Bounds = (None, None)
ROUNDING = 1e-10  # of the squares: what is left of adding up equal numbers


class Found(NamedTuple):
    """What was found: a value, the rows it rests on, and their `spread` – [sum of squares] of a mean, [low, high]
    of a quantile: the two rows between which it lies; [above, below] of a ratio: both sides of the division."""

    value: float | None = None
    n: int = 0
    spread: Sequence[float | None] | None = None


UNSEEN = Found()


def interval(metric: Metric, found: Found) -> Bounds:
    """Shares: Wilson. Means: Student's t. Medians and p90: two of the rows, by the binomial distribution. Net scores:
    their own variance. Ratios of two counts: Wilson, see `_ratio`. Counts, sums and slowest have none: they say what
    was, and no sample is drawn for them.
    """
    if found.value is None or not found.n or metric.counts:
        return NOTHING
    if metric.unit == "share":
        return wilson(found.value, found.n)
    if metric.yes:
        low, high = wilson(found.value / metric.yes, found.n)
        return metric.yes * low, metric.yes * high
    if metric.how in ("median", "p90"):
        return tuple(found.spread) if found.spread else NOTHING
    if metric.how == "ratio":
        return _ratio(*found.spread) if found.spread else NOTHING
    if metric.how != "mean":
        return NOTHING
    return _net(found) if metric.net else _mean(metric, found)


def change(metric: Metric, now: Found, before: Found) -> Bounds:
    """The interval of now − before. Means: Welch. Counts: of two Poisson counts. Everything else: out of both intervals."""
    if now.value is None or before.value is None:
        return NOTHING
    if metric.counts:
        usual = metric.how in ("count", "sum", "distinct") and not metric.net  # what happens now and then
        return _apart(now.value, poisson(now.value), before.value, poisson(before.value)) if usual else NOTHING
    plain = metric.how == "mean" and not (metric.net or metric.yes)
    if plain and _variance(now) and _variance(before):
        return _welch(now, before)
    return _apart(now.value, interval(metric, now), before.value, interval(metric, before))


def noise(row: Mapping[str, float | None]) -> bool | None:
    """Whether the change in a row of an answer may be chance alone: its interval covers zero. None where nobody can tell.

    The row needs `change_low` and `change_high`, which an answer has if its query asks for `change`.
    """
    low, high = row.get("change_low"), row.get("change_high")
    if low is None or high is None or low != low or high != high:
        return None
    return low <= 0 <= high


def _variance(found: Found) -> float:
    """Of the rows of a mean; 0 where they are all the same, or one."""
    squares = found.spread[0]
    scatter = squares - found.n * found.value**2
    return scatter / (found.n - 1) if found.n > 1 and scatter > ROUNDING * squares else 0.0


def _mean(metric: Metric, found: Found) -> Bounds:
    lowest, highest = metric.scale or (0.0 if metric.unit in ("seconds", "ratio") else -inf, inf)
    if variance := _variance(found):
        width = student(found.n - 1) * sqrt(variance / found.n)
        return max(lowest, found.value - width), min(highest, found.value + width)
    if inf in (-lowest, highest):
        return NOTHING  # one row, or all the same: nothing tells how far another may lie
    other = wilson(0, found.n)[1]  # as many may differ that this sample happened to miss, and by the whole scale
    return found.value - other * (found.value - lowest), found.value + other * (highest - found.value)


def _ratio(above: float, below: float) -> Bounds:
    """Of two counts of what happens now and then, each by itself (Poisson): given their sum, the one above is binomial,
    and so is the one below; Wilson's interval of its share s of the sum is that of the ratio, (1 − s) / s of both ends."""
    low, high = wilson(below / (above + below), round(above + below))
    return (1 - high) / high, (1 - low) / low


def _net(found: Found) -> Bounds:
    """For − against, of the same answers, by the variance of +1, 0 and −1 among them, and never beyond the scale.

    Where all answers are the same that variance tells nothing; then out of the intervals of both shares: the more are
    for, the fewer can be against, which is what `together` tells.
    """
    either, net = found.spread[0] / found.n / 1e4, found.value / 100
    if (variance := either - net * net) > ROUNDING:
        width = Z * sqrt(variance / found.n)
        return 100 * max(-1.0, net - width), 100 * min(1.0, net + width)
    pro, con = ((either + net) / 2, (either - net) / 2)
    pro, con = (min(1.0, max(0.0, round(share * found.n) / found.n)) for share in (pro, con))
    scatter = pro * (1 - pro) * con * (1 - con)
    together = -pro * con / sqrt(scatter) if scatter else 0.0
    low, high = _apart(pro, wilson(pro, found.n), con, wilson(con, found.n), together)
    return 100 * low, 100 * high


def _welch(now: Found, before: Found) -> Bounds:
    parts = [_variance(one) / one.n for one in (now, before)]
    error = sqrt(sum(parts))
    degrees = sum(parts) ** 2 / sum(part**2 / (one.n - 1) for part, one in zip(parts, (now, before), strict=True))
    width, difference = student(degrees) * error, now.value - before.value
    return difference - width, difference + width


def _apart(one: float, own: Bounds, two: float, others: Bounds, together: float = 0.0) -> Bounds:
    """The interval of one − two out of both intervals, as Newcombe and after him Zou and Donner (MOVER) put it."""
    if None in own or None in others:
        return NOTHING

    def reach(a: float, b: float) -> float:
        return sqrt(max(0.0, a * a + b * b - 2 * together * a * b))

    return one - two - reach(one - own[0], others[1] - two), one - two + reach(own[1] - one, two - others[0])
