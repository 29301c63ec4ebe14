"""Volume by the day, by the agent and as a share, worked by hand: spans, holidays, conversations with two tags."""

from datetime import datetime

import pytest
from drawn import MON_TO_FRI, lines

from metrics import Filter, Query, Store

TICKETS = """
    conversation_id, channel, tags, arrived_at, first_reply_at
    1,               chat,    a;b,  2 10:00,    2 10:05
    2,               chat,    a,    2 11:00,
    3,               email,   ,     2 12:00,    2 13:00
    4,               email,   b,    3 12:00,    3 13:00
"""
FILES = {"t.csv": TICKETS}


@pytest.mark.worked("conversations_share")
def test_conversations_share(ask):
    """Two of four by chat. Ticket 1 stands under a and b, once in the total of four."""
    assert ask(FILES, "conversations_share") == (1, 4)
    assert ask(FILES, "conversations_share", by="channel") == {"chat": (0.5, 4), "email": (0.5, 4)}
    assert ask(FILES, "conversations_share", by="tag") == {"a": (0.5, 4), "b": (0.5, 4), None: (0.25, 4)}
    # of all that the filter keeps
    assert ask(FILES, "conversations_share", by="tag", keep=["channel=chat"]) == {"a": (1, 2), "b": (0.5, 2)}
    # each day is a whole: three on the 2nd, one on the 3rd; without any there is no share
    found = ask(FILES, "conversations_share", by="channel", every="day", since="2026-03-02", until="2026-03-05")
    assert found == {
        ("2026-03-02", "chat"): (pytest.approx(2 / 3), 3),
        ("2026-03-02", "email"): (pytest.approx(1 / 3), 3),
        ("2026-03-03", "chat"): (0, 1),
        ("2026-03-03", "email"): (1, 1),
        ("2026-03-04", "chat"): (None, 0),
        ("2026-03-04", "email"): (None, 0),
    }


@pytest.mark.worked("conversations_per_day")
def test_conversations_per_day(ask):
    """Four in the four days from the 2nd to the 5th; without a span from the first to the last: two days."""
    assert ask(FILES, "conversations_per_day", since="2026-03-02", until="2026-03-06") == (1, 4)
    assert ask(FILES, "conversations_per_day") == (2, 4)
    assert ask(FILES, "conversations_per_day", keep=["channel=chat"]) == (1, 2)
    # the week of 23 February has five days in the span, that of 2 March two
    found = ask(FILES, "conversations_per_day", every="week", since="2026-02-25", until="2026-03-04")
    assert found == {"2026-02-23": (None, 0), "2026-03-02": (2, 4)}


@pytest.mark.worked("conversations_per_day")
def test_conversations_per_day_compared(tmp_path):
    """March, 31 days, one conversation; February, 28 days, two."""
    text = "conversation_id,arrived_at\n0,2026-02-01\n1,2026-02-20\n2,2026-03-03\n3,2026-04-01"
    (tmp_path / "t.csv").write_text(lines(text), encoding="utf-8")
    march = Filter(datetime(2026, 3, 1), datetime(2026, 4, 1), compare="previous")
    with Store() as store:
        store.load(tmp_path / "t.csv")
        (row,) = store.ask(Query(("conversations_per_day",), march)).table.to_pylist()
    assert (row["value"], row["n"]) == (pytest.approx(1 / 31), 1)
    assert (row["previous_value"], row["previous_n"]) == (pytest.approx(2 / 28), 2)


WEEK = """
    conversation_id, arrived_at, first_reply_at
    1,               2 10:00,    2 10:05
    2,               2 11:00,
    3,               7 11:00,    7 13:00
    4,               6 12:00,    9 09:00
"""


@pytest.mark.worked("handled_per_working_day")
def test_handled_per_working_day(ask):
    """Monday 2 to Sunday 8 March: 1 and 4 have a reply and came on one of five working days; 3 came on a Saturday."""
    files, week = {"w.csv": WEEK}, {"since": "2026-03-02", "until": "2026-03-09"}
    assert ask(files, "handled_per_working_day", **week) == (0.4, 2)
    # Friday is a holiday, on Saturday they work two hours, on Thursday nobody: Monday to Wednesday and Saturday; 1 and 3
    hours = f'zone = "UTC"\n{MON_TO_FRI}\nholidays = ["2026-03-06"]\n[special]\n"2026-03-07" = ["10:00-12:00"]\n'
    hours += '"2026-03-05" = []\n'
    assert ask(files, "handled_per_working_day", hours=hours, **week) == (0.5, 2)
    # a weekend has no working day
    assert ask(files, "handled_per_working_day", since="2026-03-07", until="2026-03-09") == (None, 0)
    assert ask({"t.csv": "conversation_id,arrived_at\n1,2026-03-02"}, "handled_per_working_day") is None


TALK = """
    message_id, conversation_id, channel, sent_at,    author_kind, agent
    1,          a,               chat,    2 10:00,    customer,
    2,          a,               chat,    2 10:01,    agent,       Ana
    3,          a,               chat,    2 10:02,    agent,       Ben
    4,          a,               chat,    2 10:03,    agent,       Ana
    5,          b,               email,   2 10:00,    customer,
    6,          b,               email,   2 10:05,    agent,       Ana
    7,          c,               email,   2 10:00,    customer,
    8,          c,               email,   2 10:05,    agent,
    9,          d,               email,   2 10:00,    customer,
"""
OWNED = """
    conversation_id, channel, agent, arrived_at, first_reply_at
    e,               email,   Cleo,  2 10:00,    2 11:00
    f,               email,   Cleo,  2 10:00,
"""


@pytest.mark.worked("conversations_per_agent")
def test_conversations_per_agent(ask):
    """Ana in a and b, Ben in a, Cleo in e, whose messages nobody has; c's reply names nobody, d and f have none. 4 of 3."""
    files = {"m.csv": TALK, "t.csv": OWNED}
    assert ask(files, "conversations_per_agent") == (pytest.approx(4 / 3), 4)
    by_agent = ask(files, "conversations_per_agent", by="agent")
    assert by_agent == {"Ana": (2, 2), "Ben": (1, 1), "Cleo": (1, 1), None: (None, 0)}
    assert ask(files, "conversations_per_agent", by="channel") == {"chat": (1, 2), "email": (1, 2)}
    assert ask(files, "conversations_per_agent", keep=["agent=Ana"]) == (2, 2)


@pytest.mark.worked("conversations_per_day", "handled_per_working_day")
def test_a_weekday_is_divided_by_the_days_of_its_name(ask):
    """From Monday the 2nd to Tuesday the 17th: three Mondays, three Tuesdays, two of the others; three came on a Monday."""
    span = {"since": "2026-03-02", "until": "2026-03-18"}
    assert ask(FILES, "conversations_per_day", by="weekday", **span) == {1: (1, 3), 2: (pytest.approx(1 / 3), 1)}
    assert ask(FILES, "conversations_per_day", keep=["weekday=1,3"], **span) == (pytest.approx(3 / 5), 3)
    assert ask(FILES, "conversations_per_day", keep=["weekday!=1"], **span) == (pytest.approx(1 / 13), 1)
    assert ask(FILES, "conversations_per_day", by=("weekday", "hour"), keep=["channel=chat"], **span) == {
        (1, 10): (pytest.approx(1 / 3), 1),
        (1, 11): (pytest.approx(1 / 3), 1),
    }
    # an hour is there on every day, sixteen in all; two were handled on a Monday
    assert ask(FILES, "conversations_per_day", by="hour", **span)[12] == (2 / 16, 2)
    assert ask(FILES, "handled_per_working_day", by="weekday", **span)[1] == (pytest.approx(2 / 3), 2)
    # the second Monday is none to work on
    off = f'holidays = ["2026-03-09"]\n{MON_TO_FRI}'
    assert ask(FILES, "handled_per_working_day", by="weekday", hours=off, **span)[1] == (1, 2)
