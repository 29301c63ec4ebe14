"""Five thousand real support tweets: what is known of them, and conversations read by hand."""

import pytest

from metrics import Filter, Keep, Query, Store


@pytest.fixture(scope="module")
def store(shared):
    with Store() as opened:
        opened.loaded = opened.load(shared / "data" / "twitter_support" / "twcs.csv")
        yield opened


def ask(store: Store, metric: str, *customers: str) -> tuple[float | None, int]:
    keep = (Keep("customer_id", customers),) if customers else ()
    row = store.ask(Query((metric,), Filter(keep=keep))).table.to_pylist()[0]
    return row["value"], row["n"]


def test_everything_is_read_and_nothing_refused(store):
    (told,) = store.loaded
    assert (told.format, told.table, told.read, told.kept, told.refused) == ("twcs", "messages", 5000, 5000, ())


def test_the_known_totals(store):
    """1,483 trees × customers, 133 of them without a reply; 2,778 tweets came in, 2,222 went out; 2,087 waits were
    answered."""
    assert ask(store, "conversations") == (1483, 1483)
    assert ask(store, "inbound_messages") == (2778, 2778)
    assert ask(store, "replies") == (2222, 2222)
    assert ask(store, "never_answered_rate") == (pytest.approx(133 / 1483), 1483)
    assert ask(store, "first_reply.median")[1] == 1483 - 133
    assert ask(store, "reply_wait.median") == (732, 2087)
    # the first waits are one of each answered conversation, the others are later ones
    assert ask(store, "response_time.median")[1] == 2087 - (1483 - 133)


def test_channels_platform_and_team(store):
    rows = store.ask(Query(("conversations",), by=("channel", "platform"))).table.to_pylist()
    assert [(r["channel"], r["platform"], r["value"]) for r in rows] == [("social", "X", 1483)]
    team = {r["team"]: r["value"] for r in store.ask(Query(("replies",), by=("team",))).table.to_pylist()}
    assert len([name for name in team if name]) == 76


def test_a_burst_and_a_thank_you(store):
    """Tree 1000, one customer of American Airlines: 21:46:51 and 21:47:45, answered 22:12:14 (25:23 after the first); a
    thank-you 22:24:57, answered 22:27:30 (2:33)."""
    who = "115904"
    assert ask(store, "conversations", who) == (1, 1)
    assert ask(store, "first_reply.mean", who) == (1523, 1)
    assert ask(store, "reply_wait.mean", who) == ((1523 + 153) / 2, 2)
    assert ask(store, "response_time.mean", who) == (153, 1)
    assert ask(store, "messages_per_conversation", who) == (5, 1)
    assert ask(store, "response_rate", who) == (1, 3)
    # 21:46:51 to 22:27:30
    assert ask(store, "chat_duration.mean", who) == (2439, 1)


def test_two_customers_in_one_tree_are_two_conversations(store):
    """Tree 216. 115755: 19:17:18, answered 22:01:51 (9,873 s); 22:05:44, answered 22:09:50 (246 s). 115756 joined
    on 2 November 04:03:21 and was answered 12:42:05 (31,124 s)."""
    assert ask(store, "conversations", "115755", "115756") == (2, 2)
    assert ask(store, "reply_wait.slowest", "115755") == (9873, 2)
    assert ask(store, "response_time.mean", "115755") == (246, 1)
    assert ask(store, "first_reply.mean", "115756") == (31124, 1)
    assert ask(store, "messages_per_conversation", "115756") == (2, 1)


def test_a_customer_who_answers_somebody_else(store):
    """Tree 2105 begins with a tweet nobody answered; 116169 joins it 22:34:18, answered 22:36:58 (160 s), and again
    22:37:51, answered 22:38:41 (50 s)."""
    assert ask(store, "first_reply.mean", "116169") == (160, 1)
    assert ask(store, "reply_wait.mean", "116169") == (105, 2)
    assert ask(store, "messages_replied_to", "116169") == (2, 2)


def test_a_reply_days_later(store):
    """Tree 1260: in on 30 October 01:02:34, out on the 31st 22:28:55 (45:26:21 h); in on 4 November 12:35:35, out
    on the 6th 23:42:12 (59:06:37 h); a last thanks, unanswered."""
    assert ask(store, "first_reply.mean", "115939") == (163581, 1)
    assert ask(store, "response_time.mean", "115939") == (212797, 1)
    assert ask(store, "response_rate", "115939") == (pytest.approx(2 / 3), 3)
