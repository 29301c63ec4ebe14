"""Two rules of first-contact resolution side by side, worked by hand: where they disagree, and about which."""

import pytest

from metrics import Filter, Query
from metrics.errors import Problem
from metrics.filter import keeps
from metrics.two_rules import ToRead, ToTake, TwoRules, Verdicts

# With one reply: a, b, f. Within 15 minutes: a, c; f was resolved nobody knows when. d is still open, e has no reply.
SOLVED = """
    conversation_id, channel, status,   arrived_at, first_reply_at, first_resolved_at, replies
    a,               email,   resolved, 2 10:00,    2 10:05,        2 10:05,           1
    b,               email,   resolved, 2 11:00,    2 11:05,        2 11:30,           1
    c,               chat,    resolved, 2 12:00,    2 12:05,        2 12:06,           2
    d,               email,   open,     2 13:00,    2 13:05,        ,                  1
    e,               email,   open,     2 14:00,    ,               ,                  0
    f,               email,   resolved, 2 15:00,    2 15:05,        ,                  1
    g,               email,   spam,     2 16:00,    2 16:05,        2 16:05,           2
"""
FILES = {"t.csv": SOLVED}


def rules(*names: str, **chosen) -> TwoRules:
    return TwoRules(Query(names, Filter(**chosen)))


def test_how_often_two_rules_disagree(loaded):
    """Both: a. Neither: d. Only one reply: b. Only 15 minutes: c. Of f only one rule can tell; e has no reply, g is
    spam."""
    store = loaded(FILES)
    found = store.look(rules("fcr_one_reply", "fcr_in_15_minutes"))
    assert found == Verdicts(both=1, neither=1, only_first=1, only_second=1, one_silent=1)
    assert found.apart == 2
    assert store.look(rules("fcr_one_reply", "fcr_in_15_minutes", keep=keeps(["channel=chat"]))) == (0, 0, 0, 1, 0)


def test_which_they_are_the_newest_first(loaded):
    """The chat of 12:00 was solved within 15 minutes, the mail of 11:00 with one reply."""
    asked = rules("fcr_one_reply", "fcr_in_15_minutes")
    found = loaded(FILES).look(ToRead(asked)).to_pylist()
    assert [(row["conversation_id"], row["said_by"]) for row in found] == [
        ("c", "fcr_in_15_minutes"),
        ("b", "fcr_one_reply"),
    ]
    assert loaded(FILES).look(ToRead(asked, limit=1)).num_rows == 1
    assert {row["opening"] for row in found} == {None}  # no file has messages


def test_the_rows_to_take_along_say_what_each_rule_says(loaded):
    found = loaded(FILES).look(ToTake(rules("fcr_one_reply", "fcr_in_15_minutes"))).to_pylist()
    told = [(row["conversation_id"], row["fcr_one_reply"], row["fcr_in_15_minutes"], row["record"]) for row in found]
    assert told == [("b", True, False, 2), ("c", False, True, 3)]


@pytest.mark.parametrize(
    "names", [("fcr",), ("fcr", "fcr"), ("fcr", "first_reply.median"), ("fcr", "csat_share"), ("fcr", "conversations")]
)
def test_only_rules_about_conversations_can_be_compared(names):
    with pytest.raises(Problem, match="two rules"):
        rules(*names)


def test_without_the_columns_of_one_rule_nothing_is_said(loaded):
    """No file names who replied, so nobody can tell what one agent solved."""
    assert loaded(FILES).look(rules("fcr_one_reply", "fcr_one_agent")) == (0, 0, 0, 0, 0)
