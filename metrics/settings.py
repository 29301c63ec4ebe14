"""settings.toml: the reader's targets, definitions and costs."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial

from metrics import toml
from metrics.errors import Problem
from metrics.tables import CHANNELS, nearest
from metrics.targets import KEYS, Goal, Scope, Target, which_counts

UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}
BOUNDS = ("at_least", "at_most")
CLOSERS = ("agent", "customer", "bot", "system")
FCR = ("article", "one_reply", "no_later_message", "one_agent", "in_15_minutes", "no_repeat")
DEFAULT_SLA = {
    "first_reply": (Target(seconds=7200, default=True),),
    "resolution": (Target(seconds=86400, default=True),),
}


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

    @property
    def first_contact(self) -> str:
        """The number that stands for first-contact resolution where only one is shown."""
        return "fcr" if self.fcr_rule == "article" else f"fcr_{self.fcr_rule}"


@dataclass(frozen=True)
class Costs:
    """What one contact costs."""

    call: float = 12.0
    social: float = 1.0


@dataclass(frozen=True)
class Settings:
    """Everything settings.toml can say; made without arguments, the defaults."""

    sla: Mapping[str, tuple[Target, ...]] = field(default_factory=lambda: dict(DEFAULT_SLA))
    targets: Mapping[str, tuple[Goal, ...]] = field(default_factory=dict)
    definitions: Definitions = Definitions()
    costs: Costs = Costs()

    def target(self, name: str, day: date | None, **row: str | None) -> Target | None:
        """The target of `first_reply` or `resolution` for a row: `target("first_reply", day, channel="chat")`."""
        return which_counts(self.sla[name], day, row)

    def goal(self, metric: str, day: date | None, **row: str | None) -> Goal | None:
        """The goal line of a metric on a day, for what the reader has filtered to."""
        return which_counts(self.targets.get(metric, ()), day, row)


def read_settings(text: str, metrics: Collection[str] | None = None) -> Settings:
    """The settings of a file, defaults where it says nothing; a Problem for anything that cannot be used.

    `metrics` are the names goal lines may have; without them any name is taken.
    """
    told = toml.parse(text, "The settings file")
    toml.only(told, [part.name for part in fields(Settings)], "The settings file")
    parts = {name: toml.table(value, name) for name, value in told.items()}
    return Settings(
        _sla(parts.get("sla", {})),
        _goals(parts.get("targets", {}), metrics),
        Definitions(**_values(parts.get("definitions", {}), "definitions", DEFINITIONS)),
        Costs(**_values(parts.get("costs", {}), "costs", COSTS)),
    )


def write_settings(settings: Settings) -> str:
    """The settings as a file that reads back as the same settings."""
    sla = {
        name: [_duration(t.seconds) | _scope_told(t) for t in targets]
        for name, targets in settings.sla.items()
        if targets != DEFAULT_SLA[name]
    }
    goals = {name: [{g.bound: g.value} | _scope_told(g) for g in lines] for name, lines in settings.targets.items()}
    parts = {"sla": sla, "targets": goals, "definitions": vars(settings.definitions), "costs": vars(settings.costs)}
    return "\n".join(f"[{name}]\n{toml.lines(values)}" for name, values in parts.items())


def _choice(*allowed: str) -> Callable[[object, str], str]:
    return lambda value, name: toml.one_of(value, name, allowed)


def _closers(value: object, name: str) -> tuple[str, ...]:
    return tuple(toml.one_of(item, name, CLOSERS) for item in toml.texts(value, name))


def _at_most(value: object, name: str, most: int) -> float:
    if (number := toml.at_least(value, name, 0)) > most:
        raise Problem(f"{name}: {number:g} is too large; at most {most:,} can be.")
    return number


DEFINITIONS = {
    "burst": _choice("first", "last"),
    "first_reply_starts": _choice("arrival", "handover"),
    "missed_grace_seconds": partial(_at_most, most=100_000_000),
    "repeat_contact_days": partial(_at_most, most=36_500),
    "week_starts": _choice("monday", "sunday"),
    "successful_closed_by": _closers,
    "outcomes": toml.texts,
    "no_reply_needed_tags": toml.texts,
    "ces_easy": _choice("high", "low"),
    "fcr_rule": _choice(*FCR),
}
COSTS = dict.fromkeys(("call", "social"), partial(toml.at_least, least=0))


def _values(told: dict, part: str, kinds: Mapping[str, Callable]) -> dict:
    """Each value of a table, checked by its kind."""
    toml.only(told, list(kinds), part)
    return {key: kinds[key](value, f"{part}.{key}") for key, value in told.items()}


def _sla(told: dict) -> dict[str, tuple[Target, ...]]:
    toml.only(told, list(DEFAULT_SLA), "sla")
    return DEFAULT_SLA | {
        name: tuple(_target(item, f"sla.{name}") for item in toml.items(value, f"sla.{name}", "{ hours = 2 }"))
        for name, value in told.items()
    }


def _target(told: object, name: str) -> Target:
    told = _item(told, name, "{ hours = 2 }", tuple(UNITS))
    seconds = sum(toml.number(told[unit], f"{name}.{unit}") * size for unit, size in UNITS.items() if unit in told)
    if not 0 < seconds < 1e12:
        raise Problem(f"{name} needs a time longer than nothing; write {{ hours = 2 }}, or minutes or seconds.")
    return Target(seconds=round(seconds, 6), **_scope(told, name))


def _goals(told: dict, metrics: Collection[str] | None) -> dict[str, tuple[Goal, ...]]:
    goals = {}
    for name, value in _flat(told).items():
        if metrics is not None and name not in metrics:
            raise Problem(f"targets has no metric {toml.shown(name)}{nearest(name, list(metrics))}.")
        where = f"targets.{toml.key(name)}"
        goals[name] = tuple(_goal(item, where) for item in toml.items(value, where, "{ at_least = 0.9 }"))
    return goals


def _flat(told: dict) -> dict:
    """Names with a dot in them, as TOML reads first_reply.median, put together again."""
    flat = {}
    for name, value in told.items():
        flat |= {f"{name}.{part}": inner for part, inner in value.items()} if isinstance(value, dict) else {name: value}
    return flat


def _goal(told: object, name: str) -> Goal:
    told = _item(told, name, "{ at_least = 0.9 }", BOUNDS)
    bounds = [bound for bound in BOUNDS if bound in told]
    if len(bounds) != 1:
        raise Problem(f"{name} needs either at_least or at_most in each item; write {{ at_least = 0.9 }}.")
    return Goal(bound=bounds[0], value=toml.number(told[bounds[0]], f"{name}.{bounds[0]}"), **_scope(told, name))


def _item(told: object, name: str, example: str, own: tuple[str, ...]) -> dict:
    if not isinstance(told, dict):
        raise Problem(f"{name}: {toml.shown(told)} is not a target; write {name} = [{example}].")
    toml.only(told, (*own, *KEYS, "from"), name)
    return told


def _scope(told: dict, name: str) -> dict:
    """For which rows, and from which day on."""
    keys = {key: toml.text(told[key], f"{name}.{key}") for key in KEYS if key in told}
    if "channel" in keys:
        keys["channel"] = toml.one_of(keys["channel"], f"{name}.channel", CHANNELS)
    return keys | ({"since": toml.day(told["from"], f"{name}.from")} if "from" in told else {})


def _scope_told(scope: Scope) -> dict:
    return scope.keys | ({"from": scope.since} if scope.since else {})


def _duration(seconds: float) -> dict:
    """The largest unit it is a whole number of."""
    unit = next((unit for unit, size in UNITS.items() if seconds % size == 0), "seconds")
    return {unit: float(seconds) / UNITS[unit]}
