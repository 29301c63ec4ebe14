"""What is said of a file that is known but does not hold what it should: no moment, a zone nobody knows, two orders of dates."""

from datetime import datetime

import pytest

from metrics import Filter, Query, Store
from metrics.source import Source

OSTICKET = (
    "Ticket Number,Subject,Help Topic,Agent Assigned,Current Status,{0}\n1,Help,Orders,Ana,Open,2026-03-02 08:00\n"
)
JIRA = """Resumen,Clave de incidencia,Estado,Informador,Creada,Resuelta,Etiquetas,Etiquetas
R,SUP-1,Cerrada,Inf,09/jul/25 3:15 PM,10/jul/25 3:15 PM,uno,dos
"""
INTERCOM = (
    "Channel,Conversation ID,Conversation started at ({0}),First response time (seconds),Current conversation state,"
    "Fin AI Agent deflected\nEmail,1,2025-07-01 12:00:00,120,Closed,true\n"
)
OURS = "conversation_id,channel,arrived_at\n"


@pytest.fixture
def load(tmp_path):
    """Loads a text as a file into a store; gives the store and what was said of its conversations."""
    with Store() as store:

        def load(text: str) -> tuple[Store, tuple[str, ...]]:
            (tmp_path / "a.csv").write_text(text, encoding="utf-8")
            return store, next(one.notes for one in store.load(tmp_path / "a.csv") if one.table == "conversations")

        yield load


SKIPPED = """conversation_id,arrived_at,first_reply_at
1,2026-03-29 02:30:00,2026-03-29 03:10:00
2,2026-03-29 03:30:00,
3,2026-03-29 01:59:59,
4,2026-03-29T02:30:00+01:00,
5,2026-10-25 02:10:00,
"""


def test_times_that_no_clock_showed_are_read_later_and_counted(tmp_path):
    """Of five only the first stands in the hour that was skipped: 02:30 is 03:30 summer time, 01:30 UTC."""
    (tmp_path / "a.csv").write_text(SKIPPED, encoding="utf-8")
    said = (
        "1 row in the hour that was skipped on 29 Mar 2026, when the clock went forward (Europe/Berlin): read 1h later."
    )
    with Store() as store:
        (loaded,), _ = store.load_all([Source(tmp_path / "a.csv", zone="Europe/Berlin")])
        assert said in loaded.notes and loaded.first == datetime(2026, 3, 29, 0, 59, 59)
        moments = store.rows(Query(("conversations",), Filter())).to_pylist()
        assert {row["conversation_id"]: row["arrived_at"] for row in moments}["1"] == datetime(2026, 3, 29, 1, 30)
    with Store() as store:
        (loaded,), _ = store.load_all([Source(tmp_path / "a.csv", zone="Asia/Tokyo")])
        assert not any("skipped" in note for note in loaded.notes)


@pytest.mark.parametrize(("column", "is_said"), [("Opened on", True), ("Date Created", False), ("Erstellt am", False)])
def test_a_known_export_without_its_moment_says_which_column_was_looked_for(load, column, is_said):
    said = "No column tells the moment of these conversations; “Date Created” was looked for. They are kept, but in no period."
    assert (said in load(OSTICKET.format(column))[1]) == is_said


def test_jira_in_spanish_has_its_resolution_and_its_labels(load):
    """Resolved a day after it was created; closed, with two labels."""
    store, _ = load(JIRA)
    asked = Query(("last_resolution.mean", "conversations"), by=("status",))
    assert [(row["status"], row["value"]) for row in store.ask(asked).table.to_pylist()] == [
        ("closed", 86400),
        ("closed", 1),
    ]
    assert store.ask(Query(("conversations",), by=("tag",))).table["tag"].to_pylist() == ["dos", "uno"]


@pytest.mark.parametrize(("zone", "is_said"), [("Mars/Olympus", True), ("Europe/Berlin", False), ("DD/MM/YYYY", False)])
def test_a_header_that_names_no_zone_we_know_says_so(load, zone, is_said):
    said = " ".join(load(INTERCOM.format(zone))[1])
    assert ("names a zone we do not know, Mars/Olympus: its times are read in UTC" in said) == is_said


def test_dates_of_both_orders_are_said_to_be_so(load):
    """13/04 can only be day first, 05/16 only month first: neither order reads both."""
    said = " ".join(load(OURS + "1,chat,13/04/2025 10:00\n2,chat,05/16/2025 10:00\n3,chat,01/02/2025 10:00\n")[1])
    assert "some dates are day/month/year, others are not; please confirm which is meant" in said
    assert "cannot be told apart" not in said


@pytest.mark.parametrize(
    ("word", "meant"),
    [("EST", "5 hours behind"), ("CST", "6 hours behind"), ("BST", "1 hour ahead"), ("IST", "several")],
)
def test_abbreviations_of_several_zones_say_how_they_are_read(load, word, meant):
    said = " ".join(load(OURS + f"1,chat,2025-01-05 10:00 {word}\n")[1])
    assert f" {word} " in said and meant in said


def test_an_abbreviation_of_one_zone_needs_no_word(load):
    assert "zone" not in " ".join(load(OURS + "1,chat,2025-01-05 10:00 PDT\n")[1])
