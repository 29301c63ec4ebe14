"""The last resolution and what is opened again, worked by hand: one moment given, impossible ones, both clocks."""

import pytest

RESOLVED = """
    conversation_id, status,   arrived_at, first_resolved_at, resolved_at, reopens
    1,               resolved, 2 09:00,    2 09:30,           2 10:15,     1
    2,               resolved, 2 09:00,    ,                  2 11:00,     0
    3,               resolved, 2 09:00,    ,                  3 10:00,     2
    4,               resolved, 2 09:00,    2 09:10,           ,            0
    5,               open,     2 09:00,    2 09:10,           ,            1
    6,               resolved, 2 09:00,    2 08:00,           2 08:00,     0
    7,               open,     2 09:00,    ,                  ,            0
    8,               closed,   2 09:00,    ,                  ,            0
    9,               resolved, 2 09:00,    2 09:00,           2 09:00,
    10,              spam,     2 09:00,    2 09:00,           2 09:30,     1
"""
FILES = {"t.csv": RESOLVED}


@pytest.mark.worked("last_resolution")
def test_last_resolution(ask):
    """1 after 75 min (reopened 09:45); 2 after 2 h; 3 after 25 h, whatever its first was; 4 tells one moment, 10 min;
    5 was reopened and has had no last one yet; 6 is impossible; 9 after 0 s counts. 0, 600, 4500, 7200, 90000 s."""
    assert ask(FILES, "last_resolution.mean") == (20460, 5)
    assert ask(FILES, "last_resolution.median") == (4500, 5)
    assert ask(FILES, "last_resolution.p90") == (pytest.approx(7200 + 0.6 * 82800), 5)
    assert ask(FILES, "last_resolution.slowest") == (90000, 5)
    # the first ones of the same: 30 min, 2 h, 10 min, 10 min and 0 s; the first of 3 is unknown
    assert ask(FILES, "first_resolution.mean") == ((1800 + 7200 + 600 + 600 + 0) / 5, 5)
    # dated by that resolution
    assert ask(FILES, "last_resolution.mean", since="2026-03-03") == (90000, 1)
    assert ask(FILES, "last_resolution.mean", until="2026-03-02T10:15") == (300, 2)
    # Monday 9 to Tuesday 10 by a clock of Monday and Tuesday 9 to 17: 8 h and 1 h
    hours = 'mon = ["09:00-17:00"]\ntue = ["09:00-17:00"]'
    assert ask(FILES, "last_resolution.slowest", hours=hours, clock="business") == (9 * 3600, 5)


@pytest.mark.worked("reopen_rate")
def test_reopen_rate(ask):
    """Resolved at least once: 1 to 6 and 9; of 9 nobody knows whether it was reopened. 1, 3 and 5 of 6; closed (8) is
    not resolved, 10 is spam."""
    assert ask(FILES, "reopen_rate") == (0.5, 6)
    # reopened without a moment of any resolution: it was resolved all the same
    bare = "conversation_id,status,arrived_at,reopens\n1,open,2026-03-02T10:00:00Z,2\n2,open,2026-03-02T10:00:00Z,0"
    assert ask({"b.csv": bare}, "reopen_rate") == (1, 1)
    assert ask({"n.csv": "conversation_id,status,arrived_at\n1,resolved,2026-03-02"}, "reopen_rate") is None
