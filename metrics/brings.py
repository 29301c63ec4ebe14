"""What each row behind a number brings, where the number is more than a mean or a sum over the rows it counts."""

from metrics.metric import Metric

# `base` are all rows asked for, with x (the metric's value) and y (its second). The mean of what the rows bring is the
# answer of a share or a ratio, their sum that of a number per agent and of money.
BRINGS = {
    "share of distinct": "x",
    "per distinct": "1 / (SELECT count(DISTINCT y) FROM base WHERE x IS NOT NULL)",
    "ratio": "(SELECT coalesce(sum(y), 0) / nullif(sum(x), 0) FROM base)",
    "times": "x * (SELECT avg(y) FROM base)",
    "five largest": """CAST(x IN (SELECT x FROM base WHERE x IS NOT NULL GROUP BY x ORDER BY count(*) DESC, x LIMIT 5)
        AS INTEGER)""",
}
AVERAGED = (
    "mean",
    "share",
    "share of distinct",
    "five largest",
    "part",
)  # of which the number is the mean of what rows bring
DIVIDED = ("per distinct", "per day", "per working day")  # and of which it is the rows by something else
FIRST = " QUALIFY row_number() OVER (PARTITION BY y ORDER BY x DESC, {at}) = 1"  # each of whom is counted once


def brings_sql(metric: Metric, value: str, source: str) -> str:
    """SQL: of the rows of a FROM and WHERE those that count, each with the `value` that it brings to the number."""
    at = f"base.{metric.at}"
    once = FIRST.format(at=at) if metric.how == "share of distinct" else ""
    rows = f"SELECT t.*, {value} AS x, {metric.second or 'NULL'} AS y FROM {source}"
    return (
        f"WITH base AS ({rows}) SELECT * FROM (SELECT *, {BRINGS[metric.how]} AS value FROM base WHERE x IS NOT NULL{once})\n"
        "WHERE value IS NOT NULL"
    )


def per_day_sql(picked: str, days: int) -> str:
    """SQL: the rows picked, each bringing its part of a day's number."""
    return f"SELECT * REPLACE (1 / {days} AS value) FROM ({picked})" if days else f"SELECT * FROM ({picked}) LIMIT 0"
