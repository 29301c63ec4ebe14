"""An answer as the parts read it: a data frame with plain columns, naive local times, and its groups named."""

import pandas as pd
import pyarrow as pa

from metrics.metric import Metric

FIXED = (
    "metric", "period", "value", "n", "low", "high", "previous_period", "previous_value", "previous_n", "target",
    "previous_low", "previous_high", "change_low", "change_high",
)  # fmt: skip
UNKNOWN = "(unknown)"


def frame(answer: pd.DataFrame | pa.Table, metric: Metric | None = None) -> pd.DataFrame:
    """The answer's rows, of one metric where named, as a data frame with `period` in naive local time."""
    table = answer.to_pandas() if isinstance(answer, pa.Table) else answer
    if metric is not None and "metric" in table:
        table = table[table["metric"] == metric.name]
    if "period" in table:
        table = table.assign(period=_local(table["period"]))
    return table.reset_index(drop=True)


def groups(table: pd.DataFrame) -> list[str]:
    """The columns an answer is cut by: all that are not of every answer."""
    return [column for column in table.columns if column not in FIXED]


def known(answer: pd.DataFrame | pa.Table, metric: Metric) -> bool:
    """True when the answer has any value of the metric: something to draw."""
    return bool(frame(answer, metric)["value"].notna().any())


def compared(table: pd.DataFrame) -> bool:
    """True when the answer carries a compared span with any value in it."""
    return "previous_value" in table and bool(table["previous_value"].notna().any())


def _local(period: pd.Series) -> pd.Series:
    """Periods as their wall clock; an offset says where they were, the clock already shows it."""
    if pd.api.types.is_datetime64_any_dtype(period.dtype):
        return period.dt.tz_localize(None) if period.dt.tz is not None else period
    return pd.to_datetime(period.astype("string").str[:19].replace("", pd.NA), errors="coerce")
