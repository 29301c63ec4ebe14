"""What a careful reading found untested, worked by hand: two slices at once, ends that lie at the edge, odd scales."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from metrics import Filter, Query, Store
from metrics.catalogue import METRICS
from metrics.chance import wilson
from metrics.interval import Found, interval
from metrics.why import SLICES

SPAN = (datetime(2026, 3, 9), datetime(2026, 3, 16))
TWO_WORDS = {
    "tickets.csv": """
        conversation_id, arrived_at, priority, status
        1,               2 10:00,    high,     open
        2,               2 10:00,    low,      resolved
    """,
    "messages.csv": """
        message_id, conversation_id, sent_at, author_kind
        a,          1,               2 10:00, customer
        b,          2,               2 10:00, customer
        c,          2,               2 10:05, customer
    """,
}


def test_two_slices_that_only_the_conversation_knows(ask):
    """One message under high and open, two under low and resolved."""
    assert ask(TWO_WORDS, "inbound_messages", by=("priority", "status")) == {
        ("high", "open"): (1, 1),
        ("low", "resolved"): (2, 2),
    }


@pytest.fixture(scope="module")
def company():
    with Store() as store:
        for path in sorted((Path(__file__).parents[2] / "sample_data").glob("*.csv")):
            store.load(path)
        yield store


@pytest.mark.parametrize("name", METRICS)
def test_what_changed_can_be_asked_of_every_number(name, company):
    """Also of readings, which stand behind conversations, and of what is open at an end."""
    edges = company.edges()
    until = datetime(edges.last.year, edges.last.month, edges.last.day)
    query = Query((name,), Filter(until - timedelta(weeks=4), until, compare="previous"))
    slices = company.slices(query)
    assert set(slices) <= set(SLICES)
    for slice in slices:
        assert company.why(query, slice).metric == name


def test_the_slowest_tenth_of_each_group_is_replaced_at_nine_in_ten(loaded):
    """Ten chats and one mail before, ten chats now: the contribution of chat is the change of the p90 itself."""
    before = [f"b{i}, 2 10:00, chat, 2 10:{i:02}" for i in range(1, 11)] + ["m, 2 10:00, email, 2 10:01"]
    now = [f"n{i}, 9 10:00, chat, 9 10:{2 * i:02}" for i in range(1, 11)] + ["k, 9 10:00, email, 9 10:01"]
    text = "\n".join(["conversation_id, arrived_at, channel, first_reply_at", *before, *now])
    why = loaded({"t.csv": text}).why(Query(("first_reply.p90",), Filter(*SPAN, compare="previous")), "channel")
    # of 1, 1, 2 … 10 minutes rank 9 of 0 … 10 is 9; of 1, 2, 4 … 20 it is 18
    assert (why.value, why.previous_value) == (1080, 540)
    assert {part.group: part.contribution for part in why.parts} == {"chat": 540, "email": 0}


def test_a_reopened_conversation_is_open_until_its_last_resolution(ask):
    """Resolved for good on the 9th although the chat window was closed on the 3rd: open at the end of the 5th."""
    files = {
        "t.csv": """
        conversation_id, arrived_at, first_resolved_at, resolved_at, ended_at, reopens
        1,               2 10:00,    2 11:00,           9 10:00,     3 10:00,  1
        """
    }
    assert ask(files, "backlog_open", until="2026-03-06") == (1, 1)
    assert ask(files, "backlog_open", until="2026-03-10") == (0, 0)


def test_who_leaves_in_the_future_has_not_left(ask):
    """Now is the 2nd, 12:00: the visitor of 1 left, that of 2 is said to leave on the 3rd."""
    files = {
        "t.csv": """
        conversation_id, channel, arrived_at, left_at,  first_reply_at
        1,               chat,    2 10:00,    2 10:10,
        2,               chat,    2 10:00,    3 10:00,
        3,               chat,    2 10:00,    ,         2 10:05
        """
    }
    assert ask(files, "abandoned", now="2026-03-02T12:00") == (1, 1)


def test_a_contact_is_not_its_own_repeat(ask):
    """Solved in the second it came in: nothing came after it."""
    files = {
        "t.csv": """
        conversation_id, customer_id, arrived_at, first_reply_at, first_resolved_at
        1,               u,           2 10:00,    2 10:00,        2 10:00
        """
    }
    assert ask(files, "repeat_contact_rate", now="2026-03-20") == (0, 1)
    assert ask(files, "fcr", now="2026-03-20") == (1, 1)


def test_who_left_within_the_grace_is_named_so(loaded):
    """Of two without a resolution one left after ten seconds: that is why it does not count."""
    files = {
        "t.csv": """
        conversation_id, channel, arrived_at, left_at,    resolved_at
        1,               chat,    2 10:00,    2 10:00:10,
        2,               chat,    2 10:00,    ,           2 11:00
        """
    }
    account = loaded(files).account(Query(("sla_resolution",)))
    assert (account.rows, account.left) == (1, {"left within the grace": 1})


def test_yes_is_the_end_of_the_scale(ask):
    """4 of 5 is no yes, neither as a share nor as a group."""
    files = {"s.csv": "kind,answered_at,score,scale_max\ndeflection,2026-03-02T10:00:00Z,4,5\n"}
    assert ask(files, "deflection_survey_share", by="rating") == {"no": (0, 1)}


def test_a_span_before_that_misses_its_first_third_is_not_compared(loaded):
    """Two hundred conversations from the 5th on, one stray on the 1st: the week from the 2nd is not covered."""
    rows = ["s, 1 10:00"] + [f"{i}, {5 + i % 10} 10:00" for i in range(200)]
    store = loaded({"t.csv": "\n".join(["conversation_id, arrived_at", *rows])})
    answer = store.ask(Query(("conversations",), Filter(*SPAN, compare="previous")))
    assert "almost all of the data only begins on 5 March 2026" in answer.notes[0]


def test_a_span_that_the_data_does_not_reach_is_said(loaded):
    """Data from the 2nd to the 11th, asked for the week to the 16th beside the whole week before."""
    rows = [f"{i}, {2 + i} 10:00" for i in range(10)]
    store = loaded({"t.csv": "\n".join(["conversation_id, arrived_at", *rows])})
    answer = store.ask(Query(("conversations",), Filter(*SPAN, compare="previous")))
    assert answer.notes == ("The data ends on 11 March 2026, before the span does: less time is compared with more.",)
    alone = store.ask(Query(("conversations",), Filter(*SPAN)))
    assert alone.notes == ()


def test_the_interval_of_a_share_times_a_thousand():
    """One of three readings was followed by a contact; of eight none: Wilson's, a thousand times, as for a share."""
    few = Found(1000 / 3, 3, [1e6])
    low, high = interval(METRICS["contacts_per_1000_views"], few)
    assert (low, high) == (pytest.approx(1000 * wilson(1 / 3, 3)[0]), pytest.approx(1000 * wilson(1 / 3, 3)[1]))
    low, high = interval(METRICS["contacts_per_1000_views"], Found(0.0, 8, [0.0]))
    assert low == 0 and 300 < high < 400
    assert wilson(0, 3)[0] == 0 and wilson(1, 3)[1] == 1
