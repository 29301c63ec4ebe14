"""What is the same row: a file twice, later months, rows without an id, messages and tickets of one conversation."""

from pathlib import Path

import pytest

from metrics import Query, Store

TICKETS = """conversation_id,channel,team,language,tags,arrived_at,first_reply_at
1,chat,Blue,de,a,2026-03-02T10:00:00Z,2026-03-02T10:04:00Z
2,email,Red,fr,b,2026-03-02T12:00:00Z,
"""
MARCH_AND_APRIL = """conversation_id,channel,team,language,tags,arrived_at,first_reply_at
1,chat,Blue,de,a,2026-03-02T10:00:00Z,2026-03-02T10:04:00Z
2,email,Red,fr,b,2026-03-02T12:00:00Z,2026-03-02T12:20:00Z
3,email,Red,fr,b,2026-04-02T12:00:00Z,
"""
MESSAGES = """message_id,conversation_id,customer_id,channel,tags,sent_at,author_kind,agent
m1,1,u1,,,2026-03-02T10:00:00Z,customer,
m2,1,,,late,2026-03-02T10:05:00Z,agent,Ana
m3,2,u2,,,2026-03-02T12:00:00Z,customer,
m4,2,,,,2026-03-02T12:30:00Z,agent,Ben
m5,8,u3,chat,x,2026-03-02T09:00:00Z,customer,
m6,8,,chat,,2026-03-02T09:00:30Z,agent,Ana
m7,9,,email,,2026-03-02T09:00:00Z,agent,Ana
"""


@pytest.fixture
def store():
    with Store() as opened:
        yield opened


@pytest.fixture
def load(store, tmp_path: Path):
    """load(text) -> (read, added, updated, unchanged)."""

    def load(text: str, name: str = "file.csv") -> tuple[int, int, int, int]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        told = store.load(tmp_path / name)[0]
        assert told.read == told.kept + len(told.refused)
        return told.read, told.added, told.updated, told.unchanged

    return load


def ask(store: Store, metric: str, by: str | None = None):
    """(value, n), or {group: value}."""
    rows = store.ask(Query((metric,), by=(by,) if by else ())).table.to_pylist()
    return {row[by]: row["value"] for row in rows} if by else (rows[0]["value"], rows[0]["n"])


def everything(store: Store) -> list:
    names = ("conversations", "customers", "inbound_messages", "replies", "first_reply", "reply_wait", "csat_mean")
    return store.ask(Query(names, by=("channel", "tag"))).table.to_pylist()


def test_the_same_file_twice_changes_nothing(store, load):
    assert [load(TICKETS), load(MESSAGES, "m.csv")] == [(2, 2, 0, 0), (7, 7, 0, 0)]
    before = everything(store)
    assert [load(TICKETS), load(MESSAGES, "renamed.csv")] == [(2, 0, 0, 2), (7, 0, 0, 7)]
    assert everything(store) == before


def test_the_next_month_is_added_and_changed_rows_are_replaced(store, load):
    load(TICKETS)
    assert ask(store, "first_reply.mean") == (240, 1)
    # 1 is as it was, 2 has been answered after 20 minutes, 3 is new
    assert load(MARCH_AND_APRIL) == (3, 1, 1, 1)
    assert ask(store, "first_reply.mean") == ((240 + 1200) / 2, 2)
    assert ask(store, "conversations") == (3, 3)


def test_one_id_of_two_sources_is_two_rows(store, load):
    head = "source,conversation_id,arrived_at\n"
    assert load(head + "mail,1,2026-03-02T10:00:00Z\nchat,1,2026-03-02T10:00:00Z\n") == (2, 2, 0, 0)
    # within a file the last row of an id is the row
    assert load(head + "mail,2,2026-03-02T10:00:00Z\nmail,2,2026-03-05T10:00:00Z\n") == (2, 1, 1, 0)
    assert ask(store, "conversations", "source") == {"chat": 1, "mail": 2}
    # 007 is not 7
    assert load(head + "mail,007,2026-03-02T10:00:00Z\nmail,7,2026-03-02T10:00:00Z\n") == (2, 2, 0, 0)


def test_rows_without_an_id_are_their_content_and_its_repeat_number(store, load):
    calls = "started_at,answered,talk_seconds\n2026-03-02T11:00:00Z,true,120\n" + "2026-03-02T10:00:00Z,true,60\n" * 2
    assert load(calls) == (3, 3, 0, 0)
    assert ask(store, "handle_time.mean") == (80, 3)
    assert load(calls) == (3, 0, 0, 3)
    # a third call of the same content is a new row
    assert load(calls + "2026-03-02T10:00:00Z,true,60\n") == (4, 1, 0, 3)
    assert ask(store, "handle_time.mean") == (75, 4)


def test_a_conversation_file_needs_no_id(store, load):
    text = "arrived_at,channel\n2026-03-02T10:00:00Z,chat\n2026-03-02T10:00:00Z,chat\n"
    assert load(text) == (2, 2, 0, 0)
    assert load(text) == (2, 0, 0, 2)
    assert ask(store, "conversations") == (2, 2)


def test_messages_alone_make_conversations_where_a_customer_wrote(store, load):
    """1, 2 and 8; in 9 only an agent wrote. Arrival is the first customer message; 5 minutes, 30 minutes, 30 s."""
    load(MESSAGES)
    assert ask(store, "conversations") == (3, 3)
    assert ask(store, "first_reply.mean") == ((300 + 1800 + 30) / 3, 3)
    assert ask(store, "customers") == (3, 3)
    assert ask(store, "conversations", "channel") == {"chat": 1, None: 2}
    # the union of its messages' tags
    assert ask(store, "conversations", "tag") == {"late": 1, "x": 1, None: 1}


@pytest.mark.parametrize("order", [(TICKETS, MESSAGES), (MESSAGES, TICKETS)])
def test_both_loaded_whatever_came_first(store, load, order):
    """1 says 10:04, its message 10:05: what is given wins. 2 says nothing, its message 30 minutes: filled. Counts:
    messages."""
    for number, text in enumerate(order):
        load(text, f"{number}.csv")
    assert ask(store, "conversations") == (3, 3)
    assert ask(store, "first_reply.mean") == ((240 + 1800 + 30) / 3, 3)
    assert ask(store, "inbound_messages") == (3, 3)
    assert ask(store, "customers") == (3, 3)
    assert ask(store, "first_reply.mean", "agent") == {"Ana": (240 + 30) / 2, "Ben": 1800}


def test_counts_come_from_messages_where_there_are_any_never_from_both(store, load):
    head = "conversation_id,arrived_at,customer_messages,replies\n"
    load(head + "1,2026-03-02T10:00:00Z,7,5\n2,2026-03-02T10:00:00Z,4,4\n", "t.csv")
    assert ask(store, "inbound_messages") == (11, 11)
    load("conversation_id,sent_at,author_kind\n1,2026-03-02T10:00:00Z,customer\n", "m.csv")
    assert ask(store, "inbound_messages") == (5, 5)


def test_messages_surveys_and_calls_take_what_they_lack_from_their_conversation(store, load):
    load(TICKETS, "t.csv")
    load(MESSAGES, "m.csv")
    load("survey_id,conversation_id,score,answered_at,channel\ns1,1,5,2026-03-03,\ns2,2,1,2026-03-03,web\n", "s.csv")
    load("call_id,conversation_id,started_at,answered,talk_seconds\nc1,2,2026-03-02T13:00:00Z,1,60\n", "c.csv")
    # ticket 1: chat, Blue, de, a; ticket 2: email, Red, fr, b; thread 8 its own; the outbound 9 says e-mail itself
    assert ask(store, "inbound_messages", "channel") == {"chat": 2, "email": 1}
    assert ask(store, "inbound_messages", "team") == {"Blue": 1, "Red": 1, None: 1}
    assert ask(store, "inbound_messages", "language") == {"de": 1, "fr": 1, None: 1}
    assert ask(store, "replies", "tag") == {"late": 1, "b": 1, "x": 1, None: 1, "a": 0}
    # what a survey says itself stays; ticket 1's tags are its own and its messages'
    assert ask(store, "csat_mean", "channel") == {"chat": 5, "web": 1}
    assert ask(store, "csat_mean", "team") == {"Blue": 5, "Red": 1}
    assert ask(store, "csat_mean", "tag") == {"a": 5, "late": 5, "b": 1}
    assert ask(store, "handle_time.mean", "team") == {"Red": 60}


def test_an_id_names_a_conversation_of_another_source(store, load):
    """The survey tool does not know the help desk's name, but names its ticket."""
    load("source,conversation_id,channel,arrived_at\ndesk,T-1,chat,2026-03-02T10:00:00Z\n", "t.csv")
    load("source,survey_id,conversation_id,score,answered_at\npolls,s1,T-1,5,2026-03-03\n", "s.csv")
    assert ask(store, "csat_mean", "channel") == {"chat": 5}


def test_messages_of_a_file_without_a_source_belong_to_the_tickets_they_name(store, load):
    head = "conversation_id,sent_at,author_kind\n"
    load(head + "T-1,2026-03-02T10:05:00Z,agent\nT-2,2026-03-02T10:00:00Z,customer\n", "m.csv")
    load("source,conversation_id,arrived_at\ndesk,T-1,2026-03-02T10:00:00Z\n", "t.csv")
    assert ask(store, "conversations", "source") == {"desk": 1, None: 1}
    assert ask(store, "first_reply.mean") == (300, 1)


def test_an_id_two_tools_use_names_neither(store, load):
    head = "source,conversation_id,channel,arrived_at\n"
    load(head + "a,1,chat,2026-03-02T10:00:00Z\nb,1,email,2026-03-02T10:00:00Z\n", "t.csv")
    load("source,survey_id,conversation_id,score,answered_at\npolls,s1,1,5,2026-03-03\na,s1,1,3,2026-03-03\n", "s.csv")
    assert ask(store, "csat_mean", "channel") == {"chat": 3, None: 5}
