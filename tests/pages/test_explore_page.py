"""Explore: a question asked in one line and by a link, charts that fit, views kept by name, events and what they did."""

import json
from datetime import date

import pytest

from metrics.drawings import CUTS

LINK = {"show": "first_reply.median", "cut": "channel", "per": "week"}


def ask(shown, **question):
    for name in ("show", "cut", "per", "draw"):
        if name in shown.at.query_params:
            del shown.at.query_params[name]
    for name, value in question.items():
        shown.at.query_params[name] = value
    return shown.run()


def charts(shown) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in shown.at.get("vega_lite_chart")]


def options(shown, key: str) -> list[str]:
    return list(shown.at.selectbox(key=key).options)


def test_at_first_it_asks_for_the_first_reply_over_time(visitor):
    shown = visitor.with_sample("explore")
    assert "First reply per day" in shown.text and "2h after 49m before" in shown.text
    assert len(charts(shown)) == 1


def test_a_question_is_built_and_stands_in_the_address(visitor):
    shown = visitor.with_sample("explore")
    shown.at.selectbox(key="explore-cut-1").select("channel")
    assert "First reply by channel per week" in shown.run().text, "a day has too few of each channel for lines"
    shown.at.selectbox(key="explore-per").select("day")
    assert "First reply by channel per day" in shown.run().text
    assert shown.at.query_params["cut"] == "channel" and shown.at.query_params["per"] == "day"
    assert options(shown, "explore-draw")[:4] == ["lines", "heat map", "table", "bars"]
    shown.at.selectbox(key="explore-draw").select("table")
    shown.run()
    assert shown.at.query_params["draw"] == "table" and not charts(shown)
    assert "“All” is asked for by itself, not added up" in shown.text


def test_a_chart_that_needs_less_makes_the_question_fit(visitor):
    shown = ask(visitor.with_sample("explore"), **LINK)
    shown.at.selectbox(key="explore-draw").select("ranked")
    assert "First reply by channel" in shown.run().text and "per week" not in shown.text
    assert shown.at.query_params["per"] == "none" and shown.at.query_params["cut"] == "channel"
    shown.at.selectbox(key="explore-draw").select("distribution")
    assert "How first reply is spread" in shown.run().text and "cut" not in shown.at.query_params


def test_a_chart_that_needs_more_says_what(visitor):
    shown = ask(visitor.with_sample("explore"), **LINK)
    shown.at.selectbox(key="explore-draw").select("scatter")
    shown.run()
    assert "A scatter needs two numbers, cut by something, all as one. Drawn as lines." in [
        one.value for one in shown.at.caption
    ]
    shown = ask(shown, show="first_reply.median", per="hour")
    assert "Per hour does not suit this span; shown per day." in [one.value for one in shown.at.caption]


def test_what_a_link_asks_twice_or_too_much_is_asked_once(visitor):
    shown = ask(visitor.with_sample("explore"), show="conversations,conversations", cut="channel,tag,team")
    assert "The link asks for more than 2 at cut; team was left out." in shown.text
    assert shown.at.query_params["cut"] == "channel,tag" and shown.at.query_params["show"] == "conversations"


def test_of_a_links_numbers_only_those_that_are_not_there_are_left_out(visitor):
    shown = ask(visitor.with_sample("explore"), show="conversations,csat.mean", cut="channel,nothing", per="none")
    assert "The link says show=csat.mean, which there is not" in shown.text and "cut=nothing" in shown.text
    assert "Conversations by channel" in shown.text and shown.at.query_params["cut"] == "channel"


def test_the_total_of_a_table_is_asked_for(visitor):
    """Tickets have several tags: their counts add up to more than there are."""
    shown = ask(visitor.with_sample("explore"), show="conversations", cut="tag", per="none", draw="table")
    table = shown.at.dataframe[0].value
    assert table["Tag"][0] == "All" and table["Conversations"][0] == 768
    assert table["Conversations"][1:].sum() > 768


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"cut": "tag"}, "The 8 largest; (all others) are the other 10, asked for together"),
        ({"cut": "tag", "per": "none"}, "The 10 largest; (all others) are the other 8"),
        ({"show": "conversations", "cut": "channel"}, "Conversations by channel per day"),
        ({"show": "conversations,first_reply.median", "cut": "agent", "per": "none"}, "First reply against conversations by agent"),
        ({"show": "conversations", "cut": "weekday,hour"}, "Busiest: Tuesday"),
        ({"show": "conversations", "cut": "channel,tag"}, "Conversations by channel and tag"),
        ({"per": "none"}, "How first reply is spread"),
        ({"show": "conversations,csat_share,nps"}, "NPS per day"),
    ],
)  # fmt: skip
def test_each_question_is_answered_by_a_chart(visitor, question, words):
    shown = ask(visitor.with_sample("explore"), **question)
    assert words in shown.text and charts(shown)
    assert not shown.at.error


@pytest.mark.parametrize(
    "forged",
    [{"show": "no_such"}, {"cut": "customer_id"}, {"per": "minute"}, {"draw": "pie"}, {"cut": "<script>"}],
)  # fmt: skip
def test_a_forged_link_is_one_sentence_and_the_rest_is_shown(visitor, forged):
    shown = ask(visitor.with_sample("explore"), **forged)
    ((name, value),) = forged.items()
    assert f"The link says {name}={value}, which there is not" in shown.text
    assert charts(shown) and name not in shown.at.query_params


def test_nothing_of_a_customer_can_be_cut_by_or_linked(visitor):
    shown = visitor.with_sample("explore")
    assert not [name for name in options(shown, "explore-cut-1") if "customer" in name]
    assert "customer_id" not in CUTS


def test_every_slice_draws(visitor):
    shown = visitor.with_sample("explore")
    for cut in CUTS:
        assert not ask(shown, cut=cut, show="conversations").at.error


def test_a_view_is_saved_opened_and_deleted(visitor):
    shown = ask(visitor.with_sample("explore"), **LINK)
    shown.at.text_input(key="view-name").set_value("By channel")
    shown.press("view-save")
    assert "Saved as “By channel”" in shown.text
    ask(shown, cut="tag")
    shown.press("view-0")
    assert {name: shown.at.query_params[name] for name in ("cut", "per")} == {"cut": "channel", "per": "week"}
    shown.press("view-delete-0")
    assert "view-0" not in [button.key for button in shown.at.button]


def test_a_view_needs_a_name(visitor):
    shown = visitor.with_sample("explore").press("view-save")
    assert "A view needs a name" in shown.text


def test_views_and_events_are_known_when_they_are_dropped(visitor):
    shown = visitor.with_sample("data")
    shown.drop("views.toml", 'views = 1\n[[view]]\nname = "Mine"\nasks = "cut=tag&colour=red"\n')
    shown.drop("events.csv", "date,event\n2026-06-02,Release 4.2\n")
    shown.open("explore").press("view-0")
    assert shown.at.query_params["cut"] == "tag" and "colour" in shown.text
    ask(shown)
    assert "Before and after 1 event" in [fold.label for fold in shown.at.expander]
    assert any("Release 4.2" in json.dumps(chart) for chart in charts(shown))


def test_an_event_is_entered_seen_on_every_time_chart_and_removed(visitor):
    shown = visitor.with_sample("settings")
    shown.at.text_input(key="event-words").set_value("New bot")
    shown.at.date_input(key="event-first").set_value(date(2026, 6, 2))
    next(button for button in shown.at.button if button.label == "Add this event").click()
    assert "1 event added" in shown.run().text
    for page in ("overview", "volume", "satisfaction"):
        shown.open(page)
        dated = [chart for chart in charts(shown) if "over time" in chart["description"]]
        assert dated and all("New bot" in json.dumps(chart) for chart in dated)
        told = [fold.label for fold in shown.at.expander if fold.label.startswith("Before and after")]
        assert len(told) == len(dated), "each of them says what the event did"
    shown.open("settings").press("remove-event-0")
    assert not any("New bot" in json.dumps(chart) for chart in charts(shown.open("overview")))


def test_an_event_of_one_channel_is_not_shown_for_another(visitor):
    shown = visitor.with_sample("data").drop("e.csv", "date,event,channel\n2026-06-02,New bot,chat\n").open("explore")
    assert any("New bot" in json.dumps(chart) for chart in charts(shown))
    shown.at.query_params["place"] = "email"
    assert not any("New bot" in json.dumps(chart) for chart in charts(shown.run()))


def test_words_of_an_event_are_only_words(visitor):
    hostile = "<img src=x onerror=alert(1)> [a](http://evil.test)"
    shown = visitor.with_sample("data").drop("e.csv", f'date,event\n2026-06-02,"{hostile}"\n').open("settings")
    assert f"2 Jun 2026: {hostile}" in [text.value for text in shown.at.text]


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("first_reply.median", "First reply rose from 49m to 2h: by channel, email did the largest part of it (+35m)"),
        ("conversations", "Conversations rose from 525 to 768"),
        ("repetitive_share", "does not fall into groups"),
        ("first_reply.p90", "within noise"),
    ],
)
def test_what_changed_is_said_ranked_and_adds_up(visitor, metric, words):
    shown = visitor.with_sample("changed")
    shown.at.query_params["metric"] = metric
    assert words in shown.run().text
    if metric == "repetitive_share":
        return
    table = shown.at.dataframe[0].value
    assert len(set(table["Change"])) == 1 and {"Channel", "Team", "Tag"} <= set(table["Slice"])
    assert 'class="why' in shown.text and "must not be added" in shown.text


def test_what_changed_needs_something_to_compare_with(visitor):
    shown = visitor.with_sample("changed")
    shown.at.query_params["compare"] = "none"
    assert "Nothing is compared" in shown.run().text


def test_a_part_leads_to_its_conversations(visitor):
    shown = visitor.with_sample("changed").press("changed-read-0")
    assert shown.at.query_params["place"] == "email" and shown.at.query_params["of"] == "first_reply.median"


def test_the_overview_says_what_changed_most(visitor):
    assert "By team, Accounts did the largest part of it" in visitor.with_sample().text
