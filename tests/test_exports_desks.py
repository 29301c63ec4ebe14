"""Traps of the desks' exports that a number alone does not show: moments and durations, names, several files."""

import json

import pytest

from metrics import Query, Store
from metrics.build.words import as_channel
from metrics.formats import recognise
from tests.exports_loaded import header, rows, sample, told, written


def test_resolution_in_whole_hours_and_the_business_clock_are_left_unused():
    (conversations, _) = told(sample("zendesk_full_csv"))
    assert "whole hours" in conversations.unused["Resolution time"]
    assert "working hours" in conversations.unused["First reply time in minutes within business hours"]
    (conversations, *_) = told(sample("freshdesk_tickets_csv"))
    assert "working hours" in conversations.unused["First response time (in hrs)"]


def test_the_same_survey_in_two_exports_of_zendesk_is_one():
    """Tickets and ratings tell of 21 and 22; only the ratings of 23; the later file knows of the bad one."""
    found = rows(sample("zendesk_tickets_json"), sample("zendesk_satisfaction_ratings_json"), metric="csat_share")
    assert [(row["survey_id"], row["score"], row["comment"]) for row in found] == [("21", 2, "Quick!"), ("22", 1, None)]


@pytest.mark.parametrize("first", ["tickets", "ratings"])
def test_the_same_rating_with_its_ticket_and_by_itself_counts_once(tmp_path, first):
    """Ticket 101 was rated in both exports of Freshdesk, 102 only by itself; two ratings of one ticket are two."""
    names = header("freshdesk_tickets_csv")
    ticket = {"Ticket ID": "101", "Created time": "2026-03-02 10:00:00", "Survey results": "Happy"}
    tickets = written(tmp_path, "tickets.csv", names, [ticket])
    ratings = [
        {"id": number, "survey_id": 1, "ticket_id": of, "ratings": {"default_question": score}, "feedback": "",
         "created_at": "2026-03-03T10:00:00Z", "user_id": 7, "agent_id": 8, "group_id": 9}
        for number, of, score in ((1011, 101, 101), (1012, 101, 103), (1021, 102, -103))
    ]  # fmt: skip
    (tmp_path / "ratings.json").write_text(json.dumps(ratings), encoding="utf-8")
    files = [tickets, tmp_path / "ratings.json"]
    with Store() as store:
        told = [one for path in (files if first == "tickets" else files[::-1]) for one in store.load(path)]
        found = store.rows(Query(("csat_mean",))).to_pylist()
        assert sorted((row["survey_id"], row["score"]) for row in found) == [("1011", 4), ("1012", 5), ("1021", 1)]
    surveys = {one.file: (one.added, one.updated, one.unchanged) for one in told if one.table == "surveys"}
    once = {"tickets.csv": (1, 0, 0), "ratings.json": (2, 1, 0)}
    assert surveys == (once if first == "tickets" else {"tickets.csv": (0, 0, 1), "ratings.json": (3, 0, 0)})


def test_metrics_complete_the_tickets(tmp_path):
    """Tickets as they come without their metrics beside them say nothing of replies; the metrics do."""
    wrapped = json.loads(sample("zendesk_tickets_json").read_text(encoding="utf-8"))
    for ticket in wrapped["tickets"]:
        ticket.pop("metric_set", None)
    (tmp_path / "tickets.json").write_text(json.dumps(wrapped), encoding="utf-8")
    with Store() as store:
        store.load(tmp_path / "tickets.json")
        assert store.ask(Query(("never_answered_rate",))).table.to_pylist()[0]["n"] == 0
        store.load(sample("zendesk_ticket_metrics_json"))
        found = store.rows(Query(("first_reply.mean",))).to_pylist()
        assert [(row["subject"], row["value"]) for row in found] == [("Brakes", 1800), ("Order", 600)]


def test_a_zendesk_export_without_its_first_column_is_explores():
    columns = header("zendesk_full_csv")
    assert recognise(tuple(columns)).name == "zendesk_full_csv"
    assert recognise(tuple(columns[1:])).name == "zendesk_explore_tickets"


@pytest.mark.parametrize("capitals", [str.upper, str.title, str.lower])
def test_freshdesks_capitals_differ_by_account_and_old_exports_say_tracked_hours(capitals, tmp_path):
    names = [
        capitals(name).replace(capitals("Time tracked"), "Tracked hours") for name in header("freshdesk_tickets_csv")
    ]
    lines = sample("freshdesk_tickets_csv").read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "old.csv"
    path.write_text(",".join(names) + "\n" + "".join(lines[1:]), encoding="utf-8")
    found = rows(path)
    assert [row["conversation_id"] for row in found] == ["101", "102", "103"]
    assert [row["handle_seconds"] for row in found] == [1500, None, 3600]


def test_freshdesks_initial_response_is_a_moment_and_its_answers_stay_on_their_side():
    first, *_ = rows(sample("freshdesk_tickets_csv"))
    assert str(first["first_reply_at"]).startswith("2026-03-02 10:30:00")
    assert [row["score"] for row in rows(sample("freshdesk_tickets_csv"), metric="csat_mean")] == [5, 2]


def test_an_answer_in_words_of_the_accounts_own_is_no_score_but_is_kept(tmp_path):
    path = written(
        tmp_path,
        "own.csv",
        ["Ticket ID", "Created time", "Initial response time", "Resolved time", "Survey results"],
        [
            {
                "Ticket ID": "1",
                "Created time": "2026-03-02 10:00",
                "Resolved time": "2026-03-02 11:00",
                "Survey results": "Top!",
            },
            {
                "Ticket ID": "2",
                "Created time": "2026-03-02 10:00",
                "Resolved time": "2026-03-02 11:00",
                "Survey results": "",
            },
        ],
    )
    _, surveys = told(path)
    assert (surveys.kept, surveys.refused) == (1, ())  # the unanswered ticket had no survey
    assert rows(path, metric="csat_mean") == []


def test_first_messages_and_those_after_them_have_records_of_their_own():
    """Both come of one file: the text of a message is found by its record."""
    path = sample("freshdesk_tickets_json")
    said = rows(path, metric="inbound_messages") + rows(path, metric="replies")
    assert len({row["record"] for row in said}) == len(said)
    assert {row["text"] for row in said} == {
        "My brakes squeak",
        "Where is it?",
        "Bell",
        "Win!",
        "Thanks",
        "Come by",
        "On its way",
    }


def test_hubspots_hours_pass_24():
    found = rows(sample("hubspot_tickets_csv"), metric="first_resolution.mean")
    assert [row["value"] for row in found] == [26 * 3600 + 180, 26 * 3600 + 184]


def test_livechats_zone_is_in_the_header_and_its_tags_are_wide():
    found = rows(sample("livechat_chats_csv"))
    assert [str(row["arrived_at"])[:16] for row in found] == [
        "2026-03-02 10:00",
        "2026-07-02 09:00",
        "2026-07-03 09:00",
    ]
    assert [row["tags"] for row in found] == [["late", "brakes, front"], ["late"], None]
    assert [row["transfers"] for row in found] == [1, 0, None]


def test_a_livechat_export_with_more_operators_and_tags(tmp_path):
    names = [*header("livechat_chats_csv"), "operator 4 nick", "tag 3"]
    record = dict.fromkeys(names, "") | {
        "conferenceId": "L9",
        "chat start date Europe/London": "2026-03-02 10:00:00",
        **{f"operator {place} nick": f"Agent {place}" for place in (1, 2, 3, 4)},
        **{f"tag {place}": f"t{place}" for place in (1, 2, 3)},
    }
    (row,) = rows(written(tmp_path, "wide.csv", names, [record]))
    assert (row["agent"], row["transfers"], row["tags"]) == ("Agent 4", 3, ["t1", "t2", "t3"])


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("instagram-direct-message", ("chat", "Instagram")),
        ("facebook-messenger", ("chat", "Messenger")),
        ("native_messaging", ("chat", None)),
        ("contact_form", ("web", None)),
        ("e-mail", ("email", None)),
        ("no-such-place", ("no-such-place", None)),
    ],
)
def test_a_channel_written_with_strokes_is_the_same_word(word, place):
    assert as_channel(word) == place
