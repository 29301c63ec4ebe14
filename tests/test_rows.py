"""The rows behind a number are that number: as many as its n, their mean, sum or median its value, none lost."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from metrics import METRICS, Filter, Keep, Query, Store
from metrics.build.terms import Terms
from metrics.hours import read_hours

SAMPLE = Path(__file__).parents[1] / "sample_data"
DAYS = ("mon", "tue", "wed", "thu", "fri")
HOURS = 'zone = "Europe/Berlin"\n' + "\n".join(f'{day} = ["08:00-18:00"]' for day in DAYS)
OF = {"mean": "mean", "share": "mean", "median": "median", "slowest": "max"} | dict.fromkeys(
    ("sum", "count", "distinct", "level"), "sum"
)


@pytest.fixture(scope="module")
def company():
    if not (SAMPLE / "conversations.csv").exists():
        pytest.skip("the sample company has not been made yet")
    with Store(terms=Terms("Europe/Berlin", read_hours(HOURS))) as store:
        for name in ("conversations", "messages", "surveys", "calls"):
            store.load(SAMPLE / f"{name}.csv")
        yield store


@pytest.fixture(scope="module")
def tweets(shared):
    with Store() as store:
        store.load(shared / "data" / "twitter_support" / "twcs.csv")
        yield store


def of_rows(values: pd.Series, how: str) -> float | None:
    """The answer that plain pandas gives; no rows have no mean, but a sum of 0."""
    if values.empty:
        return 0 if OF.get(how) == "sum" else None
    return values.quantile(0.9) if how == "p90" else getattr(values, OF[how])()


def check(store: Store, name: str, chosen: Filter) -> None:
    """Holds the answer to one metric against its rows."""
    answer = store.ask(Query((name,), chosen))
    value, n = (answer.table[column][0].as_py() for column in ("value", "n"))
    rows = store.rows(Query((name,), chosen)).to_pandas()
    assert list(rows.columns[-3:]) == ["file", "record", "value"]
    if answer.needs:
        assert (value, n, len(rows)) == (None, 0, 0)
        return
    values = rows["value"].astype(float)
    assert values.notna().all()
    assert of_rows(values, METRICS[name].how) == (None if value is None else pytest.approx(value, abs=1e-9))
    assert (values.sum() if METRICS[name].counts else len(rows)) == n


SPRING = Filter(datetime(2026, 3, 23), datetime(2026, 4, 6))
KEPT = (Keep("channel", ("chat", "email")), Keep("tag", ("app::crash",), "none"))
CHAT = Filter(datetime(2026, 3, 23), datetime(2026, 5, 4, 12), KEPT)
OFFICE = Filter(clock="business", keep=(Keep("team", ("Workshop", "")),))


@pytest.mark.parametrize("chosen", [Filter(), SPRING, CHAT, OFFICE], ids=["all", "span", "filter", "business"])
@pytest.mark.parametrize("name", METRICS)
def test_rows_of_the_company(company, name, chosen):
    check(company, name, chosen)


LATE = Filter(datetime(2017, 10, 31), datetime(2017, 11, 5), (Keep("team", ("AmazonHelp", "AppleSupport", "Delta")),))


@pytest.mark.parametrize("chosen", [Filter(), LATE], ids=["all", "filter"])
@pytest.mark.parametrize("name", METRICS)
def test_rows_of_the_tweets(tweets, name, chosen):
    check(tweets, name, chosen)


@pytest.mark.parametrize("chosen", [Filter(), SPRING], ids=["all", "span"])
@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.reads == "conversations" and m.at == "arrived_at"])
def test_every_conversation_counts_or_is_left_out_for_a_reason(company, name, chosen):
    """Kept and left out are together the conversations that arrived; every reason is a named one."""
    kept = len(company.rows(Query((name,), chosen)))
    if METRICS[name].how == "distinct":  # several conversations of one customer are one row
        customers = company.ask(Query(("conversations",), chosen, by=("customer_id",))).table.to_pylist()
        kept = sum(row["n"] for row in customers if row["customer_id"])
    reasons = company.left_out(Query((name,), chosen))
    assert "for another reason" not in reasons
    assert kept + sum(reasons.values()) == company.ask(Query(("conversations",), chosen)).table["n"][0].as_py()


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.reads == "surveys"])
def test_every_answer_counts_or_is_left_out_for_a_reason(company, name):
    """Kept and left out are together the rows of the file that were answered."""
    told = pd.read_csv(SAMPLE / "surveys.csv")
    answered = int((told["answered_at"].notna() | told["score"].notna()).sum())
    reasons = company.left_out(Query((name,)))
    assert "for another reason" not in reasons
    assert len(company.rows(Query((name,)))) + sum(reasons.values()) == answered


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.reads == "messages"])
def test_every_message_counts_or_is_left_out_for_a_reason(company, name):
    reasons = company.left_out(Query((name,)))
    assert "for another reason" not in reasons
    told = pd.read_csv(SAMPLE / "messages.csv", dtype=str)
    assert len(company.rows(Query((name,)))) + sum(reasons.values()) == len(told)


def test_a_row_says_from_which_file_and_record_it_is(company):
    rows = company.rows(Query(("csat_low",))).to_pandas()
    told = pd.read_csv(SAMPLE / "surveys.csv", dtype=str)
    assert set(rows["file"]) == {"surveys.csv"}
    picked = told.iloc[rows["record"].to_numpy() - 1]
    assert list(picked["survey_id"]) == list(rows["survey_id"])
