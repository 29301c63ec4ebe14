"""Satisfaction and Team: what the pages say, what a click opens, what is missing."""

import pytest

from pages.parts import verdicts

HEAD = "survey_id,conversation_id,kind,sent_at,answered_at,score,scale_max,comment,agent\n"
# bad and good of Zendesk: no mean; one comment is hostile
GOOD_OR_BAD = HEAD + (
    "1,a,csat,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,2,2,,Ana\n"
    "2,b,csat,2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,1,2,![x](http://evil.test/a.png) <img src=x>,Ben\n"
)
# 3 is in the queue, 4 is not
OF_FIVE = HEAD + "".join(
    f"{i},c{i},csat,2026-03-02T09:00:00Z,2026-03-0{i}T10:00:00Z,{score},5,word {i},Ana\n"
    for i, score in enumerate((3, 4, 1, 5), 2)
)
TWEETS = "message_id,conversation_id,customer_id,sent_at,author_kind,agent,text\n" + "".join(
    f"{i},c{i},k{i},2026-03-02T10:0{i}:00Z,customer,,help\nr{i},c{i},,2026-03-02T10:1{i}:00Z,agent,,Hello there {i}\n"
    for i in range(6)
)


def test_every_score_says_its_n_its_response_rate_and_how_sure_it_is(visitor):
    shown = visitor.with_sample("satisfaction")
    for words in (
        '2.9</span><span class="scale">of 5',
        "160 answers, 44 % of 365 asked",
        "between 2.6 and 3.1",
        "on 1–7, 7 is easy",
    ):
        assert words in shown.text
    # 19 detractors, 11 passives and 11 promoters of 41: (11 − 19) / 41
    for words in ("NPS −20 and its three groups", "46 % (19)", "27 % (11)", "30 to 50"):
        assert words in shown.text.replace("<b>", "").replace("</b>", "")


def test_scores_are_drawn_over_the_days_or_month_by_month_over_a_year(visitor):
    shown = visitor.with_sample("satisfaction")
    for words in (
        "Easy for customers per week",
        "Survey response rate by channel",
        "Contacts per issue",
        "Calls to resolution",
    ):
        assert words in shown.text, words
    shown.at.segmented_control(key="scores-over").select("year")
    assert "CSAT per month" in shown.run().text and "CSAT per week" not in shown.text


def test_a_low_score_is_in_the_queue_and_a_good_one_is_not(visitor):
    shown = visitor.open("data").drop("s.csv", OF_FIVE).open("satisfaction")
    assert "To follow up: 2 low scores" in shown.text
    frames = [table.value for table in shown.at.dataframe]
    assert frames[0]["score"].tolist() == ["1 of 5", "3 of 5"]  # newest first
    assert frames[0]["conversation"].tolist() == ["c4", "c2"]
    assert "4 comments" in shown.text


def test_a_click_on_a_low_score_opens_its_conversation(visitor, monkeypatch):
    shown = visitor.with_sample()
    monkeypatch.setattr(verdicts, "chosen", lambda _: [1])  # the second row, as a click on it would
    shown.open("satisfaction")
    assert "Behind the number: Low scores" in shown.text
    assert shown.at.text_input(key="search").value == "c-002451"
    assert "1 conversation in all" in shown.text


def test_good_or_bad_scores_have_no_mean_and_the_page_says_so(visitor):
    shown = visitor.open("data").drop("s.csv", GOOD_OR_BAD).open("satisfaction")
    assert "The scores here are good or bad only" in shown.text
    assert "of 5" not in shown.text.split("To follow up")[0]
    assert "1 of 2" in shown.text
    markup = "\n".join(str(element.value) for element in shown.at.markdown)
    assert "<img" not in markup and "&lt;img src=x&gt;" in markup


@pytest.mark.parametrize(
    ("page", "said"),
    [("satisfaction", "No customer has been asked"), ("team", "no file loaded brings which replies were canned")],
)
def test_without_surveys_the_pages_say_what_is_missing(visitor, page, said):
    shown = visitor.open("data").drop("m.csv", TWEETS).open(page)
    assert said in shown.text
    assert not shown.at.error


def test_an_agents_name_filters_and_a_second_click_lets_go(visitor):
    shown = visitor.with_sample("team")
    shown.at.selectbox(key="team-order").select("Name")
    shown.run()
    assert shown.at.button(key="team-agent-0-0").label == "Show only Amara Okafor"
    shown.press("team-agent-0-0")
    assert shown.at.query_params["agent"] == "Amara Okafor"
    assert "Amara Okafor" in shown.text.split("</header>")[0]
    # credited to who replied: the filter leaves the scores of her replies
    assert "12 answers" in shown.open("satisfaction").text
    shown.open("team").press("team-agent-0-0")
    assert "agent" not in shown.at.query_params


def test_the_table_is_ordered_by_who_wrote_most_until_another_order_is_chosen(visitor):
    shown = visitor.with_sample("team")
    first = [button.label for button in shown.at.button if str(button.key).startswith("team-agent-0-")]
    assert first[0] == "Show only Levan Beridze" and first[-1] == "Show only Nobody named"
    assert "Whole team" in shown.text and "Nobody named: conversations that no agent has answered" in shown.text
    shown.at.selectbox(key="team-order").select("csat_mean")
    shown.run()
    assert shown.at.button(key="team-agent-0-0").label == "Show only Sofia Lindqvist"
    shown.at.toggle(key="team-reverse").set_value(True)
    assert shown.run().at.button(key="team-agent-0-0").label == "Show only Tomás Ferreira"


def test_the_numbers_around_the_table_are_cards(visitor):
    shown = visitor.with_sample("team")
    for words in (
        "Handoffs per conversation",
        "Satisfied agents",
        "How the team feels",
        "Work done",
        "What is passed on",
    ):
        assert words in shown.text, words


def test_no_heading_stands_over_nothing(visitor):
    shown = visitor.open("data").drop("m.csv", TWEETS).open("team")
    assert "Work done" in shown.text
    assert "How the team feels" not in shown.text and "What is passed on" not in shown.text


def test_teams_stand_in_the_same_table(visitor):
    shown = visitor.with_sample("team")
    shown.at.segmented_control(key="team-by").select("team")
    assert shown.run().at.button(key="team-team-0-0").label == "Show only Shop"


def test_replies_that_recur_are_looked_for_when_the_fold_is_opened(visitor):
    texts = HEAD_OF_MESSAGES + "".join(
        f"{i},c{i},2026-03-02T10:0{i}:00Z,customer,,hi\nr{i},c{i},2026-03-02T10:1{i}:00Z,agent,Ana,<img src=x> order {i}\n"
        for i in range(6)
    )
    shown = visitor.open("data").drop("m.csv", texts).open("team")
    assert "typed" not in shown.text.casefold()
    shown.at.session_state["quiet-frequent"] = True
    shown.run()
    markup = "\n".join(str(element.value) for element in shown.at.markdown)
    assert "&lt;img src=x&gt; order 0" in markup and "<b>6</b> times" in markup
    assert "<img" not in markup


HEAD_OF_MESSAGES = "message_id,conversation_id,sent_at,author_kind,agent,text\n"
