"""How sure a number is: 95 % intervals of shares, means, medians and NPS."""

from math import ceil, floor, inf, sqrt

from metrics.metric import Metric

LIMITS = {"nps": (-100.0, 100.0), "csat_mean": (1.0, 5.0)}  # where a scale ends; everything else ends at 0
Z = 1.959963984540054  # of a normal distribution, 95 % lie within so many standard deviations


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n rows; never below 0 or above 1."""
    middle, width = share + Z * Z / (2 * n), Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - width) / (1 + Z * Z / n)), min(1.0, (middle + width) / (1 + Z * Z / n))


def ranks(values: list[float], quantile: float) -> tuple[float, float] | tuple[None, None]:
    """The order statistics between which a quantile lies; nothing where the rows are too few to tell."""
    n = len(values)
    spread = Z * sqrt(n * quantile * (1 - quantile))
    low, high = floor(n * quantile - spread), ceil(n * quantile + spread)
    return (values[low - 1], values[high]) if low >= 1 and high < n else (None, None)


def interval(metric: Metric, value: float | None, n: int, spread: list) -> tuple[float | None, float | None]:
    """The interval of an answer; `spread` is [standard deviation] of the rows, for quantiles the sorted rows."""
    if value is None or not n or metric.how in ("sum", "count", "distinct", "level", "slowest"):
        return None, None
    if metric.how in ("median", "p90"):
        return ranks(spread, 0.5 if metric.how == "median" else 0.9)
    if metric.unit == "share":
        return wilson(value, n)
    if not spread[0]:  # one row, or all the same: nothing tells how far another may lie
        return None, None
    lowest, highest = LIMITS.get(metric.name.split(".")[0], (0.0, inf))
    return max(lowest, value - Z * spread[0] / sqrt(n)), min(highest, value + Z * spread[0] / sqrt(n))
