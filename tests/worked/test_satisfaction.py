"""Surveys, worked by hand: every scale, 3 in and 4 out, passives in the denominator, answers off the scale."""

import pytest

CSAT = """
    survey_id, conversation_id, kind, sent_at, answered_at, score, comment
    1,         1,               csat, 1 10:00, 1 10:05,     5,
    2,         2,               csat, 1 10:00, 2 10:05,     4,
    3,         3,               csat, 2 10:00, 2 10:05,     3,
    4,         4,               csat, 2 10:00, 2 10:05,     1,
    5,         5,               csat, 2 10:00, ,            ,
    6,         6,               csat, 2 10:00, 2 10:05,     6,
    7,         7,               nps,  2 10:00, 2 10:05,     1,
    8,         8,               csat, 2 10:00, 2 10:05,     ,      no score but a word
"""
SCALES = """
    survey_id, kind, answered_at, score, scale_max
    1,         csat, 1 10:00,     10,    10
    2,         csat, 1 10:00,     7,     10
    3,         csat, 1 10:00,     4,     7
    4,         csat, 1 10:00,     2,     2
    5,         csat, 1 10:00,     1,     2
"""


@pytest.mark.worked("csat_mean")
def test_csat_mean(ask):
    """5, 4, 3 and 1; 5 is unanswered, 6 is off its scale and refused, 7 is another survey, 8 has no score. 13 / 4."""
    assert ask({"s.csv": CSAT}, "csat_mean") == (3.25, 4)
    # dated by the answer: 1 March is the first alone
    assert ask({"s.csv": CSAT}, "csat_mean", until="2026-03-02") == (5, 1)
    # 10 of 10 is 5; 7 of 10 is 1 + 4 × 6/9; 4 of 7 is 3; two-point scales have no mean
    assert ask({"s.csv": SCALES}, "csat_mean") == (pytest.approx((5 + 11 / 3 + 3) / 3), 3)


@pytest.mark.worked("csat_share")
def test_csat_share(ask):
    """5 and 4 of four answers. On other scales s ≥ 0.75: 10 of 10; not 7 of 10 (0.67) nor 4 of 7 (0.5); good of
    two. 2 of 5."""
    assert ask({"s.csv": CSAT}, "csat_share") == (0.5, 4)
    assert ask({"s.csv": SCALES}, "csat_share") == (pytest.approx(0.4), 5)
    answers = "survey_id,score,answered_at\n" + "".join(
        f"{i},{4 + i % 2 if i < 27 else 1 + i % 3},2026-03-01\n" for i in range(54)
    )
    # 27 of 54; no kind given is csat
    assert ask({"a.csv": answers}, "csat_share") == (0.5, 54)
    unanswered = "survey_id,score,sent_at,answered_at\n1,,2026-03-01,\n"
    assert ask({"u.csv": unanswered}, "csat_share") == (None, 0)


@pytest.mark.worked("csat_low")
def test_csat_low(ask):
    """3 is in, 4 is out: 3 and 1. On other scales s ≤ 0.5: 4 of 7 (0.5 exactly) and bad of two; not 7 of 10."""
    assert ask({"s.csv": CSAT}, "csat_low") == (2, 2)
    assert ask({"s.csv": SCALES}, "csat_low") == (2, 2)
    assert ask({"s.csv": CSAT}, "csat_low", until="2026-03-02") == (0, 0)


@pytest.mark.worked("nps")
def test_nps(ask):
    """50 promoters (9, 10), 30 passives (7, 8), 20 detractors (0, 6): 50 % − 20 % = 30 of 100 answers; 11 and −1
    refused."""
    scores = [9, 10] * 25 + [7, 8] * 15 + [0, 6] * 10 + [11, -1]
    answers = "survey_id,kind,score,answered_at\n" + "".join(f"{i},nps,{s},2026-03-01\n" for i, s in enumerate(scores))
    assert ask({"n.csv": answers}, "nps") == (30, 100)
    assert ask({"s.csv": CSAT}, "nps") == (-100, 1)
    word = "survey_id,kind,score,answered_at,comment\n1,nps,,2026-03-01,later\n2,nps,10,2026-03-01,\n"
    assert ask({"w.csv": word}, "nps") == (100, 1)


@pytest.mark.worked("csat_mean")
def test_an_answer_belongs_to_its_conversation(ask):
    """The survey names no channel; its ticket came by chat. By agent not who owns the ticket: it is
    not known who replied."""
    tickets = """
        conversation_id, channel, agent, arrived_at
        1,               chat,    Ana,   1 09:00
        2,               email,   Ben,   1 09:00
    """
    files = {"t.csv": tickets, "s.csv": CSAT}
    assert ask(files, "csat_mean", by="channel") == {"chat": (5, 1), "email": (4, 1), None: (2, 2)}
    assert ask(files, "csat_mean", by="agent") == {None: (3.25, 4)}


@pytest.mark.worked("csat_mean", "csat_share", "survey_response_rate")
def test_an_answer_is_credited_to_the_last_who_replied_before_it(ask):
    """Ana replied at 9:05, Ben took over at 9:30; the answer of 9:20 is Ana's, that of 9:40 Ben's, that of 9:01 nobody's.

    The one that names Eva is hers; Cleo, who owns the ticket and wrote nothing, has none.
    """
    tickets = """
        conversation_id, agent, arrived_at
        1,               Cleo,  1 09:00
    """
    messages = """
        message_id, conversation_id, sent_at, author_kind, agent
        1,          1,               1 09:00, customer,
        2,          1,               1 09:05, agent,       Ana
        3,          1,               1 09:30, agent,       Ben
        4,          1,               1 09:35, note,        Eva
    """
    surveys = """
        survey_id, conversation_id, kind, sent_at, answered_at, score, agent
        1,         1,               csat, 1 09:00, 1 09:20,     5,
        2,         1,               csat, 1 09:00, 1 09:40,     1,
        3,         1,               csat, 1 09:00, 1 09:01,     2,
        4,         1,               csat, 1 09:00, 1 09:45,     3,     Eva
        5,         1,               csat, 1 09:36, ,            ,
    """
    files = {"t.csv": tickets, "m.csv": messages, "s.csv": surveys}
    assert ask(files, "csat_mean", by="agent") == {"Ana": (5, 1), "Ben": (1, 1), "Eva": (3, 1), None: (2, 1)}
    assert ask(files, "csat_share", keep=["agent=Ben"]) == (0, 1)
    # the unanswered one was sent after Ben's reply
    assert ask(files, "survey_response_rate", by="agent")["Ben"] == (0.5, 2)


@pytest.mark.worked("csat_share", "csat_low")
def test_thumbs_up_and_down_may_be_written_1_and_0(ask):
    """Up, up and down of one: two of three are content, one is low; as on any scale of two points there is no mean."""
    thumbs = """
        survey_id, kind, answered_at, score, scale_max
        1,         csat, 1 10:00,     1,     1
        2,         csat, 1 10:00,     0,     1
        3,         csat, 1 10:00,     1,     1
    """
    assert ask({"s.csv": thumbs}, "csat_share") == (pytest.approx(2 / 3), 3)
    assert ask({"s.csv": thumbs}, "csat_low") == (1, 1)
    assert ask({"s.csv": thumbs}, "csat_mean") == (None, 0)
