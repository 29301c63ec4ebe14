"""Settings: what happened and when – entered, brought as a CSV, taken home – to be seen on every chart over time."""

from datetime import date

import streamlit as st

from metrics.errors import Problem
from metrics.events import HEADS, LONGEST, Event, events_of, keep_events, read_events, write_events
from metrics.tables import CHANNELS
from metrics.words import count_words
from pages.parts import here as place
from pages.parts import notices
from pages.parts.charts.happened import days
from pages.parts.safe import markdown
from pages.parts.style import section_head

NOTE = (
    "Releases, outages, campaigns: each is drawn as a thin rule on every chart over time, with the number before and after "
    "it. They are kept with this visit and in the workspace file."
)
TEMPLATE = ",".join(HEADS) + "\n"


def draw() -> None:
    """The events, each with a button that takes it away; a form for one more; a file of them to bring and to take."""
    section_head("What happened", NOTE)
    for said in st.session_state.pop("events-said", ()):
        notices.notice(said)
    events = events_of(place.store())
    with st.container(key="rules-events", gap="small"):
        for number, event in enumerate(events):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(f"{days(event)}: {event.words}", width=480)
                st.button("Remove", key=f"remove-event-{number}", type="tertiary", on_click=_remove, args=(event,))
    _form()
    _file(events)


def _form() -> None:
    with st.form("event-form", clear_on_submit=True, border=True):
        words, first, last, channel = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
        words.text_input("What happened", key="event-words", max_chars=LONGEST, placeholder="Release 4.2")
        first.date_input("On, or from", key="event-first", format="DD/MM/YYYY", value=_last_day())
        last.date_input("Until (if longer)", key="event-last", format="DD/MM/YYYY", value=None)
        channel.selectbox("Channel", ["", *CHANNELS], key="event-channel", format_func=lambda name: name or "all")
        st.form_submit_button("Add this event", on_click=_add)


def _last_day() -> date:
    """Where the data ends, near which an event is looked for; without data today."""
    found = place.store().edges() if place.store().reports() else None
    return found.last.date() if found else date.today()


def _add() -> None:
    state = st.session_state
    first, last = state["event-first"], state["event-last"]
    _take(lambda: (Event(_day(first), state["event-words"].strip(), last, state["event-channel"]),))


def _day(chosen: date | None) -> date:
    if chosen is None:
        raise Problem("An event needs a day.")
    return chosen


def _take(make) -> None:
    """Keeps more events; what is wrong with them is said in a sentence."""
    data = place.store()
    try:
        before = events_of(data)
        keep_events(data, (*before, *make()))
        more = len(events_of(data)) - len(before)
        st.session_state["events-said"] = [f"{count_words(more, 'event')} added." if more else "They are here already."]
    except Problem as problem:
        st.session_state["events-said"] = [str(problem)]


def _remove(event: Event) -> None:
    data = place.store()
    keep_events(data, tuple(one for one in events_of(data) if one != event))


def _file(events) -> None:
    number = st.session_state.setdefault("event-files", 0)
    st.file_uploader(
        "Events as CSV: date, until, event, channel", type=["csv", "txt"], key=f"event-file-{number}",
        on_change=_upload, args=(f"event-file-{number}",),
    )  # fmt: skip
    name = "events.csv" if events else "an empty events.csv"
    st.download_button(
        markdown(f"Save {name}"), write_events(events) if events else TEMPLATE, "events.csv", "text/csv", key="save-events",
        on_click="ignore",
    )  # fmt: skip


def _upload(key: str) -> None:
    given = st.session_state.get(key)
    if given is not None:
        _take(lambda: read_events(given.getvalue().decode("utf-8-sig", "replace")))
        st.session_state["event-files"] += 1
