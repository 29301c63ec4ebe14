"""Who was answered, missed, left to the bot, worked by hand: the grace, the bot's solutions, unknown replies."""

import pytest

CHATS = """
    conversation_id, channel, status,   arrived_at, left_at,        ended_at, first_reply_at, first_bot_reply_at
    1,               chat,    ,         2 10:00,    2 10:00:59.900, ,         ,
    2,               chat,    ,         2 10:00,    2 10:01,        ,         ,
    3,               chat,    resolved, 2 10:00,    ,               ,         ,               2 10:00:01
    4,               chat,    closed,   2 10:00,    ,               2 10:30,  ,
    5,               chat,    closed,   2 10:00,    ,               2 10:30,  2 10:02,
    6,               chat,    open,     2 10:00,    ,               ,         ,
    7,               email,   closed,   2 10:00,    ,               2 10:30,  ,
    8,               chat,    spam,     2 10:00,    ,               2 10:30,  ,
    9,               chat,    closed,   2 10:00,    2 10:05,        ,         2 10:07,
"""
FILES = {"chats.csv": CHATS}


@pytest.mark.worked("missed", "missed_rate")
def test_missed(ask):
    """1 left after 59.9 s: not missed; 2 after 60 s: missed; 3 solved by the bot; 4 closed without a person:
    missed; 5 and 9 were answered; 6 is not over; 7 is no chat; 8 is spam."""
    assert ask(FILES, "missed") == (2, 2)
    # chats 1 to 6 and 9, without the one that left within the grace: 2 of 6
    assert ask(FILES, "missed_rate") == (pytest.approx(2 / 6), 6)
    assert ask(FILES, "missed_rate", keep=["channel=email"]) == (None, 0)
    # with a grace of 61 s chat 2 is not missed either
    patient = "[definitions]\nmissed_grace_seconds = 61"
    assert ask(FILES, "missed_rate", settings=patient) == (pytest.approx(1 / 5), 5)


@pytest.mark.worked("missed", "missed_rate")
def test_missed_is_unknown_without_replies(ask):
    """The file tells that a chat was left, but of no reply at all: nothing can be said, and that is not a zero."""
    chats = "conversation_id,channel,arrived_at,left_at\n1,chat,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z"
    assert ask({"c.csv": chats}, "missed") is None
    assert ask({"c.csv": chats}, "missed_rate") is None


@pytest.mark.worked("never_answered_rate")
def test_never_answered_rate(ask):
    """No human reply: 1, 2, 4, 6 and 7; answered: 5 and 9; 3 was solved by the bot, 8 is spam. 5 of 7."""
    assert ask(FILES, "never_answered_rate") == (pytest.approx(5 / 7), 7)
    nobody = "conversation_id,arrived_at,first_reply_at\n1,2026-03-02T10:00:00Z,\n2,2026-03-02T11:00:00Z,"
    assert ask({"n.csv": nobody}, "never_answered_rate") == (1, 2)
    counted = """
        conversation_id, arrived_at, replies
        1,               2 10:00,    0
        2,               2 11:00,    2
        3,               2 11:00,
    """
    # 3 does not tell: it is left out
    assert ask({"r.csv": counted}, "never_answered_rate") == (0.5, 2)
    assert ask({"t.csv": "conversation_id,arrived_at\n1,2026-03-02T10:00:00Z"}, "never_answered_rate") is None


@pytest.mark.worked("never_answered_rate")
def test_a_thread_only_bots_and_notes_wrote_in_is_not_answered(ask):
    """a: a bot and a note; b: an agent; c: the agent wrote before the customer, and never again. 2 of 3."""
    messages = """
        message_id, conversation_id, sent_at,    author_kind
        1,          a,               2 10:00,    customer
        2,          a,               2 10:00:01, bot
        3,          a,               2 10:05,    note
        4,          b,               2 10:00,    customer
        5,          b,               2 10:05,    agent
        6,          c,               2 10:00,    agent
        7,          c,               2 10:05,    customer
    """
    assert ask({"m.csv": messages}, "never_answered_rate") == (pytest.approx(2 / 3), 3)


@pytest.mark.worked("never_answered_rate")
def test_a_reply_after_now_has_not_come_yet(ask):
    """Now is given as 10:04; the reply came at 10:05."""
    ticket = "conversation_id,arrived_at,first_reply_at\n1,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z"
    assert ask({"t.csv": ticket}, "never_answered_rate") == (0, 1)
    assert ask({"t.csv": ticket}, "never_answered_rate", now="2026-03-02T10:04") == (1, 1)


@pytest.mark.worked("bot_resolved_share")
def test_bot_resolved_share(ask):
    """1 resolved by the bot; 2 handed over; 3 a person replied; 4 no bot; 5 still open; 6 reopened. 1 of 6."""
    tickets = """
        conversation_id, status,   arrived_at, first_bot_reply_at, handed_over_at, first_reply_at, resolved_at
        1,               resolved, 2 10:00,    2 10:00:01,         ,               ,               2 10:05
        2,               resolved, 2 10:00,    2 10:00:01,         2 10:01,        ,               2 10:05
        3,               resolved, 2 10:00,    2 10:00:01,         ,               2 10:02,        2 10:05
        4,               resolved, 2 10:00,    ,                   ,               ,               2 10:05
        5,               open,     2 10:00,    2 10:00:01,         ,               ,
        6,               open,     2 10:00,    2 10:00:01,         ,               ,               2 10:05
    """
    assert ask({"t.csv": tickets}, "bot_resolved_share") == (pytest.approx(1 / 6), 6)
