"""The contract of the terminal: header, columns, order, periods, groups, exit codes, what goes to which stream."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from metrics.__main__ import main

TICKETS = '''conversation_id,customer_id,channel,team,tags,arrived_at,first_reply_at
1,u1,chat,Blue,a;b,2026-03-02T10:00:00Z,2026-03-02T10:04:00Z
2,u1,email,,,2026-03-02T12:00:00Z,2026-03-02T12:10:00Z
3,u2,email,red,"c\\;d;x,y",2026-03-04T10:00:00Z,
4,,,Red,b,2026-03-04T11:00:00Z,
5,u3,email,Red,"p+q;say ""hi""",2026-03-04T11:30:00Z,
'''
CALLS = "call_id,started_at,answered,talk_seconds\nc1,2026-03-02T10:00:00Z,yes,60\nc2,2026-03-02T10:00:00Z,0,\n"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(tmp_path, capsys):
    """run("ask", "--metric", …) over the two small files: exit code, stdout, stderr."""
    (tmp_path / "tickets.csv").write_text(TICKETS, encoding="utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")

    def run(command: str, *rest: str, file: str = "tickets.csv") -> tuple[int, str, str]:
        files = [] if command in ("formats", "list") else [str(tmp_path / file)]
        capsys.readouterr()
        try:
            code = main([command, *files, *rest])
        except SystemExit as end:
            code = end.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def ask(run):
    """The rows of an answer as dictionaries; an answer ends with 0."""
    def ask(*rest: str) -> list[dict]:
        code, out, _ = run("ask", "--metric", *rest)
        assert code == 0
        return list(csv.DictReader(io.StringIO(out)))

    return ask


def cells(rows: list[dict], *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows]


def test_header_and_column_order(run):
    heads = [
        ((), "metric,period,value,n"),
        (("--by", "channel", "team"), "metric,period,channel,team,value,n"),
        (("--interval",), "metric,period,value,n,low,high"),
        (("--since", "2026-03-04", "--until", "2026-03-05", "--compare", "previous", "--interval"),
         "metric,period,value,n,previous_period,previous_value,previous_n,low,high"),
        (("--by", "channel", "--keep", "channel=nowhere"), "metric,period,channel,value,n"),
    ]
    for rest, head in heads:
        code, out, _ = run("ask", "--metric", "conversations", *rest)
        assert (code, out.split("\n")[0]) == (0, head)


def test_a_bare_duration_is_its_four_in_the_order_asked(ask):
    rows = ask("replies", "first_reply", "conversations")
    assert [row["metric"] for row in rows] == [
        "replies", "first_reply.mean", "first_reply.median", "first_reply.p90", "first_reply.slowest", "conversations"]


def test_counts_are_whole_values_are_full_and_no_data_is_empty(ask):
    # waits of 240 and 600 s; p90 lies 0.9 of the way: 240 + 0.9 × 360
    assert cells(ask("conversations", "first_reply.mean", "first_reply.p90", "never_answered_rate"), "value", "n") == [
        ("5", "5"), ("420.0", "2"), ("564.0", "2"), ("0.6", "5")]
    assert cells(ask("conversations", "first_reply.mean", "--keep", "channel=nowhere"), "value", "n") == [("0", "0"), ("", "0")]


def test_what_the_data_lacks_is_a_row_and_one_line_on_stderr(run):
    code, out, err = run("ask", "--metric", "nps", "conversations")
    assert (code, out) == (0, "metric,period,value,n\nnps,,,0\nconversations,,5,5\n")
    assert [line for line in err.splitlines() if line.startswith("needs:")] == ["needs: nps: surveys.score"]
    code, out, _ = run("ask", "--metric", "nps", "--every", "day", "--by", "team")
    assert (code, out) == (0, "metric,period,team,value,n\nnps,,,,0\n")


def test_groups_ascend_with_the_unknown_last_in_one_spelling(ask):
    assert cells(ask("conversations", "--by", "channel"), "channel", "value") == [("chat", "1"), ("email", "3"), ("", "1")]
    # red once, Red twice: the most frequent spelling
    assert cells(ask("conversations", "--by", "team"), "team", "value") == [("Blue", "1"), ("Red", "3"), ("", "1")]
    assert cells(ask("conversations", "--by", "customer_id"), "customer_id", "value") == [
        ("u1", "2"), ("u2", "1"), ("u3", "1"), ("", "1")]


def test_every_period_is_there_for_every_group(ask):
    rows = ask("conversations", "first_reply.mean", "--every", "day", "--by", "channel", "--keep", "channel=chat,email")
    days = ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert cells(rows, "metric", "period", "channel", "value", "n") == [
        ("conversations", days[0], "chat", "1", "1"), ("conversations", days[0], "email", "1", "1"),
        ("conversations", days[1], "chat", "0", "0"), ("conversations", days[1], "email", "0", "0"),
        ("conversations", days[2], "chat", "0", "0"), ("conversations", days[2], "email", "2", "2"),
        ("first_reply.mean", days[0], "chat", "240.0", "1"), ("first_reply.mean", days[0], "email", "600.0", "1"),
        ("first_reply.mean", days[1], "chat", "", "0"), ("first_reply.mean", days[1], "email", "", "0"),
        ("first_reply.mean", days[2], "chat", "", "0"), ("first_reply.mean", days[2], "email", "", "0")]


@pytest.mark.parametrize(("every", "since", "until", "first", "count", "last"), [
    ("day", "2026-02-27", "2026-03-02", "2026-02-27", 3, "2026-03-01"),
    ("week", "2026-03-01", "2026-03-10", "2026-02-23", 3, "2026-03-09"),  # Sunday belongs to the week before
    ("month", "2025-12-31", "2026-02-01", "2025-12-01", 2, "2026-01-01"),
    ("quarter", "2025-12-31", "2026-05-01", "2025-10-01", 3, "2026-04-01"),
    ("hour", "2026-03-02T09:30", "2026-03-02T11:00", "2026-03-02T09:00:00+00:00", 2, "2026-03-02T10:00:00+00:00"),
])
def test_a_period_is_its_first_day_and_all_of_the_span_are_there(ask, every, since, until, first, count, last):
    found = [row["period"] for row in ask("conversations", "--every", every, "--since", since, "--until", until)]
    assert (found[0], len(found), found[-1]) == (first, count, last)


def test_hours_on_the_days_when_the_clock_changes(ask):
    """In London the hour from 1 is missing on 29 March and doubled on 25 October 2026."""
    def hours(day: str, after: str) -> list[str]:
        return [row["period"] for row in ask("conversations", "--every", "hour", "--zone", "Europe/London",
                                             "--since", day, "--until", after)]
    spring, autumn = hours("2026-03-29", "2026-03-30"), hours("2026-10-25", "2026-10-26")
    assert (len(spring), spring[:3]) == (23, [
        "2026-03-29T00:00:00+00:00", "2026-03-29T02:00:00+01:00", "2026-03-29T03:00:00+01:00"])
    assert (len(autumn), autumn[:3]) == (25, [
        "2026-10-25T00:00:00+01:00", "2026-10-25T01:00:00+01:00", "2026-10-25T01:00:00+00:00"])


def test_spans_are_half_open_in_the_readers_zone(ask):
    def count(*rest: str) -> str:
        return ask("conversations", *rest)[0]["value"]
    assert count("--since", "2026-03-02T10:00", "--until", "2026-03-02T12:00") == "1"
    assert count("--since", "2026-03-02T10:00:01", "--until", "2026-03-02T12:00:01") == "1"
    # 2 March of Auckland ends at 11:00 of London's 2 March
    assert count("--since", "2026-03-02", "--until", "2026-03-03", "--zone", "Pacific/Auckland") == "1"
    # with an offset a moment is that moment, whatever the zone
    assert count("--since", "2026-03-02T13:00:00+01:00", "--zone", "Pacific/Auckland") == "4"


@pytest.mark.parametrize(("keep", "kept"), [
    (["channel=chat"], "1"),
    (["channel= EMAIL ,chat"], "4"),
    (["channel!=email"], "2"),  # the unknown one is not e-mail
    (["channel="], "1"),
    (["channel=chat,"], "2"),
    (["channel!="], "4"),
    (["tag=a,c;d"], "2"),
    (["tag=a+b"], "1"),
    (["tag=A+b+a"], "1"),
    (["tag!=b"], "3"),
    (["tag="], "1"),
    (['tag="x,y"'], "1"),
    (['tag="p+q"+"say ""hi"""'], "1"),
    (["channel=email", "team=red"], "2"),
    (["customer_id=u1"], "2"),
    (["customer_id=U1"], "0"),  # ids are never folded
    (["hour=10,11"], "4"),
    (["weekday=3"], "3"),  # 4 March 2026 is a Wednesday
])
def test_keep(ask, keep, kept):
    assert ask("conversations", *[word for one in keep for word in ("--keep", one)])[0]["value"] == kept


def test_rows_are_the_contract_columns_then_file_record_value(run):
    code, out, _ = run("rows", "--metric", "first_reply.mean")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert out.split("\n")[0].startswith("source,conversation_id,customer_id,channel,platform,tags,team,agent,language")
    assert out.split("\n")[0].endswith(",article,file,record,value")
    assert cells(rows, "conversation_id", "tags", "arrived_at", "file", "record", "value") == [
        ("1", "a;b", "2026-03-02T10:00:00+00:00", "tickets.csv", "1", "240"),
        ("2", "", "2026-03-02T12:00:00+00:00", "tickets.csv", "2", "600")]
    _, out, _ = run("rows", "--metric", "conversations", "--keep", "customer_id=u2")
    assert next(csv.DictReader(io.StringIO(out)))["tags"] == r"c\;d;x,y"
    _, empty, _ = run("rows", "--metric", "nps")
    assert empty.count("\n") == 1 and empty.endswith(",file,record,value\n")


def test_yes_and_no(run):
    _, out, _ = run("rows", "--metric", "handle_time.mean", file="calls.csv")
    assert cells(list(csv.DictReader(io.StringIO(out))), "call_id", "answered", "value") == [("c1", "true", "60.0")]


@pytest.mark.parametrize(("rest", "right"), [
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
])
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
    assert (code, out) == (2, "") and err.startswith("not_there.csv cannot be read") and err.count("\n") == 1


def test_json_has_the_promised_keys(run):
    formats = json.loads(run("formats", "--json")[1])
    assert all(list(one) == ["name", "tool", "export", "tables", "verified"] for one in formats)
    metrics = json.loads(run("list", "--json")[1])
    assert all(list(one) == ["name", "label", "unit", "good", "table", "dated_by", "formula", "needs", "source"] for one in metrics)
    told = json.loads(run("load", "--json")[1])
    assert list(told[0])[:13] == ["file", "format", "table", "read", "kept", "added", "updated", "unchanged", "refused",
                                  "zone", "date_order", "first", "last"]
    assert (told[0]["first"], told[0]["last"]) == ("2026-03-02T10:00:00+00:00", "2026-03-04T11:30:00+00:00")
    answer = json.loads(run("ask", "--metric", "conversations", "nps", "first_reply.mean", "--json")[1])
    assert answer == [{"metric": "conversations", "period": None, "value": 5, "n": 5},
                      {"metric": "nps", "period": None, "value": None, "n": 0},
                      {"metric": "first_reply.mean", "period": None, "value": 420.0, "n": 2}]


def test_formats_and_list_are_csv_without_json(run):
    assert run("formats")[1].startswith("name,tool,export,tables,verified\n")
    assert run("list")[1].startswith("name,label,unit,good,table,dated_by,formula,needs,source\n")


def test_the_real_process_writes_plain_utf8_and_ends_as_promised(tmp_path):
    (tmp_path / "tickets.csv").write_text(TICKETS.replace("Blue", "Zoë"), encoding="utf-8-sig")

    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, "-m", "metrics", *words], cwd=ROOT, capture_output=True, timeout=120)
    done = run("ask", str(tmp_path / "tickets.csv"), "--metric", "conversations", "--by", "team")
    assert (done.returncode, done.stdout) == (0, "metric,period,team,value,n\nconversations,,Red,3,3\nconversations,,Zoë,1,1\n"
                                                 "conversations,,,1,1\n".encode())
    done = run("ask", str(tmp_path / "tickets.csv"), "--metric", "nobody")
    assert (done.returncode, done.stdout) == (2, b"") and b"Traceback" not in done.stderr
