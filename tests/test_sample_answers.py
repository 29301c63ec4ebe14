"""The sample company answers every number: overall, in a channel, and month by month."""

from datetime import datetime
from pathlib import Path

import pytest

from metrics import METRICS, Filter, Query, Store
from metrics.build.terms import Terms
from metrics.hours import read_hours
from metrics.tables import TABLES

SAMPLE = Path(__file__).parents[1] / "sample_data"
SPAN = Filter(datetime(2026, 2, 16), datetime(2026, 6, 15))
STAFF = ("agent_satisfaction", "agent_satisfaction_share")  # the team's own surveys are of no channel
PLACED = [
    n for n, m in METRICS.items() if m.table in ("conversations", "messages", "surveys", "calls") and n not in STAFF
]


@pytest.fixture(scope="module")
def company():
    with Store(terms=Terms("Europe/Berlin", read_hours((SAMPLE / "hours.toml").read_text()))) as store:
        for name in TABLES:
            store.load(SAMPLE / f"{name}.csv")
        yield store


def answers(store: Store, name: str, **cut) -> list[tuple]:
    return [(row["value"], row["n"]) for row in store.ask(Query((name,), SPAN, **cut)).table.to_pylist()]


def told(cell: tuple) -> bool:
    return cell[0] is not None and cell[1] != 0


@pytest.mark.parametrize("name", METRICS)
def test_the_sample_answers_overall(company, name):
    ((value, n),) = answers(company, name)
    assert told((value, n))


@pytest.mark.parametrize("name", PLACED)
def test_the_sample_answers_in_a_channel(company, name):
    cells = company.ask(Query((name,), SPAN, by=("channel",))).table.to_pylist()
    assert [row["channel"] for row in cells if row["channel"] and told((row["value"], row["n"]))]


@pytest.mark.parametrize("name", METRICS)
def test_the_sample_answers_every_month(company, name):
    """February to June."""
    months = answers(company, name, every="month")
    assert len(months) == 5
    assert all(map(told, months)), months
