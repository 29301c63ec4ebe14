"""Answers to read: newest first, page by page, 3 in and 4 out, with the words and whose work they judge."""

from datetime import datetime
from pathlib import Path

import pytest

from metrics import Filter, Query, Store
from metrics.build.terms import Terms
from metrics.filter import Keep
from metrics.verdicts import scales, verdicts

SURVEYS = """survey_id,conversation_id,kind,answered_at,score,scale_max,comment,agent
1,a,csat,2026-03-01T10:00:00Z,3,5,so so,Ana
2,b,csat,2026-03-03T10:00:00Z,4,5,fine,Ana
3,c,csat,2026-03-02T23:30:00Z,1,5,  ,Ben
4,d,csat,2026-03-04T10:00:00Z,1,2,<img src=x onerror=alert(1)>,
5,e,nps,2026-03-05T10:00:00Z,2,10,never again,Ana
6,f,csat,2026-03-06T10:00:00Z,7,10,,Ana
"""
LOW = Query(("csat_low",), Filter())


@pytest.fixture
def store(tmp_path: Path):
    (tmp_path / "s.csv").write_text(SURVEYS, encoding="utf-8")
    with Store(terms=Terms("Europe/Berlin")) as opened:
        opened.load(tmp_path / "s.csv")
        yield opened


def test_low_scores_come_newest_first_and_are_those_behind_the_number(store):
    """3 of 5 is in, 4 of 5 and 7 of 10 (0.67) are out; bad of two is in; the NPS of 2 is another survey."""
    table, total = verdicts(store, LOW, 10)
    assert (total, table["conversation_id"].to_pylist()) == (3, ["d", "c", "a"])
    assert total == store.rows(LOW).num_rows == store.ask(LOW).table["n"].to_pylist()[0]
    assert table["answered_at"].to_pylist()[1] == datetime(
        2026, 3, 3, 0, 30
    )  # 23:30 in London is past midnight in Berlin
    assert table["agent"].to_pylist() == [None, "Ben", "Ana"]
    assert table["scaled"].to_pylist() == [0, 0, 0.5]


def test_pages_follow_each_other(store):
    assert [verdicts(store, LOW, 2, at)[0]["conversation_id"].to_pylist() for at in (0, 2)] == [["d", "c"], ["a"]]


def test_only_answers_with_words_are_read_and_the_filter_holds(store):
    """Blanks are no words; all answers with a score count, those of the NPS do not."""
    asked = Query(("csat_share",), Filter())
    table, total = verdicts(store, asked, 10, commented=True)
    assert (total, table["comment"].to_pylist()) == (3, ["<img src=x onerror=alert(1)>", "fine", "so so"])
    ana = Query(("csat_share",), Filter(keep=(Keep("agent", ("Ana",)),)))
    assert verdicts(store, ana, 10, commented=True)[0]["conversation_id"].to_pylist() == ["b", "a"]


def test_the_scales_of_each_survey_are_known(store):
    assert scales(store) == {"csat": (2, 5, 10), "nps": (10,)}
