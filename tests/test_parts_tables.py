"""Tables: words to read, numbers to sort by."""

import pandas as pd
from parts_answers import VOLUME, WAIT, by_group, over_days
from streamlit.testing.v1 import AppTest

from pages.parts import tables


def test_an_answer_as_a_table_of_words():
    table = tables.answer_table(by_group(WAIT, "tag", [("refund", 1080.0, 12, 1320.0), (None, None, 0, 5.0)]), WAIT)
    assert table.to_dict("list") == {
        "Tag": ["refund", "(no tag)"],
        "First reply": ["18m", "—"],
        "Based on": ["12", "0"],
        "Change": ["▼ 4m", "—"],
    }


def test_periods_come_first_and_no_change_is_claimed_without_comparison():
    table = tables.answer_table(over_days(VOLUME, [3, 4], channel="chat"), VOLUME)
    assert list(table.columns) == ["Period", "Channel", "Conversations", "Based on"]
    assert table["Period"].tolist() == ["Mon 9 Oct 2017", "Tue 10 Oct 2017"]


def listed():
    import pandas as pd

    from pages.parts import tables

    rows = pd.DataFrame({"conversation_id": ["a\u202eb", "c"], "first_reply_seconds": [8040.0, None]})
    tables.data_table(rows, {"first_reply_seconds": "seconds"}, "list")


def test_a_list_sorts_by_seconds_and_shows_the_invisible():
    shown = AppTest.from_function(listed, default_timeout=30).run().dataframe[0]
    assert shown.value["first_reply_seconds"].iloc[0] == 8040  # said as 2h 14m, sorted as a number
    assert shown.value["conversation_id"].tolist() == ["a\\u202eb", "c"]
    assert shown.value["first_reply_seconds"].isna().tolist() == [False, True]


def test_clicked_rows():
    assert tables.chosen({"selection": {"rows": [3]}}) == [3]
    assert tables.chosen(None) == []


def test_a_table_of_nothing_has_its_heads():
    empty = tables.answer_table(over_days(WAIT, []), WAIT)
    assert list(empty.columns) == ["First reply", "Based on"]
    assert isinstance(empty, pd.DataFrame)
