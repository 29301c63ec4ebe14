"""First reply and the target for it, worked by hand: bots, bursts, hand-over, both clocks, at most the target."""

import pytest
from drawn import OFFICE

ANSWERED = """
    conversation_id, channel, arrived_at, first_reply_at, agent
    1,               chat,    2 10:00,    2 10:04,        Ana
    2,               chat,    2 11:00,    2 11:10,        Ana
    3,               email,   2 12:00,    2 12:40,        Ben
    4,               email,   2 13:00,    ,               Ben
    5,               email,   2 14:00,    2 14:00,        Ben
    6,               email,   2 15:00,    2 14:59,        Ben
"""


@pytest.mark.worked("first_reply")
def test_first_reply(ask):
    """Waits of 4, 10 and 40 minutes and of 0 s; ticket 4 is unanswered, the reply to 6 came before it."""
    files = {"tickets.csv": ANSWERED}
    # 0, 240, 600, 2400 s: sum 3240 of 4; between 240 and 600; rank 1 + 0.9 × 3 = 3.7 -> 600 + 0.7 × 1800
    assert ask(files, "first_reply.mean") == (810, 4)
    assert ask(files, "first_reply.median") == (420, 4)
    assert ask(files, "first_reply.p90") == (pytest.approx(1860), 4)
    assert ask(files, "first_reply.slowest") == (2400, 4)
    assert ask(files, "first_reply.median", by="channel") == {"chat": (420, 2), "email": (1200, 2)}


@pytest.mark.worked("first_reply")
def test_first_reply_of_nothing_is_no_data(ask):
    """One conversation nobody answered; the file could have told of a reply, so nothing is missing."""
    unanswered = """
        conversation_id, arrived_at, first_reply_at
        1,               2 10:00,
    """
    assert ask({"tickets.csv": unanswered}, "first_reply.mean") == (None, 0)
    assert ask({"tickets.csv": "conversation_id,arrived_at\n1,2026-03-02T10:00:00Z"}, "first_reply.mean") is None


@pytest.mark.worked("first_reply")
def test_first_reply_on_the_business_clock(ask):
    """Monday, hours 9–17 in Berlin: in 08:00, reply 09:20; and Friday 16:30 to Monday 09:30, over a weekend."""
    office = """
        conversation_id, arrived_at,                first_reply_at
        1,               2026-03-02T08:00:00+01:00, 2026-03-02T09:20:00+01:00
    """
    weekend = """
        conversation_id, arrived_at,                first_reply_at
        1,               2026-03-27T16:30:00+01:00, 2026-03-30T09:30:00+02:00
    """
    choices = {"hours": OFFICE, "zone": "Europe/Berlin"}
    assert ask({"a.csv": office}, "first_reply.mean", **choices) == (80 * 60, 1)
    assert ask({"a.csv": office}, "first_reply.mean", clock="business", **choices) == (20 * 60, 1)
    # half an hour on Friday, half an hour on Monday; by the calendar 65 h less the hour lost on 29 March = 64 h
    assert ask({"b.csv": weekend}, "first_reply.mean", clock="business", **choices) == (60 * 60, 1)
    assert ask({"b.csv": weekend}, "first_reply.mean", **choices) == (64 * 3600, 1)
    # without hours the two clocks are the same
    assert ask({"a.csv": office}, "first_reply.mean", clock="business") == (80 * 60, 1)


HANDED_OVER = """
    conversation_id, channel, arrived_at, first_bot_reply_at, handed_over_at, first_reply_at
    1,               chat,    2 11:00,    2 11:01,            2 11:02,        2 11:30
    2,               chat,    2 12:00,    ,                   ,               2 12:10
"""


@pytest.mark.worked("first_reply")
def test_the_clock_may_restart_at_the_hand_over(ask):
    """In 11:00, bot 11:01, handed over 11:02, agent 11:30; the second was never handed over and waited 10 minutes."""
    files = {"chats.csv": HANDED_OVER}
    assert ask(files, "first_reply.mean") == ((30 + 10) * 60 / 2, 2)
    restart = '[definitions]\nfirst_reply_starts = "handover"'
    assert ask(files, "first_reply.mean", settings=restart) == ((28 + 10) * 60 / 2, 2)
    assert ask(files, "first_reply.slowest", settings=restart) == (28 * 60, 2)


NIGHTS = """
    conversation_id, channel, arrived_at, first_reply_at
    1,               chat,    2 23:00,    3 01:00
    2,               chat,    3 10:00,    3 10:30
    3,               chat,    3 23:30,    4 00:30
    4,               email,   4 12:00,
"""


@pytest.mark.worked("first_reply", "wait_time")
def test_a_first_reply_may_be_dated_by_the_reply(ask):
    """By arrival the 2nd has the two hours of chat 1, the 3rd the 30 and 60 minutes of 2 and 3; by the reply the 3rd has
    chats 1 and 2, the 4th chat 3. What was promised, and what nobody has answered, stays where it arrived."""
    files, days = {"t.csv": NIGHTS}, {"since": "2026-03-02", "until": "2026-03-05", "every": "day"}
    by_reply = {"settings": '[definitions]\nfirst_reply_dated_by = "reply"'}
    for name in ("first_reply.mean", "wait_time.mean"):
        assert ask(files, name, **days) == {
            "2026-03-02": (7200, 1),
            "2026-03-03": (2700, 2),
            "2026-03-04": (None, 0),
        }
        assert ask(files, name, **days, **by_reply) == {
            "2026-03-02": (None, 0),
            "2026-03-03": (4500, 2),
            "2026-03-04": (3600, 1),
        }
    assert ask(files, "first_reply.slowest", by="hour", **by_reply) == {0: (3600, 1), 1: (7200, 1), 10: (1800, 1)}
    for name in ("sla_first_reply", "never_answered_rate", "conversations"):
        assert ask(files, name, **days, **by_reply) == ask(files, name, **days)


TALK = """
    message_id, conversation_id, sent_at,    author_kind, agent
    1,          a,               2 10:00,    customer,
    2,          a,               2 10:00:05, bot,
    3,          a,               2 10:01,    note,        Ana
    4,          a,               2 10:02,    customer,
    5,          a,               2 10:05,    agent,       Ben
    6,          b,               2 09:00,    agent,       Ana
    7,          b,               2 11:00,    agent,
    8,          b,               2 11:00,    customer,
    9,          b,               2 11:09,    agent,       Cleo
"""


@pytest.mark.worked("first_reply")
def test_first_reply_out_of_messages(ask):
    """a: asked 10:00, bot and note do not count, Ben at 10:05. b: what Ana wrote at 9 came before the customer did; the
    reply in the customer's own second comes after him, 0 s, and names nobody; Cleo came later."""
    files = {"messages.csv": TALK}
    assert ask(files, "first_reply.slowest") == (300, 2)
    assert ask(files, "first_reply.mean") == (150, 2)
    # nobody is named on the first reply of b, so it counts for its owner: the first agent named in it, Ana
    assert ask(files, "first_reply.mean", by="agent") == {"Ana": (0, 1), "Ben": (300, 1)}


@pytest.mark.worked("first_reply")
def test_a_given_moment_goes_before_the_messages(ask):
    """The ticket says 10:03; its message says 10:05. The other ticket's cell is empty and is filled: 5 minutes."""
    tickets = """
        conversation_id, arrived_at, first_reply_at
        a,               2 10:00,    2 10:03
        b,               2 10:00,
    """
    messages = """
        message_id, conversation_id, sent_at, author_kind
        1,          a,               2 10:05, agent
        2,          b,               2 10:05, agent
    """
    files = {"tickets.csv": tickets, "messages.csv": messages}
    assert ask(files, "first_reply.mean") == ((180 + 300) / 2, 2)


TARGET = """
    conversation_id, channel, status, arrived_at, first_reply_at, ended_at
    1,               email,   open,   2 00:00,    2 02:00,
    2,               email,   open,   2 00:00,    2 02:00:01,
    3,               email,   open,   2 00:00,    ,
    4,               email,   closed, 2 09:00,    ,               2 09:10
    5,               email,   open,   2 09:00,    ,
    6,               email,   open,   2 08:00,    2 07:00,
    7,               email,   spam,   2 00:00,    ,
"""


@pytest.mark.worked("sla_first_reply")
def test_sla_first_reply(ask):
    """Target 2 h, now 10:00. 7,200 s met, 7,201 s missed, 3 open and overdue missed, 4 closed unanswered missed; 5 is
    not yet due, the reply to 6 is impossible, 7 is spam: left out. 1 of 4."""
    files = {"tickets.csv": TARGET}
    assert ask(files, "sla_first_reply", now="2026-03-02T10:00:00") == (0.25, 4)
    # at 11:00:00 ticket 5 has waited 7,200 s and may still be met; a second later it is missed
    assert ask(files, "sla_first_reply", now="2026-03-02T11:00:00") == (0.25, 4)
    assert ask(files, "sla_first_reply", now="2026-03-02T11:00:01") == (0.2, 5)


@pytest.mark.worked("sla_first_reply")
def test_sla_is_judged_by_the_target_in_force_on_arrival(ask):
    """From 2 March on an hour, in chats a minute. 90 minutes before: met; 90 minutes after: missed; chat 61 s:
    missed."""
    tickets = """
        conversation_id, channel, arrived_at, first_reply_at
        1,               email,   1 23:00,    2 00:30
        2,               email,   2 00:00,    2 01:30
        3,               chat,    2 00:00,    2 00:01:01
        4,               chat,    2 00:00,    2 00:01
    """
    targets = "[sla]\nfirst_reply = [{hours = 2}, {hours = 1, from = 2026-03-02}, {minutes = 1, channel = 'chat'}]"
    assert ask({"t.csv": tickets}, "sla_first_reply", settings=targets) == (0.5, 4)
    # in Berlin the first one arrived on 2 March, 00:00, and an hour was promised
    assert ask({"t.csv": tickets}, "sla_first_reply", settings=targets, zone="Europe/Berlin") == (0.25, 4)


@pytest.mark.worked("sla_first_reply")
def test_sla_on_the_business_clock_and_what_is_left_out(ask):
    """In Friday 16:00, reply Monday 09:30: 1.5 h of work, in time. Bot-solved and left after 30 s: left out. The
    last row is Tuesday noon, so that both of these would be overdue."""
    tickets = """
        conversation_id, channel, status,   arrived_at, first_reply_at, first_bot_reply_at, left_at
        1,               email,   resolved, 6 15:00,    9 08:30,        ,
        2,               chat,    resolved, 6 09:00,    ,               6 09:00:05,
        3,               chat,    closed,   6 09:00,    ,               ,                   6 09:00:30
        4,               chat,    open,     10 11:00,   10 11:00,       ,
    """
    files = {"t.csv": tickets}
    assert ask(files, "sla_first_reply", hours=OFFICE) == (0.5, 2)
    assert ask(files, "sla_first_reply", hours=OFFICE, clock="business") == (1, 2)
