"""An answer as the parts read it: plain rows with naive local times, its groups named."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from metrics.answer import Answer
from metrics.metric import Metric

FIXED = (
    "metric", "period", "value", "n", "low", "high", "previous_period", "previous_value", "previous_n", "target",
    "previous_low", "previous_high", "change_low", "change_high", "flag",
)  # fmt: skip
Row = Mapping[str, object]


@lru_cache(maxsize=512)
def rows(answer: Answer, metric: Metric | None = None) -> Sequence[Row]:
    """The answer's rows, of one metric where named, `period` as naive local time; read once, never to be changed."""
    found = answer.table.to_pylist()
    return [row | {"period": _local(row["period"])} for row in found if metric is None or row["metric"] == metric.name]


@lru_cache(maxsize=256)
def of_metric(answer: Answer, metric: Metric) -> Answer:
    """An answer with one of its metrics alone."""
    return replace(answer, table=answer.table.filter(pc.field("metric") == metric.name))


def as_groups(answer: Answer, names: Mapping[str, str]) -> Answer:
    """Several metrics of an answer as groups `of` one metric, the first: to draw their lines in one chart."""
    first, *_ = names
    metric = answer.table["metric"].to_pylist()
    kept = answer.table.filter(pa.array([name in names for name in metric]))
    of = pa.array([names[name] for name in metric if name in names], pa.string())
    alike = pa.array([first] * kept.num_rows, pa.string())
    return replace(answer, table=kept.set_column(0, "metric", alike).append_column("of", of))


def begun(answer: Answer, now: datetime | None) -> Answer:
    """The answer without the values of periods that begin after the data's now: of them nothing is known, not even none."""
    after = [bool(now and row["period"] and row["period"] > now) for row in rows(answer)]
    if not any(after):
        return answer
    values = answer.table["value"]
    known = pc.if_else(pa.array(after), pa.scalar(None, values.type), values)
    return replace(answer, table=answer.table.set_column(answer.table.column_names.index("value"), "value", known))


def groups(answer: Answer) -> list[str]:
    """The columns an answer is cut by: all that are not of every answer."""
    return [column for column in answer.table.column_names if column not in FIXED]


def known(answer: Answer, metric: Metric) -> bool:
    """True when the answer has any value of the metric: something to draw."""
    return any(row["value"] is not None for row in rows(answer, metric))


def compared(answer: Answer, metric: Metric) -> bool:
    """True when the answer carries a compared span with any value in it."""
    return any(row.get("previous_value") is not None for row in rows(answer, metric))


def _local(period: str | None) -> datetime | None:
    """A period as its wall clock; an offset says where it was, the clock already shows it."""
    return datetime.fromisoformat(period[:19]) if period else None
