"""Settings: the form in which one target or one goal line is made or changed."""

from datetime import date

import streamlit as st

from metrics.catalogue import METRICS
from metrics.meant import BOUNDS
from metrics.settings import UNITS
from metrics.tables import CHANNELS
from metrics.targets import KEYS, Goal, Scope, Target
from pages.parts import here

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)
PER_CENT = 100


def target(rule: Target | None, key: str) -> Target | None:
    """The target that the fields say; None while its time is missing."""
    seconds = _duration("Within", rule.seconds if rule else None, key)
    scope = _scope(rule, key)
    return Target(seconds=seconds, **scope) if seconds else None


def goal(rule: tuple[str, Goal] | None, key: str) -> tuple[str, Goal] | None:
    """The goal line that the fields say, with the name of its number; None while something is missing."""
    metric, before = rule or (None, None)
    names, bounds = list(METRICS), list(BOUNDS)
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    name = left.selectbox(
        "Number",
        names,
        names.index(metric) if metric in METRICS else None,
        lambda one: METRICS[one].label,
        key=f"{key}-metric",
        placeholder="Choose a number",
    )
    first = before.bound if before else "at_most" if name and METRICS[name].good == "down" else "at_least"
    bound = middle.selectbox("Good is", bounds, bounds.index(first), BOUNDS.get, key=f"{key}-bound-{name}")
    with right:
        value = _value(name, before.value if before and name == metric else None, f"{key}-{name}")
    scope = _scope(before, key)
    return (name, Goal(bound=bound, value=value, **scope)) if name and value is not None else None


def _value(name: str | None, value: float | None, key: str) -> float | None:
    """A goal in the unit of its number."""
    unit = METRICS[name].unit if name else ""
    if unit == "seconds":
        return _duration("How long", value, key)
    if unit == "share":
        shown = None if value is None else min(max(round(value * PER_CENT, 9), 0.0), 100.0)
        found = st.number_input("Per cent", 0.0, 100.0, shown, key=f"{key}-share", format="%g")
        return None if found is None else round(found / PER_CENT, 12)
    return st.number_input("How much", value=value, key=f"{key}-value", format="%g", disabled=not name)


def _duration(label: str, seconds: float | None, key: str) -> float | None:
    """A time in hours, minutes or seconds; shown in the largest unit it is a whole number of."""
    units, seconds = list(UNITS), max(seconds or 0.0, 0.0)
    first = next((unit for unit in units if seconds and seconds % UNITS[unit] == 0), units[-1] if seconds else units[0])
    told, per, _ = st.columns([2, 2, 3], vertical_alignment="bottom", gap="small")
    amount = told.number_input(
        label, 0.0, 1e9, seconds / UNITS[first] if seconds else None, key=f"{key}-time", format="%g", step=1.0
    )
    unit = per.selectbox("Unit", units, units.index(first), key=f"{key}-unit", label_visibility="collapsed")
    return round(amount * UNITS[unit], 6) if amount else None


def _scope(rule: Scope | None, key: str) -> dict:
    """For which conversations, and from which day on; what is left empty is any."""
    options = here.store().options() if here.store().reports() else {}
    places = st.columns(len(KEYS) + 1, vertical_alignment="bottom", gap="small")
    found: dict[str, object] = {
        name: _part(place, name, getattr(rule, name) if rule else None, options, key)
        for name, place in zip(KEYS, places, strict=False)
    }
    since = rule.since if rule else None
    first, last = min(EARLIEST, since or EARLIEST), max(LATEST, since or LATEST)
    found["since"] = places[-1].date_input("From", since, first, last, key=f"{key}-from", format="DD/MM/YYYY")
    return {name: value for name, value in found.items() if value}


def _part(place, name: str, said: str | None, options: dict, key: str) -> str | None:
    """One slice: its words in the data, or a new one; the channels are fixed."""
    words = list(CHANNELS) if name == "channel" else list(options.get(name, ()))
    words += [said] if said and said not in words else []
    chosen = place.selectbox(
        name.capitalize(),
        words,
        words.index(said) if said else None,
        key=f"{key}-{name}",
        placeholder="any",
        accept_new_options=name != "channel",
    )
    return chosen.strip() if chosen else None
