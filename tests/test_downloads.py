"""What is taken along opens safely, says what it is, and loads again to the same answers."""

import csv
import io
from datetime import datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from metrics import METRICS, Filter, Keep, Query, Store
from metrics.downloads import (
    MOST_SIGNS,
    csv_bytes,
    file_name,
    parquet_bytes,
    spreadsheet_limits,
    visit_zip,
    xlsx_bytes,
)
from metrics.errors import Problem
from metrics.recount import recounted
from metrics.source import Source

ROWS = pa.table(
    {
        "=cmd": ["=1+1", "-5", "\tx", None],
        "text": ["https://evil.test", "x" * 40_000, "a\x01b\nc", "日本"],
        "at": [datetime(2026, 7, 1, 12), None, None, None],
        "tags": [["a;b", "c"], [], None, ["d"]],
        "id": [10**17, 2, None, 3],
        "share": [0.1, float("nan"), None, 1.0],
    }
)


def test_a_csv_is_disarmed_and_has_its_mark():
    read = list(csv.reader(io.StringIO(csv_bytes(ROWS, "Europe/Berlin").decode("utf-8-sig"), newline="")))
    assert csv_bytes(ROWS, "UTC").startswith(b"\xef\xbb\xbf")
    assert read[0][0] == "'=cmd" and [row[0] for row in read[1:]] == ["'=1+1", "-5", "'\tx", ""]
    assert read[1][2:4] == ["2026-07-01T14:00:00+02:00", "a\\;b;c"]


def test_a_workbook_runs_nothing_and_says_what_it_is():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(ROWS, "Europe/Berlin", {"What": "=rows"})))
    rows = book["Rows"]
    assert [cell.data_type for cell in rows["A"]] == ["s", "s", "s", "s", "n"], (
        "no formula, and no number out of a text"
    )
    assert rows["B2"].hyperlink is None and len(rows["B3"].value) == MOST_SIGNS
    assert rows["C2"].value == datetime(2026, 7, 1, 14) and rows["E2"].value == str(10**17) and rows["E3"].value == 2
    about = {row[0].value: row[1].value for row in book["About"]}
    assert about["What"] == "=rows" and book["About"]["B1"].data_type == "s"
    assert "Europe/Berlin" in about["Times"] and about["Cut"].startswith("1 texts")


def test_a_sheet_that_is_too_small_is_said():
    with pytest.raises(Problem, match="1,048,576 rows"):
        xlsx_bytes(pa.table({"n": range(1_048_576)}), "UTC", {})


def test_what_a_spreadsheet_will_not_show_of_a_csv_is_said():
    many, long = *spreadsheet_limits(pa.table({"n": range(1_048_576)})), *spreadsheet_limits(ROWS)
    assert "first 1,048,575 of these 1,048,576 rows" in many and long.startswith("1 of the texts")
    assert spreadsheet_limits(ROWS.select(["share", "tags"])) == ()


def test_parquet_keeps_every_value():
    found = pq.read_table(io.BytesIO(parquet_bytes(ROWS)))
    assert str(found.schema.field("at").type.tz) == "UTC" and found["=cmd"].to_pylist() == ROWS["=cmd"].to_pylist()
    assert found["tags"].to_pylist() == ROWS["tags"].to_pylist()


def test_a_name_says_what_when_of_which_and_what_a_row_is():
    chosen = Filter(datetime(2026, 3, 1), datetime(2026, 4, 1), (Keep("tag", ("a/../b", "日本")),))
    assert (
        file_name("first_reply", chosen, "xlsx", "messages")
        == "first_reply_2026-03-01_2026-03-31_a-..-b_日本_messages.xlsx"
    )
    assert file_name("../etc", Filter()) == "etc.csv"


@pytest.mark.parametrize("files", ["sample_data/*.csv", "tests/samples/zendesk*", "tests/samples/twcs*"])
def test_a_whole_visit_loads_again_to_the_same_answers(files, tmp_path, pytestconfig):
    with Store() as one, Store() as other:
        one.load_all([Source(path) for path in sorted(pytestconfig.rootpath.glob(files))])
        (tmp_path / "visit.zip").write_bytes(visit_zip(one))
        _, problems = other.load_all([Source(tmp_path / "visit.zip")])
        assert not problems and other.missing() == one.missing()
        for by in ((), ("channel",), ("tag",), ("agent",)):
            query = Query(tuple(METRICS), by=by)
            assert other.ask(query).table.equals(one.ask(query).table)


def test_a_number_is_worked_out_anew_from_its_downloaded_rows(pytestconfig):
    with Store() as store:
        store.load_all([Source(path) for path in sorted(pytestconfig.rootpath.glob("sample_data/*.csv"))])
        missing = store.missing()
        for metric in (
            one for one in METRICS.values() if one.name not in {*missing, "backlog_net"}
        ):  # whose n is the net
            query = Query((metric.name,))
            told = store.ask(query).table.to_pylist()[0]
            value, n = recounted(csv_bytes(store.rows(query), "UTC"), metric)
            assert n == told["n"], metric.name
            assert value == pytest.approx(told["value"], rel=1e-9), metric.name
