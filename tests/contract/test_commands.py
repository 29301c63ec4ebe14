"""The contract of the commands: rows, load, formats, list, exit codes, what goes to which stream."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from small_files import TICKETS, cells

ROOT = Path(__file__).parents[2]


def test_rows_are_the_contract_columns_then_file_record_value(run):
    code, out, _ = run("rows", "--metric", "first_reply.mean")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert out.split("\n")[0].startswith("source,conversation_id,customer_id,channel,platform,tags,team,agent,language")
    assert out.split("\n")[0].endswith(",article,file,record,value")
    assert cells(rows, "conversation_id", "tags", "arrived_at", "file", "record", "value") == [
        ("1", "a;b", "2026-03-02T10:00:00+00:00", "tickets.csv", "1", "240"),
        ("2", "", "2026-03-02T12:00:00+00:00", "tickets.csv", "2", "600"),
    ]
    _, out, _ = run("rows", "--metric", "conversations", "--keep", "customer_id=u2")
    assert next(csv.DictReader(io.StringIO(out)))["tags"] == r"c\;d;x,y"
    _, empty, _ = run("rows", "--metric", "nps")
    assert empty.count("\n") == 1 and empty.endswith(",file,record,value\n")


def test_a_value_that_no_row_has_is_answered_and_said(run):
    code, out, err = run(
        "ask", "--metric", "conversations", "--keep", "channel=Chatt,EMAIL,", "--keep", "customer_id=nobody"
    )
    assert code == 0 and out.splitlines()[1:] == ["conversations,,0,0"]
    assert [line for line in err.splitlines() if line.startswith("Nothing")] == [
        "Nothing loaded has channel “Chatt”; did you mean chat."
    ]


def test_yes_and_no(run):
    _, out, _ = run("rows", "--metric", "handle_time.mean", file="calls.csv")
    assert cells(list(csv.DictReader(io.StringIO(out))), "call_id", "answered", "value") == [("c1", "true", "60.0")]


@pytest.mark.parametrize(
    ("rest", "right"),
    [
        (("ask", "--metric", "first_replies"), "first_reply"),
        (("ask", "--metric", "conversations", "--by", "chanel"), "channel"),
        (("ask", "--metric", "conversations", "--keep", "chanel=chat"), "channel"),
        (("ask", "--metric", "conversations", "--keep", "channel"), "channel=chat"),
        (("ask", "--metric", "conversations", "--zone", "Europe/Berlim"), "Europe/Berlin"),
        (("ask", "--metric", "conversations", "--since", "soon"), "2026-03-01"),
        (("ask", "--metric", "conversations", "--since", "2026-03-02", "--until", "2026-03-02"), "before"),
        (("ask", "--metric", "conversations", "--every", "fortnight"), "week"),
        (("ask", "--metric", "conversations", "--compare", "last"), "previous"),
        (("ask",), "--metric"),
        (("rows", "--metric", "first_reply"), "first_reply.median"),
        (("load", "--date-order", "ddmm"), "dmy"),
    ],
)
def test_a_bad_argument_ends_with_2_and_names_the_right_one(run, rest, right):
    code, out, err = run(*rest)
    assert (code, out) == (2, "")
    assert right in err and "Traceback" not in err


def test_load_ends_with_1_when_something_is_refused_and_2_when_nothing_can_be_read(run, tmp_path):
    assert run("load")[0] == 0
    (tmp_path / "nps.csv").write_text("survey_id,kind,score,answered_at\n1,nps,11,2026-03-01\n2,nps,9,2026-03-01\n")
    code, out, _ = run("load", "--json", file="nps.csv")
    told = json.loads(out)[0]
    assert (code, told["read"], told["kept"], [r["record"] for r in told["refused"]]) == (1, 2, 1, [1])
    (tmp_path / "empty.csv").write_text("")
    code, out, err = run("load", file="empty.csv")
    assert (code, out, err) == (2, "", "empty.csv is empty.\n")
    code, out, err = run("ask", "--metric", "conversations", file="not_there.csv")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "not_there.csv" in err and "cannot be read" in err


def test_load_ends_with_1_when_files_of_an_archive_are_left_out_and_names_each(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("tickets.csv", TICKETS)
        archive.writestr("people.csv", "name,shoe\nAna,38\nBen,44\n")
        archive.writestr("logo.csv", b"\x89PNG\r\n\x1a\n")
    code, out, err = run("load", file="all.zip")
    assert (code, "tickets.csv: conversations" in out) == (1, True)
    assert [line.split(" is ")[0] for line in err.splitlines()] == ["all.zip › logo.csv", "all.zip › people.csv"]
    told = json.loads(run("load", "--json", file="all.zip")[1])
    assert [len(report["left_out"]) for report in told] == [2]
    assert run("ask", "--metric", "conversations", file="all.zip")[0] == 0


def test_a_definition_says_by_name_what_it_did_without(run, tmp_path):
    """The file has transfers, though empty, and says nothing of deferral and reopening; calls have no hold time."""
    (tmp_path / "solved.csv").write_text(
        "conversation_id,customer_id,arrived_at,first_reply_at,resolved_at,transfers\n"
        "1,a,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z,2026-03-02T11:00:00Z,\n"
    )
    code, _, err = run("ask", "--metric", "fcr", "conversations", file="solved.csv")
    assert (code, err) == (0, "fcr: not known in this data: deferred, reopens\n")
    asked = run("ask", "--metric", "handle_time.mean", file="calls.csv")
    assert asked[2] == "handle_time.mean: not known in this data: time on hold, work after the call\n"


def test_json_has_the_promised_keys(run):
    formats = json.loads(run("formats", "--json")[1])
    assert all(list(one) == ["name", "tool", "export", "tables", "verified"] for one in formats)
    metrics = json.loads(run("list", "--json")[1])
    keys = ["name", "label", "unit", "good", "table", "dated_by", "formula", "needs", "source"]
    assert all(list(one) == keys for one in metrics)
    told = json.loads(run("load", "--json")[1])
    assert list(told[0])[:13] == [
        "file",
        "format",
        "table",
        "read",
        "kept",
        "added",
        "updated",
        "unchanged",
        "refused",
        "zone",
        "date_order",
        "first",
        "last",
    ]
    assert (told[0]["first"], told[0]["last"]) == ("2026-03-02T10:00:00+00:00", "2026-03-04T11:30:00+00:00")
    answer = json.loads(run("ask", "--metric", "conversations", "nps", "first_reply.mean", "--json")[1])
    assert answer == [
        {"metric": "conversations", "period": None, "value": 5, "n": 5},
        {"metric": "nps", "period": None, "value": None, "n": 0},
        {"metric": "first_reply.mean", "period": None, "value": 420.0, "n": 2},
    ]


def test_formats_and_list_are_csv_without_json(run):
    assert run("formats")[1].startswith("name,tool,export,tables,verified\n")
    assert run("list")[1].startswith("name,label,unit,good,table,dated_by,formula,needs,source\n")


def test_the_real_process_writes_plain_utf8_and_ends_as_promised(tmp_path):
    (tmp_path / "tickets.csv").write_text(TICKETS.replace("Blue", "Zoë"), encoding="utf-8-sig")

    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, "-m", "metrics", *words], cwd=ROOT, capture_output=True, timeout=120)

    done = run("ask", str(tmp_path / "tickets.csv"), "--metric", "conversations", "--by", "team")
    told = "metric,period,team,value,n\nconversations,,Red,3,3\nconversations,,Zoë,1,1\nconversations,,,1,1\n"
    assert (done.returncode, done.stdout) == (0, told.encode())
    done = run("ask", str(tmp_path / "tickets.csv"), "--metric", "nobody")
    assert (done.returncode, done.stdout) == (2, b"") and b"Traceback" not in done.stderr
