"""Settings: what the words mean where teams differ; each choice takes place at once."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.definitions import CLOSERS, Definitions
from pages.parts import choosing, here
from pages.parts.choosing import setting

NOTHING = {"successful_closed_by": "nobody", "outcomes": "any outcome", "no_reply_needed_tags": "none"}
DAYS, SECONDS = 36_500, 100_000_000
PARTS = {"first_resolved_at|resolved_at|status": "resolved", "deferred": "not put off to a later date",
         "transfers": "not passed on", "reopens": "not reopened"}  # fmt: skip


def draw() -> None:
    """Waits, first contact, live chat, replies, outcomes, effort."""
    now = choosing.terms().settings.definitions
    _one("burst", now, "Several messages in a row", "Which of them a wait for a reply begins with.",
         {"first": "The first", "last": "The last"})  # fmt: skip
    _one("first_reply_starts", now, "The first reply is measured from",
         "Where a bot hands over, the people's clock can begin then.",
         {"arrival": "Arrival", "handover": "Hand-over"})  # fmt: skip
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
    """The rule with its parts, and which of them the data is silent about."""
    first, *others = [*PARTS.values(), f"no new contact of the customer within {now.repeat_contact_days:g} days"]
    present = here.store().world().present if here.store().reports() else None
    silent = [
        words
        for names, words in PARTS.items()
        if present is not None and not any(present.get(f"conversations.{name}") for name in names.split("|"))
    ]
    unknown = f"Your data does not say: {', '.join(silent)}." if silent else ""
    with setting("Solved at first contact means", ", ".join([first.capitalize(), *others]) + "."):
        st.caption(unknown)
