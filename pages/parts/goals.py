"""The Overview's four goals: fast and always on, solved efficiently, every channel covered, happy customers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.choices import choose
from metrics.hours import Clock, Hours
from metrics.hours.spoken import PRESETS
from metrics.words import say, short_list
from pages.parts import cards, menus
from pages.parts.answers import Row, rows
from pages.parts.here import Here, show, store
from pages.parts.missing import need_words

FAST = "Fast, always on"
# Goal -> the numbers that tell it, best first; the first that the data can answer is shown.
GOALS = {
    FAST: ("fcr", "first_reply.median", "response_rate"),
    "Solved efficiently": ("handle_time.mean", "first_resolution.median", "messages_per_conversation"),
    "Every channel": ("sla_first_reply",),
    "Happy customers": ("csat_mean", "csat_share", "nps"),
}
HALF = 0.5
USUAL = "Mon–Fri 9–17"
SETTINGS = Path(__file__).parents[1] / "settings.py"


def numbers(missing: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The metrics that the goals need and the data has."""
    return [n for n in (*_chosen(missing).values(), "first_reply.median") if n not in missing]


def _chosen(missing: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Of first-contact resolution it is the rule that the settings choose, where the data can tell it."""
    able = GOALS | {FAST: (store().terms.settings.definitions.first_contact, *GOALS[FAST])}
    return {goal: next((n for n in names if n not in missing), names[0]) for goal, names in able.items()}


def draw(here: Here, missing: Mapping[str, tuple[str, ...]], answer: Answer, course: Answer) -> None:
    """Four cards: the goal, the number that tells it, its change, and what it measures."""
    chosen, shown = _chosen(missing), []
    for goal, name in chosen.items():
        metric = METRICS[name]
        if name in missing:
            words = need_words(missing[name], metric.table)
            shown.append(replace(cards.needs(metric, words[:1].upper() + words[1:]), goal=goal))
            continue
        head = cards.card(metric, answer, course, menus.noun(metric))
        extra = _beside(goal, name, answer, missing)
        shown.append(_covered(here, head) if goal == "Every channel" else cards.goal(goal, head, *extra))
    menus.menu_row(shown, [METRICS[n] for n in chosen.values()], "goals", 4)


def _beside(goal: str, name: str, answer: Answer, missing: Mapping) -> Iterable[str]:
    """The second line of a goal: the first reply beside first-contact resolution, else how many it rests on."""
    found = {row["metric"]: row for row in rows(answer)}
    lines = [f"n = {found[name]['n']:,}"]
    if goal == FAST and name != "first_reply.median" and "first_reply.median" not in missing:
        lines.append(f"first reply {say(found['first_reply.median']['value'], 'seconds')}")
    return lines


def _covered(here: Here, head: cards.Card) -> cards.Card:
    """In how many channels most first replies come within their target."""
    found = [row for row in rows(here.ask("sla_first_reply", by=("channel",), alone=True)) if row["n"]]
    good = sum(row["value"] >= HALF for row in found)
    targets = here.store.terms.settings.sla["first_reply"]
    target = say(targets[0].seconds, "seconds") if len(targets) == 1 else "their target"
    usual = " (default target)" if all(t.default for t in targets) else ""
    one = "channel" if len(found) == 1 else "channels"
    return replace(
        head,
        goal="Every channel",
        value=f"{good} of {len(found)}",
        change=None,
        guard="",
        sure="",
        course=(),
        before=(),
        lines=(f"{one} with most first replies within {target}{usual}", *_late(found)),
    )


def _late(found: list[Row]) -> list[str]:
    """The channels that miss their target, by name."""
    names = [row["channel"] or "unknown" for row in found if row["value"] < HALF]
    return [f"not {short_list(names)}"] if names else []


def working_hours(here: Here) -> None:
    """Asks once whether the usual working hours are right; without any, waits at night count in full."""
    if here.store.terms.hours or st.session_state.get("hours_asked"):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="hours-question"):
        st.text(f"{USUAL} as working hours?")
        st.button("Yes, count those", key="hours-yes", on_click=_settle, args=(here,))
        st.button("No, all hours", key="hours-no", type="tertiary", on_click=_asked)
        if st.button("Other hours …", key="hours-other", type="tertiary"):
            st.switch_page(SETTINGS)


def _asked() -> None:
    st.session_state["hours_asked"] = True


def _settle(here: Here) -> None:
    hours = Hours(Clock(here.calendar.zone, PRESETS[USUAL]))
    choose(here.store, replace(here.store.terms, hours=hours))
    show(here.view.put("clock", "business"))
    _asked()
