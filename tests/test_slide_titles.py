"""What a slide is called where nothing is compared: what stands out of its numbers, never of a handful."""

from datetime import datetime, timedelta

import pytest

from metrics import Problem, Store
from metrics.build.terms import Terms
from metrics.deck import Slide
from metrics.filter import Keep
from metrics.report.filled import fill

MONDAY = datetime(2026, 3, 2, 10)
FREE = {"period": "all", "compare": None}


def loaded(tmp_path, *tickets: tuple) -> Store:
    """Tickets of (weeks later, team, agent, minutes until the reply), so many of each."""
    rows = []
    for number, (week, team, agent, wait, many) in enumerate(tickets):
        at = MONDAY + timedelta(weeks=week)
        reply = at + timedelta(minutes=wait)
        rows += [f"{number}-{i},{at:%Y-%m-%dT%H:%M:%SZ},{team},{agent},{reply:%Y-%m-%dT%H:%M:%SZ}" for i in range(many)]
    head = "conversation_id,arrived_at,team,agent,first_reply_at"
    (tmp_path / "t.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    found = Store(terms=Terms("UTC"))
    found.load(tmp_path / "t.csv")
    return found


@pytest.fixture
def data(tmp_path):
    """North waits 20 minutes (12 of them), South 50 (31, a week later), West 90 (3, two weeks later), nobody 99."""
    tickets = ((0, "North", "Ann", 20, 12), (1, "South", "Bo", 50, 31), (2, "West", "Cy", 90, 3), (0, "", "", 99, 9))
    with loaded(tmp_path, *tickets) as found:
        yield found


def titled(data, metric, *more, **others) -> str:
    return fill(Slide((metric,), *more, **FREE, **others), data).title


def test_the_first_of_a_ranked_list_is_named_with_its_n(data):
    assert titled(data, "first_reply.median", "ranked", ("team",)) == "First reply is longest at South: 50m (n = 31)."
    assert titled(data, "conversations", "ranked", ("team",)) == "Most conversations: South, 31."
    page = fill(Slide(("first_reply.median",), "ranked", ("team",), **FREE), data)
    assert page.chart.note == "1 with n under 5 at the end", "West waits longer, with three conversations"


def test_no_agent_is_named_for_one_number(data):
    assert titled(data, "first_reply.median", "ranked", ("agent",)) == "First reply by agent"


def test_the_extreme_of_a_course_is_named_unless_it_rests_on_a_handful(data):
    assert titled(data, "conversations", "bars", every="week") == "Most conversations in the week of 9 Mar 2026: 31."
    assert titled(data, "first_reply.median", "line", every="week") == "First reply per week", "90m rests on three"


def test_another_target_is_a_curve_with_todays_in_its_title(tmp_path):
    """Of four replies two come within two hours, three within four; the day after all is over."""
    tickets = ((0, "North", "Ann", 10, 1), (0, "North", "Ann", 50, 1), (0, "North", "Ann", 180, 1), (0, "", "", 999, 1))
    with loaded(tmp_path, *tickets) as found:
        page = fill(Slide(("sla_first_reply",), "targets", **FREE), found)
        assert page.title == "First reply within target: 2 of 4 with 2h for all, 3 of 4 with 4h."
        at = dict(zip(page.chart.categories, page.chart.series[0].values, strict=True))
        assert (at["1m"], at["10m"], at["1h"], at["4h"], at["1d"]) == (0, 0.25, 0.5, 0.75, 1)
        assert ("2h", "2 of 4", "4") in page.chart.rows
    with pytest.raises(Problem, match="sla_first_reply or sla_resolution, neither by nor every"):
        Slide(("nps",), "targets")


def test_numbers_are_said_where_nothing_is_compared(data):
    page = fill(Slide(("conversations", "first_reply.median"), **FREE), data)
    assert page.title == "55 conversations; first reply 50m."


def test_a_slide_about_one_group_says_so(data):
    """Read aloud it would else be taken for the whole; of an agent no title speaks."""
    keep = (Keep("weekday", ("1",)),), (Keep("weekday", ("1", "2")),), (Keep("agent", ("Bo",)),)
    told = [titled(data, "conversations", "ranked", ("team",), keep=one) for one in keep[:2]]
    assert told == ["Monday: most conversations: South, 31.", "Most conversations: South, 31."]
    assert "Bo" not in titled(data, "conversations", "bars", every="day", keep=keep[2])


def test_a_question_that_cannot_be_asked_leaves_the_others_standing(data):
    page = fill(
        Slide(
            ("conversations",),
            "bars",
            every="hour",
            period="given",
            since=datetime(1990, 1, 1),
            until=datetime(2030, 1, 1),
        ),
        data,
    )
    assert "too many" in page.missing and page.title == "Conversations per hour" and not page.rows


def test_a_peak_that_one_day_made_says_so(data):
    """Of 55 on Mondays from ten to eleven, 21, 31 and 3 came on three of them."""
    told = titled(data, "conversations", "heat", ("weekday", "hour"))
    assert told == "Most conversations on Monday, 10–11: 55, 31 of them on Mon 9 Mar 2026."
    only_north = titled(data, "conversations", "heat", ("weekday", "hour"), keep=(Keep("team", ("North",)),))
    assert only_north == "North: most conversations on Monday, 10–11: 12.", "all came on one day, and there is no other"


def test_an_hour_is_called_longest_only_on_thirty_rows(data):
    told = titled(data, "first_reply.median", "heat", ("weekday", "hour"))
    assert told == "First reply is longest on Monday, 10–11: 50m (n = 55)."
    twelve = (Keep("team", ("North",)),)
    assert "longest" not in titled(data, "first_reply.median", "heat", ("weekday", "hour"), keep=twelve)
