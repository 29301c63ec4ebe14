"""Settings: targets and goal lines as sentences, each changed or taken away with one click."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.catalogue import METRICS
from metrics.meant import goal_words, target_words
from metrics.settings import DEFAULT_SLA, Settings
from metrics.targets import Goal
from pages.parts import choosing, settings_target
from pages.parts.style import section_head

SLA = {
    "first_reply": ("First reply", "Conversations answered in at most this time are within the target."),
    "resolution": ("Resolution", "Conversations resolved in at most this time are within the target."),
}
GOALS = "goals"
WINS = (
    "If several fit a conversation, the most exact one counts: “1m for chat” before “2h”. If two are as exact, the one with "
    "the later “from” counts; a conversation is judged by what held on the day it arrived. If these are equal too, the "
    "lower in the list counts."
)


def draw() -> None:
    """The rules for first reply and resolution, then the goal lines."""
    settings = choosing.terms().settings
    for name, (head, note) in SLA.items():
        section_head(head, note)
        usual = settings.sla[name] == DEFAULT_SLA[name]
        words = [f"within {target_words(t)}" + (" – default target" if usual else "") for t in settings.sla[name]]
        _rules(name, settings.sla[name], words)
    st.caption(WINS)
    section_head("Goal lines", "For any other number: at least, or at most.")
    lines = [(name, goal) for name, goals in settings.targets.items() for goal in goals]
    _rules(GOALS, lines, [f"{_label(name)} {goal_words(name, goal)}" for name, goal in lines])


def _label(name: str) -> str:
    return METRICS[name].label if name in METRICS else name


def _rules(name: str, rules: Sequence, words: list[str]) -> None:
    """Each rule in words with its two buttons; one more, or the form of the one that is being changed."""
    with st.container(key=f"rules-{name}", gap="small"):
        for number, said in enumerate(words):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(said, width=480)
                st.button("Change", key=f"change-{name}-{number}", type="tertiary", on_click=_open, args=(name, number))
                change = (name, rules, None, number)
                st.button("Remove", key=f"remove-{name}-{number}", type="tertiary", on_click=_put, args=change)
        add = "Add a goal line" if name == GOALS else "Add a target"
        at = st.session_state.get("aim")
        if at and at[0] == name and at[1] <= len(rules):
            _form(name, rules, at[1])
        else:
            st.button(add, key=f"add-{name}", on_click=_open, args=(name, len(rules)))


def _open(*aim: object) -> None:
    """Opens the form for one rule; no rule closes it."""
    st.session_state["aim"] = aim


def _form(name: str, rules: Sequence, number: int) -> None:
    rule = rules[number] if number < len(rules) else None
    fields = settings_target.goal if name == GOALS else settings_target.target
    with st.container(border=True, key="aim-form"):
        new = fields(rule, f"aim-{name}-{number}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            keep = st.button("Keep", key="aim-keep", type="primary")
            st.button("Cancel", key="aim-cancel", type="tertiary", on_click=_open)
            if keep and not new:
                st.caption(
                    "⚠ " + ("Choose a number and give its goal." if name == GOALS else "Give the time to keep to.")
                )
    if keep and new:
        _put(name, rules, new, number)
        st.rerun()


def _put(name: str, rules: Sequence, new: object, number: int) -> None:
    """Wants the list with the rule of that number changed, added or, with None, taken away."""
    _open()
    kept = [*rules[:number], *([new] if new else []), *rules[number + 1 :]]
    choosing.want_settings(lambda settings: _with(settings, name, kept))


def _with(settings: Settings, name: str, rules: list) -> Settings:
    if name != GOALS:
        return replace(settings, sla={**settings.sla, name: tuple(replace(rule, default=False) for rule in rules)})
    goals: dict[str, tuple[Goal, ...]] = {}
    for metric, goal in rules:
        goals[metric] = (*goals.get(metric, ()), goal)
    return replace(settings, targets=goals)
