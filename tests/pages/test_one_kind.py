"""Every page with files of a single kind, with one row, with none, and with amounts nothing can have: no fault, ever."""

import pytest

from tests.pages.test_every_page import PAGES

KINDS = {
    "conversations": "conversation_id,arrived_at\nc1,2026-03-02T09:00Z\nc2,2026-03-09T09:00Z\n",
    "no rows": "conversation_id,arrived_at\n",
    "no moments": "conversation_id,arrived_at,channel\nc1,,chat\n",
    "spam": "conversation_id,arrived_at,status\nc1,2026-03-02T09:00Z,spam\n",
    "messages": "message_id,conversation_id,sent_at,author_kind,agent,text\nm1,c1,2026-03-02T09:00Z,customer,,Hello\n"
    "m2,c1,2026-03-02T09:05Z,agent,Ann,Good morning\n",
    "surveys": "survey_id,kind,answered_at,score\ns1,csat,2026-03-02T09:00Z,5\ns2,nps,2026-03-09T09:00Z,9\n",
    "staff surveys": "survey_id,kind,answered_at,score\ns1,agent,2026-03-02T09:00Z,5\n",
    "calls": "call_id,started_at,answered,talk_seconds\nc1,2026-03-02T09:00Z,true,60\nc2,2026-03-09T09:00Z,true,70\n",
    "article views": "article,viewed_at,read_seconds\nRefunds,2026-03-02T09:00Z,60\n",
    "tasks": "task_id,assigned_at,completed_at,agent\nt1,2026-03-02T09:00Z,2026-03-02T10:00Z,Ann\n",
    "counts of other tools": "happened_at,kind,channel,count\n2026-03-02T09:00Z,like,social,7\n",
    "amounts": "call_id,started_at,talk_seconds,wrap_seconds\nc1,2026-03-02T09:00Z,1e300,1e18\n",
    "outcomes": "conversation_id,arrived_at,outcome,outcome_value,replies\nc1,2026-03-02T09:00Z,sale,1e308,9223372036854775807\n",
    "all dates": "conversation_id,arrived_at,first_reply_at\nc1,0001-01-01T00:00Z,9999-12-31T23:59Z\n"
    "c2,2026-03-02T09:00Z,9999-12-31T23:59Z\nc3,9999-12-31T23:59Z,\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_shows_itself(visitor, kind):
    visitor.open("data").drop("rows.csv", KINDS[kind])
    for page in PAGES:
        visitor.at.switch_page(f"{page}.py")
        assert visitor.run().text, page
        assert not visitor.at.error, page


@pytest.mark.parametrize("kind", ["calls", "article views", "tasks", "counts of other tools"])
def test_rows_of_any_kind_have_a_span_and_are_no_conversations(visitor, kind):
    shown = visitor.open("data").drop("rows.csv", KINDS[kind]).open("volume")
    assert "Mar 2026 · nothing is compared" in shown.text
    assert "no dated rows" not in shown.text and "0 conversations" not in shown.text


@pytest.mark.parametrize(
    ("kind", "first", "when"),
    [
        ("calls", "Calls", "When they call"),
        ("article views", "Articles read", "When they read"),
        ("tasks", "Tasks assigned", "When tasks come"),
    ],
)
def test_the_overview_shows_what_there_is_and_no_empty_goals(visitor, kind, first, when):
    shown = visitor.open("data").drop("rows.csv", KINDS[kind]).open("overview")
    assert f"{first} per day" in shown.text and when in shown.text
    assert "Happy customers" not in shown.text and "(unknown)" not in shown.text and "(no tag)" not in shown.text


def test_calls_alone_have_their_course_and_hours_on_the_page_of_volume(visitor):
    shown = visitor.open("data").drop("rows.csv", KINDS["calls"]).open("volume")
    assert "Calls per day" in shown.text and "Calls answered per day" in shown.text and "When they call" in shown.text
    shown = visitor.open("data").drop("more.csv", KINDS["conversations"]).open("volume")
    assert "When they write" in shown.text and "When they call" not in shown.text


def test_days_after_the_data_ends_are_not_days_of_nothing(visitor):
    """2 and 9 March are Mondays: the last week goes on until the 15th, of which six days are not over yet."""
    shown = visitor.open("data").drop("rows.csv", KINDS["conversations"]).open("volume")
    assert "highest 1 (2 days), lowest 0 (6 days)" in shown.text


def test_a_page_without_any_number_of_its_table_says_what_it_lacks(visitor):
    shown = visitor.open("data").drop("calls.csv", KINDS["calls"]).open("channels")
    assert "Nothing loaded tells what reached you on which channel" in shown.text and "<details open>" in shown.text
    assert "Channel by channel" not in shown.text


def test_what_an_empty_page_lacks_stands_open(visitor):
    shown = visitor.open("data").drop("calls.csv", KINDS["conversations"]).open("satisfaction")
    assert "No customer has been asked" in shown.text and "<details open>" in shown.text


def test_amounts_that_nothing_can_have_are_unknown_and_said(visitor):
    shown = visitor.open("data").drop("calls.csv", KINDS["amounts"])
    assert "1 value of talk_seconds over a hundred years counts as unknown." in shown.text
