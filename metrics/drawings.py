"""Which charts can show a question, the sensible one first: over time, ranked, spread out, against each other, as a table."""

from dataclasses import dataclass
from itertools import product

from metrics.catalogue import METRICS

MOST_METRICS, MOST_SLICES = 4, 2
# Slices a question may be cut by. Customers never: the question stands in a link.
CUTS = (
    *("channel", "platform", "tag", "tag_group", "team", "agent", "topic", "subtopic", "sentiment", "language"),
    *("priority", "status", "weekday", "hour", "source", "outcome"),
)
DRAWINGS = ("line", "bars", "stacked", "heat", "distribution", "scatter", "ranked", "table")
ADDS_UP = ("count", "sum")
NEEDS = {
    "stacked": "Stacked bars need a number that adds up, cut by one thing.",
    "heat": "A heat map needs one number, cut by two things or by one over time.",
    "distribution": "A distribution needs a duration, such as first reply, all as one.",
    "scatter": "A scatter needs two numbers, cut by something, all as one.",
    "ranked": "A ranked list needs something to cut by, all as one.",
}
OVERLAPS = ("tag", "tag_group")  # a row may stand in several of their groups


@dataclass(frozen=True)
class Asked:
    """Metrics, the slices they are cut by, and the length of the periods, or none."""

    metrics: tuple[str, ...]
    by: tuple[str, ...] = ()
    every: str | None = None

    @property
    def offered(self) -> tuple[str, ...]:
        """The charts that make sense of it, the best first; a table always does."""
        found = self._over_time() if self.every else self._at_once()
        return (*found, "table")

    def drawn(self, wanted: str) -> str:
        """The chart wanted, where it makes sense, else the best."""
        return wanted if wanted in self.offered else self.offered[0]

    def fitted(self, wanted: str, every: str) -> "Asked | None":
        """The question as the chart can show it: over time or not (`every`), else with less asked; None where it needs more."""
        periods = dict.fromkeys((self.every, None, every))
        tries = product((self.metrics, self.metrics[:1]), (self.by, self.by[:1], ()), periods)
        return next((one for one in (Asked(*each) for each in tries) if wanted in one.offered), None)

    def _over_time(self) -> tuple[str, ...]:
        first, alone = METRICS[self.metrics[0]], len(self.metrics) == 1
        if not self.by:
            return ("bars", "line") if self._adds_up else ("line", "bars")
        if len(self.by) > 1:
            return ()
        heat = ("heat",) if alone else ()
        if first.how == "part":
            return ("stacked", *heat)
        stacked = alone and self._adds_up and self.by[0] not in OVERLAPS
        return ("stacked", "line", *heat) if stacked else ("line", *heat)

    @property
    def _adds_up(self) -> bool:
        """Whether parts of the first metric make the whole, so that they may stand one upon the other."""
        first = METRICS[self.metrics[0]]
        return first.counts and first.how in ADDS_UP

    def _at_once(self) -> tuple[str, ...]:
        alone = len(self.metrics) == 1
        if not self.by:
            return ("distribution",) if alone and METRICS[self.metrics[0]].unit == "seconds" else ()
        if len(self.by) > 1:
            return ("heat",) if alone else ()
        return ("scatter", "ranked") if len(self.metrics) == 2 else ("ranked",)
