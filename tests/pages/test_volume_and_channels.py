"""Volume and Channels: what they show of the sample, of one plain file, of nothing; what a click changes."""

import pytest

from pages.parts import backlog

PLAIN = """conversation_id,arrived_at,channel,first_reply_at
c-1,2026-03-02T09:00Z,email,2026-03-02T10:00Z
c-2,2026-03-02T09:30Z,email,2026-03-02T09:40Z
c-3,2026-03-04T14:00Z,email,
"""


def charts(shown) -> list[str]:
    return [chart.proto.id for chart in shown.at.get("vega_lite_chart")]


def press(shown, label: str) -> None:
    next(button for button in shown.at.button if button.label.replace("\\", "") == label).click()
    shown.run()


def test_volume_shows_who_reaches_out_and_whether_the_team_keeps_up(visitor):
    shown = visitor.with_sample("volume")
    for words in (
        "How many reach out",
        "27 a day",  # 768 conversations in 28 days
        "35 missed",
        "repeat contact 14 %",
        "Busiest: Tuesday",
        "Messages per conversation",
        "142 after 82 before",  # calls
        "Calls answered per day",
        "Missed chats per day",
        "Open backlog per day",
        "Age of the backlog per day",
        "Does everybody get an answer",
        "Acted on",
        "Never looked at",
        "768 after 525 before; highest 56",
        "+105",
        "(+57 before)",
        "91 open at the start + 105 more came than were resolved − 82 left or were closed without a resolution = 114 open",
        "Outside working hours: no working hours are set.",
    ):
        assert words in shown.text, words
    assert len(charts(shown)) == 9  # arrivals, hours, calls, answered, missed, abandoned, open, change, age


def test_periods_are_chosen_for_all_charts_and_stand_in_the_address(visitor):
    shown = visitor.with_sample("volume")
    shown.at.get("button_group")[0].set_value("week")
    shown.run()
    assert "Conversations per week" in shown.text and "Open backlog per week" in shown.text
    assert shown.at.query_params["every"] == "week"


def test_hours_are_offered_for_the_last_seven_days_of_a_longer_span(visitor):
    shown = visitor.with_sample("volume")
    shown.at.get("button_group")[0].set_value("hour")
    text = shown.run().text
    assert "Conversations per hour" in text and "8 – 14 Jun 2026" in text.split("</header>")[0]
    assert shown.at.query_params["period"] == "2026-06-08..2026-06-14"


def test_hours_over_too_long_a_span_become_days(visitor):
    shown = visitor.with_sample("volume")
    shown.at.query_params["every"] = "hour"
    shown.run()
    assert "Conversations per day" in shown.text  # four weeks are 672 hours
    shown.at.query_params["period"] = "2026-05-18..2026-05-24"
    assert "Conversations per hour" in shown.run().text  # a week is 168


def test_channels_stand_side_by_side_with_platforms_below(visitor):
    shown = visitor.with_sample("channels")
    for words in (
        "Channel by channel",
        "Web chat",
        "middle channel",
        "middle platform",
        "What comes of conversations",
        "Conversion rate",
        "None differs from 38 % by more than chance may do.",
        "views per call",
        "154 – 3,301 in the span before",
        "693 of 768 conversations have a topic.",
        "Share of conversations per day",
        "Satisfied by channel",
        "Largest topics: product (177), app (154), delivery (142), billing (69), account (52).",
        "Most read articles",
        "estimate",
    ):
        assert words in shown.text, words
    assert shown.text.count('<table class="matrix of-') == 2


def test_a_click_on_a_platform_filters_by_it_and_another_lets_go(visitor):
    shown = visitor.with_sample("channels")
    press(shown, "Only chat › WhatsApp")
    assert shown.at.query_params["place"] == "chat/WhatsApp"
    assert "chat › WhatsApp" in shown.text.split("</header>")[0]
    press(shown, "All channels again")
    assert "place" not in shown.at.query_params


def test_of_one_channel_its_platforms_are_told_apart_and_of_one_platform_nothing_is(visitor):
    shown = visitor.with_sample("channels")
    press(shown, "Only chat")
    assert "Satisfied by platform" in shown.text and "Share of conversations per day" in shown.text
    press(shown, "Only chat › WhatsApp")
    assert "Share of conversations per" not in shown.text


def test_a_cost_changed_here_changes_the_range_and_the_settings(visitor):
    # 14 of 28 said yes; 476 chat and social conversations: 14 × (12 − 1) = 154 and 0.5 × 476 × 12 = 2,856
    shown = visitor.with_sample("channels")
    assert "154 – 2,856" in shown.text and "in your currency, over 28 days" in shown.text
    assert "14 answers “yes” × 11.00" in shown.text and "476 chat and social conversations × 6.00" in shown.text
    shown.at.number_input(key="cost-call").set_value(6.0)
    shown.run()
    # 14 × (6 − 1) = 70 and 0.5 × 476 × 6 = 1,428
    assert "70.00 – 1,428" in shown.text
    shown.at.switch_page("settings.py")
    assert shown.run().at.number_input(key="cost-call").value == 6.0


def test_one_plain_file_shows_what_it_can_and_says_what_is_missing(visitor):
    shown = visitor.open("data").drop("plain.csv", PLAIN).open("volume")
    assert "Conversations" in shown.text and "Abandoned chats: no file loaded brings when visitors left" in shown.text
    assert "Open backlog, Arrivals − resolutions" in shown.text
    shown.open("channels")
    assert "Satisfied: no file loaded brings survey answers" in shown.text
    assert "Articles read: no file loaded brings readings of help articles" in shown.text
    assert "Share of conversations per" not in shown.text  # one channel has no share to tell


def test_a_span_without_rows_says_so(visitor):
    shown = visitor.with_sample("channels")
    shown.at.query_params["period"] = "2020-01-01..2020-01-31"
    assert "No data in this span." in shown.run().text
    assert not shown.open("volume").at.error


def test_of_few_topics_a_share_of_all_is_said_to_be_so_by_definition(visitor):
    rows = "conversation_id,arrived_at,tags\nc-1,2026-03-02T09:00Z,late\nc-2,2026-03-02T09:30Z,late\nc-3,2026-03-04T14:00Z,\n"
    shown = visitor.open("data").drop("c.csv", rows).open("channels")
    assert "The only topic: late (2). 2 of 3 conversations have a topic." in shown.text
    assert "repetitive contacts are 100 % by definition" in shown.text


@pytest.mark.parametrize(
    ("start", "net", "end", "said"),
    [
        (91, 105, 114, "91 open at the start + 105 more came than were resolved − 82 left or were closed without a "
         "resolution = 114 open at the end."),
        (20, -5, 15, "20 open at the start − 5 more were resolved than came = 15 open at the end."),
        (1, 0, 2, "1 open at the start + 0 more came than were resolved + 1 resolved or opened again at another time = 2 "
         "open at the end."),
    ],
)  # fmt: skip
def test_the_change_and_the_open_backlog_fit_together(start, net, end, said):
    assert backlog.words(start, net, end) == said
