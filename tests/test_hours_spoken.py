"""Working hours as people write and say them, and the laws of reading back what was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hours_laws import cases

from metrics.errors import Problem
from metrics.hours import Clock, Hours
from metrics.hours.spoken import PRESETS, overnight, read_day, say_hours, say_week, typed_day
from pages.parts.hours_draft import drafts, meant

NINE_TO_FIVE = ((540, 1020),)


@pytest.mark.parametrize(
    "text",
    ["9-17", "09:00–17:00", "9am to 5pm", "9:00 - 5 pm", "9h-17h", "9.00 bis 17.00", " 9 until 17 ", "9 Uhr - 17 Uhr"],
)
def test_a_span_may_be_written_in_many_ways(text):
    assert read_day(text, "Monday") == NINE_TO_FIVE


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("Closed", ()),
        ("all day", ((0, 1440),)),
        ("8-12, 13-17", ((480, 720), (780, 1020))),
        ("13-17 and 8-12", ((480, 720), (780, 1020))),
        ("22-2", ((1320, 1560),)),
        ("12am-12pm", ((0, 720),)),
        ("12pm-1pm", ((720, 780),)),
    ],
)
def test_a_day_as_it_is_typed(text, spans):
    assert read_day(text, "Monday") == spans


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nine to five", "Monday: “nine to five” is not a span of time"),
        ("9-25", "Monday: “09:00-25:00” is not a span of time"),
        ("9-9", "has no length"),
        ("8-12, 11-14", "overlap"),
        ("9", "Monday: “9” is not a span"),
    ],
)
def test_what_is_no_span_is_told(text, said):
    with pytest.raises(Problem, match="Monday") as problem:
        read_day(text, "Monday")
    assert said in str(problem.value)


def test_over_midnight_is_said():
    assert overnight(read_day("9-17", "")) == ""
    assert overnight(read_day("9-12, 22-2", "")) == "until 02:00 the next day"


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (PRESETS["Mon–Fri 9–17"], "Mon–Fri 9–17"),
        (PRESETS["Every day 8–20"], "every day 8–20"),
        (PRESETS["Round the clock"], "every day round the clock"),
        (((),) * 7, "closed every day"),
        ((NINE_TO_FIVE, (), ((30, 90), (630, 1560)), *((),) * 4), "Mon 9–17, Wed 0:30–1:30 and 10:30–2"),
    ],
)
def test_a_week_in_words(week, said):
    assert say_week(week) == said


def test_hours_in_words():
    general = Clock("America/New_York", PRESETS["Mon–Fri 9–17"])
    assert say_hours(None) == "all hours"
    assert say_hours(Hours(general, {"chat": general})) == "Mon–Fri 9–17, New York time, own hours for chat"


@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_hours_come_back_from_what_stands_in_the_fields(case):
    hours = case[0]
    typed = meant(drafts(hours), "UTC")
    for clock, back in (
        (hours.general, typed.general),
        *((hours.channels[c], typed.channels[c]) for c in hours.channels),
    ):
        assert (back.zone, back.week) == (clock.zone, clock.week)
        # a special day without hours is a holiday: the same hours on every day
        days = clock.holidays | set(clock.special) | back.holidays
        assert {day: back.spans(day) for day in days} == {day: clock.spans(day) for day in days}


@given(st.text(alphabet="0123456789:-–,. apmtonduhr&", max_size=24))
def test_any_text_is_a_day_or_a_problem(text):
    try:
        spans = read_day(text, "Monday")
    except Problem:
        return
    assert read_day(typed_day(spans), "Monday") == spans
