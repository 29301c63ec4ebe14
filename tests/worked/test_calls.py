"""The parts of a call worked by hand: unanswered ones, parts nobody measured, seconds that cannot be."""

import pytest
from drawn import OFFICE

CALLS = """
    call_id, started_at, answered, talk_seconds, hold_seconds, wrap_seconds, agent, channel
    1,       2 09:00,    true,     300,          60,           40,           Ana,   phone
    2,       2 10:00,    true,     100,          0,            ,             Ben,   phone
    3,       2 11:00,    true,     ,             30,           10,           Ben,   phone
    4,       2 12:00,    false,    ,             20,           ,             ,      phone
    5,       2 13:00,    true,     -5,           -5,           ,             Ben,   phone
    6,       3 09:00,    true,     500,          ,             ,             Ana,   phone
    7,       3 10:00,    ,         200,          ,             ,             Ana,   phone
"""


@pytest.mark.worked("calls", "calls_answered_rate")
def test_calls_and_how_many_are_answered(ask):
    """Seven calls, five of them on the first day; 4 was not answered, of 7 nobody says so, but somebody talked: 6 of 7."""
    files = {"c.csv": CALLS}
    assert ask(files, "calls") == (7, 7)
    assert ask(files, "calls", until="2026-03-03") == (5, 5)
    assert ask(files, "calls", by="agent") == {"Ana": (3, 3), "Ben": (3, 3), None: (1, 1)}
    assert ask(files, "calls_answered_rate") == (pytest.approx(6 / 7), 7)
    assert ask(files, "calls_answered_rate", until="2026-03-03") == (0.8, 5)
    # of 2 nothing is known, which is neither yes nor no
    unsaid = {"c.csv": "call_id, started_at, talk_seconds\n1, 2 09:00, 30\n2, 2 10:00, \n3, 2 11:00, 0"}
    assert ask(unsaid, "calls_answered_rate") == (0.5, 2)


WAITS = """
    call_id, started_at, answered, wait_seconds
    1,       2 09:00,    true,     10
    2,       2 10:00,    true,     30
    3,       2 11:00,    true,     0
    4,       2 12:00,    false,    90
    5,       2 13:00,    true,
    6,       3 09:00,    true,     -5
    7,       3 10:00,    true,     60
"""


@pytest.mark.worked("call_wait")
def test_call_wait(ask):
    """0, 10, 30 and 60 s; 4 gave up, of 5 it is unknown, 6 cannot be. 100 / 4; rank 2.7: 30 + 0.7 × 30."""
    files = {"c.csv": WAITS}
    assert ask(files, "call_wait.mean") == (25, 4)
    assert ask(files, "call_wait.median") == (20, 4)
    assert ask(files, "call_wait.p90") == (pytest.approx(51), 4)
    assert ask(files, "call_wait.slowest") == (60, 4)
    assert ask(files, "call_wait.mean", hours=OFFICE, clock="business") == (25, 4)


@pytest.mark.worked("talk_time")
def test_talk_time(ask):
    """100, 200, 300 and 500 s; of 3 it is unknown, 4 was not answered, 5 cannot be; 7 does not say that it was
    answered, but somebody talked. 1,100 / 4; rank 2.7: 300 + 0.7 × 200."""
    files = {"c.csv": CALLS}
    assert ask(files, "talk_time.mean") == (275, 4)
    assert ask(files, "talk_time.median") == (250, 4)
    assert ask(files, "talk_time.p90") == (pytest.approx(440), 4)
    assert ask(files, "talk_time.slowest") == (500, 4)
    # by the start of the call, and the same on either clock: it is work, not waiting
    assert ask(files, "talk_time.mean", until="2026-03-03") == (200, 2)
    assert ask(files, "talk_time.mean", hours=OFFICE, clock="business") == (275, 4)
    assert ask(files, "talk_time.mean", by="agent") == {
        "Ana": (pytest.approx(1000 / 3), 3),
        "Ben": (100, 1),
        None: (None, 0),
    }


@pytest.mark.worked("hold_time")
def test_hold_time(ask):
    """60, 0 and 30 s: a hold of 0 s counts, what nobody measured (6 and 7) does not; 4 was never answered."""
    files = {"c.csv": CALLS}
    assert ask(files, "hold_time.mean") == (30, 3)
    assert ask(files, "hold_time.median") == (30, 3)
    assert ask(files, "hold_time.p90") == (pytest.approx(54), 3)
    assert ask(files, "hold_time.slowest") == (60, 3)
    assert ask(files, "hold_time.mean", since="2026-03-03") == (None, 0)


@pytest.mark.worked("handle_time")
def test_handle_time_of_seconds_that_cannot_be(ask):
    """400, 100, 500 and 200 s; 3 has no talk, 4 no answer, 5 less than no time."""
    assert ask({"c.csv": CALLS}, "handle_time.mean") == (300, 4)
