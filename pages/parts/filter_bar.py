"""The filter at the left of every page, and the chips above it: one state, shown in the address."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from metrics.filter import Keep
from metrics.first_look import PRESETS
from metrics.said import place_words, tag_words
from metrics.zone import names as zone_names
from pages.parts import here as place
from pages.parts import hidden
from pages.parts import view as views
from pages.parts.here import Here
from pages.parts.safe import markdown

CUSTOM = "custom"
COMPARE = {"previous": "The time before", "year": "A year before", "none": "Nothing"}
TAGS = {"any": "any", "all": "all", "none": "none"}
CLOCKS = {"calendar": "All hours", "business": "Working hours"}
MORE = {
    "team": "Team",
    "agent": "Agent",
    "language": "Language",
    "topic": "Topic",
    "subtopic": "Subtopic",
    "sentiment": "Sentiment",
    "priority": "Priority",
    "status": "Status",
    "source": "Source",
}
NO = {"place": "no channel", "tag": "no tag", "weekday": "", "hour": ""}


def draw(here: Here) -> None:
    """The whole bar; every widget shows the view and changes nothing but the view."""
    options = hidden.options(here.hide, here.store.options())
    with st.sidebar, st.container(key="filter-bar"):
        _period(here)
        _choice("Compare with", "compare", COMPARE)
        _several("Channel", "place", options.get("place", []), place_words)
        _several("Tags", "tag", options.get("tag", []), lambda tag: tag_words(tag) or "no tag")
        if len(here.view.lists.get("tag", ())) > 1 or here.view.get("tags") != "any":
            _put("bar-tags", here.view.get("tags"))
            st.segmented_control(
                "Conversations with",
                list(TAGS),
                format_func=str,
                key="bar-tags",
                on_change=_take_one,
                args=("tags",),
                default=None,
                required=True,
            )
        chosen = [name for name in MORE if here.view.lists.get(name)]
        if here.store.terms.hours:
            _choice("Clock", "clock", CLOCKS, here.filter.clock)
        label = f"More filters ({len(chosen)})" if chosen else "More filters"
        fold = st.expander(label, bool(chosen), key="bar-more", on_change="rerun")
        if fold.open:  # many lists, and one of them of all zones: they would slow down every click
            with fold:
                _more(here, options, chosen)


def _put(key: str, value) -> None:
    st.session_state[key] = value


def _take_one(name: str) -> None:
    place.show(place.view().put(name, st.session_state[f"bar-{name}"] or views.ONCE[name]))


def _take_many(name: str) -> None:
    place.show(place.view().keep(name, tuple(st.session_state[f"bar-{name}"])))


def _choice(label: str, name: str, words: dict[str, str], value: str = "") -> None:
    _put(f"bar-{name}", value or place.view().get(name))
    st.selectbox(label, list(words), format_func=words.get, key=f"bar-{name}", on_change=_take_one, args=(name,))


def _several(label: str, name: str, options: list[str], words=None) -> None:
    chosen = list(place.view().lists.get(name, ()))
    _put(f"bar-{name}", chosen)
    shown = [*options, *(value for value in chosen if value not in options)]
    st.multiselect(
        label,
        shown,
        format_func=words or (lambda value: value or f"no {label.lower()}"),
        key=f"bar-{name}",
        on_change=_take_many,
        args=(name,),
        placeholder="All",
    )


def _period(here: Here) -> None:
    period = here.view.get("period")
    words = {name: label for name, (label, _) in PRESETS.items()} | {CUSTOM: "Other days…"}
    _put("bar-period", period if period in PRESETS else CUSTOM)
    st.selectbox("Period", list(words), format_func=words.get, key="bar-period", on_change=_take_period, args=(here,))
    if period not in PRESETS:
        first, last = (day for day in (here.filter.since.date(), here.filter.until.date() - timedelta(days=1)))
        _put("bar-days", (first, last))
        st.date_input("Days", key="bar-days", on_change=_take_days, format="DD/MM/YYYY")


def _take_period(here: Here) -> None:
    chosen = st.session_state["bar-period"]
    if chosen == CUSTOM:
        chosen = views.days_text(here.filter.since, here.filter.until - timedelta(days=1))
    place.show(place.view().put("period", chosen))


def _take_days() -> None:
    days: tuple[date, ...] = st.session_state["bar-days"]
    if days:
        place.show(place.view().put("period", views.days_text(min(days), max(days))))


def _more(here: Here, options: Mapping[str, list[str]], chosen: list[str]) -> None:
    for name, label in MORE.items():
        if len(options.get(name, [])) > 1 or name in chosen:
            _several(label, name, options.get(name, []))
    _put("bar-zone", here.calendar.zone)
    st.selectbox("Time zone", sorted(zone_names().values()), key="bar-zone", on_change=_take_one, args=("zone",))


def chips(here: Here) -> None:
    """What is filtered, each removable with a click."""
    active = [(name, value) for name, values in here.view.lists.items() for value in values]
    if not active:
        return
    with st.container(horizontal=True, key="chips", gap="small"):
        for number, (name, value) in enumerate(active):
            st.button(
                f"{markdown(chip_words(here, name, value))}  ✕",
                key=f"chip-{number}",
                on_click=_drop,
                args=(name, value),
            )
        st.button("Clear all", key="chip-clear", type="tertiary", on_click=lambda: place.show(place.view().cleared()))


def chip_words(here: Here, name: str, value: str) -> str:
    """One chosen value in words."""
    none = name == "tag" and here.view.get("tags") == "none"
    return str(Keep(name, (value,), "none" if none else "any"))


def _drop(name: str, value: str) -> None:
    chosen = place.view().lists.get(name, ())
    place.show(place.view().keep(name, tuple(v for v in chosen if v != value)))
