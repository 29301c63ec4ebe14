"""What a build is made under: zone, working hours, settings, and the moment that counts as now."""

from dataclasses import dataclass, field
from datetime import datetime

from metrics.hours import Hours
from metrics.settings import Settings
from metrics.sql import literal
from metrics.zone import UTC


@dataclass(frozen=True)
class Terms:
    """The reader's choices behind every number; `now` is UTC and None until the rows have been looked at."""

    zone: str = UTC
    hours: Hours | None = None
    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None

    @property
    def now_sql(self) -> str:
        """SQL: the moment that counts as now."""
        return f"CAST({literal(str(self.now))} AS TIMESTAMP)"

    @property
    def clocks(self) -> tuple[str, ...]:
        """The suffixes of columns that exist once per clock."""
        return ("", "_business") if self.hours else ("",)
