"""What a chart shows, in one sentence: its text alternative, and the line above it."""

import pandas as pd

from metrics.metric import Metric
from pages.parts.answers import frame, groups, known
from pages.parts.charts.heat import cells
from pages.parts.charts.ranked import ranking
from pages.parts.spans import period_name
from pages.parts.words import count_words, said


def sentence(answer, metric: Metric, every: str = "day", noun: str = "conversation") -> str:
    """The answer in one sentence: `Busiest: Tuesday 14–15, 212 conversations.`; empty without data."""
    table = frame(answer, metric)
    if not known(table, metric):
        return ""
    by = groups(table)
    if {"weekday", "hour"} <= set(by):
        return _peak(table, metric, noun)
    return _ranking(table, metric) if by and not _periods(table) else _course(table, metric, every)


def _periods(table: pd.DataFrame) -> bool:
    return "period" in table and table["period"].notna().any()


def _peak(table: pd.DataFrame, metric: Metric, noun: str) -> str:
    top = cells(table, metric).query("peak").iloc[0]
    word = {"count": "Busiest", "seconds": "Longest"}.get(metric.unit, "Highest")
    size = count_words(int(top["value"]), noun) if metric.unit == "count" else top["tip_value"]
    return f"{word}: {top['when']}, {size}."


def _ranking(table: pd.DataFrame, metric: Metric) -> str:
    rows = ranking(table, metric)
    sure = rows[~rows["small"] & ~rows["unknown"]]
    rows = rows if sure.empty else sure
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"{first['name']} {first['tip_value']}."
    return f"From {first['name']} {first['tip_value']} to {last['name']} {last['tip_value']}."


def _course(table: pd.DataFrame, metric: Metric, every: str) -> str:
    """First, last and highest period; groups of a count together, of a rate only how many there are."""
    by = groups(table)
    if by and metric.unit != "count":
        return f"{metric.label} over time for {count_words(table[by[0]].nunique(dropna=False), 'group')}."
    totals = table.groupby("period")["value"].sum(min_count=1).dropna()
    name = [period_name(start, every) for start in (totals.index[0], totals.index[-1], totals.idxmax())]
    first, last, top = (said(metric, value) for value in (totals.iloc[0], totals.iloc[-1], totals.max()))
    return f"{first} ({name[0]}) to {last} ({name[1]}), highest {top} ({name[2]})."
