"""What is looked at, as words in the address: read from a link, turned into a Filter, written back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from metrics.catalogue import METRICS
from metrics.drawings import CUTS, DRAWINGS, MOST_METRICS, MOST_SLICES
from metrics.errors import Problem
from metrics.filter import Filter, Keep
from metrics.first_look import PRESETS, Edges
from metrics.span import EVERY, Calendar, check_years
from metrics.zone import zone

# Slices that may stand in a link. Customers and searches never do: a link is passed on.
MOST = 100  # values of one slice in a link
LISTS = (
    *("place", "platform", "tag", "source", "team", "agent", "language", "topic", "subtopic", "sentiment", "priority"),
    *("status", "weekday", "hour", "tag_group", "outcome"),
)
ONCE = {
    "period": "first",
    "compare": "previous",
    "tags": "any",
    "clock": "",
    "zone": "",
    "metric": "",
    "every": "",
    "of": "",
    "show": "",  # what Explore asks: metrics and slices with commas between, periods, the chart
    "cut": "",
    "per": "",
    "draw": "",
}
SEVERAL = {"show": (METRICS, MOST_METRICS), "cut": (CUTS, MOST_SLICES)}  # words allowed, and how many


@dataclass(frozen=True)
class View:
    """A filter as the reader chose it: a named or given period, lists of kept values, and what the page shows."""

    once: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.once.get(name, ONCE[name])

    def put(self, name: str, value: str) -> "View":
        return replace(self, once={**self.once, name: value})

    def keep(self, name: str, values: tuple[str, ...]) -> "View":
        return replace(self, lists={**self.lists, name: values})

    def toggle(self, name: str, value: str) -> "View":
        """The same with one value taken in, or taken out if it was the only one."""
        return self.keep(name, () if self.lists.get(name) == (value,) else (value,))

    def cleared(self) -> "View":
        return replace(self, lists={})


def read(parameters: Mapping[str, list[str]]) -> tuple[View, list[str]]:
    """A view out of a link, and a sentence for everything in it that cannot be used."""
    view, odd = View(), []
    for name, values in parameters.items():
        if name in LISTS:
            kept = tuple(dict.fromkeys(value for value in values if _fits(name, value)))
            odd += [_odd(name, value) for value in values[:MOST] if not _fits(name, value)]
            odd += (
                [f"The link asks for more than {MOST} values of {name}; the rest was left out."]
                if len(kept) > MOST
                else []
            )
            view = view.keep(name, kept[:MOST])
        elif name in SEVERAL:
            kept, told = _words(name, values[-1])
            view, odd = view.put(name, kept), odd + told
        elif name in ONCE and (told := _wrong(name, values[-1])):
            odd.append(told)
        elif name in ONCE:
            view = view.put(name, zone(values[-1]) if name == "zone" and values[-1] else values[-1])
        else:
            odd.append(f"The link asks for “{name[:40]}”, which is nothing to choose here; it was left out.")
    return view, odd


def _fits(name: str, value: str) -> bool:
    """Whether a value of a list can be what it says; which words there are, only the data knows."""
    numbers = {"weekday": range(1, 8), "hour": range(24)}.get(name)
    return numbers is None or value in map(str, numbers)


def _odd(name: str, value: str) -> str:
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    return f"The link says {name}={shown}, which there is not; it was left out."


def _wrong(name: str, value: str) -> str:
    """What is wrong with a single value of a link; empty if nothing is."""
    allowed = {
        "compare": ("previous", "year", "none"),
        "tags": ("any", "all", "none"),
        "clock": ("calendar", "business"),
        "every": EVERY,
        "metric": METRICS,
        "of": METRICS,
        "per": ("none", *EVERY),
        "draw": DRAWINGS,
    }
    try:
        if name in allowed and value not in allowed[name]:
            return _odd(name, value)
        if name == "zone" and value:
            zone(value)
        if name == "period" and value not in PRESETS:
            _days(value)
    except Problem as problem:
        return str(problem)
    return ""


def _words(name: str, value: str) -> tuple[str, list[str]]:
    """Of words between commas those that can be asked for, each once and no more than so many; a sentence for each other."""
    allowed, most = SEVERAL[name]
    words = list(dict.fromkeys(value.split(",")))
    kept = [word for word in words if word in allowed][:most]
    odd = [_odd(name, word) for word in words if word and word not in allowed][:MOST]
    over = [word for word in words if word in allowed][most:]
    return ",".join(kept), odd + [
        f"The link asks for more than {most} at {name}; {word} was left out." for word in over
    ]


def write(view: View) -> dict[str, str | list[str]]:
    """The view as the address shows it; what is as at first is left out, but for the period: an address that says nothing
    is a page of the menu, which keeps what is filtered, and not one to come back to."""
    once = {"period": view.get("period")}
    once |= {name: value for name, value in view.once.items() if value != ONCE[name]}
    return {**once, **{name: list(values) for name, values in view.lists.items() if values}}


def _days(text: str) -> tuple[datetime, datetime]:
    """A period of days, both included: 2017-10-09..2017-12-03; a reversed one is turned round."""
    try:
        first, last = sorted(datetime.strptime(day, "%Y-%m-%d") for day in text.split(".."))
    except ValueError:
        raise Problem(f"“{text[:40]}” is no period; it is written like 2026-03-01..2026-03-31.") from None
    check_years(first, last)
    return first, last + timedelta(days=1)


def days_text(first, last) -> str:
    """A period of days for the address."""
    return f"{first:%Y-%m-%d}..{last:%Y-%m-%d}"


def span(view: View, found: Edges, calendar: Calendar) -> tuple[datetime, datetime]:
    """The half-open span of the reader's clock that the view is about."""
    period = view.get("period")
    return PRESETS[period][1](found, calendar) if period in PRESETS else _days(period)


def to_filter(view: View, found: Edges | None, calendar: Calendar, business: bool) -> Filter:
    """The filter that the view stands for."""
    since, until = span(view, found, calendar) if found else (None, None)
    compare = view.get("compare")
    keeps = [Keep(name, values) for name in LISTS if name != "tag" and (values := view.lists.get(name))]
    if tags := view.lists.get("tag"):
        keeps.append(Keep("tag", tags, view.get("tags")))
    clock = view.get("clock") or "business" if business else "calendar"
    return Filter(since, until, tuple(keeps), None if compare == "none" else compare, clock)
