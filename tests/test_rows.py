"""The rows behind a number are that number: as many as its n, their mean, sum or median its value, none lost."""

import io
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from metrics import METRICS, Filter, Keep, Query, Store
from metrics.account import OTHER
from metrics.browse import Browse
from metrics.build.terms import Terms
from metrics.hours import read_hours
from metrics.metric import Metric
from metrics.span import utc
from metrics.tables import TABLES
from pages.parts.downloads import csv_bytes

SAMPLE = Path(__file__).parents[1] / "sample_data"
DAYS = ("mon", "tue", "wed", "thu", "fri")
HOURS = 'zone = "Europe/Berlin"\n' + "\n".join(f'{day} = ["08:00-18:00"]' for day in DAYS)
SUMS = ("sum", "count", "distinct", "level", "per distinct", "per day", "per working day", "times")
OF = {"median": "median", "slowest": "max"} | dict.fromkeys(SUMS, "sum")  # of everything else the rows' mean


@pytest.fixture(scope="module")
def company():
    if not (SAMPLE / "conversations.csv").exists():
        pytest.skip("the sample company has not been made yet")
    with Store(terms=Terms("Europe/Berlin", read_hours(HOURS))) as store:
        for name in TABLES:
            store.load(SAMPLE / f"{name}.csv")
        yield store


@pytest.fixture(scope="module")
def tweets(shared):
    with Store() as store:
        store.load(shared / "data" / "twitter_support" / "twcs.csv")
        yield store


def of_rows(values: pd.Series, metric: Metric) -> float | None:
    """The answer that plain pandas gives; a count of no rows is 0, everything else of none is no data."""
    if values.empty:
        return 0 if metric.counts else None
    return values.quantile(0.9) if metric.how == "p90" else getattr(values, OF.get(metric.how, "mean"))()


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
    assert of_rows(values, METRICS[name]) == (None if value is None else pytest.approx(value, abs=1e-9))
    assert (values.sum() if METRICS[name].counts else len(rows)) == n


def check_csv(store: Store, name: str, chosen: Filter) -> None:
    """Holds the answer to one metric against the CSV that a reader downloads, recomputed with plain pandas."""
    answer = store.ask(Query((name,), chosen))
    value, n = (answer.table[column][0].as_py() for column in ("value", "n"))
    here = SimpleNamespace(hide=None, store=store, calendar=store.world().calendar)
    told = pd.read_csv(io.BytesIO(csv_bytes(store.rows(Query((name,), chosen)), here, METRICS[name].table)))
    assert len(told) == store.account(Query((name,), chosen)).rows
    if answer.needs:
        assert (value, len(told)) == (None, 0)
        return
    values = told["value"].astype(float)
    assert of_rows(values, METRICS[name]) == (None if value is None else pytest.approx(value, abs=1e-9))
    assert (values.sum() if METRICS[name].counts else len(values)) == n


SPRING = Filter(datetime(2026, 3, 23), datetime(2026, 4, 6))
KEPT = (Keep("channel", ("chat", "email")), Keep("tag", ("app::crash",), "none"))
CHAT = Filter(datetime(2026, 3, 23), datetime(2026, 5, 4, 12), KEPT)
OFFICE = Filter(clock="business", keep=(Keep("team", ("Workshop", "")),))


@pytest.mark.parametrize("chosen", [Filter(), SPRING, CHAT, OFFICE], ids=["all", "span", "filter", "business"])
@pytest.mark.parametrize("name", METRICS)
def test_rows_of_the_company(company, name, chosen):
    check(company, name, chosen)


APART = ("article_views", "tasks")  # which are part of no conversation and of no channel, as are surveys of the staff


@pytest.mark.parametrize("name", METRICS)
def test_the_csv_of_the_company_is_the_number(company, name):
    check_csv(company, name, SPRING)


@pytest.mark.parametrize("name", METRICS)
def test_conversations_behind_every_number_can_be_read(company, name):
    page, total = company.browse(Browse(Query((name,))))
    assert len(page) == min(total, 50)
    assert (total > 0) != METRICS[name].apart


@pytest.mark.parametrize("name", METRICS)
def test_the_company_has_every_number(company, name):
    """A value over all, one in each month, and one by channel."""
    (row,) = company.ask(Query((name,))).table.to_pylist()
    assert row["value"] is not None and row["n"] > 0
    months = company.ask(Query((name,), every="month")).table.to_pylist()
    assert [row["period"] for row in months if row["value"] is None] == []
    channels = company.ask(Query((name,), by=("channel",))).table.to_pylist()
    apart = METRICS[name].table in APART or name.startswith("agent_satisfaction")
    assert apart or any(r["n"] for r in channels if r["channel"])


LATE = Filter(datetime(2017, 10, 31), datetime(2017, 11, 5), (Keep("team", ("AmazonHelp", "AppleSupport", "Delta")),))


@pytest.mark.parametrize("chosen", [Filter(), LATE], ids=["all", "filter"])
@pytest.mark.parametrize("name", METRICS)
def test_rows_of_the_tweets(tweets, name, chosen):
    check(tweets, name, chosen)


@pytest.mark.parametrize("name", METRICS)
def test_the_csv_of_the_tweets_is_the_number(tweets, name):
    check_csv(tweets, name, LATE)


def in_the_span(store: Store, metric: Metric, chosen: Filter) -> int:
    """How many rows of the metric's table lie in the span, whatever they bring; spam is none of them."""
    span = [utc(clock, "Europe/Berlin") for clock in (chosen.since, chosen.until) if clock]
    tests = [f"{metric.at} >= ?", f"{metric.at} < ?"] if span else [f"{metric.at} IS NOT NULL"]
    if "spam" in store.world().columns[metric.reads]:
        tests.append("NOT spam")
    with store.visit.cursor() as cur:
        return cur.execute(f"SELECT count(*) FROM {metric.reads} WHERE {' AND '.join(tests)}", span).fetchone()[0]


SINGLE = [n for n, m in METRICS.items() if m.how != "level" and not m.until]  # what stands at the end has no span


@pytest.mark.parametrize("chosen", [Filter(), SPRING, Filter(clock="business")], ids=["all", "span", "business"])
@pytest.mark.parametrize("name", SINGLE)
def test_every_row_counts_or_is_left_out_for_a_reason(company, name, chosen):
    """Kept and left out are together the rows of the table in the span; every reason is a named one."""
    account = company.account(Query((name,), chosen))
    assert OTHER not in account.left and min(account.left.values(), default=1) > 0
    assert account.total == in_the_span(company, METRICS[name], chosen)
    assert account.rows == len(company.rows(Query((name,), chosen)))
    once = METRICS[name].how in ("distinct", "share of distinct")  # several conversations of a customer are one row
    assert account.rows <= account.kept if once else account.rows == account.kept


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.table == "conversations" and m.reads == m.table])
def test_every_conversation_of_the_file_counts_or_is_left_out(company, name):
    """The same against the file: its conversations without the spam, by the moment the metric is dated by."""
    told = pd.read_csv(SAMPLE / "conversations.csv", dtype=str)
    dated = told[(told["status"] != "spam") & told[METRICS[name].at].notna()]
    assert company.account(Query((name,))).total == len(dated)


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.reads == "surveys"])
def test_every_answer_counts_or_is_left_out_for_a_reason(company, name):
    """Kept and left out are together the rows of the file that were answered, or sent, as the metric is dated."""
    told = pd.read_csv(SAMPLE / "surveys.csv")
    dated = told["answered_at"].notna() | told["score"].notna()
    dated = int((told["sent_at"].notna() if METRICS[name].at == "sent_at" else dated).sum())
    reasons = company.account(Query((name,))).left
    assert "for another reason" not in reasons
    assert len(company.rows(Query((name,)))) + sum(reasons.values()) == dated


@pytest.mark.parametrize("name", [n for n, m in METRICS.items() if m.reads == "messages"])
def test_every_message_counts_or_is_left_out_for_a_reason(company, name):
    reasons = company.account(Query((name,))).left
    assert "for another reason" not in reasons
    told = pd.read_csv(SAMPLE / "messages.csv", dtype=str)
    assert len(company.rows(Query((name,)))) + sum(reasons.values()) == len(told)


def test_a_row_says_from_which_file_and_record_it_is(company):
    rows = company.rows(Query(("csat_low",))).to_pandas()
    told = pd.read_csv(SAMPLE / "surveys.csv", dtype=str)
    assert set(rows["file"]) == {"surveys.csv"}
    picked = told.iloc[rows["record"].to_numpy() - 1]
    assert list(picked["survey_id"]) == list(rows["survey_id"])
