"""Workbooks: XLSX, XLS and ODS come out as one text table a sheet, no value lost, nothing silently left out."""

import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from metrics.read import Limits, read


@pytest.fixture
def look(tmp_path, cur):
    """Reads a saved workbook: its readings, and the rows of each."""

    def look(book, name="export.bin", **rest):
        path = tmp_path / name
        book.save(path)
        return [(reading, rows(cur, reading)) for reading in read(path, cur, **rest)]

    return look


def rows(cur, reading):
    found = cur.execute(f"SELECT * FROM {reading.table} ORDER BY _record").fetchall()
    assert reading.read == len(found) + len(reading.refused)
    return [row[1:] for row in found]


def xlsx(**sheets):
    """A workbook with these rows in these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    return book


def xls(**sheets):
    book = xlwt.Workbook()
    for name, cells in sheets.items():
        sheet = book.add_sheet(name)
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                if cell is not None:
                    days = cell / timedelta(days=1) if isinstance(cell, timedelta) else cell
                    sheet.write(y, x, days, STYLES.get(type(cell), xlwt.Style.default_style))
    return book


STYLES = {
    datetime: xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss"),
    date: xlwt.easyxf(num_format_str="yyyy-mm-dd"),
    time: xlwt.easyxf(num_format_str="h:mm:ss"),
    timedelta: xlwt.easyxf(num_format_str="[h]:mm:ss"),
}


def ods(**sheets):
    book = OpenDocumentSpreadsheet()
    for name, cells in sheets.items():
        table = Table(name=name)
        book.spreadsheet.addElement(table)
        for row in cells:
            line = TableRow()
            table.addElement(line)
            for cell in row:
                line.addElement(ods_cell(cell))
    return book


def ods_cell(value):
    if value is None:
        return TableCell()
    kinds = {bool: "boolean", int: "float", float: "float", datetime: "date", date: "date", timedelta: "time"}
    kind = kinds.get(type(value), "string")
    written = value.isoformat() if kind == "date" else str(value).lower()
    if kind == "time":
        minutes, seconds = divmod(value.seconds + value.days * 86_400, 60)
        written = f"PT{minutes // 60:02}H{minutes % 60:02}M{seconds:02}S"
    key = {"boolean": "booleanvalue", "date": "datevalue", "time": "timevalue", "float": "value"}.get(kind)
    cell = TableCell(valuetype=kind, **({key: written} if key else {}))
    cell.addElement(P(text=str(value)))
    return cell


WRITERS = {"xlsx": xlsx, "xls": xls, "ods": ods}
VALUES = {  # what a cell holds -> the text it becomes; 30 h 5 min 7 s are a duration over a day
    "whole number": (17, "17"),
    "decimal": (17.5, "17.5"),
    "large number": (123456789012345, "123456789012345"),
    "text with noughts": ("00123", "00123"),
    "text with everything": ('a "b", c;\nd', 'a "b", c;\nd'),
    "letters": ("Zoë – 注文", "Zoë – 注文"),
    "true": (True, "true"),
    "false": (False, "false"),
    "day": (date(2025, 3, 1), "2025-03-01"),
    "moment": (datetime(2025, 3, 1, 9, 30, 15), "2025-03-01T09:30:15"),
    "duration over a day": (timedelta(hours=30, minutes=5, seconds=7), "30:05:07"),
    "duration": (timedelta(seconds=5), "0:00:05"),
    "nothing": (None, None),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
@pytest.mark.parametrize(("value", "text"), VALUES.values(), ids=VALUES.keys())
def test_values(look, write, value, text):
    if write is ods and isinstance(value, str):
        value = value.replace("\n", " ")
        text = text.replace("\n", " ")
    ((reading, found),) = look(write(Tickets=[["id", "x", "y"], ["a", value, "z"], ["b", "word", "z"]]))
    assert (reading.name, reading.columns) == ("export.bin › Tickets", ("id", "x", "y"))
    assert found == [("a", text, "z"), ("b", "word", "z")]


@pytest.mark.parametrize("write", [xlsx, xls], ids=["xlsx", "xls"])
def test_a_time_of_day(look, write):
    ((_, found),) = look(write(T=[["id", "x"], ["a", time(9, 30, 15)], ["b", time(0, 0)]]))
    assert found == [("a", "9:30:15"), ("b", "0:00:00")]


def test_27_days_counted_from_1904(look):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["id", "at"], ["a", datetime(2025, 3, 1, 12)], ["b", timedelta(hours=36)]):
        book.active.append(row)
    assert look(book)[0][1] == [("a", "2025-03-01T12:00:00"), ("b", "36:00:00")]


def test_a_clock_that_passed_midnight_is_a_duration(look):
    """1.5 days under the format h:mm, which shows 12:00: no ticket was opened in the year 1900."""
    book = xlsx(T=[["id", "wait"], ["a", 1.5]])
    book["T"]["B2"].number_format = "h:mm"
    assert look(book)[0][1] == [("a", "36:00:00")]


def test_several_sheets_are_several_tables(look):
    found = look(xlsx(March=[["id", "n"], [1, 2]], April=[["id", "m"], [3, 4], [5, 6]], Empty=[]))
    assert [(reading.name, cells) for reading, cells in found] == [
        ("export.bin › March", [("1", "2")]),
        ("export.bin › April", [("3", "4"), ("5", "6")]),
    ]
    assert found[0][0].notes == ("The sheet left out because nothing is in: “Empty”.",)
    assert found[1][0].notes == ()


def test_a_sheet_that_is_no_table_is_told(look):
    ((reading, _),) = look(xlsx(Notes=[["Made by hand"]], Tickets=[["id", "n"], [1, 2]]))
    assert reading.name == "export.bin › Tickets"
    assert [sentence[:40] for sentence in reading.left_out] == ["export.bin › Notes has only one column, "]


def test_47_a_hidden_sheet_is_read_and_told(look):
    book = xlsx(Tickets=[["id", "n"], [1, 2]])
    book["Tickets"].sheet_state = "hidden"
    book.create_sheet("Shown")
    assert "This sheet is hidden in the workbook." in look(book)[0][0].notes


def test_47_errors_and_formulas_without_a_result(look):
    """Two cells with an error, one of them as a text; one formula that no spreadsheet has worked out."""
    book = xlsx(T=[["id", "x"], ["a", "#N/A"], ["b", "x"], ["c", "=1+1"]])
    book["T"]["B3"].value = "#REF!"
    book["T"]["B3"].data_type = "s"
    ((reading, found),) = look(book)
    assert found == [("a", None), ("b", None), ("c", None)]
    assert reading.notes == (
        "2 cells of the workbook hold an error such as #N/A and count as empty.",
        "1 formula has no saved result and counts as empty: open the workbook in a spreadsheet, save it and load it again.",
    )


def test_24_ids_longer_than_a_spreadsheet_keeps(look):
    """2^53 + 1 has no cell number of its own; as a text it is exact."""
    ((reading, found),) = look(xlsx(T=[["id", "text"], [9007199254740993, "9007199254740993"]]))
    assert found == [("9007199254740992", "9007199254740993")]
    assert reading.notes[0].startswith("1 whole number has over 15 digits")


def test_16_a_sheet_that_does_not_begin_in_its_corner(look):
    """A title over merged cells, a blank row and a blank column, the table, a row of totals."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Report"
    sheet["B2"] = "Tickets of March"
    sheet.merge_cells("B2:D2")
    table = (["id", "opened", "wait"], [1, date(2025, 3, 1), 5], [2, date(2025, 3, 2), 7], ["Total", None, 12])
    for y, row in enumerate(table, start=4):
        for x, cell in enumerate(row, start=2):
            sheet.cell(y, x, cell)
    ((reading, found),) = look(book)
    assert reading.columns == ("id", "opened", "wait")
    assert found == [("1", "2025-03-01", "5"), ("2", "2025-03-02", "7")]
    assert [refused.reason for refused in reading.refused] == ["reads like a row of totals"]


def test_16_merged_headers(look):
    book = xlsx(
        T=[
            ["Ticket", None, "Agent"],
            ["id", "opened", "name"],
            [1, date(2025, 3, 1), "Al"],
            [2, date(2025, 3, 2), "Bo"],
        ]
    )
    book["T"].merge_cells("A1:B1")
    assert look(book)[0][0].columns == ("Ticket id", "Ticket opened", "Agent name")


def test_merged_rows_are_told(look):
    book = xlsx(T=[["agent", "id", "n"], ["Al", 1, 1], [None, 2, 1], ["Bo", 3, 1]])
    book["T"].merge_cells("A2:A3")
    ((reading, found),) = look(book)
    assert found[1] == (None, "2", "1")
    assert reading.notes == ("1 range of cells is merged over several rows: the value counts in the first of them.",)


def test_17_a_second_table_below_a_blank_row(look):
    book = xlsx(T=[["id", "opened", "n"], [1, date(2025, 3, 1), 1], [2, date(2025, 3, 2), 1]])
    for y, row in enumerate((["agent", "team", "since"], ["Al", "A", 2020], ["Bo", "B", 2021]), start=6):
        for x, cell in enumerate(row, start=1):
            book["T"].cell(y, x, cell)
    ((reading, found),) = look(book)
    assert [row[0] for row in found] == ["1", "2"]
    assert [refused.record for refused in reading.refused] == [3, 4, 5]


def test_a_workbook_in_an_archive(tmp_path, cur):
    xlsx(T=[["id", "n"], [1, 2]]).save(tmp_path / "t.xlsx")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "t.xlsx", "t.xlsx")
    (reading,) = read(tmp_path / "all.zip", cur)
    assert (reading.name, rows(cur, reading)) == ("all.zip › t.xlsx › T", [("1", "2")])


def test_nothing_stays_behind(look, tmp_path):
    passing = tmp_path / "passing"
    passing.mkdir()
    look(xlsx(A=[["id", "n"], [1, 2]], B=[["only one"]]), limits=Limits(workdir=passing))
    assert list(passing.iterdir()) == []
