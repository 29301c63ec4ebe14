"""Help articles and deflection, worked by hand: the last reading before a contact, tools' counts against rows, costs."""

import pytest

from metrics import Query
from metrics.chance import wilson

VIEWS = """
    article, viewed_at, customer_id, read_seconds, expected_seconds, asked_for_help
    fit,     2 10:00,   u1,          60,           120,              false
    fit,     2 11:00,   u1,          59,           120,              false
    wash,    2 10:00,   u2,          ,             100,              true
    wash,    2 10:00,   ,            200,          ,
    wash,    2 10:00,   u3,          30,           60,               false
    fit,     2 10:00,   u4,          100,          300,              false
"""
CONTACTS = """
    conversation_id, customer_id, arrived_at, status
    1,               u1,          2 12:00,
    2,               u3,          3 10:00,
    3,               u4,          3 10:00:01,
    4,               u4,          2 11:00,    spam
"""
CALLED = "call_id,customer_id,started_at\na,u1,2026-03-02T13:00:00Z"
READ = {"views.csv": VIEWS, "tickets.csv": CONTACTS, "calls.csv": CALLED}


@pytest.mark.worked("article_views", "article_read_time", "articles_left_early_rate")
def test_articles(ask):
    """Six readings; 30, 59, 60, 100 and 200 s. Half of 120 s is not less than half; 59 s is, 100 of 300 too: 2 of 4."""
    assert ask(READ, "article_views") == (6, 6)
    assert ask(READ, "article_views", by="article") == {"fit": (3, 3), "wash": (3, 3)}
    assert ask(READ, "article_views", keep=["article=fit"], since="2026-03-02T10:30") == (1, 1)
    assert ask(READ, "article_read_time.mean") == (pytest.approx(449 / 5), 5)
    assert ask(READ, "article_read_time.median") == (60, 5)
    assert ask(READ, "articles_left_early_rate") == (0.5, 4)
    assert ask({"t.csv": CONTACTS}, "article_views") is None


@pytest.mark.worked("contacts_per_1000_views")
def test_contacts_per_1000_views(ask):
    """u1's conversation and call count by the last reading, once; u2 asked for help; u3 wrote exactly a day after; u4 a
    second later, and spam is no contact. 3 of 6."""
    assert ask(READ, "contacts_per_1000_views") == (500, 6)
    assert ask(READ, "contacts_per_1000_views", by="article") == {
        "fit": (pytest.approx(1000 / 3), 3),
        "wash": (pytest.approx(2000 / 3), 3),
    }
    assert ask({"v.csv": VIEWS}, "contacts_per_1000_views") == (pytest.approx(1000 / 6), 6)


COUNTED = """
    source, happened_at, kind,      channel, count
    site,   2 12:00,     page_view, web,     90
    net,    2 12:00,     like,      social,  20
    net,    2 12:00,     reply,     social,  5
    net,    2 12:00,     mention,   social,  3
    pbx,    2 12:00,     call,      phone,   7
    desk,   2 12:00,     call,      phone,   99
    desk,   2 12:00,     email,     email,   50
    mailer, 2 12:00,     Email,     email,   4
    site,   3 12:00,     page_view, web,     8
"""
DESK = """
    source, conversation_id, channel, status, arrived_at, customer_messages
    desk,   1,               email,   ,       2 10:00,    1
    desk,   2,               email,   spam,   2 10:00,    1
    desk,   3,               phone,   ,       2 10:00,
    desk,   4,               chat,    ,       2 10:00,    6
"""
DESK_CALLS = """
    source, call_id, conversation_id, started_at
    desk,   a,       3,               2 10:00
    desk,   b,       ,                2 11:00
    desk,   c,       ,                2 12:00
"""
SITE = {"e.csv": COUNTED, "t.csv": DESK, "c.csv": DESK_CALLS, "v.csv": VIEWS}


@pytest.mark.worked("deflection_site_ratio")
def test_deflection_site_ratio(ask):
    """98 pages and 6 articles seen; 3 calls of the desk, whose own count of 99 does not count, and 7 that the pbx
    counted in one row. 104 / 10, of 4 rows. On the 3rd nobody called."""
    assert ask(SITE, "deflection_site_ratio") == (10.4, 4)
    days = {"since": "2026-03-02", "until": "2026-03-04", "every": "day"}
    assert ask(SITE, "deflection_site_ratio", **days) == {"2026-03-02": (9.6, 4), "2026-03-03": (None, 0)}
    assert ask({"t.csv": DESK, "c.csv": DESK_CALLS}, "deflection_site_ratio") is None


@pytest.mark.worked("deflection_social_ratio")
def test_deflection_social_ratio(ask):
    """20 likes, 5 replies, 3 mentions, 6 messages by chat: 34. 3 calls and 7, ticket 1 by e-mail and the mailer's 4 (the
    desk's 50 are its tickets), ticket 3 by phone: 16, of 7 rows."""
    assert ask(SITE, "deflection_social_ratio") == (34 / 16, 7)
    # e-mail alone: nothing social, 5 requests of 2 rows
    assert ask(SITE, "deflection_social_ratio", keep=["channel=email"]) == (0, 2)


def test_a_ratio_says_how_sure_it_is(loaded):
    """34 to 16 is 16 of 50 below: Wilson's 0.2076 to 0.4581 (0.32 ± …), so 0.5419 / 0.4581 to 0.7924 / 0.2076."""
    (row,) = loaded(SITE).ask(Query(("deflection_social_ratio",), interval=True)).table.to_pylist()
    low, high = wilson(16 / 50, 50)
    assert (row["low"], row["high"]) == pytest.approx(((1 - high) / high, (1 - low) / low))
    assert (row["low"], row["high"]) == pytest.approx((1.18, 3.82), abs=0.01)
    assert row["low"] < row["value"] == 34 / 16 < row["high"]


ASKED = """
    survey_id, kind,       sent_at, answered_at, score
    1,         deflection, 2 10:00, 2 11:00,     1
    2,         deflection, 2 10:00, 2 11:00,     1
    3,         deflection, 2 10:00, 2 11:00,     0
    4,         deflection, 2 10:00, ,
    5,         csat,       2 10:00, 2 11:00,     5
"""
CHATS = """
    conversation_id, channel, status, arrived_at
    1,               chat,    ,       2 10:00
    2,               social,  ,       2 10:00
    3,               chat,    ,       2 10:00
    4,               chat,    spam,   2 10:00
    5,               email,   ,       2 10:00
"""


@pytest.mark.worked("deflection_survey_share", "deflection_saving_low", "deflection_saving_high")
def test_deflection_by_survey(ask):
    """Two of three answers say yes. At least 2 × (12 − 1); at most two thirds of 3 chat and social conversations × 12."""
    files = {"s.csv": ASKED, "t.csv": CHATS}
    assert ask(files, "deflection_survey_share") == (pytest.approx(2 / 3), 3)
    assert ask(files, "deflection_saving_low") == (22, 2)
    assert ask(files, "deflection_saving_high") == (pytest.approx(24), 3)
    dear = "[costs]\ncall = 5\nsocial = 8"
    assert ask(files, "deflection_saving_low", settings=dear) == (0, 2)
    assert ask(files, "deflection_saving_high", settings=dear) == (pytest.approx(10), 3)


@pytest.mark.worked("deflection_survey_share", "deflection_saving_low", "deflection_saving_high")
def test_without_the_survey_there_is_no_saving(ask):
    """No survey at all, or none that asked whether it spared a call: no data."""
    other = {"s.csv": "survey_id,kind,answered_at,score\n5,csat,2026-03-02T11:00:00Z,5", "t.csv": CHATS}
    for name in ("deflection_survey_share", "deflection_saving_low", "deflection_saving_high"):
        assert ask(other, name) == (None, 0)
        assert ask({"t.csv": CHATS}, name) is None
