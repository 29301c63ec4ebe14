"""What is said of a file that is known but does not hold what it should: no moment, a zone nobody knows, two orders of dates."""

import pytest

from metrics import Query, Store

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
