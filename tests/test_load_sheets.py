"""A workbook in the store: known sheets are loaded, a sheet is mapped by hand, the others are said to be left out."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from metrics import kept, unknown
from metrics.mapping import Mapping
from metrics.source import Source, Unknown
from metrics.store import Store

KNOWN = [["conversation_id", "channel", "arrived_at"], ["1", "chat", datetime(2026, 3, 2, 10)], ["2", "chat", None]]
FIRST = [["No", "Came in"], [7, datetime(2026, 3, 2, 9, 30)], [8, datetime(2026, 3, 3, 9, 30)]]
SECOND = [["Ref", "Asked"], ["a", datetime(2026, 3, 4, 9, 30)]]
MAPPED = Mapping("conversations", {"conversation_id": "No", "arrived_at": "Came in"}, header=("No", "Came in"))
OTHER = Mapping("conversations", {"conversation_id": "Ref", "arrived_at": "Asked"}, header=("Ref", "Asked"))


@pytest.fixture
def store():
    with Store() as store:
        yield store


@pytest.fixture
def book(tmp_path):
    """Saves a workbook with these sheets."""

    def book(**sheets) -> Path:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
        made.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return book


def test_a_known_sheet_is_loaded_and_the_others_are_told(store, book):
    (report,) = store.load(book(Notes=FIRST, Tickets=KNOWN))
    assert (report.file, report.read, report.kept) == ("book.xlsx › Tickets", 2, 2)
    assert str(report.first) == "2026-03-02 10:00:00"
    assert [sentence[:46] for sentence in report.left_out] == ["book.xlsx › Notes is not an export we know (it"]


def test_two_known_sheets_are_one_upload(store, book):
    found = store.load(book(March=KNOWN, April=[KNOWN[0], ["3", "email", datetime(2026, 4, 2, 10)]]))
    assert [report.file for report in found] == ["book.xlsx › March", "book.xlsx › April"]
    assert len(kept.kept(store)) == 1


def test_a_workbook_of_unknown_sheets_offers_them(store, book):
    path = book(A=FIRST, B=SECOND)
    with pytest.raises(Unknown):
        store.load(path)
    assert unknown.parts(store, Source(path)) == {"book.xlsx › A": ("No", "Came in"), "book.xlsx › B": ("Ref", "Asked")}
    assert [g.column for g in unknown.guesses(store, Source(path, part="book.xlsx › B"))[1]] == ["Ref", "Asked"]
    assert unknown.preview(store, Source(path, part="book.xlsx › B"), OTHER).rows.num_rows == 1


def test_a_mapping_is_for_the_part_it_was_made_for(store, book):
    path = book(A=FIRST, B=SECOND)
    source = Source(path, mapping=OTHER.format(), part="book.xlsx › B")
    (report,), problems = store.load_all([source])
    assert (report.file, report.kept, problems) == ("book.xlsx › B", 1, [])
    assert report.left_out[0].startswith("book.xlsx › A is not an export we know")


def test_a_mapping_from_the_terminal_is_for_the_sheets_it_fits(store, book):
    (report,) = store.load(book(A=FIRST, B=SECOND, C=FIRST), mapping=OTHER.format())
    assert report.file == "book.xlsx › B"


def test_kept_mappings_are_each_for_their_sheet(store, book):
    path = book(A=FIRST, B=SECOND)
    unknown.keep(store, MAPPED)
    assert list(unknown.parts(store, Source(path))) == ["book.xlsx › B"]
    unknown.keep(store, OTHER)
    assert [report.kept for report in store.load(path)] == [2, 1]


def test_a_mapped_sheet_is_read_again_the_same_way(store, book):
    path = book(A=FIRST, B=SECOND)
    store.load_all([Source(path, mapping=OTHER.format(), part="book.xlsx › B")])
    (report,) = kept.correct(store, [path], zone="Asia/Tokyo")
    assert (report["file"], report["kept"]) == ("book.xlsx › B", 1)
    assert report["first"] == "2026-03-04T00:30:00+00:00"
