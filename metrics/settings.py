"""settings.toml: the reader's targets, definitions and costs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from metrics import toml
from metrics.channel_names import Names, read_names
from metrics.definitions import Costs, Definitions, read_costs, read_definitions
from metrics.errors import Problem
from metrics.tables import CHANNELS, nearest
from metrics.targets import KEYS, Goal, Scope, Target, which_counts

UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}
BOUNDS = ("at_least", "at_most")
LARGEST = 1e9  # of what a target or a goal line can be
MOST = 100  # targets of one kind, and goal lines
DEFAULT_SLA = {
    "first_reply": (Target(seconds=7200, default=True),),
    "resolution": (Target(seconds=86400, default=True),),
}


@dataclass(frozen=True)
class Settings:
    """Everything settings.toml can say; made without arguments, the defaults."""

    sla: Mapping[str, tuple[Target, ...]] = field(default_factory=lambda: dict(DEFAULT_SLA))
    targets: Mapping[str, tuple[Goal, ...]] = field(default_factory=dict)
    definitions: Definitions = field(default_factory=Definitions)
    costs: Costs = field(default_factory=Costs)
    channels: Names = field(default_factory=dict)

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
        read_definitions(parts.get("definitions", {})),
        read_costs(parts.get("costs", {})),
        read_names(parts.get("channels", {})),
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
    parts |= {"channels": settings.channels} if settings.channels else {}
    return "\n".join(f"[{name}]\n{toml.lines(values)}" for name, values in parts.items())


def _sla(told: dict) -> dict[str, tuple[Target, ...]]:
    toml.only(told, list(DEFAULT_SLA), "sla")
    return DEFAULT_SLA | {
        name: tuple(_target(item, f"sla.{name}") for item in toml.items(value, f"sla.{name}", "{ hours = 2 }", MOST))
        for name, value in told.items()
    }


def _target(told: object, name: str) -> Target:
    told = _item(told, name, "{ hours = 2 }", tuple(UNITS))
    seconds = sum(toml.number(told[unit], f"{name}.{unit}") * size for unit, size in UNITS.items() if unit in told)
    if not 1e-6 <= seconds <= LARGEST:
        raise Problem(
            f"{name} needs a time between nothing and 30 years; write {{ hours = 2 }}, or minutes or seconds."
        )
    return Target(seconds=round(seconds, 6), **_scope(told, name))


def _goals(told: dict, metrics: Collection[str] | None) -> dict[str, tuple[Goal, ...]]:
    goals = {}
    for name, value in _flat(told).items():
        if metrics is not None and name not in metrics:
            raise Problem(f"targets has no metric {toml.shown(name)}{nearest(name, list(metrics))}.")
        where = f"targets.{toml.key(name)}"
        goals[name] = tuple(_goal(item, where) for item in toml.items(value, where, "{ at_least = 0.9 }", MOST))
    toml.few_enough([goal for lines in goals.values() for goal in lines], "targets", MOST)
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
    value = toml.number(told[bounds[0]], f"{name}.{bounds[0]}")
    if abs(value) > LARGEST:
        raise Problem(
            f"{name}.{bounds[0]}: {toml.shown(told[bounds[0]])} is out of reach; write a number like 60 or 0.9."
        )
    return Goal(bound=bounds[0], value=value, **_scope(told, name))


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
