"""What a number is made of: rows counted and left out make all of them, both sides of a division, the SQL as it ran."""

import pytest

from metrics import Filter, Keep, Query
from metrics.ran import commented

CHATS = """
    conversation_id, channel, customer_id, arrived_at, first_reply_at, resolved_at, status
    1,               chat,    a,           2 10:00,    2 10:04,        2 11:00,     resolved
    2,               chat,    a,           2 10:00,    2 10:10,        ,            open
    3,               email,   b,           2 10:00,    ,               ,            open
    4,               email,   c,           2 10:00,    2 09:00,        2 12:00,     resolved
    5,               email,   d,           2 10:00,    2 10:05,        ,            spam
"""
SCORES = """
    survey_id, kind, answered_at, score
    1,         nps,  2 10:00,     10
    2,         nps,  2 10:00,     9
    3,         nps,  2 10:00,     7
    4,         nps,  2 10:00,     3
    5,         csat, 2 10:00,     5
"""


def account(store, metric, **chosen):
    return store.store.account(Query((metric,), Filter(**chosen)))


def test_counted_and_left_out_are_all_rows(asked):
    """4 and 10 minutes; ticket 3 is unanswered, 4 was answered before it arrived, 5 is spam."""
    found = account(asked(CHATS), "first_reply.mean")
    assert (found.rows, found.kept, found.total) == (2, 2, 4)
    assert found.left == {"unanswered": 1, "reply before arrival": 1}
    assert (found.top, found.bottom) == (840, 2)


def test_a_share_has_both_sides(asked):
    """Resolved: 1 and 4, of four that are not spam; of the chats one of two."""
    store = asked(CHATS)
    assert (account(store, "resolution_rate").top, account(store, "resolution_rate").bottom) == (2, 4)
    chats = account(store, "resolution_rate", keep=(Keep("channel", ("chat",)),))
    assert (chats.top, chats.bottom, chats.total) == (1, 2, 2)


def test_a_median_is_divided_by_nothing(asked):
    found = account(asked(CHATS), "first_reply.median")
    assert (found.rows, found.top, found.bottom) == (2, None, None)


def test_several_rows_of_one_customer_are_one(asked):
    found = account(asked(CHATS), "customers")  # a, a, b, c
    assert (found.rows, found.kept, found.total) == (3, 4, 4)


def test_a_net_score_says_who_is_for_and_who_against(asked):
    found = account(asked(SCORES), "nps")  # 10 and 9 for it, 3 against, of four; one answer is to another survey
    assert (found.top, found.against, found.bottom) == (2, 1, 4)
    assert found.left == {"another kind of survey": 1}


def test_what_the_data_lacks_has_no_rows(asked):
    assert account(asked(CHATS), "nps").total == 0


@pytest.mark.parametrize("metric", ["first_reply.median", "resolution_rate", "backlog_open", "conversations_per_day"])
def test_the_sql_that_ran_stands_with_its_parameters(asked, metric):
    number, rows = asked(CHATS).store.sql(Query((metric,), Filter(keep=(Keep("channel", ("chat",)),))))
    for told in (number, rows):
        assert "-- $keep_0_0 = chat\n" in told
        assert "SELECT" in told and "$keep_0_0" in told.partition("SELECT")[2]


def test_a_value_cannot_leave_its_comment():
    told = commented("SELECT $a", {"a": "chat\nDROP TABLE x\r--", "b": 1})
    assert told == "-- $a = chat DROP TABLE x --\nSELECT $a"
