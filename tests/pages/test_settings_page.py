"""The Settings page: what is chosen there changes the numbers, lasts, is kept as files, and says so in every title."""

import csv
import io
from datetime import date

import pytest

from metrics import Filter, Query, Store
from metrics.__main__ import main
from metrics.build.terms import Terms
from metrics.hours import write_hours
from metrics.settings import Settings, write_settings
from metrics.targets import Goal
from pages.parts.server import engine

# Monday 2 March 2026, UTC. Waits: chat 80 min, chat 30 min, email 90 min, email 3 h.
ROWS = """\
conversation_id,channel,arrived_at,first_reply_at,outcome,tags
a,chat,2026-03-02T08:00Z,2026-03-02T09:20Z,sale,spam
b,chat,2026-03-02T10:00Z,2026-03-02T10:30Z,lead,
c,email,2026-03-02T10:00Z,2026-03-02T11:30Z,,
d,email,2026-03-02T10:00Z,2026-03-02T13:00Z,,
"""


@pytest.fixture
def lead(visitor):
    """Somebody with four conversations, on the Settings page."""
    return drop(visitor.open("data"), "rows.csv", ROWS).open("settings")


def drop(visitor, name: str, text: str):
    number = visitor.at.session_state["uploads"]
    visitor.at.file_uploader(key=f"upload-{number}").upload(name, text.encode(), "text/plain")
    return visitor.run()


def store(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


def number(visitor, metric: str, *, clock: str = "calendar") -> float | None:
    return store(visitor).ask(Query((metric,), Filter(clock=clock))).table["value"][0].as_py()


def fill(visitor, widget: str, key: str, value):
    getattr(visitor.at, widget)(key=key).set_value(value)
    return visitor.run()


def head(visitor) -> str:
    return visitor.text.split("</header>")[0]


def test_by_default_nothing_is_set(lead):
    assert store(lead).terms == Terms(now=None)
    assert "no working hours set · all else as by default" in head(lead)
    assert "within 2h – default target" in lead.text


def test_hours_typed_for_monday_change_the_business_clock_to_what_is_worked_by_hand(lead):
    lead.press("preset-Mon–Fri 9–17")
    assert store(lead).terms.hours is None  # nothing counts before it is said to
    lead.press("hours-count")
    # a waits from 8:00 to 9:20, of which 20 min are worked; b 30, c 90, d 180 min: the mean of 320 min is 80
    assert number(lead, "first_reply.mean", clock="business") == 80 * 60
    assert "working hours Mon–Fri 9–17" in head(lead)
    fill(lead, "text_input", "hours--0", "8:30-10:15, 11-12").press("hours-count")
    # a 8:30–9:20 50 min, b 10:00–10:15 15 min, c 15 + 30 min, d 15 + 60 min: 185 / 4 = 46.25
    assert number(lead, "first_reply.mean", clock="business") == 46.25 * 60
    assert "Mon 8:30–10:15 and 11–12, Tue–Fri 9–17" in head(lead)


def test_a_wrong_span_is_told_beside_and_changes_nothing(lead):
    lead.press("preset-Mon–Fri 9–17").press("hours-count")
    before = store(lead).terms
    fill(lead, "text_input", "hours--1", "nine to five").press("hours-count")
    assert 'Tuesday: “nine to five” is not a span of time; write "09:00-17:00".' in lead.text
    assert "First correct the hours of all channels" in lead.text
    assert store(lead).terms == before
    fill(lead, "text_input", "hours--1", "9-12, 11-17")
    assert "overlap" in lead.text
    lead.press("hours-undo")
    assert lead.at.text_input(key="hours--1").value == "09:00–17:00"


def test_a_channel_can_have_its_own_hours_and_the_others_keep_theirs(lead):
    lead.press("preset-Mon–Fri 9–17")
    fill(lead, "button_group", "hours-place", "chat").press("preset-Round the clock").press("hours-count")
    # chat 80 and 30 min as they are, email 90 and 180 within the hours: 380 / 4 = 95 min
    assert number(lead, "first_reply.mean", clock="business") == 95 * 60
    assert "own hours for chat" in head(lead)
    lead.press("preset-none").press("hours-count")
    assert store(lead).terms.hours.channels == {}


def test_public_holidays_are_those_of_the_loaded_years_and_can_be_taken_away(lead):
    lead.press("preset-Mon–Fri 9–17")
    fill(lead, "selectbox", "country-", "DE").press("public-")
    # nationwide: New Year, Good Friday, Easter Monday, 1 May, Ascension, Whit Monday, 3 October, two at Christmas
    days = lead.at.multiselect(key="days-").value
    assert len(days) == 9 and date(2026, 4, 3) in days and {day.year for day in days} == {2026}
    fill(lead, "selectbox", "region-", "BE").press("public-")
    assert date(2026, 3, 8) in lead.at.multiselect(key="days-").value  # Women's Day, in Berlin
    fill(lead, "multiselect", "days-", [date(2026, 4, 3)]).press("hours-count")
    assert store(lead).terms.hours.general.holidays == {date(2026, 4, 3)}


def test_what_cannot_be_done_yet_says_why(lead):
    assert "No working hours are set yet, so there are none to save." in lead.text
    assert "drop settings.toml, hours.toml, rules.csv or corrections.csv here" in lead.text
    lead.press("preset-Mon–Fri 9–17")
    fill(lead, "selectbox", "country-", None)
    assert lead.at.button(key="public-").label == "Choose a country to add its holidays"


def test_one_day_can_have_other_hours(lead):
    lead.press("preset-Mon–Fri 9–17")
    lead.at.date_input(key="own-day-").set_value(date(2026, 3, 2))
    fill(lead, "text_input", "own-hours-", "11-26").press("own-")
    assert "“11:00-26:00” is not a span" in lead.text and not lead.at.multiselect(key="days-").value
    fill(lead, "text_input", "own-hours-", "11-12").press("own-").press("hours-count")
    # open 11–12 on that Monday: a and b 0, c 30, d 60 min: 90 / 4 = 22.5
    assert number(lead, "first_reply.mean", clock="business") == 22.5 * 60


def test_a_target_for_a_channel_changes_the_sla_as_worked_by_hand(lead):
    assert number(lead, "sla_first_reply") == 0.75  # within 2 h: 80, 30 and 90 min, not 3 h
    lead.press("add-first_reply").press("aim-keep")
    assert "Give the time to keep to" in lead.text
    lead.at.number_input(key="aim-first_reply-1-time").set_value(1)
    fill(lead, "selectbox", "aim-first_reply-1-channel", "chat").press("aim-keep")
    assert number(lead, "sla_first_reply") == 0.5  # chat within 1 h: 30, not 80 min; email within 2 h: 90 min, not 3 h
    assert "first reply target 2h and 1h for chat" in head(lead.open("overview"))
    lead.open("settings").press("change-first_reply-1")
    fill(lead, "number_input", "aim-first_reply-1-time", 2).press("aim-keep")
    assert number(lead, "sla_first_reply") == 0.75
    lead.press("remove-first_reply-1").press("remove-first_reply-0")
    assert number(lead, "sla_first_reply") is None and "no first reply target" in head(lead)


def test_a_goal_line_is_given_in_the_unit_of_its_number(lead):
    lead.press("add-goals")
    fill(lead, "selectbox", "aim-goals-0-metric", "csat_share")
    fill(lead, "number_input", "aim-goals-0-csat_share-share", 90).press("aim-keep")
    assert store(lead).terms.settings.targets == {"csat_share": (Goal(bound="at_least", value=0.9),)}
    lead.press("add-goals")
    fill(lead, "selectbox", "aim-goals-1-metric", "reply_wait.median")
    lead.at.selectbox(key="aim-goals-1-reply_wait.median-unit").set_value("minutes")
    fill(lead, "number_input", "aim-goals-1-reply_wait.median-time", 30).press("aim-keep")
    assert store(lead).terms.settings.targets["reply_wait.median"] == (Goal(bound="at_most", value=1800),)


def test_every_definition_takes_place_at_once_and_stands_in_every_title(lead):
    fill(lead, "button_group", "define-burst", "last")
    fill(lead, "button_group", "define-first_reply_starts", "handover")
    fill(lead, "number_input", "define-missed_grace_seconds", 90)
    fill(lead, "number_input", "define-repeat_contact_days", 1)
    fill(lead, "multiselect", "define-successful_closed_by", ["agent"])
    fill(lead, "multiselect", "define-outcomes", ["sale"])
    fill(lead, "multiselect", "define-no_reply_needed_tags", ["spam"])
    fill(lead, "button_group", "define-ces_easy", "low")
    fill(lead, "button_group", "define-week_starts", "sunday")
    fill(lead, "number_input", "cost-call", 8)
    said = head(lead.open("overview"))
    for words in (
        "burst from the last message · clock restarts at hand-over · 1m 30s grace · repeat contact within 1 day",
        "weeks from Sunday · successful if closed by agent · conversion is sale · spam needs no reply",
        "low effort score is easy · a call costs 8.00",
    ):
        assert words in said


def test_the_rule_of_first_contact_is_the_one_overview_shows(visitor):
    visitor.with_sample("overview")
    assert "First-contact resolution" in visitor.text
    visitor.open("settings")
    assert "Resolved, not deferred, not transferred, not reopened" in visitor.text
    fill(visitor, "selectbox", "define-fcr_rule", "one_reply")
    assert "Resolved with exactly one agent message. Overview shows this rule" in visitor.text
    shown = visitor.open("overview").text
    assert "first contact: solved with one reply" in head(visitor)
    assert "Solved with one reply" in shown and "First-contact resolution" not in shown
    assert visitor.open("speed").at.selectbox(key="rule-one").value == "fcr_one_reply"


def test_a_rule_that_the_data_cannot_tell_says_what_is_missing(lead):
    assert "Your data cannot tell: no file loaded brings" in lead.text


def test_outcomes_and_tags_are_offered_from_the_data(lead):
    assert {"sale", "lead"} <= set(lead.at.multiselect(key="define-outcomes").options)
    assert "spam" in lead.at.multiselect(key="define-no_reply_needed_tags").options


def test_back_to_the_defaults(lead):
    lead.press("preset-Mon–Fri 9–17").press("hours-count")
    fill(lead, "button_group", "define-burst", "last").press("defaults")
    assert (store(lead).terms.hours, store(lead).terms.settings) == (None, Settings())
    assert "no working hours set · all else as by default" in head(lead)


def test_choices_before_the_first_file_are_kept_for_it_and_for_another_tab(visitor):
    visitor.open("settings").press("preset-Mon–Fri 9–17").press("hours-count")
    fill(visitor, "selectbox", "settings-zone", "Asia/Tokyo")
    fill(visitor, "button_group", "define-burst", "last")
    another = type(visitor)()
    another.at.session_state["visit_key"] = visitor.at.session_state["visit_key"]
    assert another.open("settings").at.selectbox(key="settings-zone").value == "Asia/Tokyo"
    drop(visitor.open("data"), "rows.csv", ROWS)
    terms = store(visitor).terms
    assert (terms.zone, terms.settings.definitions.burst) == ("Asia/Tokyo", "last")
    assert (
        number(visitor, "first_reply.mean", clock="business") == 80 * 60
    )  # the hours were typed in UTC, before the zone
    assert "working hours of UTC, Tokyo time" in head(visitor.open("overview"))
    other = type(visitor)()
    other.at.session_state["visit_key"] = visitor.at.session_state["visit_key"]
    assert "burst from the last message" in head(other.open("settings"))
    assert other.at.selectbox(key="settings-zone").value == "Asia/Tokyo"
    assert other.at.text_input(key="hours--0").value == "09:00–17:00"


def test_nothing_is_built_where_nothing_changed(lead, monkeypatch):
    settled = []
    monkeypatch.setattr(Store, "settle", lambda _, terms: settled.append(terms))
    lead.press("hours-count").press("defaults")
    fill(lead, "number_input", "cost-call", 12.0)
    assert settled == []


def test_files_dropped_take_place_and_say_what_changed(lead):
    drop(lead, "of last year.txt", '[sla]\nfirst_reply = [{ hours = 1, channel = "chat" }]\n')
    assert "of last year.txt: now first reply target 1h for chat." in lead.text
    drop(lead.open("data"), "h.toml", 'zone = "UTC"\nmon = ["09:00-17:00"]\n')
    assert "h.toml: now Mon 9–17, UTC time." in lead.text
    assert number(lead, "first_reply.mean", clock="business") == 80 * 60
    drop(lead, "h.toml", 'zone = "UTC"\nmon = ["09:00-17:00"]\n')
    assert "h.toml says what holds already; nothing changed." in lead.text


def test_a_broken_file_is_one_sentence_and_nothing_is_lost(lead):
    fill(lead, "button_group", "define-burst", "last")
    before = store(lead).terms
    drop(lead, "choices.toml", '[definitions]\nburst = "middle"\n')
    assert len(lead.at.error) == 1
    assert "choices.toml was not taken over, everything stays as it was. definitions.burst: “middle”" in lead.text
    assert store(lead).terms == before and number(lead, "conversations") == 4


def test_the_terminal_counts_the_same_from_the_files_saved(lead, tmp_path, capsys):
    lead.press("preset-Mon–Fri 9–17").press("hours-count").press("add-first_reply")
    lead.at.number_input(key="aim-first_reply-1-time").set_value(30)
    lead.at.selectbox(key="aim-first_reply-1-unit").set_value("minutes")
    fill(lead, "selectbox", "aim-first_reply-1-channel", "chat").press("aim-keep")
    terms = store(lead).terms
    for name, text in (
        ("rows.csv", ROWS),
        ("hours.toml", write_hours(terms.hours)),
        ("settings.toml", write_settings(terms.settings)),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["--hours", str(tmp_path / "hours.toml"), "--settings", str(tmp_path / "settings.toml")]
    asked = ["--metric", "sla_first_reply", "first_reply.mean", "--clock", "business"]
    assert main(["ask", str(tmp_path / "rows.csv"), *asked, *files]) == 0
    told = {row["metric"]: float(row["value"]) for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    # on the business clock chat waits 20 and 30 min, both within 30; email 90 min within 2 h, 180 not
    assert told == {"sla_first_reply": 0.75, "first_reply.mean": 80 * 60}
    assert {name: number(lead, name, clock="business") for name in told} == told


def test_the_first_look_leads_to_the_page(lead):
    lead.open("overview")
    assert lead.at.button(key="hours-other").label == "Other hours …"
    lead.press("hours-other")
    assert "What every number means here" in head(lead)


def test_odd_but_possible_targets_can_be_opened_and_changed(lead):
    """A first day of the year 1 and a goal below zero are outside of what the fields offer by themselves."""
    drop(
        lead,
        "odd.toml",
        '[sla]\nfirst_reply = [{ hours = 1, from = 0001-01-01 }]\n[targets]\n"first_reply.mean" = [{ at_most = -5 }]',
    )
    for aim in ("first_reply", "goals"):
        assert lead.press(f"change-{aim}-0").at.button(key="aim-keep")
