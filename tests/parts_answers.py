"""Small answers and metrics for the tests of what pages are made of."""

from dataclasses import replace
from datetime import datetime, timedelta

import pyarrow as pa

from metrics.answer import Answer
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
NPS = replace(metric("nps", "score", "up", "NPS"), net=True)


def over_days(asked: Metric, values: list, **columns) -> Answer:
    """An answer with one row a day from Monday 9 October 2017; n is 10 where there is a value."""
    size = len(values)
    days = [f"{datetime(2017, 10, 9) + timedelta(days=i):%Y-%m-%d}" for i in range(size)]
    wide = {name: given if isinstance(given, list) else [given] * size for name, given in columns.items()}
    counts = [0 if value is None else 10 for value in values]
    return made({"metric": [asked.name] * size, "period": days, **wide, "value": values, "n": counts})


def by_group(asked: Metric, column: str, rows: list[tuple]) -> Answer:
    """An answer of (group, value, n, previous value) without periods."""
    columns = dict(zip((column, "value", "n", "previous_value"), zip(*rows, strict=True), strict=True))
    size = len(rows)
    return made({"metric": [asked.name] * size, "period": [None] * size, **columns, "previous_n": [10] * size})


def made(columns: dict[str, list]) -> Answer:
    """An answer of these columns, texts and numbers as the contract types them."""
    kinds = {"metric": pa.string(), "period": pa.string(), "channel": pa.string(), "tag": pa.string()}
    kinds |= {"value": pa.float64(), "previous_value": pa.float64(), "n": pa.int64(), "target": pa.float64()}
    return Answer(pa.table({name: pa.array(list(values), kinds.get(name)) for name, values in columns.items()}), {})


def together(*answers: Answer) -> Answer:
    """Several answers as one."""
    return Answer(pa.concat_tables(answer.table for answer in answers), {})
