"""Intervals in an answer, worked by hand: the rows that bound a median, group by group, and the change beside them."""

from datetime import datetime
from pathlib import Path

import pytest
from drawn import lines

from metrics import Filter, Query, Store
from metrics.interval import noise

ENDS = ("low", "high", "previous_low", "previous_high", "change_low", "change_high")
# Replies after 1 to 10 minutes in the second week of March, after 21 to 26 in the first; by phone only the last three.
LATER = [(2 + 7, minutes, "phone" if minutes > 7 else "chat") for minutes in range(1, 11)]
BEFORE = [(2, minutes, "phone" if minutes > 23 else "chat") for minutes in range(21, 27)]
TICKETS = "conversation_id, channel, arrived_at, first_reply_at, resolved_at, ended_at\n" + "".join(
    f"{day}-{minutes}, {channel}, {day} 10:00, {day} 10:{minutes:02}, , {day} 11:00\n"
    for day, minutes, channel in LATER + BEFORE
)
WEEK = Filter(datetime(2026, 3, 9), datetime(2026, 3, 16), compare="previous")


@pytest.fixture
def ask(tmp_path: Path):
    with Store() as store:
        (tmp_path / "t.csv").write_text(lines(TICKETS), encoding="utf-8")
        store.load(tmp_path / "t.csv")
        yield lambda *names, **asked: store.ask(Query(names, **asked)).table.to_pylist()


def test_a_median_lies_between_two_of_its_rows(ask):
    """Of 10 rows the 2nd and the 9th: 2 and 9 minutes; of 6 before the 1st and the 6th: 21 and 26. The median fell
    from 23.5 to 5.5 minutes: −18 − √(3.5² + 2.5²) to −18 + √(3.5² + 2.5²) minutes, ± 258.07 s."""
    row = ask("first_reply.median", filter=WEEK, change=True)[0]
    assert (row["value"], row["previous_value"]) == (330, 1410)
    assert [row[end] for end in ENDS] == pytest.approx([120, 540, 1260, 1560, -1338.07, -821.93], abs=0.01)
    assert noise(row) is False


def test_the_terminals_columns_stay(ask):
    asked = ask("first_reply.median", filter=WEEK, interval=True)[0]
    assert [*asked][-5:] == ["previous_period", "previous_value", "previous_n", "low", "high"]
    assert (asked["low"], asked["high"]) == (120, 540)


def test_every_group_has_ranks_of_its_own(ask):
    """By chat 7 rows: the 1st and the 7th; by phone 3, too few. Both weeks together are 16: the 4th and the 13th."""
    found = ask("first_reply.median", filter=WEEK, by=("channel",), interval=True)
    assert [(row["channel"], row["low"], row["high"]) for row in found] == [("chat", 60, 420), ("phone", None, None)]
    assert [ask("first_reply.median", interval=True)[0][end] for end in ("low", "high")] == [240, 1380]
    weeks = ask("first_reply.median", every="week", interval=True)
    assert [(row["low"], row["high"]) for row in weeks] == [(1260, 1560), (120, 540)]


def test_every_number_of_one_question_has_its_own(ask):
    """Median and p90 of the same rows in one pass; of 16 no row is sure to lie above the p90. Mean of 1 to 10: 330 ±
    2.262 × 181.66 / √10 s. All were answered: 0 to 3.84 / (10 + 3.84)."""
    names = ("first_reply.mean", "first_reply.median", "first_reply.p90", "first_reply.slowest", "never_answered_rate")
    found = {row["metric"]: row for row in ask(*names, filter=WEEK, change=True)}
    ends = {name: (row["low"], row["high"]) for name, row in found.items()}
    assert ends["first_reply.mean"] == pytest.approx((330 - 129.95, 330 + 129.95), abs=0.01)
    assert ends["first_reply.median"] == (120, 540)
    assert ends["first_reply.p90"] == ends["first_reply.slowest"] == (None, None)
    assert ends["never_answered_rate"] == pytest.approx((0, 0.2775), abs=1e-4)
    # 0 of 10 after 0 of 6: −.39 to .28
    assert noise(found["never_answered_rate"]) is True
    assert noise(found["first_reply.p90"]) is None


def test_a_count_changes_by_chance(ask):
    """10 arrivals after 6: 4 − √(4.57² + 7.09²) is below 0."""
    row = ask("conversations", filter=WEEK, change=True)[0]
    assert (row["low"], row["high"], row["previous_low"]) == (None, None, None)
    assert row["change_low"] == pytest.approx(-4.43, abs=0.01)
    assert noise(row) is True


def test_several_quantiles_in_one_question(ask):
    """Every conversation ended after an hour, so that no row lies elsewhere; the replies' ends stay theirs."""
    names = ("chat_duration.median", "first_reply.median", "backlog_open")
    found = {row["metric"]: row for row in ask(*names, filter=WEEK, change=True)}
    assert found["first_reply.median"]["high"] == 540
    assert (found["chat_duration.median"]["low"], found["chat_duration.median"]["high"]) == (3600, 3600)
    assert found["chat_duration.median"]["change_low"] == 0
    # all of them are over, none is open at the end of the week, and a level has no interval
    assert [found["backlog_open"][end] for end in ("value", *ENDS)] == [0, *[None] * 6]


def test_nothing_to_compare_with_is_no_noise(ask):
    row = ask("first_reply.median", filter=Filter(compare="previous"), change=True)[0]
    assert [row[end] for end in ENDS] == [240, 1380, None, None, None, None]
    assert noise(row) is None
    assert "change_low" not in ask("first_reply.median", change=True)[0]
