"""The mapping of a workbook with several sheets that no format knows: the reader chooses, and maps one after another."""

import io
import re
from datetime import datetime

import openpyxl
import pytest

SHEETS = {
    "First": [["No", "Came in"], ["7", datetime(2026, 3, 2, 9, 30)], ["8", datetime(2026, 3, 3, 9, 30)]],
    "Second": [["Ref", "Created"], ["a", datetime(2026, 3, 4, 9, 30)], ["b", datetime(2026, 3, 5, 9, 30)]],
}


@pytest.fixture
def shown(visitor):
    """The first page after a workbook of two unknown sheets was dropped."""
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(buffer)
    shown = visitor.open("overview")
    number = shown.at.session_state["uploads"]
    shown.at.file_uploader(key=f"upload-{number}").upload("book.xlsx", buffer.getvalue(), "application/octet-stream")
    return shown.run()


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
