"""What is easily got wrong in exports of calls: outbound ones, the menu before the wait, clocks without a zone, odd ids."""

import pytest

from metrics import Store
from tests.loaded_rows import SAMPLES, load, rows


@pytest.fixture
def store():
    with Store() as store:
        yield store


def test_aircall_waits_without_the_menu_and_times_in_utc(store):
    (told,) = store.load(SAMPLES / "aircall_calls_csv.csv")
    found = rows(store, "calls", "CAST(started_at AS VARCHAR)", "answered", "wait_seconds", "agent", "customer_id")
    assert found == [
        ("2026-03-02 10:00:00", True, 20, "Ana Berg", "61400000001"),
        ("2026-03-02 11:00:00.083", False, 155, None, "61400000002"),  # 3:37 less 1:02 in the menu
        ("2026-03-03 09:00:00", True, 10, "Ben Voss", "61400000001"),
    ]
    assert "left out" in told.unused["direction"] and told.bare == ()


def test_aircall_before_2025_reckons_the_wait(store):
    store.load(SAMPLES / "aircall_calls_older_csv.csv")
    assert rows(store, "calls", "wait_seconds", "talk_seconds", "tags", "team") == [
        (30, 100, ["brakes"], "Workshop"),
        (90, None, ["late", "order"], "Shop"),
        (10, 300, ["late"], "Shop"),
    ]


@pytest.mark.parametrize(("queue", "handle"), [("30000", "150000"), ("0:00:30", "00:02:30")])
def test_genesys_writes_milliseconds_or_a_clock(store, queue, handle, tmp_path):
    header = "Media Type,Users,Date,Direction,ANI,Queue,Abandoned,Total Handle,Total Queue,Total Hold,Conversation ID"
    line = f"voice,Ana; Ben,2026-03-02 10:00:00,Inbound,tel:+49151,Shop; Help,NO,{handle},{queue},,c"
    load(store, tmp_path / "0.csv", f"{header}\n{line}-1\n{line}-2\n")
    found = rows(store, "calls", "wait_seconds", "talk_seconds", "agent", "team", "customer_id")
    assert found[0] == (30, 150, "Ana", "Shop", "+49151")


def test_genesys_chats_that_were_given_up(store, tmp_path):
    header = "Media Type,Date,Direction,ANI,Abandoned,Time to Abandon,Total Handle,Conversation ID"
    load(store, tmp_path / "0.csv", f"{header}\nchat,2026-03-02 10:00:00,Inbound,,YES,60000,,c-1\n")
    assert rows(store, "conversations", "channel", "CAST(left_at AS VARCHAR)") == [("chat", "2026-03-02 10:01:00")]


def test_the_bank_counts_no_phantom_and_its_ids_belong_to_a_day(store):
    (told,) = store.load(SAMPLES / "anonymous_bank_calls.tsv")
    found = rows(store, "calls", "call_id", "CAST(started_at AS VARCHAR)", "customer_id", "answered", "wait_seconds")
    assert found == [
        ("990102-33116", "1999-01-02 10:00:00", "9664491", True, 30),
        ("990102-33117", "1999-01-02 11:00:00", None, False, 80),
        ("990113-33119", "1999-01-13 09:00:00", "9664492", True, 0),
    ]
    assert told.kept == 3


def test_a_day_and_its_clock_stand_in_two_columns(store):
    told = store.load(SAMPLES / "pwc_calls.csv")
    assert [one.table for one in told] == ["calls", "surveys"]
    assert rows(store, "calls", "CAST(started_at AS VARCHAR)", "answered")[1] == ("2026-03-02 11:30:00", False)
