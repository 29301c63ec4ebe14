"""Every page without data, with the sample, after a filter; bad links and odd choices get a sentence."""

import pytest

PAGES = (
    "overview",
    "speed",
    "volume",
    "channels",
    "satisfaction",
    "topics",
    "team",
    "conversations",
    "explore",
    "changed",
    "present",
    "data",
    "settings",
    "glossary",
)


@pytest.mark.parametrize("page", PAGES)
def test_without_data_a_page_offers_the_start_or_shows_itself(visitor, page):
    shown = visitor.open(page)
    expected = {
        "data": "Drop more exports",
        "settings": "no working hours set",
        "glossary": "What every number means",
    }.get(page, "How well are your customers served")
    assert expected in shown.text


@pytest.mark.parametrize(
    ("page", "needs"), [("speed", "Speed is empty until something is loaded: it needs conversations with the times"),
                        ("team", "that name the agent"), ("satisfaction", "CSAT, NPS or effort")],
)  # fmt: skip
def test_the_start_says_what_the_page_asked_for_needs(visitor, page, needs):
    shown = visitor.open(page)
    assert needs in shown.text
    assert "Known at once: Zendesk, " in shown.text and "Full CSV ticket export" in shown.text
    assert "template-surveys" in str([button.proto for button in shown.at.get("download_button")])


@pytest.mark.parametrize(("page", "filters"), [("settings", False), ("glossary", False), ("speed", True)])
def test_filters_stand_where_they_change_something(visitor, page, filters):
    shown = visitor.with_sample(page)
    assert ("bar-period" in [box.key for box in shown.at.selectbox]) == filters


def test_the_glossary_jumps_to_a_subject(visitor):
    shown = visitor.with_sample("glossary")
    assert "Solved with one reply" in shown.text
    shown.at.session_state["glossary-subject"] = "Backlog"
    shown.run()
    assert "Age of the backlog" in shown.text and "Solved with one reply" not in shown.text


@pytest.mark.parametrize("page", PAGES)
def test_with_the_sample_a_page_shows_something_and_no_error(visitor, page):
    shown = visitor.with_sample(page)
    assert not shown.at.error
    expected = {
        "overview": "Fast, always on",
        "volume": "How many reach out",
        "channels": "Channel by channel",
        "satisfaction": "To follow up: 100 low scores",
        "topics": "Who is unhappy about what",
        "team": "Canned responses used most",
        "speed": "Solved at the first contact",
        "conversations": "conversations in all",
        "explore": "First reply per day",
        "changed": "What did it",
        "present": "There are no slides yet",
        "data": "conversations.csv",
        "settings": "within 2h – default target",
        "glossary": "first_reply",
    }[page]
    assert expected in shown.text


def test_a_filter_changes_the_numbers_and_stands_in_the_title_and_in_the_address(visitor):
    shown = visitor.with_sample()
    before = shown.text
    shown.at.multiselect(key="bar-place").select("email")
    shown.run()
    assert "email" in shown.text.split("</header>")[0]
    assert shown.text != before
    assert shown.at.query_params["place"] == "email"


def test_a_chip_takes_its_filter_away(visitor):
    shown = visitor.with_sample()
    shown.at.multiselect(key="bar-place").select("email")
    shown.run().press("chip-0")
    assert "place" not in shown.at.query_params


def test_the_filter_stays_when_the_page_is_changed(visitor):
    shown = visitor.with_sample()
    shown.at.multiselect(key="bar-place").select("email")
    shown.run()
    shown.at.switch_page("conversations.py")
    assert "email" in shown.run().text.split("</header>")[0]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("colour", "red", "colour"),
        ("period", "yesterdayish", "2026-03-01..2026-03-31"),
        ("metric", "no_such", "no"),
        ("zone", "Berlin", "Europe/Berlin"),
        ("compare", "everything", "everything"),
    ],
)
def test_a_link_that_asks_for_nonsense_is_told_and_the_rest_is_shown(visitor, name, value, said):
    shown = visitor.with_sample()
    shown.at.query_params[name] = value
    shown.run()
    assert said in shown.text
    assert "Fast, always on" in shown.text


def test_days_the_wrong_way_round_are_turned(visitor):
    shown = visitor.with_sample()
    shown.at.query_params["period"] = "2026-05-31..2026-05-01"
    assert "May 2026" in shown.run().text.split("</header>")[0]


def test_a_span_without_rows_says_so_and_keeps_the_filter(visitor):
    shown = visitor.with_sample("conversations")
    shown.at.query_params["period"] = "2020-01-01..2020-01-31"
    assert "No conversation is left" in shown.run().text


def test_working_hours_are_asked_for_once_and_change_the_clock(visitor):
    shown = visitor.with_sample().press("hours-yes")
    assert "working hours" in shown.text.split("</header>")[0]
    assert not [b for b in shown.at.button if b.key == "hours-yes"]


def test_a_wrong_file_is_one_sentence_and_nothing_is_lost(visitor):
    shown = visitor.with_sample("data")
    shown.at.file_uploader(key="upload-0").upload("holiday.png", b"\x89PNG\r\n\x1a\n0000", "image/png")
    shown.run()
    assert len(shown.at.error) == 1 and "holiday.png is a picture" in shown.text
    assert "conversations.csv" in shown.text


def test_the_same_file_twice_changes_nothing_and_says_so(visitor):
    content = b"conversation_id,arrived_at\nc-1,2026-03-02T09:00:00+01:00\n"
    shown = visitor.open("data")
    for number in (0, 1):
        shown.at.file_uploader(key=f"upload-{number}").upload("a.csv", content, "text/csv")
        shown.run()
    assert any("here already" in str(found.value) for found in shown.at.success)


def test_delete_my_data_now_deletes_it(visitor):
    shown = visitor.with_sample("data").press("forget")
    assert "conversations.csv" not in shown.text
    assert "How well" in shown.open("overview").text


def test_a_file_to_be_mapped_shows_its_name_as_it_is_and_nothing_of_it_runs(visitor):
    shown = visitor.open("data")
    name = "![x](http://evil.test/a.png).csv"
    shown.at.file_uploader(key="upload-0").upload(name, b"Fall;Beginn\n1;2026-03-02\n2;2026-03-13\n", "text/csv")
    label = shown.run().at.button(key="map-load").label
    assert "![x](" not in label and "\\!\\[x\\]" in label


def test_what_is_loaded_is_kept_for_the_visit_and_what_is_of_no_use_is_not(visitor):
    shown = visitor.open("data")
    shown.at.file_uploader(key="upload-0").upload(
        "a.csv", b"conversation_id,arrived_at\nc-1,2026-03-02T09:00Z\n", "text/csv"
    )
    shown.run()
    assert len(shown.uploads) == 1
    shown.at.file_uploader(key="upload-1").upload("holiday.png", b"\x89PNG\r\n\x1a\n0000", "image/png")
    shown.run()
    assert len(shown.uploads) == 1
    shown.press("forget")
    assert shown.uploads == []
