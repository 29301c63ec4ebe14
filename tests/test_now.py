"""Which moment counts as now, worked by hand; the machine's clock is handed in."""

from datetime import datetime

import pytest

from metrics import Store
from metrics.build.now import latest

MARCH = ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "2026-03-04T10:00:00Z"]


@pytest.fixture
def now(tmp_path):
    """now(moments, clock) -> what counts as now when conversations arrived at these moments."""

    def now(moments: list[str], clock: str) -> datetime:
        rows = "".join(f"{number},{moment}\n" for number, moment in enumerate(moments))
        (tmp_path / "tickets.csv").write_text("conversation_id,arrived_at\n" + rows)
        with Store() as store:
            store.load(tmp_path / "tickets.csv")
            with store.visit.cursor() as cur:
                return latest(cur, datetime.fromisoformat(clock))

    return now


def test_now_is_the_latest_row_however_late_it_is_on_the_machine(now):
    assert now(MARCH, "2026-03-04T12:00") == now(MARCH, "2031-01-01") == datetime(2026, 3, 4, 10)


def test_a_row_after_tomorrow_is_a_mistake(now):
    assert now([*MARCH, "2027-03-05T10:00:00Z"], "2026-03-05") == datetime(2026, 3, 4, 10)


def test_a_row_of_tomorrow_may_be_another_zone(now):
    assert now([*MARCH, "2026-03-05T10:00:00Z"], "2026-03-04T12:00") == datetime(2026, 3, 5, 10)


def test_a_clock_before_the_data_is_wrong(now):
    """The machine believes 2020, all four rows are later: the last of them is now."""
    assert now(MARCH, "2020-01-01") == datetime(2026, 3, 4, 10)


def test_a_clock_before_the_data_and_a_stray_row(now):
    """200 rows on 1 to 4 March, one in 2031: 98 % took three days, so what comes over three days later is a mistake."""
    assert now([*MARCH * 50, "2031-01-01T00:00:00Z"], "2020-01-01") == datetime(2026, 3, 4, 10)


def test_a_clock_that_leaves_half_of_the_rows_is_believed(now):
    assert now(MARCH, "2026-03-01T12:00") == datetime(2026, 3, 2, 10)


def test_nothing_loaded(now):
    assert now([""], "2026-03-01") == datetime(1970, 1, 1)
