"""What a build is made under: zone, working hours, settings, rules of topics, corrections, and the moment that is now."""

from dataclasses import dataclass, field
from datetime import datetime

from metrics.hours import Hours
from metrics.settings import Settings
from metrics.sql import literal
from metrics.text.corrections import Corrections
from metrics.text.rules import Rules, starter
from metrics.zone import UTC


@dataclass(frozen=True)
class Terms:
    """The reader's choices behind every number; `now` is UTC and None until the rows have been looked at.

    Without `rules` topics are named by the starter rules.
    """

    zone: str = UTC
    hours: Hours | None = None
    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None
    rules: Rules | None = None
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def now_sql(self) -> str:
        """SQL: the moment that counts as now."""
        return f"CAST({literal(str(self.now))} AS TIMESTAMP)"

    @property
    def clocks(self) -> tuple[str, ...]:
        """The suffixes of columns that exist once per clock."""
        return ("", "_business") if self.hours else ("",)

    @property
    def topics(self) -> Rules:
        """The rules that name topics, the reader's own phrases in front."""
        return self.corrections.in_front(self.rules or starter())
