"""Small answers and metrics for the tests of what pages are made of."""

from datetime import datetime, timedelta

import pandas as pd

from metrics.metric import Metric


def metric(name: str, unit: str, good: str = "down", label: str = "") -> Metric:
    """A metric with the given words; how it is counted does not matter here."""
    return Metric(
        name=name, label=label or name, why="", formula="", unit=unit, good=good, table="conversations",
        dated_by="arrived_at", value="1", how="mean", needs=(), source=("ours",),
    )  # fmt: skip


WAIT = metric("first_reply", "seconds", "down", "First reply")
VOLUME = metric("conversations", "count", "none", "Conversations")
SHARE = metric("sla", "share", "up", "Within target")
NPS = metric("nps", "score", "up", "NPS")


def over_days(asked: Metric, values: list, **columns) -> pd.DataFrame:
    """An answer with one row a day from Monday 9 October 2017; n is 10 where there is a value."""
    days = [datetime(2017, 10, 9) + timedelta(days=i) for i in range(len(values))]
    counts = [0 if value is None else 10 for value in values]
    return pd.DataFrame({"metric": asked.name, "period": days, **columns, "value": values, "n": counts})


def by_group(asked: Metric, column: str, rows: list[tuple]) -> pd.DataFrame:
    """An answer of (group, value, n, previous value) without periods."""
    names = [column, "value", "n", "previous_value"]
    return pd.DataFrame(rows, columns=names).assign(metric=asked.name, period=None, previous_n=10)
