"""What is easily got wrong in exports of tickets: time left read as a duration, other languages, repeated columns, footers."""

import pytest

from metrics import Query, Store
from tests.loaded_rows import SAMPLES, load, rows

OSTICKET = (
    "Ticket-Nummer;Erstellungsdatum;Betreff;Von;Absender-E-Mail-Adresse;Priorität;Abteilung;Hilfethema;Quelle;"
    "Aktueller Status;Geschlossen am;Zugewiesener Agent"
)
SPANISH = (
    "Resumen,Clave de incidencia,ID de la incidencia,Estado,Persona asignada,Informador,ID del informador,Creada,"
    "Campo personalizado (Time to first response),Calificación de satisfacción"
)


@pytest.fixture
def store():
    with Store() as store:
        yield store


def test_osticket_in_german_with_semicolons(store, tmp_path):
    text = f"{OSTICKET}\n12;2026-03-02 10:00;Hallo;Ada;ada@example.org;Normal;Laden;Frage;Web;Gelöst;2026-03-02 11:00;Ana\n"
    load(store, tmp_path / "0.csv", text + text.splitlines()[1].replace("12", "13", 1))
    found = rows(store, "conversations", "conversation_id", "customer_id", "status", "channel", "team", "tags")
    assert found[0] == ("12", "ada@example.org", "resolved", "web", "Laden", ["Frage"])


def test_an_older_osticket_without_newer_columns(store, tmp_path):
    header = "Ticket Number,Date Created,Subject,From,From Email,Help Topic,Source,Current Status,Agent Assigned"
    load(store, tmp_path / "0.csv", f"{header}\n7,2026-03-02 10:00:00,Hi,Ada,,Orders,Other,Open,\n")
    found = rows(store, "conversations", "customer_id", "channel", "resolved_at", "reopens")
    assert found == [("Ada", None, None, None)]


def test_jira_time_to_first_response_is_time_left(store):
    told = store.load(SAMPLES / "jira_issues_csv.csv")
    assert "time left" in told[0].unused["Custom field (Time to first response)"]
    assert any("“Comment”" in note for note in told[0].notes)


def test_jira_labels_and_comments_stand_in_repeated_columns(store):
    store.load(SAMPLES / "jira_issues_csv.csv")
    assert rows(store, "conversations", "tags") == [(["brakes", "late"],), (["late"],), (None,)]
    found = rows(store, "messages", "conversation_id", "author_kind", "agent", "text")
    assert found[:3] == [
        ("HELP-1", "customer", None, "Brakes squeal"),
        ("HELP-1", "agent", "Ana Berg", "Bring it by, please; we are open"),
        ("HELP-1", "customer", None, "On my way"),
    ]


def test_jira_without_comments_brings_no_messages(store, tmp_path):
    told = load(store, tmp_path / "0.csv", "Issue key,Summary,Status,Created\nA-1,Hi,Done,09/Jul/25 3:15 PM\n")
    assert [one.table for one in told] == ["conversations", "surveys"]
    (row,) = store.rows(Query(("conversations",))).to_pylist()
    assert (row["arrived_at"].isoformat(), row["status"]) == ("2025-07-09T15:15:00", "resolved")


def test_jira_requests_without_a_reporter_are_still_of_customers(store, tmp_path):
    header = "Issue key,Summary,Status,Created,Reporter,Reporter Id,Comment"
    cells = "A-{0},Hi,Done,13/Mar/26 3:15 PM,,,13/Mar/26 3:30 PM;acc-ana;Yes"
    load(store, tmp_path / "0.csv", f"{header}\n{cells.format(1)}\n{cells.format(2)}\n")
    found = rows(store, "messages", "author_kind", "customer_id", "agent", "text")
    assert found[:2] == [("customer", None, None, "Hi"), ("agent", None, "acc-ana", "Yes")]


def test_jira_in_spanish(store, tmp_path):
    load(store, tmp_path / "0.csv", f"{SPANISH}\nHola,AB-1,1,Open,Ana,Ada,acc-ada,19/ene/26 12:47 PM,-1:20,4\n")
    assert rows(store, "conversations", "conversation_id", "customer_id", "agent") == [("AB-1", "acc-ada", "Ana")]
    assert rows(store, "surveys", "score") == [(4,)]
    (row,) = store.rows(Query(("conversations",))).to_pylist()
    assert row["arrived_at"].isoformat() == "2026-01-19T12:47:00"


def test_zammad_business_minutes_are_no_moments(store):
    (told,) = store.load(SAMPLES / "zammad_tickets_report.csv")
    assert "working hours" in told.unused["First Response In Min"] and "target" in told.unused["Close Diff In Min"]


def test_zammad_names_the_zone_under_its_rows(store):
    (told,) = store.load(SAMPLES / "zammad_tickets_report.csv")
    first = store.rows(Query(("conversations",)))["arrived_at"].to_pylist()[0]
    assert (told.zone, f"{first:%Y-%m-%d %H:%M}") == ("Europe/Berlin", "2026-03-02 09:00")  # 10 o'clock there


def test_servicenow_says_question_mark_for_unknown(store):
    store.load(SAMPLES / "servicenow_incident_log_csv.csv")
    found = rows(store, "conversations", "conversation_id", "agent", "tags", "reopens", "transfers", "resolved_at")
    assert [row[:5] for row in found] == [
        ("INC0000001", "Ana Berg", ["Bikes", "Brakes"], 1, 1),
        ("INC0000002", "Ben Voss", ["Orders"], 0, 0),
    ]
    assert found[1][5] is None


def test_servicenow_without_the_final_moment_does_not_know_when_it_was_resolved(store, tmp_path):
    text = (
        (SAMPLES / "servicenow_incident_log_csv.csv").read_text(encoding="utf-8").replace(",4/3/2026 10:00,9/", ",?,9/")
    )
    load(store, tmp_path / "0.csv", text)
    ((first, last), _) = rows(store, "conversations", "first_resolved_at", "resolved_at")
    assert (first, last) == (None, None)


FEET = {
    "salesforce_cases_csv": (3, "5 lines under the rows (“Cases of March” …) are written by Salesforce"),
    "zammad_tickets_report": (3, "1 line under the rows (“Timezone: Europe/Berlin”) is written by Zammad"),
    "chatwoot_csat_csv": (
        3,
        "1 line under the rows (“Reporting period 2026-03-01 to 2026-03-31”) is written by Chatwoot",
    ),
}


@pytest.mark.parametrize(("name", "kept", "said"), [(name, *told) for name, told in FEET.items()], ids=list(FEET))
def test_what_a_tool_writes_under_its_rows_is_told_and_not_refused(store, name, kept, said):
    (told,) = store.load(SAMPLES / f"{name}.csv")
    assert (told.read, told.kept, told.refused) == (kept, kept, ())
    assert [note for note in told.notes if note.startswith(said)]


def test_another_line_under_the_rows_is_refused_still(store, tmp_path):
    text = (SAMPLES / "zammad_tickets_report.csv").read_text(encoding="utf-8")
    path = tmp_path / "cut.csv"
    path.write_text(text.replace("Timezone: Europe/Berlin", "the rest was cut off"), encoding="utf-8")
    (told,) = store.load(path)
    assert (told.read, told.kept, [one.record for one in told.refused]) == (4, 3, [4])


def test_sprinklr_dates_a_case_by_its_earliest_message(store):
    store.load(SAMPLES / "sprinklr_messages_csv.csv")
    found = rows(store, "conversations", "conversation_id", "CAST(arrived_at AS VARCHAR)")
    assert found == [("SPR-1", "2026-03-02 10:00:00"), ("SPR-2", "2026-03-03 09:00:00")]


def test_hootsuite_takes_the_mail_address_where_there_is_one(store):
    store.load(SAMPLES / "hootsuite_conversations_csv.csv")
    assert rows(store, "conversations", "customer_id") == [("p-1",), ("ben@example.org",), ("p-3",)]
