"""How much comes in and goes out, worked by hand: spam, counts with and without messages, people, working hours."""

import pytest

TICKETS = """
    conversation_id, customer_id, channel, status,   arrived_at, left_at, customer_messages
    1,               u1,          chat,    closed,   2 09:00,    2 09:05, 2
    2,               u1,          Chat,    resolved, 2 10:00,    ,        3
    3,               u2,          email,   open,     2 23:30,    ,
    4,               ,            email,   open,     3 00:30,    ,        1
    5,               u9,          email,   spam,     2 10:00,    ,
"""
MESSAGES = """
    message_id, conversation_id, sent_at, author_kind, agent
    1,          2,               2 10:00, customer,
    2,          2,               2 10:00, agent,       Ana
    3,          2,               2 10:01, customer,
    4,          2,               2 10:02, bot,
    5,          2,               2 10:03, note,        Ana
    6,          9,               2 11:00, customer,
    7,          9,               2 11:05, agent,       Ben
    8,          9,               2 11:06, agent,       Ben
    9,          9,               3 12:00, customer,
    10,         8,               2 12:00, agent,       Ben
"""
BOTH = {"tickets.csv": TICKETS, "messages.csv": MESSAGES}


@pytest.mark.worked("conversations")
def test_conversations(ask):
    """Tickets 1 to 4 (1 was missed, 5 is spam); thread 9 by its messages; thread 8 is an agent writing to nobody."""
    assert ask({"t.csv": TICKETS}, "conversations") == (4, 4)
    assert ask(BOTH, "conversations") == (5, 5)
    # “Chat ” is chat; thread 9 does not say
    assert ask(BOTH, "conversations", by="channel") == {"chat": (2, 2), "email": (2, 2), None: (1, 1)}
    # 2 March in UTC: 1, 2, 3 and 9; in Berlin 23:30 is 00:30 of the next day: 1, 2 and 9
    day = {"since": "2026-03-02", "until": "2026-03-03"}
    assert ask(BOTH, "conversations", **day) == (4, 4)
    assert ask(BOTH, "conversations", zone="Europe/Berlin", **day) == (3, 3)
    assert ask(BOTH, "conversations", since="2026-04-01", until="2026-04-02") == (0, 0)


@pytest.mark.worked("inbound_messages")
def test_inbound_messages(ask):
    """Ticket 2 wrote 2 messages (its own count of 3 does not matter), 9 wrote 2; 1 and 4 have no messages and tell
    2 and 1; 3 tells nothing. 2 + 2 + 2 + 1."""
    assert ask(BOTH, "inbound_messages") == (7, 7)
    assert ask({"m.csv": MESSAGES}, "inbound_messages") == (4, 4)
    assert ask({"t.csv": TICKETS}, "inbound_messages") == (6, 6)
    # sent, not arrived: on 3 March 9's second message and ticket 4's one
    assert ask(BOTH, "inbound_messages", since="2026-03-03") == (2, 2)


@pytest.mark.worked("customers")
def test_customers(ask):
    """u1 twice and u2; ticket 4 and thread 9 name nobody, u9 is spam. An e-mail is one person however it is written."""
    assert ask(BOTH, "customers") == (2, 2)
    assert ask(BOTH, "customers", by="channel")["chat"] == (1, 1)
    people = """
        source, conversation_id, customer_id, arrived_at
        a,      1,               Z@x.org,     2 09:00
        b,      1,               z@X.org,     2 09:00
        a,      2,               007,         2 09:00
        b,      2,               007,         2 09:00
        a,      3,               7,           2 09:00
    """
    # z@x.org is one; 007 of two tools are two people, and 7 is a third
    assert ask({"p.csv": people}, "customers") == (4, 4)


@pytest.mark.worked("replies")
def test_replies(ask):
    """Message 2, then 7 and 8, and 10 to nobody; bot and note are no replies."""
    assert ask(BOTH, "replies") == (4, 4)
    by_agent = ask(BOTH, "replies", by="agent")
    assert (by_agent["Ana"], by_agent["Ben"]) == ((1, 1), (3, 3))
    assert ask(BOTH, "replies", since="2026-03-04", until="2026-03-05") == (0, 0)


@pytest.mark.worked("messages_replied_to", "response_rate")
def test_messages_replied_to(ask):
    """Message 1 (the reply in its second comes after it) and 6; 3 and 9 got none, a bot's does not count. 2 of 4."""
    assert ask(BOTH, "messages_replied_to") == (2, 2)
    assert ask(BOTH, "response_rate") == (0.5, 4)
    # of the day on which the messages were written: on 3 March only 9
    assert ask(BOTH, "response_rate", since="2026-03-03") == (0, 1)
    assert ask(BOTH, "response_rate", since="2026-03-04") == (None, 0)


@pytest.mark.worked("messages_replied_to", "response_rate")
def test_a_burst_is_replied_to_as_a_whole(ask):
    """Three messages, one reply, one more message: 3 of 4. The thank-you needs no reply if its tag says so: 3 of 3."""
    burst = """
        message_id, conversation_id, sent_at, author_kind, tags
        1,          a,               2 10:00, customer,    order
        2,          a,               2 10:01, customer,    order
        3,          a,               2 10:02, customer,    order
        4,          a,               2 10:09, agent,
        5,          a,               2 10:10, customer,    Thanks
    """
    assert ask({"m.csv": burst}, "messages_replied_to") == (3, 3)
    assert ask({"m.csv": burst}, "response_rate") == (0.75, 4)
    spared = '[definitions]\nno_reply_needed_tags = ["thanks"]'
    assert ask({"m.csv": burst}, "response_rate", settings=spared) == (1, 3)


@pytest.mark.worked("messages_per_conversation")
def test_messages_per_conversation(ask):
    """Ticket 2: two of the customer, one of Ana; thread 9: two and two. 7 / 2; the tickets without messages do not
    count."""
    assert ask(BOTH, "messages_per_conversation") == (3.5, 2)
    assert ask({"t.csv": TICKETS}, "messages_per_conversation") is None


@pytest.mark.worked("off_hours_share")
def test_off_hours_share(ask):
    """Monday 9 to 17, and Friday 22:00 over midnight to 02:00. 08:59:59, 17:00 and Saturday 02:00 are outside;
    9:00, 16:59 and Saturday 01:59 are inside; on the holiday everything is outside."""
    arrivals = """
        conversation_id, arrived_at
        1,               2026-03-02T08:59:59+01:00
        2,               2026-03-02T09:00:00+01:00
        3,               2026-03-02T16:59:00+01:00
        4,               2026-03-02T17:00:00+01:00
        5,               2026-03-07T01:59:00+01:00
        6,               2026-03-07T02:00:00+01:00
        7,               2026-03-09T10:00:00+01:00
    """
    hours = 'zone = "Europe/Berlin"\nmon = ["09:00-17:00"]\nfri = ["22:00-02:00"]\nholidays = ["2026-03-09"]'
    assert ask({"t.csv": arrivals}, "off_hours_share", hours=hours) == (pytest.approx(4 / 7), 7)
    # no hours set: no data
    assert ask({"t.csv": arrivals}, "off_hours_share") is None


@pytest.mark.worked("inbound_messages", "messages_replied_to", "response_rate")
def test_customers_messages_by_agent(ask):
    """Ticket 1 is Ana's: Ben answers the burst 1 and 2 and the message 4 of the same second, Cleo 6, an agent without a
    name 8, nobody 10, which stays with Ana. Ticket 2 has no owner and no answer. So Ben 3 of 3, Cleo 1 of 1, Ana 0 of 1,
    unknown 1 (by the nameless) of 2."""
    tickets = """
        conversation_id, arrived_at, agent
        1,               2 10:00,    Ana
    """
    messages = """
        message_id, conversation_id, sent_at, author_kind, agent
        1,          1,               2 10:00, customer,
        2,          1,               2 10:01, customer,
        3,          1,               2 10:02, bot,         Robot
        5,          1,               2 10:05, agent,       Ben
        4,          1,               2 10:05, customer,
        6,          1,               2 10:10, customer,
        7,          1,               2 10:11, agent,       Cleo
        8,          1,               2 10:20, customer,
        9,          1,               2 10:21, agent,
        10,         1,               2 10:30, customer,
        11,         2,               2 11:00, customer,
    """
    files = {"t.csv": tickets, "m.csv": messages}
    assert ask(files, "inbound_messages", by="agent") == {"Ana": (1, 1), "Ben": (3, 3), "Cleo": (1, 1), None: (2, 2)}
    assert ask(files, "messages_replied_to", by="agent") == {"Ana": (0, 0), "Ben": (3, 3), "Cleo": (1, 1), None: (1, 1)}
    assert ask(files, "response_rate", by="agent") == {"Ana": (0, 1), "Ben": (1, 3), "Cleo": (1, 1), None: (0.5, 2)}
    assert ask(files, "messages_replied_to", keep=["agent=Ben"]) == (3, 3)
    assert ask(files, "response_rate", keep=["agent=Ana,Cleo"]) == (0.5, 2)
    assert ask(files, "replies", by="agent") == {"Ben": (1, 1), "Cleo": (1, 1), "Robot": (0, 0), None: (1, 1)}


@pytest.mark.worked("inbound_messages")
def test_counted_messages_belong_to_the_owner(ask):
    """Without messages the ticket's own count stands, with whoever owns the ticket."""
    counted = """
        conversation_id, arrived_at, agent, customer_messages
        1,               2 10:00,    Ana,   3
        2,               2 10:00,    ,      2
    """
    assert ask({"t.csv": counted}, "inbound_messages", by="agent") == {"Ana": (3, 3), None: (2, 2)}
