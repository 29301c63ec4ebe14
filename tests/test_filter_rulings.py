"""What a filter or a slice means for rows that do not have the column themselves; moments that cannot be."""

from datetime import datetime
from pathlib import Path

import pytest

from metrics import Filter, Keep, Query, Store
from metrics.build.terms import Terms
from metrics.hours import read_hours

TICKETS = """conversation_id,channel,platform,priority,tags,agent,arrived_at,first_reply_at
a,chat,WhatsApp,high,late;vip,Ana,2026-03-02T10:00:00Z,
b,email,,low,late,Ana,2026-03-02T11:00:00Z,
c,chat,Web,,,Cleo,2026-03-02T12:00:00Z,2026-03-02T12:30:00Z
"""
MESSAGES = """message_id,conversation_id,sent_at,author_kind,agent,canned_response
1,a,2026-03-02T10:00:00Z,customer,,
2,a,2026-03-02T10:05:00Z,agent,Ben,hello
3,a,2026-03-02T10:06:00Z,agent,Ben,
4,b,2026-03-02T11:00:00Z,customer,,
5,b,2026-03-02T11:10:00Z,agent,Ana,
"""


@pytest.fixture
def load(tmp_path: Path):
    """load(text, …, terms=…) -> a store with these files."""
    opened = []

    def load(*texts: str, terms: Terms | None = None) -> Store:
        opened.append(Store(terms=terms))
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
            opened[-1].load(tmp_path / f"{number}.csv")
        return opened[-1]

    yield load
    for store in opened:
        store.close()


def ask(store: Store, metric: str, *keep: Keep, by: str | None = None, **chosen):
    rows = store.ask(Query((metric,), Filter(keep=keep, **chosen), (by,) if by else ())).table.to_pylist()
    return {row[by]: (row["value"], row["n"]) for row in rows} if by else (rows[0]["value"], rows[0]["n"])


def test_a_message_column_picks_messages_or_the_conversations_that_hold_one(load):
    store = load(TICKETS, MESSAGES)
    hello = Keep("canned_response", ("hello",))
    assert ask(store, "replies", hello) == (1, 1)
    assert ask(store, "conversations", hello) == (1, 1)
    assert ask(store, "first_reply.mean", hello) == (300, 1)
    assert ask(store, "reply_wait.mean", hello) == (300, 1)
    assert ask(store, "conversations", Keep("canned_response", ("hello",), "none")) == (2, 2)


def test_a_tag_filter_picks_conversations_and_all_their_tags_are_listed(load):
    store = load(TICKETS, MESSAGES)
    assert ask(store, "conversations", Keep("tag", ("vip",)), by="tag") == {"late": (1, 1), "vip": (1, 1)}
    assert ask(store, "inbound_messages", Keep("tag", ("vip",)), by="tag") == {"late": (1, 1), "vip": (1, 1)}
    assert ask(store, "conversations", by="tag") == {"late": (2, 2), "vip": (1, 1), None: (1, 1)}


def test_a_conversation_column_picks_the_messages_in_it(load):
    store = load(TICKETS, MESSAGES)
    assert ask(store, "replies", Keep("priority", ("HIGH",))) == (2, 2)
    assert ask(store, "reply_wait.mean", Keep("priority", ("low",))) == (600, 1)
    assert ask(store, "inbound_messages", by="priority") == {"high": (1, 1), "low": (1, 1)}


def test_the_agent_who_wrote_the_reply_gets_the_credit(load):
    """Ana owns a, but Ben answered it; nobody's message tells of c, so it counts for its owner."""
    store = load(TICKETS, MESSAGES)
    assert ask(store, "first_reply.mean", by="agent") == {"Ana": (600, 1), "Ben": (300, 1), "Cleo": (1800, 1)}
    assert ask(store, "first_reply.mean", Keep("agent", ("Ben",))) == (300, 1)
    assert ask(store, "conversations", by="agent") == {"Ana": (2, 2), "Cleo": (1, 1)}


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (Keep("place", ("chat",)), 2),
        (Keep("place", ("chat/WhatsApp",)), 1),
        (Keep("place", ("chat/Web", "email")), 2),
        (Keep("place", ("chat",), "none"), 1),
        (Keep("place", ("chat/web",), "none"), 2),
    ],
)
def test_channel_and_platform_are_one_tree(load, keep, kept):
    assert ask(load(TICKETS, MESSAGES), "conversations", keep) == (kept, kept)


def test_weekday_and_hour_are_of_the_readers_zone(load):
    """2 March 2026 is a Monday; 10:00, 11:00 and 12:00 UTC are 23:00, midnight and 1:00 of Tuesday in Auckland."""
    store = load(TICKETS, terms=Terms("Pacific/Auckland"))
    assert ask(store, "conversations", by="weekday") == {1: (1, 1), 2: (2, 2)}
    assert ask(store, "conversations", by="hour") == {0: (1, 1), 1: (1, 1), 23: (1, 1)}
    assert ask(store, "conversations", Keep("weekday", ("2",)), Keep("hour", ("1",))) == (1, 1)


@pytest.mark.parametrize("hours", [None, 'mon = ["09:00-17:00"]'])
def test_moments_that_cannot_be_do_no_harm(load, hours):
    """1 begins in 1900; 2 is fine, 5 minutes; 3 is answered in 2099; 4 is answered before it arrived."""
    store = load(
        """conversation_id,arrived_at,first_reply_at,resolved_at
1,1900-01-01T00:00:00Z,,
2,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z,
3,2026-03-02T10:00:00Z,2099-03-02T10:00:00Z,2099-03-02T10:00:00Z
4,2026-03-02T10:00:00Z,2026-03-02T09:00:00Z,
""",
        terms=Terms(hours=read_hours(hours) if hours else None),
    )
    clock = "business" if hours else "calendar"
    assert ask(store, "conversations") == (4, 4)
    assert ask(store, "first_reply.mean", clock=clock) == (300, 1)
    # as of now, 10:05, the third is neither answered nor resolved
    assert ask(store, "never_answered_rate") == (0.5, 4)
    assert ask(store, "resolution_rate") == (0, 4)
    assert ask(store, "backlog_open", until=datetime(2026, 3, 3)) == (4, 4)


def test_sub_seconds_count(load):
    store = load("conversation_id,arrived_at,first_reply_at\n1,2026-03-02T10:00:00.250Z,2026-03-02T10:00:01Z\n")
    assert ask(store, "first_reply.mean") == (0.75, 1)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), "all of the time loaded"),
        (Filter(datetime(2017, 10, 9)), "since 9 Oct 2017"),
        (Filter(None, datetime(2017, 10, 9)), "up to 8 Oct 2017"),
        (Filter(datetime(2017, 10, 1), datetime(2017, 11, 1)), "October 2017"),
        (
            Filter(
                datetime(2017, 10, 9),
                datetime(2017, 12, 4),
                (
                    Keep("place", ("chat/WhatsApp", "email")),
                    Keep("tag", ("billing::refund", "late"), "all"),
                    Keep("weekday", ("1",)),
                    Keep("hour", ("14", "")),
                    Keep("team", ("Red", ""), "none"),
                ),
            ),
            "9 Oct – 3 Dec 2017 · chat › WhatsApp or email · refund · billing and late · Monday · 14–15 or no hour · "
            "not Red or not no team",
        ),
    ],
)
def test_a_filter_says_itself(chosen, words):
    assert str(chosen) == words
