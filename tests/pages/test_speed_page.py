"""Speed with the sample, on both clocks, for another wait, with two other rules, and where nothing is timed."""


def test_both_clocks_stand_side_by_side_once_hours_are_set(visitor):
    shown = visitor.with_sample("speed")
    assert "counting all hours" not in shown.text
    shown.press("hours-yes")
    assert "counting all hours</span>" in shown.text and "counting working hours" not in shown.text


def test_another_wait_is_spread_ranked_and_listed(visitor):
    shown = visitor.with_sample("speed")
    shown.at.selectbox(key="wait-choice").select("first_resolution.median")
    shown.run()
    assert "How resolution time is spread" in shown.text and "Resolution time: the slowest 10" in shown.text
    assert shown.at.query_params["metric"] == "first_resolution.median"


def test_a_link_about_something_else_shows_the_first_wait(visitor):
    shown = visitor.with_sample("speed")
    shown.at.query_params["metric"] = "nps"
    assert "How first reply is spread" in shown.run().text


def test_two_rules_can_be_chosen_and_never_the_same(visitor):
    shown = visitor.with_sample("speed")
    assert "disagree on" in shown.text
    shown.at.selectbox(key="rule-one").select("fcr_one_reply")
    shown.run()
    assert "Solved with one reply" not in shown.at.selectbox(key="rule-two").options
    assert "only by “Solved with one reply”" in shown.text


def test_what_another_target_would_give_is_said(visitor):
    assert "with 1h it would be" in visitor.with_sample("speed").text


def test_without_any_reply_in_the_data_the_page_says_what_is_missing(visitor):
    shown = visitor.open("data").drop("a.csv", "conversation_id,arrived_at\nc-1,2026-03-02T09:00:00Z\n").open("speed")
    assert "Nothing loaded tells how long anybody waited" in shown.text
    assert "no file loaded brings" in shown.text


def test_a_span_without_rows_is_a_sentence(visitor):
    shown = visitor.with_sample("speed")
    shown.at.query_params["period"] = "2020-01-01..2020-01-31"
    assert "No data in this span." in shown.run().text


def test_promises_come_first_with_their_target_and_every_wait_has_its_card(visitor):
    text = visitor.with_sample("speed").text
    assert (
        text.index("Are promises kept") < text.index("How long customers wait") < text.index("How long the work takes")
    )
    for words in (
        "First reply within target",
        "target 2h (default)",
        "739 conversations due",
        "Resolved within target",
        "target 1d (default)",
        "First reply, bots included",
        "Response time",
        "Chat wait",
        "Reopened",
        "Talk time",
        "Hold time, mean",
        "Conversation length",
    ):
        assert words in text, words


def test_the_other_promise_is_looked_at_with_one_click(visitor):
    shown = visitor.with_sample("speed")
    assert "Of 739 conversations; left out are those the bot solved" in shown.text
    shown.at.session_state["promise"] = "sla_resolution"
    text = shown.run().text
    assert "Resolved within target per day" in text and "With 1d for all it is" in text


def test_charts_of_promises_explain_themselves(visitor):
    shown = visitor.with_sample("speed")
    keys = {menu.key for menu in shown.at.menu_button}
    assert {"explain-kept", "explain-kept-channel", "explain-what-if"} <= keys
