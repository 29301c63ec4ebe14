"""The share within target as a function of the target, worked by hand, and that it passes through the metric."""

import pytest
from drawn import OFFICE

from metrics import Filter, Query
from metrics.filter import keeps
from metrics.what_if import TARGETS, WhatIf

# Now is 10:00. Answered after 60 s, an hour, two hours and a second. 4 and 5 wait: since 08:00 and since 09:30.
# 6 is closed unanswered, 12 is answered after now, so it waits since 07:00. Left out: 7 impossible, 8 spam, 9 left
# within the grace, 10 solved by the bot, 11 answered nobody knows when.
DUE = """
    conversation_id, channel, status,   arrived_at, first_reply_at, left_at,    first_bot_reply_at, replies, handed_over_at
    1,               chat,    open,     2 07:00,    2 07:01,        ,           ,                   1,
    2,               email,   open,     2 07:00,    2 08:00,        ,           ,                   1,
    3,               email,   open,     2 07:00,    2 09:00:01,     ,           ,                   1, 2 08:59
    4,               email,   open,     2 08:00,    ,               ,           ,                   0,
    5,               email,   open,     2 09:30,    ,               ,           ,                   0,
    6,               email,   closed,   2 09:00,    ,               ,           ,                   0,
    7,               email,   open,     2 07:00,    2 06:00,        ,           ,                   1,
    8,               email,   spam,     2 07:00,    ,               ,           ,                   0,
    9,               chat,    closed,   2 07:00,    ,               2 07:00:30, ,                   0,
    10,              chat,    resolved, 2 07:00,    ,               ,           2 07:00:05,         0,
    11,              email,   open,     2 07:00,    ,               ,           ,                   2,
    12,              email,   open,     2 07:00,    2 10:30,        ,           ,                   1,
"""
FILES, NOW = {"t.csv": DUE}, "2026-03-02T10:00:00"


def curve(store, *also: float, **chosen) -> dict[float, tuple[int, int]]:
    return {target: (met, due) for target, met, due in store.look(WhatIf(Filter(**chosen), also))}


def test_the_curve(loaded):
    """A minute: 1 is in time; 2, 3 are not, 6 never will be, 4, 5 and 12 are overdue: 1 of 7. An hour: 1 and 2; 5 has
    waited but half an hour: 2 of 6. Two hours: 3 is a second late, 4 has waited exactly two hours and may still be met:
    2 of 5; a second more and 3 is in time. Three hours: nor is 12 overdue: 3 of 4."""
    found = curve(loaded(FILES, now=NOW), 7201)
    assert [found[target] for target in (60, 3600, 7200, 7201, 10_800)] == [(1, 7), (2, 6), (2, 5), (3, 5), (3, 4)]
    # half an hour is what 5 has waited: not yet late; a minute less and it is
    assert (found[1800], found[1200]) == ((1, 6), (1, 7))
    assert [*found] == sorted({*TARGETS, 7201})


def test_the_curve_of_what_the_filter_keeps(loaded):
    """Of the chats one was answered, after a minute; the others left within the grace or were solved by the bot."""
    assert set(curve(loaded(FILES, now=NOW), keep=keeps(["channel=chat"])).values()) == {(1, 1)}


@pytest.mark.parametrize("clock", ["calendar", "business"])
@pytest.mark.parametrize("starts", ["arrival", "handover"])
@pytest.mark.parametrize("seconds", [59, 60, 1799, 1800, 3600, 7200, 7201, 200_000])
def test_it_passes_through_the_metric_where_one_target_holds_for_all(loaded, seconds, starts, clock):
    """The hand-over in 3 at 08:59 shortens its first reply, but no promise: that is counted from arrival."""
    settings = f'[sla]\nfirst_reply = [{{ seconds = {seconds} }}]\n[definitions]\nfirst_reply_starts = "{starts}"'
    store = loaded(FILES, now=NOW, hours=OFFICE, settings=settings)
    asked = store.ask(Query(("sla_first_reply",), Filter(clock=clock))).table.to_pylist()[0]
    met, due = curve(store, seconds, clock=clock)[seconds]
    assert (met / due, due) == (pytest.approx(asked["value"]), asked["n"])


# Now is 10:00. Solved after an hour and after three. 3 is open since 08:00, 4 open again, since 07:00; 5 is closed
# unsolved. Left out: 6 impossible, 7 solved by the bot, 8 left within the grace, 9 solved nobody knows when.
SOLVED = """
    conversation_id, channel, status  , arrived_at, first_reply_at, first_resolved_at, resolved_at, left_at   , first_bot_reply_at
    1              , email  , resolved, 2 07:00   , 2 07:30       , 2 08:00          , 2 08:00    ,           ,
    2              , email  , resolved, 2 07:00   , 2 07:30       , 2 08:00          , 2 10:00    ,           ,
    3              , email  , open    , 2 08:00   , 2 08:30       ,                  ,            ,           ,
    4              , email  , open    , 2 07:00   , 2 07:30       , 2 08:00          , 2 08:00    ,           ,
    5              , email  , closed  , 2 09:00   , 2 09:10       ,                  ,            ,           ,
    6              , email  , resolved, 2 07:00   , 2 07:30       , 2 06:00          , 2 06:00    ,           ,
    7              , chat   , resolved, 2 07:00   ,               , 2 07:01          , 2 07:01    ,           , 2 07:00:05
    8              , chat   , closed  , 2 07:00   ,               ,                  ,            , 2 07:00:30,
    9              , email  , resolved, 2 07:00   , 2 07:30       ,                  ,            ,           ,
"""


@pytest.mark.parametrize("seconds", [60, 3599, 3600, 7200, 7201, 10_799, 10_800, 10_801, 200_000])
def test_the_curve_of_resolutions_passes_through_its_metric(loaded, seconds):
    settings = f"[sla]\nresolution = [{{ seconds = {seconds} }}]"
    store = loaded({"t.csv": SOLVED}, now=NOW, settings=settings)
    asked = store.ask(Query(("sla_resolution",), Filter())).table.to_pylist()[0]
    found = store.look(WhatIf(Filter(), (seconds,), "sla_resolution"))
    _, met, due = next(one for one in found if one.target == seconds)
    assert (met / due, due) == (pytest.approx(asked["value"]), asked["n"])


def test_the_curve_of_resolutions(loaded):
    """An hour: 1 is in time, 2 is not, 5 never will be, 3 and 4 are overdue: 1 of 5. Three hours: 2 too; 3 and 4 may
    still be: 2 of 3."""
    found = {
        one.target: one[1:] for one in loaded({"t.csv": SOLVED}, now=NOW).look(WhatIf(Filter(), (), "sla_resolution"))
    }
    assert (found[3600], found[10_800]) == ((1, 5), (2, 3))


def test_without_replies_in_the_data_there_is_no_curve(loaded):
    assert curve(loaded({"t.csv": "conversation_id,arrived_at\n1,2026-03-02T10:00:00Z"})) == {}
