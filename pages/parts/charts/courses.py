"""What a chart over time shows, in one sentence: the span against the one before, then its best and its worst period."""

from collections.abc import Sequence
from datetime import datetime

from metrics.answer import Answer
from metrics.groups import UNKNOWN, group_name
from metrics.metric import Metric
from metrics.said import period_name
from metrics.words import FEW, count_words, said
from pages.parts.answers import Row, groups, rows

ADDS_UP = ("count", "sum")
ENDS = {"none": ("highest", "lowest"), "up": ("best", "worst"), "down": ("best", "worst")}


def course(answer: Answer, metric: Metric, every: str, whole: Row | None = None) -> str:
    """`43 % after 55 % before; best 81 % (Wed 10 Jun, n = 31), worst 22 % (Sun 14 Jun, n = 15).`"""
    by = groups(answer)
    if metric.how == "part":
        return _shift(answer, metric, every)
    if by and metric.unit != "count":
        return f"{metric.label} over time for {count_words(len({row[by[0]] for row in rows(answer)}), 'group')}."
    found = _periods(answer, metric)
    if metric.how == "level":
        return _level(found, metric, every)
    told = against(whole or _added(found, metric), metric)
    ends = _ends(found, metric, every)
    words = "; ".join(filter(None, [told, ends]))
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _periods(answer: Answer, metric: Metric) -> list[Row]:
    """The periods with a value in their order, the groups of a count together."""
    found: dict[datetime, dict] = {}
    for row in rows(answer, metric):
        at = found.setdefault(row["period"], {"period": row["period"], "value": None, "previous_value": None, "n": 0})
        for name in ("value", "previous_value"):
            if row.get(name) is not None:
                at[name] = (at[name] or 0) + row[name]
        at["n"] += row["n"]
    return [found[period] for period in sorted(found)]


def _added(found: Sequence[Row], metric: Metric) -> Row | None:
    """The whole span of what adds up over its periods."""
    if metric.how not in ADDS_UP:
        return None
    ends = {name: [row[name] for row in found if row[name] is not None] for name in ("value", "previous_value")}
    return {name: sum(values) if values else None for name, values in ends.items()} | {"n": 0}


def against(whole: Row | None, metric: Metric) -> str:
    """The whole span, and the one before where one is compared with."""
    if whole is None or whole["value"] is None:
        return ""
    before = whole.get("previous_value")
    was = f" after {said(metric, before, whole.get('previous_n'))} before" if before is not None else ""
    return f"{said(metric, whole['value'], whole['n'])}{was}"


def _ends(found: Sequence[Row], metric: Metric, every: str) -> str:
    """The two periods that stand out; of rates only those that rest on enough rows, and on how many."""
    found = [row for row in found if row["value"] is not None]
    enough = found if metric.counts else [row for row in found if row["n"] >= FEW]
    enough = enough if len(enough) > 1 else found
    values = {row["value"] for row in enough}
    if len(values) < 2:
        return f"{said(metric, values.pop())} throughout" if len(enough) > 1 else ""
    ordered = sorted(enough, key=lambda row: row["value"], reverse=metric.counts or metric.good != "down")
    names = ENDS["none" if metric.counts else metric.good]
    pair = zip(names, (ordered[0], ordered[-1]), strict=True)
    return ", ".join(f"{name} {_told(row, metric, every, enough)}" for name, row in pair)


def _told(row: Row, metric: Metric, every: str, found: Sequence[Row]) -> str:
    """A period's value with its name and n; where several share it, how many do."""
    alike = sum(one["value"] == row["value"] for one in found)
    if alike > 1:
        return f"{said(metric, row['value'], row['n'])} ({alike} {every}s)"
    n = "" if metric.counts else f", n = {row['n']:,}"
    return f"{said(metric, row['value'], row['n'])} ({_name(row['period'], every, found)}{n})"


def _name(period: datetime, every: str, found: Sequence[Row]) -> str:
    """A period's name, without the year where all lie in one."""
    name, one = period_name(period, every), len({row["period"].year for row in found}) == 1
    return name.replace(f" {period.year}", "") if one and every != "quarter" else name


def _level(found: Sequence[Row], metric: Metric, every: str) -> str:
    """What stands at a moment: from its first end of a period to its last."""
    found = [row for row in found if row["value"] is not None]
    places = (found[0], found[-1], max(found, key=lambda row: row["value"]))
    first, last, top = (f"{said(metric, row['value'])} ({_name(row['period'], every, found)})" for row in places)
    return f"From {first} to {last} at the end of the {every}, highest {top}."


def _shift(answer: Answer, metric: Metric, every: str) -> str:
    """Parts of a whole: the largest in the first and in the last period that have any."""
    found = [row for row in rows(answer, metric) if row["value"]]
    told = []
    for at in (found[0]["period"], found[-1]["period"]):
        most = max((row for row in found if row["period"] == at), key=lambda row: row["value"])
        name = group_name(most[groups(answer)[0]], UNKNOWN) if groups(answer) else "all"
        told.append(f"{name} {said(metric, most['value'], most['n'])} ({period_name(at, every)})")
    return f"Largest: {' and '.join(dict.fromkeys(told))}."
