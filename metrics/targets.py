"""Targets and goal lines: what is aimed at, for which rows, from which day, and which of several counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from metrics.sql import literal

KEYS = ("channel", "platform", "priority", "team", "agent")
EXACT = ("agent",)  # names of people are never folded, as in grouping


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Rows a target is for: a key left empty is every row; `since` is its first day in the reader's zone."""

    channel: str | None = None
    platform: str | None = None
    priority: str | None = None
    team: str | None = None
    agent: str | None = None
    since: date | None = None

    @property
    def keys(self) -> dict[str, str]:
        """The keys that are set."""
        return {key: getattr(self, key) for key in KEYS if getattr(self, key) is not None}

    def covers(self, day: date | None, row: Mapping[str, str | None]) -> bool:
        """Whether a row of that day is meant; an unknown day or value is covered only by what does not ask for it."""
        in_force = self.since is None or (day is not None and day >= self.since)
        return in_force and all(_same(key, value, row.get(key)) for key, value in self.keys.items())


@dataclass(frozen=True, kw_only=True)
class Target(Scope):
    """A duration to keep to, in seconds; `default` where the reader has set none."""

    seconds: float
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class Goal(Scope):
    """A goal line of a metric, in the metric's own unit; `bound` is `at_least` or `at_most`."""

    bound: str
    value: float


Aim = TypeVar("Aim", bound=Scope)


def which_counts(targets: Sequence[Aim], day: date | None, row: Mapping[str, str | None]) -> Aim | None:
    """The target for a row: most keys matched, then latest `since`, then last in the list; or None."""
    return next((target for target in _ranked(targets) if target.covers(day, row)), None)


def in_force(targets: Sequence[Aim], day: date | None) -> tuple[Aim, ...]:
    """What counts on a day for each kind of rows that has a target of its own, the widest kind first."""
    kinds = sorted({tuple(target.keys.items()): target.keys for target in targets}.values(), key=len)
    found = (which_counts([target for target in targets if target.keys == keys], day, keys) for keys in kinds)
    return tuple(target for target in found if target)


def target_sql(targets: Sequence[Target], day: str, columns: Mapping[str, str]) -> str:
    """SQL: the seconds (DOUBLE) of the target that counts for a row, NULL where none does.

    `day` is the SQL of its DATE, `columns` the SQL of each key the row has (channel, priority, …); a key that is not
    among them is unknown.
    """
    cases = [f"WHEN {_covers_sql(target, day, columns)} THEN {_double(target.seconds)}" for target in _ranked(targets)]
    return f"CASE {' '.join(cases)} END" if cases else "CAST(NULL AS DOUBLE)"


def _ranked(targets: Sequence[Aim]) -> list[Aim]:
    """The best first, so that the first to cover a row is the one that counts."""
    last_first = reversed(targets)
    return sorted(last_first, key=lambda target: (-len(target.keys), -(target.since or date.min).toordinal()))


def _same(key: str, wanted: str, found: str | None) -> bool:
    return found is not None and _folded(key, wanted) == _folded(key, found)


def _folded(key: str, word: str) -> str:
    return word.strip(" ") if key in EXACT else word.strip(" ").lower()


def _covers_sql(target: Target, day: str, columns: Mapping[str, str]) -> str:
    parts = [
        f"{_folded_sql(key, columns.get(key, 'NULL'))} = {_folded_sql(key, literal(value))}"
        for key, value in target.keys.items()
    ]
    if target.since:
        parts.append(f"{day} >= DATE {literal(target.since.isoformat())}")
    return " AND ".join(parts) or "true"


def _folded_sql(key: str, word: str) -> str:
    trimmed = f"trim(CAST({word} AS VARCHAR))"
    return trimmed if key in EXACT else f"lower({trimmed})"


def _double(number: float) -> str:
    said = repr(float(number))
    return said if "e" in said else f"{said}e0"
