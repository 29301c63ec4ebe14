"""What is meant, in words: every choice that differs from the default, for titles, explanations and slides."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.definitions import Costs, Definitions
from metrics.hours.spoken import city, say_hours
from metrics.metric import Metric
from metrics.settings import DEFAULT_SLA
from metrics.targets import Goal, Scope, Target
from metrics.text.meant import of_texts, scored_by, texts_apart
from metrics.words import count_words, duration, say, short_list

MOST = 3  # so many targets are said, the others counted
BOUNDS = {"at_least": "at least", "at_most": "at most"}
SLA = {"first_reply": "first reply", "resolution": "resolution"}
# Choice -> how it is said where it differs from the default, and the numbers that depend on it; a name with * is a beginning.
CHOICES: Mapping[str, tuple[Callable[[object], str], tuple[str, ...]]] = {
    "burst": (lambda _: "burst from the last message", ("reply_wait*", "response_time*")),
    "first_reply_starts": (lambda _: "clock restarts at hand-over", ("first_reply*", "wait_time*")),
    "first_reply_dated_by": (lambda _: "first replies by the day of the reply", ("first_reply.*", "wait_time*")),
    "missed_grace_seconds": (
        lambda value: f"{duration(value)} grace",
        ("missed*", "abandoned*", "sla_first_reply", "sla_resolution", "callback_rate"),
    ),
    "repeat_contact_days": (
        lambda value: f"repeat contact within {value:g} day{'' if value == 1 else 's'}",
        ("fcr", "fcr_no_repeat", "repeat_contact*", "contacts_per_issue", "calls_per_resolution"),
    ),
    "week_starts": (lambda _: "weeks from Sunday", ()),
    "successful_closed_by": (lambda value: f"successful if closed by {_any(value)}", ("successful*",)),
    "outcomes": (lambda value: f"conversion is {_any(value)}", ("conversion*", "outcome_value*")),
    "no_reply_needed_tags": (
        lambda value: f"{_any(value)} needs no reply",
        ("response_rate", "messages_replied_to"),
    ),
    "ces_easy": (lambda _: "low effort score is easy", ("ces_share",)),
    "fcr_rule": (lambda rule: f"first contact: {METRICS[f'fcr_{rule}'].label.lower()}", ()),
    "call": (lambda value: f"a call costs {say(value, 'money')}", ("deflection_saving*",)),
    "social": (lambda value: f"a social contact costs {say(value, 'money')}", ("deflection_saving*",)),
}
# What holds where nothing else was chosen.
USUAL = {
    "burst": "a wait starts at the first message of a burst",
    "first_reply_starts": "the clock starts at arrival",
    "first_reply_dated_by": "dated by arrival",
    "missed_grace_seconds": "1m grace",
    "repeat_contact_days": "repeat contact within 7 days",
    "successful_closed_by": "successful if closed by agent or customer",
    "outcomes": "any outcome is a conversion",
    "no_reply_needed_tags": "every message needs a reply",
    "ces_easy": "high effort score is easy",
    "fcr_rule": "first contact: the article's rule",
    "call": "a call costs 12",
    "social": "a social contact costs 1",
}


def chosen(terms: Terms) -> list[str]:
    """Everything that differs from the defaults, but for hours and zone, which the clock's words say already."""
    return [*_choices(terms).values(), *_targets(terms).values()]


def of_metric(metric: Metric, terms: Terms) -> list[str]:
    """Of that, what this one number depends on."""
    choices = [said for name, said in _choices(terms).items() if _depends(metric, name)]
    targets = [said for name, said in _targets(terms).items() if metric.name == f"sla_{name}"]
    return choices + targets + (scored_by() if metric.name.startswith("sentiment_") else [])


def in_words(metric: Metric, terms: Terms) -> list[str]:
    """Every choice that one number depends on, defaults too and called so."""
    kept = [words for name, words in USUAL.items() if _depends(metric, name) and name not in _choices(terms)]
    return of_metric(metric, terms) + promised(metric, terms) + [f"{words} (default)" for words in kept]


def promised(metric: Metric, terms: Terms) -> list[str]:
    """The target that one number is measured by, where it is the default one."""
    return [
        f"{SLA[name]} target {_few([target_words(t) for t in targets])} (default)"
        for name, targets in terms.settings.sla.items()
        if metric.name == f"sla_{name}" and name not in _targets(terms)
    ]


def _depends(metric: Metric, name: str) -> bool:
    known = CHOICES[name][1]
    return any(metric.name == one or (one[-1] == "*" and metric.name.startswith(one[:-1])) for one in known)


def clock(terms: Terms, shown: str) -> str:
    """The clock and the zone of a view: `working hours, Berlin time`; hours of another zone name it."""
    if shown != "business" or terms.hours is None:
        return f"all hours, {city(terms.zone)} time"
    elsewhere = "" if terms.hours.general.zone == terms.zone else f" of {city(terms.hours.general.zone)}"
    return f"working hours{elsewhere}, {city(terms.zone)} time"


def everything(terms: Terms) -> dict[str, str]:
    """Each choice with its words, defaults too where they can be said: for telling two sets of choices apart."""
    goals = {f"goal of {name}": _goals(name, lines) for name, lines in terms.settings.targets.items()}
    places = terms.settings.channels
    channels = (
        {"channels": f"channels: {_listed([f'{word} is {place}' for word, place in places.items()])}"} if places else {}
    )
    return _choices(terms) | _targets(terms) | goals | channels | {"hours": say_hours(terms.hours)} | of_texts(terms)


def difference(before: Terms, after: Terms) -> str:
    """One sentence about what is other now."""
    was, now = everything(before), everything(after)
    new = [said for name, said in now.items() if was.get(name) != said]
    gone = [said for name, said in was.items() if name not in now]
    back = [said.removeprefix("no ") for said in gone if said.startswith("no ")]  # of a target there was none
    gone = [said for said in gone if not said.startswith("no ")]
    parts = [f"now {_listed(new)}"] if new else []
    parts += [f"no longer {_listed(gone)}"] if gone else []
    parts += [f"again the default {_listed(back)}"] if back else []
    return "; ".join([*parts, *texts_apart(before, after)])


def target_words(target: Target) -> str:
    """A target and what it is for: `1h for chat from 1 Jan 2026`."""
    return " ".join([_exactly(target.seconds), *_scope(target)])


def goal_words(name: str, goal: Goal) -> str:
    """A goal line and what it is for: `at least 90 % for chat`."""
    unit = METRICS[name].unit if name in METRICS else "score"
    return " ".join([BOUNDS[goal.bound], say(goal.value, unit), *_scope(goal)])


def day_words(day: date) -> str:
    """A day in full: `1 Jan 2026`."""
    return f"{day.day} {day:%b %Y}"


def _exactly(seconds: float) -> str:
    """A duration in words that lose nothing of it."""
    step = 1 if seconds < 600 else 60 if seconds < 86_400 else 3600 if seconds < 8_640_000 else 86_400
    return duration(seconds) if seconds % step == 0 else f"{seconds:,g}s"


def _scope(scope: Scope) -> list[str]:
    words = [value if key in ("channel", "platform") else f"{key} {value}" for key, value in scope.keys.items()]
    covers = [f"for {', '.join(words)}"] if words else []
    return covers + ([f"from {day_words(scope.since)}"] if scope.since else [])


def _choices(terms: Terms) -> dict[str, str]:
    values = vars(terms.settings.definitions) | vars(terms.settings.costs)
    usual = vars(Definitions()) | vars(Costs())
    return {name: say_it(values[name]) for name, (say_it, _) in CHOICES.items() if values[name] != usual[name]}


def _targets(terms: Terms) -> dict[str, str]:
    changed = {name: targets for name, targets in terms.settings.sla.items() if not _usual(name, targets)}
    return {
        name: f"{SLA[name]} target {_few([target_words(t) for t in targets])}" if targets else f"no {SLA[name]} target"
        for name, targets in changed.items()
    }


def _usual(name: str, targets: Sequence[Target]) -> bool:
    return [(t.seconds, t.keys, t.since) for t in targets] == [(t.seconds, t.keys, t.since) for t in DEFAULT_SLA[name]]


def _goals(name: str, goals: Sequence[Goal]) -> str:
    label = METRICS[name].label if name in METRICS else name
    return f"goal for {label}: {_few([goal_words(name, goal) for goal in goals])}"


def _few(said: list[str]) -> str:
    more = [f"{len(said) - MOST + 1} more"] if len(said) > MOST else []
    return _listed(said if not more else said[: MOST - 1] + more)


def _listed(said: list[str]) -> str:
    return short_list(said) if len(said) <= 3 else "; ".join(said)


def _any(values: Sequence[str]) -> str:
    return " or ".join(values) if len(values) <= 3 else count_words(len(values), "value")


def standing(terms: Terms) -> str:
    """The sentence under the page's title: hours, zone, and what differs from the defaults."""
    hours = "no working hours set" if terms.hours is None else f"working hours {say_hours(terms.hours)}"
    others = [*chosen(terms), *of_texts(terms).values()]
    return " · ".join([f"What every number means here: {hours}", *(others or ["all else as by default"])])
