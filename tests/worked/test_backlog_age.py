"""The age of what is open at the end of a period, worked by hand: on both clocks, until now at most, compared."""

from datetime import datetime

import pytest
from drawn import OFFICE, lines

from metrics import Filter, Query, Store

OPEN = """
    conversation_id, channel, status,   arrived_at,           resolved_at, left_at, ended_at, reopens
    1,               email,   open,     2026-02-20T10:00:00Z, ,            ,        ,         0
    2,               email,   resolved, 1 10:00,              2 10:00,     ,        ,         0
    3,               chat,    closed,   1 10:00,              ,            1 10:05, ,         0
    4,               chat,    closed,   2 10:00,              ,            ,        3 09:00,  0
    5,               chat,    open,     2 10:00,              2 11:00,     ,        ,         1
    6,               chat,    spam,     1 10:00,              ,            ,        ,         0
    7,               email,   resolved, 3 10:00,              3 11:00,     ,        ,         0
    8,               chat,    closed,   1 10:00,              ,            ,        ,         0
"""
FILES = {"o.csv": OPEN}
DAYS = {"since": "2026-03-01", "until": "2026-03-04"}
HOUR = 3600


@pytest.mark.worked("backlog_age")
def test_backlog_age(ask):
    """Midnight after 1 March: 1 is 9 days 14 h old, 2 is 14 h. After the 2nd: 1 is 10 days 14 h old, 4 and 5 are 14 h.
    The 3rd is not over, now is 11:00: 1 is 11 days 1 h old, 5 is 25 h. 8 is closed, nobody knows since when."""
    assert ask(FILES, "backlog_age.mean", every="day", **DAYS) == {
        "2026-03-01": ((230 + 14) / 2 * HOUR, 2),
        "2026-03-02": ((254 + 14 + 14) / 3 * HOUR, 3),
        "2026-03-03": ((265 + 25) / 2 * HOUR, 2),
    }
    assert ask(FILES, "backlog_age.median", every="day", **DAYS)["2026-03-02"] == (14 * HOUR, 3)
    assert ask(FILES, "backlog_age.slowest", **DAYS) == (265 * HOUR, 2)
    assert ask(FILES, "backlog_age.slowest") == (265 * HOUR, 2)
    assert ask(FILES, "backlog_age.mean", by="channel", **DAYS) == {"chat": (25 * HOUR, 1), "email": (265 * HOUR, 1)}
    # with a later now the 3rd is over: 11 days 14 h and 38 h
    assert ask(FILES, "backlog_age.mean", now="2026-03-10", **DAYS) == ((278 + 38) / 2 * HOUR, 2)
    assert ask(FILES, "backlog_age.mean", until="2026-02-01") == (None, 0)
    assert ask({"t.csv": "conversation_id,arrived_at\n1,2026-03-01"}, "backlog_age.mean") is None


@pytest.mark.worked("backlog_age")
def test_backlog_age_on_the_business_clock(ask):
    """Hours 9 to 17 in Berlin. After Monday the 2nd: 4 and 5 came at 11:00, 6 h; 1 came on Friday at 11:00: 6 h, five
    days of 8 h, and Monday's 8 h. With chats open around the clock 4 and 5 are 14 h old."""
    monday = {"until": "2026-03-03", "clock": "business"}
    assert ask(FILES, "backlog_age.slowest", hours=OFFICE, **monday) == (54 * HOUR, 3)
    assert ask(FILES, "backlog_age.mean", hours=OFFICE, **monday) == (pytest.approx((54 + 6 + 6) / 3 * HOUR), 3)
    always = "\n".join(f'{day} = ["00:00-24:00"]' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    found = ask(FILES, "backlog_age.mean", hours=f"{OFFICE}[channel.chat]\n{always}", **monday)
    assert found == (pytest.approx((54 + 14 + 14) / 3 * HOUR), 3)


@pytest.mark.worked("backlog_age")
def test_backlog_age_compared(tmp_path):
    """Monday 2 March against Monday 23 February: 1 was 3 days 14 h old then. By the day the two stand side by side."""
    (tmp_path / "o.csv").write_text(lines(OPEN), encoding="utf-8")
    monday = Filter(datetime(2026, 3, 2), datetime(2026, 3, 3), compare="previous")
    with Store() as store:
        store.load(tmp_path / "o.csv")
        for every in (None, "day"):
            (row,) = store.ask(Query(("backlog_age.slowest",), monday, every=every)).table.to_pylist()
            assert (row["value"], row["n"]) == (254 * HOUR, 3)
            assert (row["previous_value"], row["previous_n"]) == (86 * HOUR, 1)
