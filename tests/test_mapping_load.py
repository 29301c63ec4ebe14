"""A mapped file in the store: each of our columns as the mapping says, checked against the file's cells by hand."""

import pytest

from metrics.errors import Problem
from metrics.files.reading import Reading
from metrics.mapping import Mapping, preview, read_mapping
from metrics.read import read
from metrics.source import Source
from metrics.sql import quote
from metrics.store import Store

FILE = """Fall;Eröffnet;Antwort nach;Stand;Etiketten;Wer
A-1;03.11.2025 09:00;1:30;zu;Rad, Bremse;Ada
A-2;14.11.2025 23:30;;offen;;Bo "Bobby" O'Neill
A-3;kürzlich;0:10;Zu ;Rad;Ada
"""
MAPPING = """
table = "conversations"
source = "Old helpdesk"
zone = "Europe/Berlin"
[columns]
conversation_id = "Fall"
arrived_at = "Eröffnet"
first_reply_at = "Antwort nach"
status = "Stand"
tags = "Etiketten"
agent = "Wer"
[fixed]
channel = "email"
team = "The \\"A\\" team; it's us"
escalated = "no"
[units]
first_reply_at = "hours"
[values.status]
zu = "closed"
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tickets.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def loaded(file):
    """The rows as loaded, in the order of the file, and what was said of them."""
    mapping = read_mapping(MAPPING)
    with Store() as store:
        told = Source(file, None, mapping.format(), mapping.date_order, mapping.zone)
        [report], problems = store.load_all([told])
        assert problems == []
        with store.visit.cursor() as cur:
            return cur.sql("SELECT * FROM loaded_conversations ORDER BY record").to_arrow_table().to_pydict(), report


def texts(values):
    return [None if v is None else str(v) for v in values]


def test_moments_are_read_in_the_mappings_zone(loaded):
    """Berlin is an hour ahead of UTC in November; 09:00 + 1:30 = 10:30, 09:30 in UTC. “kürzlich” is unknown."""
    rows, report = loaded
    assert texts(rows["arrived_at"]) == ["2025-11-03 08:00:00", "2025-11-14 22:30:00", None]
    assert texts(rows["first_reply_at"]) == ["2025-11-03 09:30:00", None, None]
    assert (report.read, report.kept, report.zone) == (3, 3, "Europe/Berlin")
    assert [note[:39] for note in report.notes if "Eröffnet" in note] == ["1 value of Eröffnet could not be read a"]


def test_words_are_translated_and_the_rest_is_kept(loaded):
    rows, _ = loaded
    assert rows["status"] == ["closed", "offen", "closed"]
    assert rows["tags"] == [["Rad", "Bremse"], None, ["Rad"]]
    assert rows["agent"] == ["Ada", 'Bo "Bobby" O\'Neill', "Ada"]


def test_what_is_fixed_is_in_every_row(loaded):
    rows, _ = loaded
    assert rows["channel"] == ["email"] * 3
    assert rows["team"] == ['The "A" team; it\'s us'] * 3
    assert rows["escalated"] == [False] * 3
    assert rows["source"] == ["Old helpdesk"] * 3


def test_fixed_tags_are_a_list(cur, file):
    mapping = Mapping("conversations", {"arrived_at": "Eröffnet"}, {"tags": "old;helpdesk"})
    seen = preview(cur, read(file, cur)[0], mapping, "UTC")
    assert seen.rows["tags"].to_pylist() == [["old", "helpdesk"]] * 3


def test_a_column_the_file_does_not_have_is_named(file):
    mapping = Mapping("conversations", {"arrived_at": "Eröffnete", "conversation_id": "Fall"})
    with Store() as store, pytest.raises(Problem) as problem:
        store.load(file, mapping=mapping.format())
    assert str(problem.value) == "The file has no column “Eröffnete”, which the mapping uses; did you mean Eröffnet."


def test_headers_may_differ_in_capitals(cur, file):
    mapping = Mapping("conversations", {"arrived_at": "ERÖFFNET", "conversation_id": "fall"})
    assert preview(cur, read(file, cur)[0], mapping, "UTC").rows["conversation_id"].to_pylist() == ["A-1", "A-2", "A-3"]


def test_a_hostile_header_is_only_a_name(cur):
    name = 'a"; DROP TABLE x; -- number("b")'
    cur.execute(f"CREATE TEMP TABLE t AS SELECT 1::BIGINT AS _record, '2025-11-03' AS d, 'P1' AS {quote(name)}")
    mapping = Mapping("conversations", {"arrived_at": "d", "priority": name}, values={"priority": {"P1": 'x" || "d'}})
    seen = preview(cur, Reading("x.csv", "t", ("d", name), 1), mapping, "UTC")
    assert seen.rows["priority"].to_pylist() == ['x" || "d']


def test_the_preview_shows_the_first_rows_and_counts_the_whole_file(cur, file):
    seen = preview(cur, read(file, cur)[0], read_mapping(MAPPING), "UTC", limit=1)
    assert seen.rows.num_rows == 1
    assert texts(seen.rows["arrived_at"].to_pylist()) == ["2025-11-03 08:00:00"]
    assert [(u.column, u.count, u.examples) for u in seen.unread] == [("Eröffnet", 1, ((3, "kürzlich"),))]
    again = preview(cur, read(file, cur)[0], read_mapping(MAPPING), "UTC", limit=1)
    assert again == seen
