"""The mapping of a workbook with several sheets that no format knows: the reader chooses, and maps one after another."""

import io
import re
from datetime import datetime

import openpyxl
import pytest

from metrics import Query, Store
from pages.parts.server import engine

SHEETS = {
    "First": [["No", "Came in"], ["7", datetime(2026, 3, 2, 9, 30)], ["8", datetime(2026, 3, 3, 9, 30)]],
    "Second": [["Ref", "Created"], ["a", datetime(2026, 3, 4, 9, 30)], ["b", datetime(2026, 3, 5, 9, 30)]],
}


@pytest.fixture
def shown(visitor):
    """The first page after a workbook of two unknown sheets was dropped."""
    return drop(visitor.open("overview"), "book.xlsx", workbook(SHEETS))


def test_the_sheets_are_offered_and_the_one_chosen_is_shown(shown):
    part = shown.at.selectbox(key="map-part")
    assert part.options == ["First", "Second"]
    part.select("book.xlsx › Second")
    shown.run()
    assert list(shown.at.dataframe[0].value["Column"]) == ["Ref", "Created"]


def test_one_is_mapped_after_another_and_all_are_loaded(shown):
    shown.press("map-next")
    assert list(shown.at.dataframe[0].value["Column"]) == ["Ref", "Created"]
    assert not [box for box in shown.at.selectbox if box.key == "map-part"]
    text = shown.press("map-load").text
    assert re.search(r"book.xlsx › First: 2 \w+ loaded", text)
    assert re.search(r"book.xlsx › Second: 2 \w+ loaded", text)


def test_one_is_loaded_and_the_other_left_out(shown):
    assert re.search(r"book.xlsx › First: 2 \w+ loaded", shown.press("map-load").text)
    assert "book.xlsx › Second is not an export we know" in shown.open("data").text


def workbook(sheets):
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def drop(shown, name, content):
    number = shown.at.session_state["uploads"]
    shown.at.file_uploader(key=f"upload-{number}").upload(name, content, "application/octet-stream")
    return shown.run()


KNOWN = [["conversation_id", "arrived_at"], ["c1", datetime(2026, 3, 2, 9, 30)]]


def test_a_sheet_that_is_not_known_is_offered_beside_one_that_is(visitor):
    shown = drop(visitor.open("overview"), "book.xlsx", workbook({"Known": KNOWN} | SHEETS))
    assert "book.xlsx › Known: 1 conversation loaded." in shown.text
    assert "A part of book.xlsx is not known and waits to be loaded" in shown.text
    shown.open("data")
    assert shown.at.selectbox(key="map-part").options == ["First", "Second"]
    shown.press("map-load")
    assert "book.xlsx › First: 2 rows loaded." in shown.text
    assert "What is in book.xlsx › Second?" in shown.text
    assert len(shown.uploads) == 1
    shown.press("map-load")
    assert "What is in" not in shown.text
    assert shown.text.count("Known: Conversations") == 1


def test_what_is_left_out_of_a_workbook_stays_out(visitor):
    shown = drop(visitor.open("overview"), "book.xlsx", workbook({"Known": KNOWN, "First": SHEETS["First"]}))
    shown.open("data").press("map-drop")
    assert "What is in" not in shown.text
    assert "Known: 1" not in shown.text and "1 file" in shown.text


def test_one_mapping_loads_every_file_that_waits_with_its_header(visitor):
    march, april = (
        "Nr;Came in\n1;2026-03-02 09:30\n2;2026-03-03 09:30\n",
        "Nr;Came in\n3;2026-04-02 09:30\n4;2026-04-03 09:30\n",
    )
    shown = visitor.open("overview").drop("march.csv", march)
    assert "What you can drop" not in shown.text, "what is asked stands where it is seen"
    shown.drop("april.csv", april).drop("other.csv", "Ref;Wann\na;2026-03-02 09:30\nb;2026-03-03 09:30\n")
    assert "2 more files after it" in shown.text
    shown.press("map-load")
    assert "march.csv: 2 tasks loaded. april.csv: 2 tasks loaded." in shown.text
    assert "other.csv is not known and waits to be loaded" in shown.text


RATED = """Kundennummer;Vorgangs Nr;Eingegangen;Betreff;Bearbeiter;Zufriedenheit;Erledigt
1;A-1;13.04.2026 10:00;Rechnung;Ada;5;14.04.2026 10:00
2;A-2;14.04.2026 11:00;Paket;Bo;1;15.04.2026 10:00
3;A-3;15.04.2026 11:00;Paket;Bo;3;15.04.2026 12:00
"""


def test_a_score_beside_tickets_is_offered_and_loads_as_survey_answers(visitor):
    """5, 1 and 3: mean 3."""
    shown = visitor.open("data").drop("rated.csv", RATED)
    assert shown.at.selectbox(key="map-score").value == "Zufriedenheit"
    assert "3 scores would count as survey answers." in shown.text
    shown.press("map-load")
    assert (
        Store(engine().visit(shown.at.session_state["visit_key"])).ask(Query(("csat_mean",))).table["value"][0].as_py()
        == 3
    )


def test_the_zone_of_times_without_one_is_asked(visitor):
    """10:00 in Tokyo is 01:00 UTC."""
    shown = visitor.open("data").drop("rated.csv", RATED)
    shown.at.selectbox(key="map-zone").set_value("Asia/Tokyo")
    shown.run().press("map-load")
    store = Store(engine().visit(shown.at.session_state["visit_key"]))
    hours = store.ask(Query(("conversations",), by=("hour",))).table["hour"].to_pylist()
    assert hours == [1, 2]
