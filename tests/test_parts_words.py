"""Numbers and times as people say them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts_answers import NPS

from metrics import said, words
from metrics.catalogue import METRICS
from metrics.said import period_words
from pages.parts import spans


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (8040, "seconds", "2h 14m"),  # 2 × 3600 + 14 × 60
        (1080, "seconds", "18m"),
        (310, "seconds", "5m 10s"),
        (45, "seconds", "45s"),
        (59.6, "seconds", "1m"),
        (273_600, "seconds", "3d 4h"),  # 3 × 86400 + 4 × 3600
        (86_399, "seconds", "1d"),
        (8_640_000, "seconds", "100d"),
        (-300, "seconds", "−5m"),
        (0.84, "share", "84 %"),
        (0.003, "share", "0.3 %"),
        (0.996, "share", "99.6 %"),  # not 100 %: one is missing
        (0, "share", "0 %"),
        (1204, "count", "1,204"),
        (9_999.6, "count", "10k"),
        (999.6, "count", "1,000"),
        (28_400, "count", "28k"),
        (999_500, "count", "1M"),
        (4.23, "score", "4.2"),
        (4.0, "score", "4"),
        (0.35, "ratio", "0.35"),
        (12.5, "money", "12.50"),
        (1240, "money", "1,240"),
        (None, "seconds", "—"),
        (float("nan"), "share", "—"),
        (float("inf"), "ratio", "—"),
    ],
)
def test_values(value, unit, said):
    assert words.say(value, unit) == said


def test_a_share_of_fewer_than_five_is_a_fraction():
    assert words.say(0.75, "share", 4) == "3 of 4"
    assert words.say(0.75, "share", 8) == "75 %"


@given(st.floats(0, 1e9))
def test_durations_never_carry_sixty_of_a_unit_or_more_than_two(seconds):
    text = words.duration(seconds)
    assert len(text.split()) <= 2
    assert not {"60s", "60m", "24h"} & set(text.split())


@given(st.floats(0, 1e8), st.floats(0, 1e8))
def test_a_longer_wait_is_never_said_to_have_fallen(one, other):
    change = words.change(max(one, other), min(one, other), "seconds", "down")
    assert change.text.startswith("▲") or change.meaning == "same"


@pytest.mark.parametrize(
    ("now", "before", "unit", "good", "text", "meaning"),
    [
        (1080, 1320, "seconds", "down", "▼ 4m", "better"),  # 18m after 22m
        (1320, 1080, "seconds", "down", "▲ 4m", "worse"),
        (1700, 1199, "seconds", "down", "▲ 8m", "worse"),  # said 28m after 20m, so 8m and no odd seconds
        (0.71, 0.68, "share", "up", "▲ 3 pts", "better"),
        (0.51, 0.50, "share", "up", "▲ 1 pt", "better"),
        (0.844, 0.84, "share", "up", "no change", "same"),
        (1204, 1000, "count", "none", "▲ 20 %", "none"),
        (3, 0, "count", "down", "▲ 3", "worse"),  # nothing to take per cent of
        (4.2, 4.1, "score", "up", "▲ 0.1", "better"),
    ],
)
def test_changes(now, before, unit, good, text, meaning):
    change = words.change(now, before, unit, good)
    assert (change.text, change.meaning) == (text, meaning)


def test_a_change_is_read_aloud_with_what_it_means():
    assert words.change(1080, 1320, "seconds", "down").spoken == "down 4m on before, better"
    assert words.change(None, 4, "score", "up") is None


def test_net_scores_carry_their_sign():
    assert [words.said(NPS, value) for value in (34.4, -4.2, 0.2, None)] == ["+34", "−4", "0", "—"]
    assert words.changed(NPS, -4.2, 6).text == "▼ 10"  # −4 after 6


def test_net_counts_are_said_with_what_was_before_and_never_in_per_cent():
    net = METRICS["backlog_net"]
    assert [words.said(net, value) for value in (105, -14, 0, 1842)] == ["+105", "−14", "0", "+1,842"]
    assert words.changed(net, 105, 57)[:2] == ("▲ (+57 before)", "worse")
    assert words.changed(net, -3, 57)[:2] == ("▼ (+57 before)", "better")
    assert words.changed(net, 57, 57).text == "no change"


def test_counts_with_their_noun():
    assert words.count_words(1204, "conversation") == "1,204 conversations"
    assert words.count_words(1, "reply") == "1 reply"
    assert words.count_words(2, "reply") == "2 replies"
    assert words.count_words(3, "day") == "3 days"


def test_ranges_and_lists():
    assert words.range_words(0.78, 0.9, "share") == "78 – 90 %"
    assert words.range_words(None, 0.9, "share") == ""
    assert words.short_list(["chat"]) == "chat"
    assert words.short_list(["chat", "email"]) == "chat and email"
    assert words.short_list(list("abcde")) == "a, b and 3 more"


def day(*parts):
    return datetime(*parts)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (day(2017, 10, 9), day(2017, 12, 4), "9 Oct – 3 Dec 2017"),
        (day(2017, 10, 9), day(2017, 10, 16), "9 – 15 Oct 2017"),
        (day(2017, 12, 20), day(2018, 1, 4), "20 Dec 2017 – 3 Jan 2018"),
        (day(2017, 10, 1), day(2017, 11, 1), "October 2017"),
        (day(2017, 12, 1), day(2018, 1, 1), "December 2017"),
        (day(2017, 1, 1), day(2018, 1, 1), "2017"),
        (day(2017, 10, 9), day(2017, 10, 10), "9 Oct 2017"),
        (day(2017, 10, 9, 10), day(2017, 10, 9, 14), "9 Oct 2017, 10:00 – 14:00"),
    ],
)
def test_spans_are_said_with_their_last_day(since, until, said):
    assert period_words(since, until) == said


def test_periods_have_names_and_ends():
    assert said.period_name(day(2017, 10, 31, 14), "hour") == "Tue 31 Oct 2017, 14–15"
    assert said.period_name(day(2017, 10, 9), "week") == "week of 9 Oct 2017"
    assert said.period_name(day(2017, 10, 1), "quarter") == "Q4 2017"
    assert spans.period_end(day(2017, 11, 1), "quarter") == day(2018, 2, 1)
    assert spans.period_end(day(2017, 12, 1), "month") == day(2018, 1, 1)
