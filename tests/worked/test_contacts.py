"""Customers who come back, worked by hand: the repeat window, calls that are part of a conversation, issues, topics."""

import pytest

RESOLVED = """
    conversation_id, customer_id, channel, status, arrived_at, first_resolved_at
    1,               u1,          chat,    ,       2 10:00,    2 11:00
    2,               u1,          email,   ,       5 10:00,    5 11:00
    3,               u2,          chat,    ,       2 10:00,    2 12:00
    4,               u3,          chat,    ,       2 10:00,    2 12:00
    5,               u4,          chat,    ,       2 10:00,    2 12:00
    6,               u4,          chat,    ,       9 12:00:01,
    7,               ,            chat,    ,       2 10:00,    2 11:00
    8,               u5,          chat,    ,       20 10:00,   20 11:00
    9,               u5,          chat,    ,       21 10:00,
    10,              u3,          chat,    spam,   3 10:00,
"""
CALLS = """
    call_id, conversation_id, customer_id, started_at
    a,       ,                u2,          9 12:00
    b,       4,               u3,          4 10:00
"""
CAME_BACK = {"tickets.csv": RESOLVED, "calls.csv": CALLS}
LATER = {"now": "2026-03-25"}


@pytest.mark.worked("repeat_contact_rate")
def test_repeat_contact_rate(ask):
    """u1 wrote again on the 5th; u2 called exactly 7 days after; u3's call is part of ticket 4 and spam is no contact;
    u4 was a second too late; of 7 nobody knows whose it is; u5's window is not over. 2 of 4 customers."""
    assert ask(CAME_BACK, "repeat_contact_rate", **LATER) == (0.5, 4)
    # u1's e-mail was followed by nothing; as a chatter u1 came back, as u2 did
    assert ask(CAME_BACK, "repeat_contact_rate", by="channel", **LATER) == {"chat": (0.5, 4), "email": (0, 1)}
    # by first resolution: from the 5th on only ticket 2
    assert ask(CAME_BACK, "repeat_contact_rate", since="2026-03-05", **LATER) == (0, 1)
    # within 2 days nobody of the four came back, and u5's window is over: back after 23 hours
    two_days = "[definitions]\nrepeat_contact_days = 2"
    assert ask(CAME_BACK, "repeat_contact_rate", settings=two_days, **LATER) == (0.2, 5)
    assert ask({"t.csv": "conversation_id,customer_id,arrived_at\n1,u,2026-03-02"}, "repeat_contact_rate") is None


@pytest.mark.worked("repeat_contact_rate")
def test_a_customer_counts_once(ask):
    """Three resolutions of one customer, twice followed by another contact: one customer, who came back."""
    often = """
        conversation_id, customer_id, arrived_at, resolved_at
        1,               u1,          2 10:00,    2 11:00
        2,               u1,          3 10:00,    3 11:00
        3,               u1,          4 10:00,    4 11:00
        4,               u2,          2 10:00,    2 11:00
    """
    assert ask({"t.csv": often}, "repeat_contact_rate", **LATER) == (0.5, 2)


ISSUES = """
    conversation_id, customer_id, channel, status, arrived_at, resolved_at
    1,               u1,          chat,    ,       2 10:00,    3 10:00
    2,               u1,          email,   ,       17 10:10,   17 12:00
    3,               u1,          email,   open,   24 12:00:01,
    4,               u2,          chat,    open,   2 10:00,
    5,               u2,          chat,    ,       28 10:00,   28 11:00
    6,               u3,          email,   ,       2 10:00,    4 10:00
    7,               u4,          web,     ,       2 10:00,    2 11:00
    8,               u4,          chat,    ,       2 10:30,    2 12:00
    9,               ,            chat,    ,       2 10:00,    2 11:00
    10,              u4,          chat,    spam,   3 10:00,
"""
ISSUE_CALLS = """
    call_id, conversation_id, customer_id, channel, started_at, talk_seconds
    a,       ,                u1,          phone,   10 10:00,   600
    b,       6,               u3,          phone,   3 10:00,    60
    c,       ,                u5,          phone,   2 10:00,    60
    d,       ,                u3,          phone,   5 10:00,    60
"""


@pytest.mark.worked("contacts_per_issue", "calls_per_resolution")
def test_contacts_per_issue(ask):
    """u1: 1, then call a exactly 7 days after it was resolved, then 2 exactly 7 days after the call's end: 3 contacts;
    3 came a second too late: 1. u2: 4 was never resolved, so 5 goes on with it: 2. u3: 6 (call b is part of it) and
    call d: 2. u4: 8 began before 7 was resolved: 2, spam does not count. u5: 1. Of 9 the customer is unknown.
    11 contacts, 6 issues."""
    files = {"t.csv": ISSUES, "c.csv": ISSUE_CALLS}
    assert ask(files, "contacts_per_issue") == (pytest.approx(11 / 6), 6)
    # by the first contact: u1's first and u2's; u1's second and u3's; u4's; u5's
    assert ask(files, "contacts_per_issue", by="channel") == {
        "chat": (2.5, 2),
        "email": (1.5, 2),
        "phone": (1, 1),
        "web": (2, 1),
    }
    assert ask(files, "contacts_per_issue", since="2026-03-03") == (1, 1)
    # resolved and with a call: u1's first issue, 1 call, and u3's, 2 calls; of u5's nothing says it is resolved
    assert ask(files, "calls_per_resolution") == (1.5, 2)
    assert ask({"t.csv": ISSUES}, "calls_per_resolution") is None


TAGGED = """
    conversation_id, channel, arrived_at, tags
    1,               chat,    2 10:00,    billing::refund
    2,               chat,    2 10:00,    billing::refund
    3,               chat,    2 10:00,    billing::late;d
    4,               chat,    2 10:00,    delivery
    5,               chat,    2 10:00,    delivery
    6,               email,   2 10:00,    app
    7,               email,   2 10:00,    App;delivery
    8,               email,   2 10:00,    a
    9,               email,   2 10:00,    b
    10,              email,   2 10:00,    c
    11,              email,   2 10:00,    d
    12,              email,   2 10:00,
"""


@pytest.mark.worked("repetitive_share")
def test_repetitive_share(ask):
    """The topic is the first tag, or its group: billing 3, delivery 2, app 2, a, b, c, d 1 each; 12 has none. The five
    largest hold 3 + 2 + 2 + 1 + 1 of 11."""
    files = {"t.csv": TAGGED}
    assert ask(files, "repetitive_share") == (pytest.approx(9 / 11), 11)
    # chat has two topics; e-mail five: app 2, a, b, c, d
    assert ask(files, "repetitive_share", by="channel") == {"chat": (1, 5), "email": (1, 6)}
    topics = ask(files, "conversations", by="topic")
    assert (topics["billing"], topics["delivery"], topics[None]) == ((3, 3), (2, 2), (1, 1))
    assert ask(files, "conversations", by="subtopic")["billing::refund"] == (2, 2)
    assert ask(files, "conversations", keep=["topic=billing,d"]) == (4, 4)
    assert ask({"t.csv": "conversation_id,arrived_at\n1,2026-03-02"}, "repetitive_share") is None


@pytest.mark.worked("repetitive_share")
def test_a_topic_out_of_messages(ask):
    """The ticket's own tag comes first; a thread has that of its first tagged message."""
    tickets = "conversation_id,arrived_at,tags\n1,2026-03-02T10:00:00Z,order"
    messages = """
        message_id, conversation_id, sent_at, author_kind, tags
        1,          1,               2 10:00, customer,    app
        2,          2,               2 10:00, customer,
        3,          2,               2 10:01, customer,    z;b
        4,          2,               2 10:02, customer,    a
    """
    found = ask({"t.csv": tickets, "m.csv": messages}, "conversations", by="topic")
    assert found == {"order": (1, 1), "z": (1, 1)}
