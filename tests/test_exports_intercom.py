"""Traps of Intercom's exports: the zone in the header, ratings apart, the bot's work, HTML, records of one file."""

import pytest

from metrics.formats import recognise
from tests.exports_loaded import rows, sample, told


def test_intercoms_zone_is_in_the_header():
    """New York is five hours behind in early March, four at its end."""
    found = rows(sample("intercom_conversations_csv"))
    assert [str(row["arrived_at"])[:16] for row in found] == [
        "2026-03-02 10:00",
        "2026-03-03 10:00",
        "2026-03-30 09:00",
    ]


@pytest.mark.parametrize("zone", ["America/Argentina/Buenos_Aires", "Europe/Berlin", "America/Lima"])
def test_intercoms_export_of_any_zone_is_recognised(zone):
    known = recognise(("Conversation ID", f"Conversation started at ({zone})", "Channel"))
    assert known.name == "intercom_conversations_csv"


def test_intercoms_second_file_of_ratings_joins_by_the_conversation():
    found = rows(sample("intercom_conversations_csv"), sample("intercom_ratings_csv"), metric="csat_mean")
    assert [
        (row["survey_id"], row["score"], row["team"]) for row in sorted(found, key=lambda row: row["survey_id"])
    ] == [
        ("c1", 5, "Shop"),
        ("c2", 2, "Shop"),
        ("c2 fin ai agent", 1, "Shop"),
    ]


def test_what_the_bot_deflected_is_its_own_and_facebook_is_a_chat_there():
    found = {row["conversation_id"]: row for row in rows(sample("intercom_conversations_csv"))}
    assert found["c3"]["first_reply_at"] is None and found["c3"]["first_bot_reply_at"] is not None
    assert (found["c3"]["channel"], found["c3"]["platform"]) == ("chat", "Messenger")
    assert found["c2"]["platform"] is None  # Intercom calls its own chat Messenger


def test_intercoms_texts_have_no_html_and_durations_without_closed_hours_are_unused():
    conversations, *_ = told(sample("intercom_conversations_json"))
    assert "office hours" in conversations.unused["statistics.time_to_admin_reply"]
    said = rows(sample("intercom_conversations_json"), metric="inbound_messages")
    assert [row["text"] for row in said] == ["My brakes squeak & squeal", "How much?"]


def test_a_customer_without_an_address_is_known_by_id():
    found = rows(sample("intercom_conversations_json"))
    assert [row["customer_id"] for row in found] == ["ada@example.org", "l2"]
