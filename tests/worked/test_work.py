"""Actions, prepared texts, buttons and tasks, worked by hand: acted on without a reply, done after now, no column."""

import pytest

MESSAGES = """
    message_id, conversation_id, sent_at, author_kind, agent, canned_response, quick_reply, actioned_at, tags
    1,          a,               2 10:00, customer,    ,      ,                Track order, ,            order
    2,          a,               2 10:01, bot,         ,      hello,           ,            ,            order
    3,          a,               2 10:05, agent,       Ana,   refund,          ,            ,            order
    4,          a,               2 10:06, customer,    ,      ,                ,            2 10:30,     thanks
    5,          b,               2 11:00, customer,    ,      ,                Refund,      ,            order
    6,          c,               3 11:00, customer,    ,      ,                Refund,      ,            order
    7,          c,               3 11:10, agent,       Ben,   ,                ,            ,            order
    8,          c,               3 11:11, agent,       Ben,   refund,          ,            ,            order
    9,          c,               3 11:12, note,        Ben,   refund,          ,            ,            order
    10,         c,               3 11:13, agent,       Ana,   thanks,          ,            ,            order
"""
TASKS = """
    task_id, assigned_at, completed_at, team, agent, tags
    1,       2 09:00,     2 12:00,      Red,  Ana,   parts
    2,       2 10:00,     5 10:00,      red,  Ana,   parts;urgent
    3,       3 09:00,     ,             Blue, Ben,
    4,       3 10:00,     3 11:00,      Blue, ,      urgent
    5,       ,            4 11:00,      Blue, Ben,
"""
FILES, GIVEN = {"m.csv": MESSAGES}, {"t.csv": TASKS}


@pytest.mark.worked("action_rate")
def test_action_rate(ask):
    """Messages 1 and 6 were replied to, 4 was ticked off, 5 nobody touched: 3 of 4. Response rate: 1 and 6 of 4."""
    assert ask(FILES, "action_rate") == (0.75, 4)
    assert ask(FILES, "response_rate") == (0.5, 4)
    assert ask(FILES, "action_rate", since="2026-03-03") == (1, 1)
    assert ask(FILES, "action_rate", since="2026-03-04") == (None, 0)
    # that a thank-you needs no reply does not take it out here
    spared = '[definitions]\nno_reply_needed_tags = ["thanks"]'
    assert ask(FILES, "action_rate", settings=spared) == (0.75, 4)
    assert ask(FILES, "response_rate", settings=spared) == (pytest.approx(2 / 3), 3)


@pytest.mark.worked("canned_replies", "canned_share")
def test_canned_replies(ask):
    """Of the agents' 3, 7, 8 and 10 all but 7 are canned; the bot's welcome and the note do not count."""
    assert ask(FILES, "canned_replies") == (3, 3)
    assert ask(FILES, "canned_share") == (0.75, 4)
    assert ask(FILES, "canned_share", by="agent") == {"Ana": (1, 2), "Ben": (0.5, 2), None: (None, 0)}
    used = ask(FILES, "canned_replies", by="canned_response")
    assert used == {"refund": (2, 2), "thanks": (1, 1), "hello": (0, 0), None: (0, 0)}
    assert ask(FILES, "replies", keep=["canned_response=refund"]) == (2, 2)
    plain = "message_id,conversation_id,sent_at,author_kind\n1,a,2026-03-02T10:00:00Z,agent\n"
    assert ask({"p.csv": plain}, "canned_share") is None


@pytest.mark.worked("quick_replies_chosen")
def test_quick_replies_chosen(ask):
    """1, 5 and 6 pressed a button, 4 wrote."""
    assert ask(FILES, "quick_replies_chosen") == (3, 3)
    assert ask(FILES, "quick_replies_chosen", every="day") == {"2026-03-02": (2, 2), "2026-03-03": (1, 1)}


@pytest.mark.worked("tasks_assigned", "tasks_completed", "task_completion_rate")
def test_tasks(ask):
    """1 to 4 were assigned, when 5 was nobody knows; 1, 2, 4 and 5 were completed; of the four 1, 2 and 4 are done."""
    assert ask(GIVEN, "tasks_assigned") == (4, 4)
    assert ask(GIVEN, "tasks_completed") == (4, 4)
    assert ask(GIVEN, "task_completion_rate") == (0.75, 4)
    # each by its own moment: on 3 March 3 and 4 were assigned, 4 was completed
    day = {"since": "2026-03-03", "until": "2026-03-04"}
    assert ask(GIVEN, "tasks_assigned", **day) == (2, 2)
    assert ask(GIVEN, "tasks_completed", **day) == (1, 1)
    # on the 4th at noon task 2 is not done yet
    assert ask(GIVEN, "task_completion_rate", now="2026-03-04T12:00") == (0.5, 4)


@pytest.mark.worked("tasks_assigned", "task_completion_rate")
def test_tasks_by_team_agent_and_tag(ask):
    """Red and red are one team; task 2 counts under both of its tags; task 4 has no agent."""
    assert ask(GIVEN, "tasks_assigned", by="team") == {"Red": (2, 2), "Blue": (2, 2)}
    assert ask(GIVEN, "task_completion_rate", by="agent") == {"Ana": (1, 2), "Ben": (0, 1), None: (1, 1)}
    assert ask(GIVEN, "tasks_assigned", by="tag") == {"parts": (2, 2), "urgent": (2, 2), None: (1, 1)}
    assert ask(GIVEN, "tasks_assigned", keep=["tag=parts+urgent"]) == (1, 1)
    assert ask(GIVEN, "tasks_assigned", keep=["team=RED"]) == (2, 2)
    assert ask(GIVEN, "tasks_assigned", by="hour") == {9: (2, 2), 10: (2, 2)}
    assert ask(FILES, "tasks_assigned") is None
