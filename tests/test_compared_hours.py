"""Hours beside the hours of the span before, over the days on which the clock changes."""

from datetime import datetime, timedelta

import pytest

from metrics import Filter, Query, Store
from metrics.build.terms import Terms

# Berlin: on 29 March 2026 there is no hour from 2; on 25 October 2026 there are two.
SPRING = """conversation_id,arrived_at
a,2026-03-22T01:30:00+01:00
b,2026-03-22T02:30:00+01:00
c,2026-03-22T03:30:00+01:00
d,2026-03-29T01:30:00+01:00
e,2026-03-29T03:30:00+02:00
f,2026-04-05T02:30:00+02:00
g,2026-04-05T03:30:00+02:00
"""
AUTUMN = """conversation_id,arrived_at
a,2026-10-18T02:30:00+02:00
b,2026-10-25T02:30:00+02:00
c,2026-10-25T02:30:00+01:00
d,2026-10-25T02:45:00+01:00
e,2026-11-01T02:30:00+01:00
f,2026-11-02T00:30:00+01:00
"""


@pytest.fixture
def hours(tmp_path):
    """hours(text, day) -> {hour: (value, value of the span before, its hour)} of one day in Berlin."""

    def hours(text: str, day: str, metric: str = "conversations") -> dict[str, tuple]:
        (tmp_path / "tickets.csv").write_text(text, encoding="utf-8")
        since = datetime.fromisoformat(day)
        with Store(terms=Terms("Europe/Berlin")) as store:
            store.load(tmp_path / "tickets.csv")
            asked = Filter(since, since + timedelta(days=1), compare="previous")
            rows = store.ask(Query((metric,), asked, every="hour")).table.to_pylist()
        return {r["period"][11:]: (r["value"], r["previous_value"], r["previous_period"]) for r in rows}

    return hours


def test_a_missing_hour_leaves_the_others_beside_their_own(hours):
    found = hours(SPRING, "2026-03-29")
    assert len(found) == 23
    assert found["01:00:00+01:00"] == (1, 1, "2026-03-22T01:00:00+01:00")
    assert found["03:00:00+02:00"] == (1, 1, "2026-03-22T03:00:00+01:00")
    assert sum(before for _, before, _ in found.values()) == 2  # what came from 2 to 3 has no hour to stand beside


def test_an_hour_that_the_day_before_had_not_stands_beside_nothing(hours):
    found = hours(SPRING, "2026-04-05")
    assert found["02:00:00+02:00"] == (1, None, None)
    assert found["03:00:00+02:00"] == (1, 1, "2026-03-29T03:00:00+02:00")


def test_both_hours_of_a_doubled_one_stand_beside_the_one(hours):
    found = hours(AUTUMN, "2026-10-25")
    assert len(found) == 25
    assert found["02:00:00+02:00"] == (1, 1, "2026-10-18T02:00:00+02:00")
    assert found["02:00:00+01:00"] == (2, 1, "2026-10-18T02:00:00+02:00")


def test_the_one_hour_stands_beside_both_of_a_doubled_one(hours):
    """From 2 to 3 the clock of 25 October showed one arrival, then two more: three in that hour of the clock."""
    assert hours(AUTUMN, "2026-11-01")["02:00:00+01:00"] == (1, 3, "2026-10-25T02:00:00+01:00")
