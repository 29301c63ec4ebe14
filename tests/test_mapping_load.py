"""A mapped file in the store: each of our columns as the mapping says, checked against the file's cells by hand."""

import pytest

from metrics import Query
from metrics.errors import Problem
from metrics.files.reading import Reading
from metrics.mapping import Mapping, preview, read_mapping, write_mapping
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


SCORED = """Fall;Kunde;Eröffnet;Zu am;Zufriedenheit
A-1;7;02.03.2026 09:00;02.03.2026 11:00;5
A-2;8;02.03.2026 10:00;;4
A-3;9;02.03.2026 10:30;03.03.2026 10:00;2
A-4;9;02.03.2026 10:40;03.03.2026 10:00;-
A-5;9;02.03.2026 10:50;03.03.2026 10:00;6
"""
WITH_SCORE = """table = "conversations"
date_order = "dmy"
score = "Zufriedenheit"
out_of = "5"
[columns]
conversation_id = "Fall"
customer_id = "Kunde"
arrived_at = "Eröffnet"
resolved_at = "Zu am"
[fixed]
channel = "chat"
"""


def test_a_score_beside_each_ticket_is_a_survey_answer(tmp_path):
    """5, 4 and 2 of 5 count: mean 11/3, two of three are content; “-” is no answer, 6 is off the scale and refused.

    Answered when the ticket was resolved; A-2 was not, so when it arrived. All of them chats, by their tickets.
    """
    path = tmp_path / "scored.csv"
    path.write_text(SCORED, encoding="utf-8")
    mapping = read_mapping(WITH_SCORE)
    assert read_mapping(write_mapping(mapping)) == mapping
    with Store() as store:
        tickets, answers = store.load(path, mapping=mapping.format(), date_order="dmy")
        asked = Query(("csat_mean", "csat_share"), by=("channel",), every="day")
        found = [
            (row["metric"], row["period"], row["channel"], row["value"], row["n"])
            for row in store.ask(asked).table.to_pylist()
        ]
        again = store.load(path, mapping=mapping.format(), date_order="dmy")
        with store.visit.cursor() as cur:
            seen = preview(cur, read(path, cur)[0], mapping, "UTC")
    assert (tickets.table, tickets.kept, answers.table, answers.kept) == ("conversations", 5, "surveys", 3)
    assert len(answers.refused) == 1 and answers.refused[0].record == 5
    assert found == [
        ("csat_mean", "2026-03-02", "chat", 4.5, 2),
        ("csat_mean", "2026-03-03", "chat", 2.0, 1),
        ("csat_share", "2026-03-02", "chat", 1.0, 2),
        ("csat_share", "2026-03-03", "chat", 0.0, 1),
    ]
    assert [(one.added, one.unchanged) for one in again] == [(0, 5), (0, 3)]
    assert seen.answers == 3 and len(seen.refused) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('score = "Zufriedenheit"', 'score = "Kunde"'), "“Kunde” is both the score and customer_id"),
        (('out_of = "5"', 'out_of = "1"'), "out_of cannot be “1”"),
        (('out_of = "5"', 'out_of = "five"'), "out_of cannot be “five”"),
        (('table = "conversations"', 'table = "surveys"'), "score is for a file of conversations or calls"),
    ],
)
def test_a_score_that_cannot_be_meant_is_one_sentence(change, said):
    text = WITH_SCORE.replace(*change)
    if "surveys" in change[1]:
        text = text.replace("arrived_at", "answered_at").replace('resolved_at = "Zu am"\n', "")
    with pytest.raises(Problem, match=said):
        read_mapping(text)


def test_a_file_without_the_score_says_so(tmp_path):
    path = tmp_path / "scored.csv"
    path.write_text(SCORED.replace("Zufriedenheit", "Note"), encoding="utf-8")
    with Store() as store, pytest.raises(Problem, match="no column “Zufriedenheit”, which the mapping uses"):
        store.load(path, mapping=read_mapping(WITH_SCORE).format())
