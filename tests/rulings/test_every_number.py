"""Rules that hold for every number, over all of them: nothing is not zero, one clock without hours, spans half open."""

from datetime import datetime
from pathlib import Path

import pytest

from metrics import METRICS, Filter, Query, Store
from metrics.build.terms import Terms
from metrics.tables import TABLES

SAMPLE = Path(__file__).parents[2] / "sample_data"
NEVER = Filter(datetime(2031, 1, 1), datetime(2031, 2, 1))
SPAN, DAY = (datetime(2026, 3, 2), datetime(2026, 3, 9)), datetime(2026, 3, 5, 13, 7)


@pytest.fixture(scope="module")
def company():
    """Lindenrad without working hours."""
    with Store(terms=Terms("Europe/Berlin")) as store:
        for name in TABLES:
            store.load(SAMPLE / f"{name}.csv")
        yield store


def cell(store: Store, name: str, chosen: Filter) -> tuple:
    (row,) = store.ask(Query((name,), chosen)).table.to_pylist()
    return row["value"], row["n"]


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.how != "level" and not m.until])  # the pile stays
def test_nothing_is_not_zero(company, name):
    """Of no rows a count is 0; a mean, a share, a sum of money is no data."""
    assert cell(company, name, NEVER) == ((0, 0) if METRICS[name].unit == "count" else (None, 0))


@pytest.mark.parametrize("name", METRICS)
def test_without_hours_both_clocks_are_the_same(company, name):
    assert cell(company, name, Filter(*SPAN, clock="business")) == cell(company, name, Filter(*SPAN))


WHOLE = ("level", "distinct", "share of distinct", "median", "p90", "slowest")
ADDED = [n for n, m in METRICS.items() if m.how not in WHOLE and not m.until]


@pytest.mark.parametrize("name", ADDED)
def test_two_spans_that_meet_hold_every_row_once(company, name):
    """since <= t < until: the n of a week is that of its parts, and its mean is that of its rows, not of its parts."""
    whole = cell(company, name, Filter(*SPAN))
    parts = [cell(company, name, Filter(SPAN[0], DAY)), cell(company, name, Filter(DAY, SPAN[1]))]
    assert whole[1] == sum(n for _, n in parts)
    summed = METRICS[name].how in ("sum", "count")
    total = sum(value * (1 if summed else n) for value, n in parts if value is not None)
    if METRICS[name].how in ("sum", "count", "mean", "share") and whole[0] is not None:
        assert whole[0] == pytest.approx(total if summed else total / whole[1])
