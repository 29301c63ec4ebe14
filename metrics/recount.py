"""A number worked out anew from the bytes of its rows as they were downloaded, by pandas and not by the store."""

import io

import pandas as pd

from metrics.brings import AVERAGED
from metrics.metric import Metric

QUANTILES = {"median": 0.5, "p90": 0.9}


def recounted(content: bytes, metric: Metric) -> tuple[float | None, int]:
    """The value and n of the rows behind a metric, as `Store.rows` gives them and a CSV keeps them; None of no rows."""
    values = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", usecols=["value"])["value"].astype(float)
    n = len(values)
    if not n:
        return (0.0 if metric.counts else None), 0
    if metric.how in QUANTILES:
        return float(values.quantile(QUANTILES[metric.how])), n
    if metric.how == "slowest":
        return float(values.max()), n
    return float(values.mean() if metric.how in (*AVERAGED, "ratio") else values.sum()), n
