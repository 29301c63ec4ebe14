"""What a slide is: a question with a period that moves along with the data, how it is drawn, the lead's own words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.filter import Filter, Keep
from metrics.first_look import PRESETS, Edges
from metrics.query import Query
from metrics.span import Calendar
from metrics.tables import nearest
from metrics.what_if import PROMISES

CHARTS = ("numbers", "line", "bars", "stacked", "ranked", "heat", "scatter", "spread", "changes", "targets", "table")
GIVEN = "given"  # the period of a slide with days of its own
TIMED = "every, by one slice at most, and one metric or, not cut, several of one unit"
MOST = 200  # slides in a deck
MOST_METRICS = 12
LONGEST = 2000  # signs of a title or of notes


@dataclass(frozen=True)
class Claim:
    """What an edited title says became of a metric, as it was when it was written; raw values in the metric's unit."""

    metric: str
    previous: float
    value: float

    @property
    def up(self) -> bool:
        """The direction it claims."""
        return self.value > self.previous


@dataclass(frozen=True)
class Slide:
    """One slide. `period` is a name of metrics.first_look.PRESETS and moves with the data, or "given": since, until.

    An empty title stands for the finding, empty notes for definition, period and caveats. A wrong word is a Problem.
    """

    metrics: tuple[str, ...]
    chart: str = "numbers"
    by: tuple[str, ...] = ()
    every: str | None = None
    period: str = "first"
    since: datetime | None = None
    until: datetime | None = None
    keep: tuple[Keep, ...] = ()
    compare: str | None = "previous"
    clock: str = "calendar"
    title: str = ""
    notes: str = ""
    claim: Claim | None = None
    most: int = 10  # groups shown; the others are left out, the CSV has all

    def __post_init__(self) -> None:
        _known(self.chart, CHARTS, "chart")
        _known(self.period, (*PRESETS, GIVEN), "period")
        if not self.metrics or len(self.metrics) > MOST_METRICS:
            raise Problem(f"A slide shows one to {MOST_METRICS} metrics; this one names {len(self.metrics)}.")
        Query(self.metrics, self._filter(self.since, self.until), self.by, self.every)
        if lacks := self._lacks():
            raise Problem(f"A slide with the chart {self.chart} needs {lacks}.")
        if self.period == GIVEN and not (self.since and self.until):
            raise Problem("A slide with days of its own needs both since and until.")

    def _lacks(self) -> str:
        """What the question lacks for its chart; empty where nothing does."""
        by = len(self.by)
        needs = {
            "numbers": ("neither by nor every", not by and not self.every),
            "line": (TIMED, bool(self.every) and by <= 1 and self._alike),
            "bars": (TIMED, bool(self.every) and by <= 1 and self._alike),
            "stacked": ("one metric, every and by one slice", bool(self.every) and by == 1 and len(self._asked) == 1),
            "ranked": ("one metric, by one slice and no every", by == 1 and not self.every and len(self._asked) == 1),
            "heat": ("by weekday and hour and no every", set(self.by) == {"weekday", "hour"} and not self.every),
            "spread": ("one duration, neither by nor every", self._spread and not by and not self.every),
            "changes": (
                "one metric and a comparison, neither by nor every",
                self._compared and not by and not self.every,
            ),
            "targets": (f"{' or '.join(PROMISES)}, neither by nor every", self._promised and not by and not self.every),
            "scatter": ("two metrics by one slice and no every", self._pair and by == 1 and not self.every),
        }
        words, met = needs.get(self.chart, ("", True))
        return "" if met else words

    @property
    def _asked(self) -> tuple[str, ...]:
        return Query(self.metrics).metrics

    @property
    def _alike(self) -> bool:
        """Whether one axis can carry all numbers: a single one, or several of one unit that are not cut."""
        return len(self._asked) == 1 or (not self.by and len({METRICS[name].unit for name in self._asked}) == 1)

    @property
    def _pair(self) -> bool:
        return len(self._asked) == 2

    @property
    def _compared(self) -> bool:
        return len(self._asked) == 1 and bool(self.compare)

    @property
    def _promised(self) -> bool:
        return self.metrics[0] in PROMISES and len(self.metrics) == 1

    @property
    def _spread(self) -> bool:
        return len(self._asked) == 1 and METRICS[self.first].unit == "seconds"

    def filter(self, edges: Edges | None, calendar: Calendar) -> Filter:
        """The filter the slide stands for over rows with these edges; without dated rows it has no span."""
        since, until = self.since, self.until
        if self.period != GIVEN:
            since, until = PRESETS[self.period][1](edges, calendar) if edges else (None, None)
        return self._filter(since, until)

    def query(self, edges: Edges | None, calendar: Calendar) -> Query:
        """Its question over rows with these edges."""
        return Query(self.metrics, self.filter(edges, calendar), self.by, self.every)

    def _filter(self, since: datetime | None, until: datetime | None) -> Filter:
        return Filter(since, until, self.keep, self.compare, self.clock)

    @property
    def first(self) -> str:
        """The metric its title is about."""
        return self._asked[0]


@dataclass(frozen=True)
class Deck:
    """Slides in the order in which they are shown."""

    slides: tuple[Slide, ...] = ()

    def __post_init__(self) -> None:
        if len(self.slides) > MOST:
            raise Problem(f"A deck has at most {MOST} slides; this one has {len(self.slides):,}.")


def _known(word: str, allowed: Collection[str], what: str) -> None:
    if word not in allowed:
        raise Problem(f"There is no {what} “{str(word)[:40]}”{nearest(str(word), tuple(allowed))}.")
