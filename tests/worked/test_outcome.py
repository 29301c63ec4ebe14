"""Resolved, at the first contact or not, still open, worked by hand: reopened, unknown parts, repeat contact."""

import pytest

TICKETS = """
    conversation_id, customer_id, status,   arrived_at, first_reply_at, first_resolved_at, reopens, transfers, deferred
    1,               a,           resolved, 2 10:00,    2 10:05,        2 11:00,           0,       0,         false
    2,               b,           resolved, 2 10:00,    2 10:05,        2 11:00,           1,       0,         false
    3,               c,           resolved, 2 10:00,    2 10:05,        2 11:00,           0,       1,         false
    4,               d,           resolved, 2 10:00,    2 10:05,        2 11:00,           0,       0,         true
    5,               e,           resolved, 2 10:00,    2 10:05,        2 11:00,           0,       ,          false
    6,               f,           open,     2 10:00,    2 10:05,        ,                  0,       0,         false
    7,               g,           open,     2 10:00,    ,               ,                  0,       0,         false
    8,               h,           resolved, 2 10:00,    2 10:05,        2 11:00,           0,       0,         false
    9,               h,           resolved, 9 11:00,    9 11:05,        9 12:00,           0,       0,         false
    10,              i,           resolved, 16 12:00,   16 12:01,       16 12:00:01,       0,       0,         false
    11,              ,            open,     23 12:00,   ,               ,                  0,       0,         false
"""
FILES = {"tickets.csv": TICKETS}


@pytest.mark.worked("fcr")
def test_fcr(ask):
    """Now is 23 March 12:00. Counted: 1 yes; 2 reopened, 3 transferred, 4 deferred, 6 not resolved, 8 came back
    within 7 days (a second and exactly N × 24 h are within): no; 9 yes. Left out: 5 does not know its transfers, 7
    and 11 have no reply, 10 was resolved less than 7 days ago. 2 of 7."""
    assert ask(FILES, "fcr") == (pytest.approx(2 / 7), 7)
    # resolved exactly 7 days ago it counts
    assert ask(FILES, "fcr", now="2026-03-23T12:00:01") == (pytest.approx(3 / 8), 8)
    # with a window of a day 8 did not come back
    short = "[definitions]\nrepeat_contact_days = 1"
    assert ask(FILES, "fcr", settings=short) == (pytest.approx(4 / 8), 8)


@pytest.mark.worked("fcr")
def test_fcr_where_no_file_has_the_columns(ask):
    """Neither transfers nor reopens nor deferred are columns: the definition does without. A call is a new contact,
    unless it names the conversation; a customer nobody knows does not come back. 1, 3 and 4 of 4."""
    tickets = """
        conversation_id, customer_id, arrived_at, first_reply_at, resolved_at
        1,               a,           2 10:00,    2 10:05,        2 11:00
        2,               b,           2 10:00,    2 10:05,        2 11:00
        3,               ,            2 10:00,    2 10:05,        2 11:00
        4,               ,            3 10:00,    3 10:05,        3 11:00
    """
    calls = """
        call_id, conversation_id, customer_id, started_at, answered
        1,       1,               a,           4 10:00,    true
        2,       ,                b,           4 10:00,    true
        3,       ,                z,           30 10:00,   true
    """
    assert ask({"t.csv": tickets, "c.csv": calls}, "fcr") == (0.75, 4)


@pytest.mark.worked("fcr")
def test_fcr_where_replies_are_unknown(ask):
    """No file tells of replies: the denominator is what is resolved, 2 of 3; one of these was reopened."""
    tickets = """
        conversation_id, arrived_at, resolved_at, reopens
        1,               2 10:00,    2 11:00,     0
        2,               2 10:00,    2 11:00,     1
        3,               30 10:00,   ,            0
    """
    assert ask({"t.csv": tickets}, "fcr") == (0.5, 2)


@pytest.mark.worked("resolution_rate")
def test_resolution_rate(ask):
    """Of 11 all but 6, 7 and 11 are resolved; the reopened one was resolved again."""
    assert ask(FILES, "resolution_rate") == (pytest.approx(8 / 11), 11)
    reopened = """
        conversation_id, status,   arrived_at, first_resolved_at, resolved_at, reopens
        1,               open,     2 10:00,    2 11:00,           ,            1
        2,               ,         2 10:00,    2 11:00,           ,            1
        3,               pending,  2 10:00,    ,                  2 11:00,     0
        4,               Resolved, 2 10:00,    ,                  ,            0
        5,               closed,   2 10:00,    ,                  ,            0
        6,               spam,     2 10:00,    ,                  2 11:00,     0
    """
    # 1 and 2 were reopened and never resolved again, 3 is pending again, 4 is; closed alone is not resolved
    assert ask({"r.csv": reopened}, "resolution_rate") == (0.2, 5)
    nothing = "conversation_id,arrived_at,resolved_at\n1,2026-03-02T10:00:00Z,"
    assert ask({"n.csv": nothing}, "resolution_rate") == (0, 1)


OPEN = """
    conversation_id, channel, status,   arrived_at,           resolved_at, left_at, ended_at, reopens
    1,               email,   open,     2026-02-20T10:00:00Z, ,            ,        ,         0
    2,               email,   resolved, 1 10:00,              2 10:00,     ,        ,         0
    3,               chat,    closed,   1 10:00,              ,            1 10:05, ,         0
    4,               chat,    closed,   2 10:00,              ,            ,        3 09:00,  0
    5,               chat,    open,     2 10:00,              2 11:00,     ,        ,         1
    6,               chat,    spam,     1 10:00,              ,            ,        ,         0
    7,               email,   resolved, 3 10:00,              3 11:00,     ,        ,         0
    8,               chat,    resolved, 2 23:00,              3 00:30,     2 23:50, ,         0
"""


@pytest.mark.worked("backlog_open")
def test_backlog_open(ask):
    """End of 1 March: 1 and 2 (3 was left, 6 is spam). End of 2 March: 1, 4 and 5 (2 resolved; 5 was reopened and
    is open again; 8 was left before midnight). End of 3 March: 1 and 5. `since` does not cut off ticket 1."""
    days = {"since": "2026-03-01", "until": "2026-03-04"}
    files = {"o.csv": OPEN}
    assert ask(files, "backlog_open", every="day", **days) == {
        "2026-03-01": (2, 2),
        "2026-03-02": (3, 3),
        "2026-03-03": (2, 2),
    }
    assert ask(files, "backlog_open", **days) == (2, 2)
    assert ask(files, "backlog_open", by="channel", **days) == {"chat": (1, 1), "email": (1, 1)}
    assert ask({"t.csv": "conversation_id,arrived_at\n1,2026-03-01"}, "backlog_open") is None


@pytest.mark.worked("backlog_net")
def test_backlog_net(ask):
    """Arrivals less last resolutions. 1 March: 2 and 3 arrive, +2. 2 March: 4, 5 and 8 arrive, 2 is resolved, +2. 3
    March: 7 arrives, 7 and 8 are resolved, −1. Leaving is no resolution; what is open again has not had its last
    one."""
    days = {"since": "2026-03-01", "until": "2026-03-05"}
    assert ask({"o.csv": OPEN}, "backlog_net", every="day", **days) == {
        "2026-03-01": (2, 2),
        "2026-03-02": (2, 2),
        "2026-03-03": (-1, -1),
        "2026-03-04": (0, 0),
    }
    assert ask({"o.csv": OPEN}, "backlog_net", **days) == (3, 3)
