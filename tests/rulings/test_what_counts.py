"""Rulings on single rows: who is a person, what is impossible, what is unknown, which moment is in a span."""

from datetime import datetime

import pytest

from metrics.build.terms import Terms

# a: asked at 10:00 sharp; the bot welcomes, a note, the bot answers, a survey prompt: nobody human wrote.
# b: the same, and Ana at 10:20.
BOTS = """
    message_id, conversation_id, sent_at,    author_kind, agent
    1,          a,               2 10:00,    customer,
    2,          a,               2 10:00:02, bot,         Lina
    3,          a,               2 10:05,    note,        Ana
    4,          a,               2 10:06,    bot,         Lina
    5,          b,               2 10:00,    customer,
    6,          b,               2 10:00:02, bot,         Lina
    7,          b,               2 10:10,    customer,
    8,          b,               2 10:20,    agent,       Ana
    9,          b,               2 10:21,    bot,         Lina
"""


@pytest.mark.parametrize(
    ("metric", "found"),
    [
        ("replies", (1, 1)),
        ("first_reply.mean", (1200, 1)),
        ("reply_wait.mean", (1200, 1)),
        ("never_answered_rate", (0.5, 2)),
        ("messages_replied_to", (2, 2)),
        ("response_rate", (pytest.approx(2 / 3), 3)),
        ("messages_per_conversation", (2, 2)),
        ("first_reply_with_bots.mean", (2, 2)),
    ],
)
def test_people_are_not_bots(asked, metric, found):
    """A bot's reply, a welcome and a note end no wait and are no reply; the burst of b goes on across them."""
    assert asked(BOTS)(metric) == found


def test_what_a_bot_wrote_is_nobodys_reply(asked):
    by_agent = asked(BOTS)("replies", by="agent")
    assert by_agent["Ana"] == (1, 1)
    assert by_agent["Lina"] == (0, 0)


# 1 takes 0 s; 2 ends before it starts, 3 in 2099; 4 takes 10 minutes.
IMPOSSIBLE = """
    conversation_id, channel, status,   arrived_at, first_reply_at,       resolved_at
    1,               chat,    resolved, 2 10:00,    2 10:00,              2 10:00
    2,               chat,    resolved, 2 10:00,    2 09:00,              2 09:00
    3,               chat,    open,     2 10:00,    2099-03-02T10:00:00Z,
    4,               chat,    resolved, 2 10:00,    2 10:10,              2 10:10
"""


@pytest.mark.parametrize(
    "metric", ["first_reply", "first_reply_with_bots", "wait_time", "first_resolution", "last_resolution"]
)
def test_impossible_durations_are_left_out_and_counted(asked, metric):
    """A wait of 0 s counts: 0 and 600 s."""
    store = asked(IMPOSSIBLE)
    assert store(f"{metric}.mean") == (300, 2)
    reasons = store.left_out(f"{metric}.mean")
    before = "resolved before arrival" if "resolution" in metric else "reply before arrival"
    assert reasons.pop(before) == 1
    assert list(reasons.values()) in ([1], [])  # 3 is not resolved, so it is in no span of resolutions


@pytest.mark.parametrize("metric", ["sla_first_reply", "sla_resolution", "answered_in_1h"])
def test_impossible_moments_are_left_out_of_promises(asked, metric):
    """Now is a day later: 1 and 4 kept it, 3 did not, 2 cannot be. All within is 100 %."""
    later = Terms(now=datetime(2026, 3, 4))
    assert asked(IMPOSSIBLE, terms=later)(metric) == (pytest.approx(2 / 3), 3)
    possible = "\n".join(line for line in IMPOSSIBLE.splitlines() if not line.strip().startswith(("2,", "3,")))
    assert asked(possible, terms=later)(metric) == (1, 2)


def test_means_are_of_rows_and_never_of_means(asked):
    """Chats of 0 and 60 s and a mail of 600 s: 220 s, not the 315 s between 30 and 600."""
    tickets = """
        conversation_id, channel, arrived_at, first_reply_at
        1,               chat,    2 10:00,    2 10:00
        2,               chat,    2 10:00,    2 10:01
        3,               email,   2 10:00,    2 10:10
    """
    store = asked(tickets)
    assert store("first_reply.mean", by="channel") == {"chat": (30, 2), "email": (600, 1)}
    assert store("first_reply.mean") == (220, 3)


def test_spans_are_half_open(asked):
    """1 arrives with the span, 2 a second before its end, 3 with its end."""
    tickets = """
        conversation_id, arrived_at, first_reply_at, resolved_at, reopens, transfers
        1,               2 00:00,    2 00:01,        3 00:00,     0,       1
        2,               2 23:59:59, 3 00:01:59,     3 01:00,     0,       0
        3,               3 00:00,    3 00:05,        2 23:59:59,  0,       0
    """
    store = asked(tickets)
    day = {"since": datetime(2026, 3, 2), "until": datetime(2026, 3, 3)}
    assert store("conversations", **day) == (2, 2)
    assert store("first_reply.mean", **day) == (90, 2)
    assert store("transfer_rate", **day) == (0.5, 2)
    # dated by resolution: 1 is resolved at midnight, so on the next day; 3 cannot be, and is left out where it is dated
    assert store("last_resolution.mean", **day) == (None, 0)
    assert store.left_out("last_resolution.mean", **day) == {"resolved before arrival": 1}


def test_two_tags_count_once_in_all_and_once_under_each(asked):
    tickets = """
        conversation_id, tags,     arrived_at, transfers
        1,               late;vip, 2 10:00,    1
        2,               late,     2 10:00,    0
        3,               ,         2 10:00,    0
    """
    store = asked(tickets)
    assert store("transfer_rate") == (pytest.approx(1 / 3), 3)
    assert store("transfer_rate", by="tag") == {"late": (0.5, 2), "vip": (1, 1), None: (0, 1)}


def test_unknown_is_unknown(asked):
    """An empty transfers is not “no transfer”: it is left out of every number that asks for it, and counted."""
    tickets = """
        conversation_id, status,   arrived_at, first_reply_at, resolved_at, transfers, reopens, escalated
        1,               resolved, 2 10:00,    2 10:05,        2 10:10,     0,         0,       false
        2,               resolved, 2 10:00,    2 10:05,        2 10:10,     ,          ,
    """
    store = asked(tickets, terms=Terms(now=datetime(2026, 3, 20)))
    unknown = {
        "transfer_rate": (0, "transfers unknown"),
        "handoffs_per_conversation": (0, "transfers unknown"),
        "escalation_rate": (0, "escalation unknown"),
        "reopen_rate": (0, "reopenings unknown"),
        "fcr": (1, "transfers, reopenings or deferral unknown"),
    }
    for metric, (value, reason) in unknown.items():
        assert store(metric) == (value, 1)
        assert store.left_out(metric) == {reason: 1}
    assert store("fcr_in_15_minutes") == (1, 2)


def test_the_reasons_of_a_promise_are_named(asked):
    """Each row is left out of the resolution target for a reason of its own."""
    tickets = """
        conversation_id, channel, status,   arrived_at, first_reply_at, first_bot_reply_at, resolved_at, left_at
        1,               chat,    closed,   2 10:00,    ,               ,                   ,            2 10:00:59
        2,               chat,    resolved, 2 10:00,    ,               2 10:00:01,         2 10:05,
        3,               email,   resolved, 2 10:00,    2 10:05,        ,                   ,
        4,               email,   open,     2 10:00,    2 10:05,        ,                   ,
        5,               email,   resolved, 2 10:00,    2 10:05,        ,                   2 09:00,
    """
    store = asked(tickets, "conversation_id,arrived_at\nz,2 10:00:00")
    assert store("sla_resolution") == (None, 0)
    assert store.left_out("sla_resolution") == {
        "resolved before arrival": 1,
        "left within the grace": 1,
        "solved by the bot": 1,
        "from a file that does not tell of resolutions": 1,
        "resolved nobody knows when": 1,
        "not yet due": 1,
    }
