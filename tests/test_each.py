"""Lists of objects in a column become rows of their own; reports of sums are refused; other exports complete a row."""

import json

import pytest

from metrics import Query, Store, load
from metrics.errors import Problem
from metrics.formats import Fill, Format

THREADS = Format(
    "threads",
    "A tool",
    "threads",
    ("key", "parts"),
    (
        Fill("conversations", {"conversation_id": '"key"', "arrived_at": 'moment("begun")', "subject": '"title"'}),
        Fill(
            "messages",
            {
                "message_id": '"[].id"',
                "conversation_id": '"key"',
                "sent_at": 'moment("[].at")',
                "author_kind": "CASE WHEN \"[].author.type\" = 'user' THEN 'customer' ELSE 'agent' END",
                "agent": 'CASE WHEN "[].author.type" <> \'user\' THEN "[].author.name" END',
                "text": '"[].body"',
            },
            where="\"[].kind\" = 'comment'",
            each="parts",
        ),
    ),
)
TIMES = Format(
    "times",
    "A tool",
    "times",
    ("key", "first answer *"),
    (Fill("conversations", {"conversation_id": '"key"', "first_reply_at": 'moment("first answer *")'}),),
    spellings={"key": ("Schlüssel",)},
)
SUMS = Format("sums", "A tool", "agents report", ("agent", "average"), instead="Take the threads.")
PARTS = [
    {"id": 1, "kind": "comment", "at": "2026-03-02T10:00:00Z", "author": {"type": "user", "name": "Ann"}, "body": "Hi"},
    {"id": 2, "kind": "close", "at": "2026-03-02T10:01:00Z", "author": {"type": "admin"}},
    {
        "id": 3,
        "kind": "comment",
        "at": "2026-03-02T10:05:00Z",
        "author": {"type": "admin", "name": "Bo"},
        "body": "Yes",
    },
]


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(
        load, "recognise", lambda header: next((f for f in (THREADS, TIMES, SUMS) if f.claims(header)), None)
    )


@pytest.fixture
def threads(tmp_path):
    path = tmp_path / "threads.json"
    rows = [
        {"key": "a", "begun": "2026-03-02T10:00:00Z", "title": "Brakes", "parts": PARTS},
        {"key": "b", "begun": "2026-03-02T11:00:00Z", "title": "Bell", "parts": []},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_each_object_of_a_list_is_a_row_with_the_columns_around_it(threads):
    with Store() as store:
        told = store.load(threads)
        assert [(one.table, one.read, one.kept) for one in told] == [("conversations", 2, 2), ("messages", 2, 2)]
        rows = store.rows(Query(("replies",))).to_pylist()
        assert [(row["message_id"], row["agent"], row["text"], row["record"]) for row in rows] == [
            ("3", "Bo", "Yes", 3)
        ]


def test_a_file_without_the_list_brings_no_rows_of_it(tmp_path):
    path = tmp_path / "bare.json"
    path.write_text('[{"key": "a", "begun": "2026-03-02T10:00:00Z", "parts": null}]', encoding="utf-8")
    with Store() as store:
        assert [(one.table, one.kept) for one in store.load(path)] == [("conversations", 1), ("messages", 0)]


@pytest.mark.parametrize("first", ["threads", "times"])
def test_another_export_of_the_same_tool_completes_a_row(first, threads, tmp_path):
    times = tmp_path / "times.csv"
    times.write_text("Schlüssel,first answer (UTC)\nb,2026-03-02 11:30\n", encoding="utf-8")
    with Store() as store:
        for path in (threads, times) if first == "threads" else (times, threads):
            store.load(path)
        rows = store.rows(
            Query(
                ("first_reply.mean",),
            )
        ).to_pylist()
        assert [(row["subject"], row["value"]) for row in rows] == [("Brakes", 300), ("Bell", 1800)]


def test_sums_are_refused_with_what_to_take_instead(tmp_path):
    path = tmp_path / "sums.csv"
    path.write_text("agent,average\nBo,3\n", encoding="utf-8")
    with Store() as store, pytest.raises(Problem, match="agents report: its numbers are summed up already"):
        store.load(path)
