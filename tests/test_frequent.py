"""Replies that recur, worked by hand: what counts as the same, what is canned already, whose; and buttons chosen."""

from pathlib import Path

import pytest

from metrics import Filter, Query, Store
from metrics.build.terms import Terms
from metrics.filter import Keep
from metrics.frequent import chosen, frequent

HEAD = "message_id,conversation_id,sent_at,author_kind,agent,text,canned_response,quick_reply\n"
# 1, 2 and 3 are the same but for case, spaces, the customer's name and the order's number; 4 was canned.
# 5 and 6 say the same as the canned 7. 8 is a customer's, 9 a note. 10 and 11 differ by the agent's own name alone.
MESSAGES = [
    ("agent", "Ana Ruiz", "Hi Tom, your order A-1001 left today.", "", ""),
    ("agent", "Ana Ruiz", "hi Zoë,  your order B-77 left today.", "", ""),
    ("agent", "Ben", "HI Kim, your order 9 left TODAY. ", "", ""),
    ("agent", "Ben", "Hi Kim, your order 12 left today.", "shipped", ""),
    ("agent", "Ben", "Please send 2 photos.", "", ""),
    ("agent", "Ana Ruiz", "Please send 3 photos.", "", ""),
    ("agent", "Ana Ruiz", "Please send 4 photos.", "photos", ""),
    ("customer", "", "Please send 5 photos.", "", "track"),
    ("note", "Ana Ruiz", "Please send 6 photos.", "", ""),
    ("agent", "Ana Ruiz", "All the best from Ana", "", ""),
    ("agent", "Ben", "All the best from Ben", "", ""),
    ("customer", "", "Thanks", "", "track"),
    ("customer", "", "Hm", "", "person"),
    ("agent", "Ben", "<img src=x onerror=alert(1)> ![x](http://evil.test/a.png)", "", ""),
    ("agent", "Ben", "<IMG src=x onerror=alert(1)> ![x](http://evil.test/b.png)", "", ""),
]
ASKED = Query(("replies",), Filter())


@pytest.fixture
def store(tmp_path: Path):
    rows = [
        f'{i},c,2026-03-02T10:{i:02}:00Z,{kind},{agent},"{text}",{canned},{button}\n'
        for i, (kind, agent, text, canned, button) in enumerate(MESSAGES, 1)
    ]
    (tmp_path / "m.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    with Store(terms=Terms("UTC")) as opened:
        opened.load(tmp_path / "m.csv")
        yield opened


def told(table) -> list[tuple]:
    return [tuple(row.values()) for row in table.to_pylist()]


def test_replies_that_recur_are_found_but_for_names_and_numbers(store):
    """The first of each as it was written, how often it was typed by hand, by how many, and what is canned of it."""
    found = told(frequent(store, ASKED, least=2))
    assert found[0] == ("Hi Tom, your order A-1001 left today.", 3, 2, "shipped")
    assert set(found[1:]) == {
        ("Please send 2 photos.", 2, 2, "photos"),
        ("All the best from Ana", 2, 2, None),
        ("<img src=x onerror=alert(1)> ![x](http://evil.test/a.png)", 2, 1, None),
    }


def test_only_those_that_recur_often_enough_are_told(store):
    assert [row[1] for row in told(frequent(store, ASKED, least=3))] == [3]
    assert told(frequent(store, ASKED)) == []
    assert len(told(frequent(store, ASKED, least=1, most=2))) == 2


def test_the_filter_holds(store):
    """Of Ben alone: once each, but for his two pictures."""
    ben = Query(("replies",), Filter(keep=(Keep("agent", ("Ben",)),)))
    assert [row[1] for row in told(frequent(store, ben, least=1))] == [2, 1, 1, 1]


def test_buttons_are_counted(store):
    assert chosen(store, Query(("quick_replies_chosen",), Filter())) == [("track", 2), ("person", 1)]
