"""Quantiles picked out of the rows' values are DuckDB's own; a view is read table by table."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import METRICS, Filter, Keep, Query, Store
from metrics.metric import QUANTILES
from metrics.ordered import picked

NUMBERS = st.one_of(st.lists(st.integers(0, 2**31 - 1)), st.lists(st.floats(0, 1e9, width=64)))
MESSAGES = (
    "conversation_id,sent_at,author_kind,customer_id\n"
    "a,2026-03-02 09:00:00,customer,ann\n"
    "a,2026-03-02 09:05:00,agent,\n"
    "a,2026-03-02 09:10:00,customer,ann\n"
)
CONVERSATIONS = (
    "conversation_id,arrived_at,customer_id,customer_messages\n"
    "a,2026-03-02 09:00:00,ann,2\n"
    "b,2026-03-03 10:00:00,bob,5\n"
)


@settings(deadline=None)
@given(NUMBERS, st.sampled_from(tuple(QUANTILES)))
def test_a_picked_quantile_is_that_of_duckdb(numbers, how):
    kind = "DOUBLE" if any(isinstance(number, float) for number in numbers) else "INTEGER"
    sql = f"SELECT quantile_cont(x, {QUANTILES[how]}) FROM (SELECT unnest(CAST(? AS {kind}[])) AS x)"
    with duckdb.connect() as con:
        (wanted,) = con.execute(sql, [numbers]).fetchall()[0]
    found = picked(np.array(numbers, "float64" if kind == "DOUBLE" else "int32"), (how,), bounded=False)[how]
    assert found.value == (
        None if wanted is None else pytest.approx(wanted, rel=2e-16, abs=0)  # DuckDB's last bit is its compiler's
    )
    assert found.n == len(numbers)


def test_the_rows_that_bound_a_median_are_picked_with_it():
    """Of 1 to 10 in any order: 5.5, and by the tables the 2nd and the 9th; 5 rows are too few. A p90 needs 36."""
    values = np.array([7, 2, 10, 5, 1, 9, 4, 8, 3, 6])
    assert picked(values, ("median",), bounded=True)["median"] == (5.5, 10, [2, 9])
    assert picked(values[:5], ("median",), bounded=True)["median"] == (5, 5, [])
    assert picked(np.arange(36)[::-1], ("p90",), bounded=True)["p90"] == (31.5, 36, [28, 35])
    assert picked(values[:0], ("p90",), bounded=True)["p90"] == (None, 0, None)


def test_grouped_and_ungrouped_medians_have_the_same_bounds(store, tmp_path):
    """Ten first replies, of 1 to 10 minutes, in one channel: the 2nd and the 9th bound the median, cut or not."""
    rows = [f"c{i},2026-03-02 09:00:00,2026-03-02 09:{i:02}:00,chat" for i in range(1, 11)]
    (tmp_path / "replied.csv").write_text("\n".join(["conversation_id,arrived_at,first_reply_at,channel", *rows]))
    store.load(tmp_path / "replied.csv")
    chosen = Filter(keep=(Keep("channel", ("chat",)),))
    for by in ((), ("channel",)):
        (row,) = store.ask(Query(("first_reply.median",), chosen, by, interval=True)).table.to_pylist()
        assert (row["value"], row["low"], row["high"]) == (330, 120, 540)


@pytest.fixture
def store(tmp_path):
    (tmp_path / "messages.csv").write_text(MESSAGES)
    (tmp_path / "conversations.csv").write_text(CONVERSATIONS)
    with Store() as store:
        store.load(tmp_path / "messages.csv")
        store.load(tmp_path / "conversations.csv")
        yield store


# a: two messages of its own; b: has none, but says five.
@pytest.mark.parametrize(
    ("by", "wanted"), [((), [7]), (("customer_id",), [2, 5]), (("channel",), [7])], ids=["whole", "customer", "channel"]
)
def test_messages_and_what_conversations_say_of_theirs_add_up(store, by, wanted):
    found = store.ask(Query(("inbound_messages", "response_rate"), Filter(), by)).table.to_pylist()
    assert [row["value"] for row in found if row["metric"] == "inbound_messages"] == wanted


def test_threads_share_what_is_parsed_and_get_their_own_answers(store):
    def ask(days):
        chosen = Filter(datetime(2026, 3, 2), datetime(2026, 3, 2) + timedelta(days=days))
        return store.ask(Query(("inbound_messages", "reply_wait.median"), chosen)).table["value"].to_pylist()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, (1, 2) * 50)) == [[2, 300], [7, 300]] * 50


def test_a_share_is_a_share_and_only_counts_have_weights():
    with pytest.raises(ValueError, match="makes no sense"):
        replace(METRICS["resolution_rate"], unit="count")
    with pytest.raises(ValueError, match="makes no sense"):
        replace(METRICS["resolution_rate"], weight="weight")


def test_a_median_and_a_p90_of_the_same_values_are_picked_together():
    values = np.arange(1, 12)[::-1]
    assert {how: found.value for how, found in picked(values, ("median", "p90"), bounded=False).items()} == {
        "median": 6,
        "p90": 10,
    }
