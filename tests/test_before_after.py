"""A number before and after an event, worked by hand, and where its words stand on a chart."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from metrics import METRICS, Filter, Store
from metrics.build.terms import Terms
from metrics.events import Event
from pages.parts.before_after import table
from pages.parts.charts.happened import LEVELS, placed, with_events
from pages.parts.charts.trend_shape import shape

REPLY = METRICS["first_reply.median"]
FIRST, END = datetime(2026, 6, 1), datetime(2026, 6, 29)


@pytest.fixture
def now(tmp_path):
    """Two tickets a day from 1 to 28 June, by chat and e-mail; chats are answered after 20 minutes, from the 15th after 5."""
    rows = ["conversation_id,arrived_at,channel,first_reply_at"]
    for day in range(1, 29):
        for channel, wait in (("chat", 20 if day < 15 else 5), ("email", 40)):
            rows.append(f"{channel}{day},2026-06-{day:02}T10:00Z,{channel},2026-06-{day:02}T10:{wait:02}Z")
    (tmp_path / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    with Store(terms=Terms("UTC")) as data:
        data.load(tmp_path / "t.csv")
        yield SimpleNamespace(store=data, edges=data.edges(), hide=None, filter=Filter(FIRST, END, compare="previous"))


def told(now, event: Event) -> dict:
    return table(now, REPLY, (event,)).to_dict("records")[0]


def test_an_event_of_a_channel_is_judged_by_that_channel(now):
    """14 chats of 20 minutes before, 14 of 5 after."""
    found = told(now, Event(date(2026, 6, 15), "New bot", channel="chat"))
    assert (found["Before"], found["After"], found["n"]) == ("20m", "5m", "14 and 14")
    assert found["Days"] == "1 – 14 Jun 2026 and 15 – 28 Jun 2026"
    assert found["Change"] == "▼ 15m"


def test_where_nothing_changed_it_is_said(now):
    found = told(now, Event(date(2026, 6, 15), "New form", channel="email"))
    assert (found["Before"], found["After"], found["Change"]) == ("40m", "40m", "no change")


def test_of_days_the_time_after_their_end_counts(now):
    """Until the 21st: a week is left after it, and a week before the 10th is compared."""
    found = told(now, Event(date(2026, 6, 10), "Campaign", date(2026, 6, 21), "chat"))
    assert (found["Before"], found["After"], found["Days"]) == ("20m", "5m", "3 – 9 Jun 2026 and 22 – 28 Jun 2026")


def test_at_the_edge_of_the_data_nothing_is_compared(now):
    found = told(now, Event(date(2026, 6, 1), "Start"))
    assert (found["Before"], found["After"], found["Days"]) == ("—", "—", "none on both sides")


def test_words_stand_apart_and_inside_the_chart():
    events = tuple(Event(date(2026, 6, day), f"Event {day}") for day in (3, 4, 5, 6, 20, 28))
    marks = placed(events, FIRST, END)
    assert [mark["level"] for mark in marks[:LEVELS]] == [0, 1, 2]
    assert (
        marks[3]["words"] == "" and marks[3]["tip_words"] == "Event 6"
    )  # no room, but its rule and its words under the pointer
    assert marks[4]["level"] == 0 and not marks[4]["left"] and marks[5]["left"]


def test_what_began_before_the_chart_begins_at_its_edge():
    (mark,) = placed((Event(date(2026, 5, 1), "Old", date(2026, 7, 30)),), FIRST, END)
    assert (mark["at"], mark["until"]) == (FIRST.isoformat(), END.isoformat())


def test_a_chart_with_events_keeps_its_layers_and_its_plot():
    plain = shape("First reply", "seconds", "day")
    drawn = with_events(plain, placed((Event(date(2026, 6, 3), "One"),), FIRST, END))
    assert drawn["layer"][: len(plain["layer"])] == plain["layer"] and drawn["height"] > plain["height"]
    assert shape("First reply", "seconds", "day") == plain  # the kept one is not changed
