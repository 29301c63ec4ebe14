"""What a chart shows, in one sentence: its text alternative, and the line above it."""

from metrics.answer import Answer
from metrics.metric import Metric
from pages.parts.answers import UNKNOWN, groups, known, rows
from pages.parts.charts.heat import cells
from pages.parts.charts.ranked import ranking
from pages.parts.charts.values import group_name
from pages.parts.spans import period_name
from pages.parts.words import count_words, said


def sentence(answer: Answer, metric: Metric, every: str = "day", noun: str = "conversation") -> str:
    """The answer in one sentence: `Busiest: Tuesday 14–15, 212 conversations.`; empty without data."""
    if not known(answer, metric):
        return ""
    by = groups(answer)
    if {"weekday", "hour"} <= set(by):
        return peaks(answer, metric, noun, most=1)
    periods = any(row["period"] for row in rows(answer, metric))
    return _course(answer, metric, every) if periods or not by else _ranking(answer, metric)


def peaks(answer: Answer, metric: Metric, noun: str = "conversation", most: int = 3) -> str:
    """The highest cells of a heat map: `Busiest: Tuesday 14–15, 212 conversations; then Monday 9–10 with 198.`"""
    if not known(answer, metric):
        return ""
    found = [cell for cell in cells(answer, metric) if cell["value"]] or list(cells(answer, metric))
    top, *rest = sorted(found, key=lambda cell: -(cell["value"] or 0))[:most]
    word = {"count": "Busiest", "seconds": "Longest"}.get(metric.unit, "Highest")
    size = count_words(int(top["value"]), noun) if metric.unit == "count" else top["tip_value"]
    then = " and ".join(f"{cell['when']} with {cell['tip_value']}" for cell in rest)
    return f"{word}: {top['when']}, {size}{f'; then {then}' if then else ''}."


def _ranking(answer: Answer, metric: Metric) -> str:
    found = ranking(answer, metric)
    found = [row for row in found if not row["small"] and not row["unknown"]] or found
    first, last = found[0], found[-1]
    if len(found) == 1:
        return f"{first['name']} {first['tip_value']}."
    return f"From {first['name']} {first['tip_value']} to {last['name']} {last['tip_value']}."


def _course(answer: Answer, metric: Metric, every: str) -> str:
    """First, last and highest period; groups of a count together, of a rate only how many there are."""
    by, found = groups(answer), rows(answer, metric)
    if metric.how == "part":
        return _shift(answer, metric, every)
    if by and metric.unit != "count":
        return f"{metric.label} over time for {count_words(len({row[by[0]] for row in found}), 'group')}."
    totals: dict = {}
    for row in found:
        if row["value"] is not None:
            totals[row["period"]] = totals.get(row["period"], 0) + row["value"]
    days = sorted(totals)
    places = (days[0], days[-1], max(days, key=lambda day: totals[day]))
    first, last, top = (f"{said(metric, totals[day])} ({period_name(day, every)})" for day in places)
    return f"{first} to {last}, highest {top}."


def _shift(answer: Answer, metric: Metric, every: str) -> str:
    """Parts of a whole: the largest in the first and in the last period that have any."""
    found = [row for row in rows(answer, metric) if row["value"]]
    told = []
    for at in (found[0]["period"], found[-1]["period"]):
        most = max((row for row in found if row["period"] == at), key=lambda row: row["value"])
        name = group_name(most[groups(answer)[0]], UNKNOWN) if groups(answer) else "all"
        told.append(f"{name} {said(metric, most['value'], most['n'])} ({period_name(at, every)})")
    return f"Largest: {' and '.join(dict.fromkeys(told))}."
