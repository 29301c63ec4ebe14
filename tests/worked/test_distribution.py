"""How a duration is spread, worked by hand: which bar a wait falls into, under a filter, on either clock."""

from math import inf

import pytest
from drawn import OFFICE

from metrics import Filter, Query
from metrics.distribution import STEPS, Distribution
from metrics.errors import Problem
from metrics.filter import keeps

# Waits of 0 s, 10 s, 11 s, 60 s, 61 s; a chat that waited 100 days; one without a reply, one impossible, one spam.
WAITS = """
    conversation_id, channel, status, arrived_at, first_reply_at
    1,               email,   open,   2 10:00,    2 10:00
    2,               email,   open,   2 10:00,    2 10:00:10
    3,               email,   open,   2 10:00,    2 10:00:11
    4,               email,   open,   2 10:00,    2 10:01
    5,               email,   open,   2 10:00,    2 10:01:01
    6,               chat,    open,   2025-11-22T10:00:00Z, 2 10:00
    7,               email,   open,   2 10:00,
    8,               email,   open,   2 10:00,    2 09:00
    9,               email,   spam,   2 10:00,    2 10:00
"""
FILES = {"t.csv": WAITS}


def spread(store, metric: str = "first_reply.median", **chosen) -> list[tuple]:
    return [tuple(bar) for bar in store.look(Distribution(Query((metric,), Filter(**chosen))))]


def test_a_wait_lies_in_the_first_bar_that_it_does_not_pass(loaded):
    """0 and 10 s up to 10 s; 11 s up to 30 s; 60 s up to a minute; 61 s up to two; nothing in between is left out."""
    bars = spread(loaded(FILES), keep=keeps(["channel=email"]))
    assert bars == [(0, 10, 2), (10, 30, 1), (30, 60, 1), (60, 120, 1)]


def test_what_is_longer_than_the_last_step_is_a_bar_of_its_own(loaded):
    """The chat waited 100 days; the bars between it and the others are empty, and all of them hold n."""
    store = loaded(FILES)
    bars = spread(store)
    assert bars[-1] == (STEPS[-1], inf, 1) and STEPS[-1] == 90 * 86_400
    assert [n for *_, n in bars] == [2, 1, 1, 1, *[0] * 16, 1]
    assert sum(n for *_, n in bars) == store.ask(Query(("first_reply.median",))).table["n"][0].as_py() == 6


def test_it_is_spread_on_the_clock_asked_for(loaded):
    """In Friday 16:00, reply Monday 09:30 in Berlin: 65.5 hours by the calendar, an hour and a half of work."""
    ticket = """
        conversation_id, arrived_at, first_reply_at
        1,               6 15:00,    9 08:30
    """
    store = loaded({"t.csv": ticket}, hours=OFFICE)
    assert spread(store) == [(2 * 86_400, 3 * 86_400, 1)]
    assert spread(store, clock="business") == [(3600, 7200, 1)]


def test_without_rows_or_columns_there_are_no_bars(loaded):
    assert spread(loaded(FILES), keep=keeps(["channel=phone"])) == []
    assert spread(loaded(FILES), "hold_time.median") == []


@pytest.mark.parametrize("names", [("fcr",), ("first_reply",)])
def test_only_one_duration_can_be_spread(names):
    with pytest.raises(Problem, match=r"first_reply\.median"):
        Distribution(Query(names))
