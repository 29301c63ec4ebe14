"""A measured figure beside the one asked for, and the table of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table; `asked` is a bound from above, with `least` from below, None where nothing is asked."""

    name: str
    measured: float
    asked: float | None = None
    unit: str = "×"
    least: bool = False

    @property
    def verdict(self) -> str:
        if self.asked is None:
            return ""
        return "met" if (self.measured >= self.asked if self.least else self.measured <= self.asked) else "MISSED"

    def line(self) -> str:
        asked = "" if self.asked is None else f"{'≥' if self.least else '≤'} {_number(self.asked)} {self.unit}"
        return f"{self.name:<72}{_number(self.measured):>10} {self.unit:<12}{asked:<22}{self.verdict}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def seconds(do: Callable[[], object]) -> float:
    """How long it takes, once."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def side_by_side(runs: dict[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each run in each round, one after the other, so that a busy machine disturbs all alike."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds):
        for name, run in runs.items():
            found[name].append(seconds(lambda run=run, turn=turn: run(turn)))
    return found


def ratio(these: list[float], those: list[float]) -> float:
    """The median of how many times longer these took than those of the same round."""
    return statistics.median(a / b for a, b in zip(these, those, strict=True))
