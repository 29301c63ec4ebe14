"""Settings: what the words mean where teams differ; each choice takes place at once."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.answer import without
from metrics.catalogue import METRICS
from metrics.definitions import CLOSERS, FCR, Definitions
from pages.parts import choosing, here
from pages.parts.choosing import setting
from pages.parts.missing import need_words

NOTHING = {"successful_closed_by": "nobody", "outcomes": "any outcome", "no_reply_needed_tags": "none"}
DAYS, SECONDS = 36_500, 100_000_000
RULES = {rule: METRICS[Definitions(fcr_rule=rule).first_contact] for rule in FCR}


def draw() -> None:
    """Waits, first contact, live chat, replies, outcomes, effort."""
    now = choosing.terms().settings.definitions
    _one("burst", now, "Several messages in a row", "Which of them a wait for a reply begins with.",
         {"first": "The first", "last": "The last"})  # fmt: skip
    _one("first_reply_starts", now, "The first reply is measured from",
         "Where a bot hands over, the people's clock can begin then.",
         {"arrival": "Arrival", "handover": "Hand-over"})  # fmt: skip
    _one("first_reply_dated_by", now, "A first reply belongs to the day of the",
         "Which day, week or month it counts for; what was promised is judged by the arrival always.",
         {"arrival": "Arrival", "reply": "Reply"})  # fmt: skip
    _number("missed_grace_seconds", now, "Grace, in seconds",
            "A visitor who leaves a chat sooner than this was not missed.", SECONDS)  # fmt: skip
    _number("repeat_contact_days", now, "Repeat window, in days",
            "A customer who writes again within it was not helped at first contact.", DAYS)  # fmt: skip
    _first_contact(now)
    _several("successful_closed_by", now, "A chat is successful if closed by", "Answered by a person, then finished by …",
             CLOSERS)  # fmt: skip
    _several("outcomes", now, "A conversion is", "The outcomes that count; none chosen: any outcome.",
             _offered("outcome"), new=True)  # fmt: skip
    _several("no_reply_needed_tags", now, "Tags that need no reply", "Their messages are left out of the response rate.",
             _offered("tag"), new=True)  # fmt: skip
    _one("ces_easy", now, "Customer effort score", "Which end of the scale says it was easy.",
         {"high": "High is easy", "low": "Low is easy"})  # fmt: skip


def week_start() -> None:
    """The day weeks begin with."""
    _one("week_starts", choosing.terms().settings.definitions, "A week begins on", "Weeks in charts, comparisons and periods.",
         {"monday": "Monday", "sunday": "Sunday"})  # fmt: skip


def _offered(name: str) -> list[str]:
    return here.store().options().get(name, []) if here.store().reports() else []


def _one(name: str, now: Definitions, head: str, note: str, words: dict[str, str]) -> None:
    st.session_state[f"define-{name}"] = getattr(now, name)
    setting(head, note).segmented_control(
        head, list(words), format_func=words.get, key=f"define-{name}", required=True, label_visibility="collapsed",
        on_change=_take, args=(name,),
    )  # fmt: skip


def _number(name: str, now: Definitions, head: str, note: str, most: int) -> None:
    st.session_state[f"define-{name}"] = float(getattr(now, name))
    setting(head, note).number_input(
        head, 0.0, float(most), key=f"define-{name}", format="%g", step=1.0, label_visibility="collapsed", width=160,
        on_change=_take, args=(name,),
    )  # fmt: skip


def _several(name: str, now: Definitions, head: str, note: str, offered: Sequence[str], new: bool = False) -> None:
    chosen = list(getattr(now, name))
    st.session_state[f"define-{name}"] = chosen
    setting(head, note).multiselect(
        head, [*offered, *(one for one in chosen if one not in offered)], key=f"define-{name}", accept_new_options=new,
        label_visibility="collapsed", placeholder=NOTHING[name], on_change=_take, args=(name,),
    )  # fmt: skip


def _take(name: str) -> None:
    told = st.session_state[f"define-{name}"]
    value = tuple(one.strip() for one in told if one.strip()) if isinstance(told, list) else told
    choosing.want_settings(lambda s: replace(s, definitions=replace(s.definitions, **{name: value})))


def _first_contact(now: Definitions) -> None:
    """Which rule is the headline, what it takes, and which of its parts the data is silent about."""
    st.session_state["define-fcr_rule"] = now.fcr_rule
    metric = METRICS[now.first_contact]
    takes = f"{metric.formula.partition(' / ')[0].capitalize()}. Overview shows this rule, Speed all of them."
    with setting("Solved at first contact means", takes):
        st.selectbox(
            "Solved at first contact means", FCR, format_func=lambda rule: RULES[rule].label, key="define-fcr_rule",
            label_visibility="collapsed", on_change=_take, args=("fcr_rule",),
        )  # fmt: skip
        if silent := _silent(metric.name):
            st.caption(silent)


def _silent(name: str) -> str:
    """What the data does not say of a rule; empty where it says all, or nothing is loaded."""
    if not here.store().reports():
        return ""
    if name in (missing := here.store().missing()):
        words = need_words(missing[name], METRICS[name].table)
        return f"Your data cannot tell: {words}"
    silent = without(METRICS[name], here.store().world().present)
    return f"Your data does not say: {', '.join(silent)}." if silent else ""
