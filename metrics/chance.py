"""Where 95 of 100 samples lie: the few distributions that intervals need, without a library for them."""

from functools import lru_cache
from math import atan, cos, exp, floor, lgamma, log, pi, sqrt, tan

Z = 1.959963984540054  # of a normal distribution, 95 % lie within so many standard deviations
TAIL = 0.025  # what may lie beyond either end
STEPS = 64  # of the integral under Student's curve
FAR = 9  # standard deviations below which nothing is left to add up


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n rows; never below 0 or above 1, and never of no width."""
    if not 0 < share < 1:  # one end is the share itself, to the last digit
        far = Z * Z / (n + Z * Z)
        return (0.0, far) if share <= 0 else (1 - far, 1.0)
    middle, width = share + Z * Z / (2 * n), Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - width) / (1 + Z * Z / n)), min(1.0, (middle + width) / (1 + Z * Z / n))


def poisson(count: float) -> tuple[float, float]:
    """The score interval of a count of what happens now and then: the counts whose spread reaches this one."""
    width = Z * sqrt(count + Z * Z / 4)
    return max(0.0, count + Z * Z / 2 - width), count + Z * Z / 2 + width


@lru_cache(maxsize=4096)
def student(degrees: float) -> float:
    """How many standard errors 95 % of a mean's samples lie within, by Student's t; degrees of freedom may be broken.

    Under t = √df · tan θ the curve is cos θ to the power df − 1; Newton's steps climb to the angle from below.
    """
    scale = exp(lgamma((degrees + 1) / 2) - lgamma(degrees / 2)) / sqrt(pi)
    angle = atan(Z / sqrt(degrees))
    for _ in range(12):
        angle -= (scale * _under(angle, degrees - 1) - (0.5 - TAIL)) / (scale * cos(angle) ** (degrees - 1))
    return sqrt(degrees) * tan(angle)


def _under(angle: float, power: float) -> float:
    """The area under cos^power from 0 to the angle, by Simpson's rule."""
    step = angle / STEPS
    inner = sum((4 if i % 2 else 2) * cos(i * step) ** power for i in range(1, STEPS))
    return step / 3 * (1 + inner + cos(angle) ** power)


def ranks(n: int, quantile: float) -> tuple[int, int] | None:
    """The ranks, from 1, of the two of n sorted rows between which a quantile lies; nothing where n is too small.

    How many rows lie below a quantile is binomial; each end is the innermost one that is missed in 2.5 % at most.
    """
    low, high = _below(n, quantile), n + 1 - _below(n, 1 - quantile)
    return (low, high) if low >= 1 and high <= n else None


@lru_cache(maxsize=4096)
def _below(n: int, share: float) -> int:
    """How many counts, from 0 up, are together no likelier than the tail, of n rows with this chance each."""
    count = max(0, floor(n * share - FAR * sqrt(n * share * (1 - share))))
    likely = exp(
        lgamma(n + 1) - lgamma(count + 1) - lgamma(n - count + 1) + count * log(share) + (n - count) * log(1 - share)
    )
    total = likely
    while total <= TAIL:
        likely *= (n - count) / (count + 1) * share / (1 - share)
        count += 1
        total += likely
    return count
