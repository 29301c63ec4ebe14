"""Passed on, worked by hand: empty is unknown and not “no”."""

import pytest

TICKETS = """
    conversation_id, channel, status, arrived_at, transfers, escalated
    1,               chat,    open,   2 10:00,    0,         false
    2,               chat,    open,   2 10:00,    1,         true
    3,               email,   open,   2 10:00,    3,         yes
    4,               email,   open,   2 10:00,    ,          no
    5,               email,   open,   2 10:00,    0,
    6,               chat,    spam,   2 10:00,    2,         true
"""
FILES = {"t.csv": TICKETS}
BARE = {"b.csv": "conversation_id,arrived_at\nz,2026-03-02T10:00:00Z"}


@pytest.mark.worked("transfer_rate", "handoffs_per_conversation")
def test_transfers(ask):
    """Of 1, 2, 3 and 5 two were transferred, four times in all; of 4 nobody knows, 6 is spam."""
    assert ask(FILES, "transfer_rate") == (0.5, 4)
    assert ask(FILES, "handoffs_per_conversation") == (1, 4)
    assert ask(FILES, "transfer_rate", by="channel") == {"chat": (0.5, 2), "email": (0.5, 2)}
    assert ask(FILES, "handoffs_per_conversation", by="channel") == {"chat": (0.5, 2), "email": (1.5, 2)}
    assert ask(BARE, "transfer_rate") is None
    assert ask(BARE, "handoffs_per_conversation") is None
    # another tool's conversations, of which it is not known, change nothing
    assert ask(FILES | BARE, "transfer_rate") == (0.5, 4)


@pytest.mark.worked("escalation_rate")
def test_escalation_rate(ask):
    """Of 1, 2, 3 and 4 two were escalated; of 5 nobody knows."""
    assert ask(FILES, "escalation_rate") == (0.5, 4)
    assert ask(FILES, "escalation_rate", keep=["channel=chat"]) == (0.5, 2)
    assert ask(BARE, "escalation_rate") is None
