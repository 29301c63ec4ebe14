"""What charts need beside an answer's own columns: tooltips and the fields they draw, all said in Python."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from metrics.interval import noise
from metrics.metric import Metric
from metrics.words import FEW, NOTHING, changed, missing, said

GREY = f"Grey: fewer than {FEW} behind it."  # what a map's grey cells mean


def tips(row: Mapping[str, object], metric: Metric) -> dict[str, str]:
    """A row's value, n and change as words, and what the change means; where it is known to be noise, neither good nor bad."""
    n, change = row["n"], changed(metric, row["value"], row.get("previous_value"), noise(row))
    return {
        "tip_value": said(metric, row["value"], n),
        "tip_n": NOTHING if missing(n) else f"{int(n):,}",
        "tip_change": change.text if change else NOTHING,
        "tip_meaning": change.meaning if change else "none",
    }


def few(row: Mapping[str, object], metric: Metric) -> bool:
    """Whether a value rests on too few rows to be looked at first; a count is its own rows."""
    return not metric.counts and row["n"] < FEW and not missing(row["value"])


def shade(row: Mapping[str, object], metric: Metric) -> dict[str, object]:
    """What a cell of a map is filled by: its value, unless it rests on a few rows."""
    scarce = few(row, metric)
    return {"few": scarce, "shade": None if scarce else row["value"]}


def drawn(rows: Sequence[Mapping[str, object]], fields: Mapping[str, pa.DataType]) -> pa.Table:
    """The fields of the rows that a chart draws, as Arrow; nothing else is sent to the browser."""
    return pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in fields.items()})
