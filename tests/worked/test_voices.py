"""Effort, staff surveys and who answers at all, worked by hand: both directions of the scale, files of answers only."""

import pytest

EFFORT = """
    survey_id, kind, answered_at, score, scale_max
    1,         ces,  1 10:00,     7,     7
    2,         ces,  1 10:00,     5,     7
    3,         ces,  1 10:00,     4,     7
    4,         ces,  2 10:00,     2,     7
    5,         ces,  2 10:00,     ,      7
    6,         csat, 2 10:00,     5,     5
"""
STAFF = """
    survey_id, kind,  answered_at, score, scale_max, team, agent
    1,         agent, 1 10:00,     5,     5,         Red,  Ana
    2,         agent, 1 10:00,     4,     5,         Red,  Ben
    3,         agent, 1 10:00,     2,     5,         Blue, Cem
    4,         agent, 1 10:00,     10,    10,        Blue, Dora
    5,         agent, 1 10:00,     1,     2,         Blue, Eva
    6,         csat,  1 10:00,     1,     5,         Red,  Ana
"""
SENT = """
    survey_id, kind, sent_at,  answered_at, score, channel
    1,         csat, 1 10:00,  1 10:05,     5,     chat
    2,         csat, 1 11:00,  5 10:05,     2,     chat
    3,         csat, 1 12:00,  ,            ,      email
    4,         csat, 2 10:00,  ,            ,      email
    5,         csat, 2 11:00,  ,            4,     chat
    6,         nps,  1 10:00,  ,            ,      email
    7,         nps,  1 10:00,  1 10:30,     9,     email
    8,         nps,  ,         1 10:30,     9,     email
"""


@pytest.mark.worked("ces_share", "ces_mean")
def test_effort(ask):
    """7 and 5 of 7 lie above the middle, which is 4; 2 lies below. 2 of 4; (7 + 5 + 4 + 2) / 4. No score: left out."""
    assert ask({"e.csv": EFFORT}, "ces_share") == (0.5, 4)
    assert ask({"e.csv": EFFORT}, "ces_mean") == (4.5, 4)
    assert ask({"e.csv": EFFORT}, "ces_share", since="2026-03-02") == (0, 1)
    # where low means easy only the 2 agrees; the mean stays what was given
    low = '[definitions]\nces_easy = "low"'
    assert ask({"e.csv": EFFORT}, "ces_share", settings=low) == (0.25, 4)
    assert ask({"e.csv": EFFORT}, "ces_mean", settings=low) == (4.5, 4)


@pytest.mark.worked("ces_share")
def test_half_of_the_articles_answers_agree(ask):
    """5 disagree, 5 neutral, 10 agree: 10 of 20. On a scale of 5, which the file gives, 3 is the middle."""
    scores = [1, 2, 1, 2, 2] + [3] * 5 + [4, 5] * 5
    answers = "survey_id,kind,score,scale_max,answered_at\n"
    answers += "".join(f"{i},ces,{score},5,2026-03-01\n" for i, score in enumerate(scores))
    assert ask({"c.csv": answers}, "ces_share") == (0.5, 20)
    assert ask({"c.csv": answers}, "ces_share", by="rating") == {
        "agrees": (1, 10), "neutral": (0, 5), "disagrees": (0, 5),
    }  # fmt: skip


@pytest.mark.worked("agent_satisfaction", "agent_satisfaction_share")
def test_agent_satisfaction(ask):
    """5, 4, 2 and 10 of 10, which is 5: 16 / 4; a scale of two has no mean. Satisfied: 1, 2 and 4 of all five.
    The customer's answer 6 is another survey."""
    assert ask({"s.csv": STAFF}, "agent_satisfaction") == (4, 4)
    assert ask({"s.csv": STAFF}, "agent_satisfaction_share") == (0.6, 5)
    assert ask({"s.csv": STAFF}, "agent_satisfaction", by="team") == {"Red": (4.5, 2), "Blue": (3.5, 2)}
    assert ask({"s.csv": STAFF}, "agent_satisfaction_share", by="agent")["Eva"] == (0, 1)
    assert ask({"e.csv": EFFORT}, "agent_satisfaction") == (None, 0)


@pytest.mark.worked("survey_response_rate")
def test_survey_response_rate(ask):
    """CSAT 1, 2 and 5 (a score is an answer) of the five sent; NPS is asked for by itself: 7 of 6 and 7, 8 was
    never seen being sent."""
    assert ask({"s.csv": SENT}, "survey_response_rate") == (0.6, 5)
    assert ask({"s.csv": SENT}, "survey_response_rate", keep=["kind=nps"]) == (0.5, 2)
    assert ask({"s.csv": SENT}, "survey_response_rate", keep=["kind=nps,csat"]) == (pytest.approx(4 / 7), 7)
    assert ask({"s.csv": SENT}, "survey_response_rate", keep=["kind!=csat"]) == (0.5, 2)
    # dated by sending: of those sent on the 1st, 2 is in, though answered on the 5th
    assert ask({"s.csv": SENT}, "survey_response_rate", until="2026-03-02") == (pytest.approx(2 / 3), 3)
    by_channel = ask({"s.csv": SENT}, "survey_response_rate", by="channel")
    assert by_channel == {"chat": (1, 3), "email": (0, 2)}


@pytest.mark.worked("survey_response_rate")
def test_a_file_of_answers_only_tells_no_response_rate(ask):
    """Everybody answered because nobody else is in the file: no data. Beside a file that tells, it is left out."""
    answers = """
        survey_id, sent_at, answered_at, score
        91,        1 10:00, 1 10:05,     5
        92,        1 11:00, 1 11:05,     4
    """
    assert ask({"a.csv": answers}, "survey_response_rate") == (None, 0)
    assert ask({"s.csv": SENT, "a.csv": answers}, "survey_response_rate") == (0.6, 5)
    undated = "survey_id,score,answered_at\n1,5,2026-03-01\n"
    assert ask({"u.csv": undated}, "survey_response_rate") is None


@pytest.mark.worked("nps", "csat_low")
def test_the_groups_that_answers_fall_into(ask):
    """Promoters 9 and 10, passives 7 and 8, detractors 0 and 6; CSAT good at 4, neutral at 3 as at 7 of 10, bad at 2."""
    answers = """
        survey_id, kind, answered_at, score, scale_max
        1,         nps,  1 10:00,     10,    10
        2,         nps,  1 10:00,     9,     10
        3,         nps,  1 10:00,     8,     10
        4,         nps,  1 10:00,     7,     10
        5,         nps,  1 10:00,     6,     10
        6,         csat, 1 10:00,     4,     5
        7,         csat, 1 10:00,     3,     5
        8,         csat, 1 10:00,     7,     10
        9,         deflection, 1 10:00, 1,   1
        10,        csat, 1 10:00,     2,     5
    """
    files = {"r.csv": answers}
    groups = ask(files, "nps", by="rating")
    assert groups["promoter"] == (100, 2)
    assert groups["passive"] == (0, 2)
    assert groups["detractor"] == (-100, 1)
    assert groups["yes"] == (None, 0)
    assert ask(files, "nps", by=("kind",))["nps"] == (20, 5)
    assert ask(files, "nps", keep=["rating=promoter,passive"]) == (50, 4)
    # a low score is bad or, at the very middle, neutral; the good ones are the satisfied
    low = ask(files, "csat_low", by="rating")
    assert (low["bad"], low["neutral"]) == ((1, 1), (1, 1))
    satisfied = ask(files, "csat_share", by="rating")
    assert [satisfied[group] for group in ("good", "neutral", "bad", "promoter")] == [(1, 1), (0, 2), (0, 1), (None, 0)]


@pytest.mark.worked("csat_share")
def test_a_score_by_what_became_of_the_conversation(ask):
    """Outcome and article stand in the conversation, the canned response in its messages; the survey has none of them."""
    tickets = """
        conversation_id, arrived_at, outcome, article
        a,               1 09:00,    sale,    tyres
        b,               1 09:00,    ,        tyres
    """
    messages = """
        message_id, conversation_id, sent_at, author_kind, canned_response
        1,          a,               1 09:00, customer,
        2,          a,               1 09:05, agent,       refund
        3,          b,               1 09:05, agent,
    """
    answers = """
        survey_id, conversation_id, answered_at, score
        1,         a,               2 10:00,     5
        2,         b,               2 10:00,     1
    """
    files = {"t.csv": tickets, "m.csv": messages, "s.csv": answers}
    assert ask(files, "csat_share", by="outcome") == {"sale": (1, 1), None: (0, 1)}
    assert ask(files, "csat_share", by="article") == {"tyres": (0.5, 2)}
    assert ask(files, "csat_share", keep=["canned_response=refund"]) == (1, 1)
    assert ask(files, "csat_share", keep=["outcome=", "article=tyres"]) == (0, 1)
