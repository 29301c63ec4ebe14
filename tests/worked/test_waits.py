"""Waits, resolution, handle time and length, worked by hand: bursts, bots between, both clocks, missing parts."""

import pytest
from drawn import OFFICE

TALK = """
    message_id, conversation_id, sent_at, author_kind, agent
    1,          a,               2 10:00, customer,
    2,          a,               2 10:05, agent,       Ana
    3,          a,               2 11:00, customer,
    4,          a,               2 11:10, agent,       Ben
    5,          a,               2 12:00, customer,
"""
BURST = """
    message_id, conversation_id, sent_at, author_kind, agent
    1,          b,               2 10:00, customer,
    2,          b,               2 10:01, bot,
    3,          b,               2 10:02, customer,
    4,          b,               2 10:03, note,        Ana
    5,          b,               2 10:04, customer,
    6,          b,               2 10:10, agent,       Ana
    7,          b,               2 10:11, agent,       Ana
"""
LAST = '[definitions]\nburst = "last"'


@pytest.mark.worked("reply_wait")
def test_reply_wait(ask):
    """Waits of 5 and 10 minutes; the last one is still unanswered. 900 s / 2 = 450 s."""
    files = {"m.csv": TALK}
    assert ask(files, "reply_wait.mean") == (450, 2)
    assert ask(files, "reply_wait.median") == (450, 2)
    assert ask(files, "reply_wait.p90") == (pytest.approx(300 + 0.9 * 300), 2)
    assert ask(files, "reply_wait.slowest") == (600, 2)
    # by agent: who replied; the wait without a reply has nobody
    assert ask(files, "reply_wait.mean", by="agent") == {"Ana": (300, 1), "Ben": (600, 1), None: (None, 0)}
    # dated by the start of the wait: the second began at 11
    assert ask(files, "reply_wait.mean", since="2026-03-02T11:00") == (600, 1)
    assert ask(files, "reply_wait.mean", until="2026-03-02T11:00") == (300, 1)


@pytest.mark.worked("reply_wait")
def test_a_burst_is_one_wait(ask):
    """Customer at 10:00, 10:02 and 10:04, bot and note between, Ana at 10:10 and once more: one wait of 10 minutes,
    or of 6 from the last message."""
    assert ask({"m.csv": BURST}, "reply_wait.mean") == (600, 1)
    assert ask({"m.csv": BURST}, "reply_wait.mean", settings=LAST) == (360, 1)


@pytest.mark.worked("reply_wait")
def test_reply_wait_on_the_business_clock(ask):
    """Asked Monday 18:00 in Berlin, answered Tuesday 09:30: 15.5 h, half an hour of them worked."""
    overnight = """
        message_id, conversation_id, sent_at, author_kind
        1,          a,               2 17:00, customer
        2,          a,               3 08:30, agent
    """
    assert ask({"m.csv": overnight}, "reply_wait.mean", hours=OFFICE) == (15.5 * 3600, 1)
    assert ask({"m.csv": overnight}, "reply_wait.mean", hours=OFFICE, clock="business") == (1800, 1)


@pytest.mark.worked("response_time")
def test_response_time(ask):
    """The first wait of the conversation, 5 minutes, is not in it; the second took 10. On hours that end at 11:05:
    5."""
    files = {"m.csv": TALK}
    assert ask(files, "response_time.mean") == (600, 1)
    assert ask(files, "response_time.slowest") == (600, 1)
    assert ask({"m.csv": BURST}, "response_time.mean") == (None, 0)
    assert ask(files, "response_time.mean", hours='mon = ["09:00-11:05"]', clock="business") == (300, 1)


RESOLVED = """
    conversation_id, arrived_at, first_resolved_at, resolved_at, reopens
    1,               2 09:00,    2 09:30,           2 10:15,     1
    2,               2 09:00,    ,                  3 10:00,     0
    3,               2 09:00,    ,                  2 11:00,     2
    4,               2 09:00,    ,                  ,            0
    5,               2 09:00,    2 08:00,           2 08:00,     0
"""


@pytest.mark.worked("first_resolution")
def test_first_resolution(ask):
    """1 after 30 minutes (reopened 09:45); 2 tells one moment, 25 h; 3 was reopened, so its first is unknown; 4 is
    open; 5 is impossible."""
    files = {"t.csv": RESOLVED}
    assert ask(files, "first_resolution.mean") == ((1800 + 90000) / 2, 2)
    assert ask(files, "first_resolution.slowest") == (90000, 2)
    # dated by that resolution
    assert ask(files, "first_resolution.median", since="2026-03-03") == (90000, 1)
    # Monday 9 to Tuesday 10 by a clock of Monday and Tuesday 9 to 17: 8 h and 1 h
    hours = 'mon = ["09:00-17:00"]\ntue = ["09:00-17:00"]'
    assert ask(files, "first_resolution.slowest", hours=hours, clock="business") == (9 * 3600, 2)


CALLS = """
    call_id, started_at, answered, talk_seconds, hold_seconds, wrap_seconds, agent
    1,       2 09:00,    true,     300,          60,           40,           Ana
    2,       2 10:00,    yes,      100,          ,             ,             Ben
    3,       2 11:00,    true,     ,             50,           10,           Ben
    4,       2 12:00,    false,    ,             ,             ,
"""


@pytest.mark.worked("handle_time")
def test_handle_time(ask):
    """300 + 60 + 40; talk alone 100; without talk unknown; 4 was not answered. A chat with 200 s of active time
    counts."""
    chats = """
        conversation_id, channel, arrived_at, handle_seconds
        a,               chat,    2 09:00,    200
        b,               chat,    2 09:00,
    """
    assert ask({"c.csv": CALLS}, "handle_time.mean") == (250, 2)
    assert ask({"c.csv": CALLS}, "handle_time.mean", by="agent") == {"Ana": (400, 1), "Ben": (100, 1), None: (None, 0)}
    both = {"c.csv": CALLS, "t.csv": chats}
    assert ask(both, "handle_time.mean") == (pytest.approx(700 / 3), 3)
    assert ask(both, "handle_time.median") == (200, 3)
    # it is work, not waiting: the same on either clock
    assert ask(both, "handle_time.median", hours=OFFICE, clock="business") == (200, 3)


@pytest.mark.worked("chat_duration")
def test_chat_duration(ask):
    """a: 10:00 to the bot's last word 10:20, the note after it does not count. b: one message only. c: no messages,
    ended after 40 minutes. d: no end."""
    messages = """
        message_id, conversation_id, sent_at, author_kind
        1,          a,               2 10:00, customer
        2,          a,               2 10:10, agent
        3,          a,               2 10:20, bot
        4,          a,               2 10:50, note
        5,          b,               2 10:00, customer
    """
    tickets = """
        conversation_id, arrived_at, ended_at
        a,               2 10:00,    2 12:00
        b,               2 10:00,    2 12:00
        c,               2 16:40,    2 17:20
        d,               2 10:00,
    """
    files = {"m.csv": messages, "t.csv": tickets}
    assert ask(files, "chat_duration.mean") == (1800, 2)
    assert ask(files, "chat_duration.slowest") == (2400, 2)
    # the office closes at 17:00: a 20 minutes, c 20 minutes
    assert ask(files, "chat_duration.slowest", hours='mon = ["09:00-17:00"]', clock="business") == (1200, 2)
