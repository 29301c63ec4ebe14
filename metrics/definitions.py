"""What the words of the numbers mean where teams differ, and what a contact costs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from metrics import toml
from metrics.errors import Problem

CLOSERS = ("agent", "customer", "bot", "system")
FCR = ("article", "one_reply", "no_later_message", "one_agent", "in_15_minutes", "no_repeat")


@dataclass(frozen=True)
class Definitions:
    """What the words mean, where teams differ."""

    burst: str = "first"
    first_reply_starts: str = "arrival"
    missed_grace_seconds: float = 60.0
    repeat_contact_days: float = 7.0
    week_starts: str = "monday"
    successful_closed_by: tuple[str, ...] = ("agent", "customer")
    outcomes: tuple[str, ...] = ()
    no_reply_needed_tags: tuple[str, ...] = ()
    ces_easy: str = "high"
    fcr_rule: str = "article"
    first_reply_dated_by: str = "arrival"

    @property
    def first_contact(self) -> str:
        """The number that stands for first-contact resolution where only one is shown."""
        return "fcr" if self.fcr_rule == "article" else f"fcr_{self.fcr_rule}"


@dataclass(frozen=True)
class Costs:
    """What one contact costs."""

    call: float = 12.0
    social: float = 1.0


def _choice(*allowed: str) -> Callable[[object, str], str]:
    return lambda value, name: toml.one_of(value, name, allowed)


def _closers(value: object, name: str) -> tuple[str, ...]:
    return tuple(toml.one_of(item, name, CLOSERS) for item in toml.texts(value, name))


def _not_negative(value: object, name: str) -> float:
    return toml.at_least(value, name, 0)


def _seconds(value: object, name: str) -> float:
    return _at_most(_not_negative(value, name), name, 100_000_000)


def _days(value: object, name: str) -> float:
    return _at_most(_not_negative(value, name), name, 36_500)


def _amount(value: object, name: str) -> float:
    return _at_most(_not_negative(value, name), name, 1_000_000_000)


def _at_most(number: float, name: str, most: int) -> float:
    if number > most:
        raise Problem(f"{name}: {number:g} is too large; at most {most:,} can be.")
    return number


DEFINITIONS = {
    "burst": _choice("first", "last"),
    "first_reply_starts": _choice("arrival", "handover"),
    "first_reply_dated_by": _choice("arrival", "reply"),
    "missed_grace_seconds": _seconds,
    "repeat_contact_days": _days,
    "week_starts": _choice("monday", "sunday"),
    "successful_closed_by": _closers,
    "outcomes": toml.texts,
    "no_reply_needed_tags": toml.texts,
    "ces_easy": _choice("high", "low"),
    "fcr_rule": _choice(*FCR),
}
COSTS = {"call": _amount, "social": _amount}


def read_definitions(told: dict) -> Definitions:
    """The [definitions] of a settings file, defaults where it says nothing."""
    return Definitions(**_values(told, "definitions", DEFINITIONS))


def read_costs(told: dict) -> Costs:
    """The [costs] of a settings file."""
    return Costs(**_values(told, "costs", COSTS))


def _values(told: dict, part: str, kinds: Mapping[str, Callable]) -> dict:
    """Each value of a table, checked by its kind."""
    toml.only(told, list(kinds), part)
    return {key: kinds[key](value, f"{part}.{key}") for key, value in told.items()}
