"""What a slide is called: the lead's own title, else the finding, else what stands out, else what it shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from metrics.anonymous import PEOPLE
from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.filter import Keep
from metrics.finding import Finding, finding, inside, plain
from metrics.groups import NO_TAG, UNKNOWN, group_words
from metrics.interval import noise
from metrics.metric import Metric
from metrics.query import Query
from metrics.report.page import Chart
from metrics.report.targeting import target_title
from metrics.said import WEEKDAYS, period_name
from metrics.store import Store
from metrics.words import changed, missing, said, short_list

Row = dict[str, object]
ENOUGH, MANY = 30, 10  # rows behind a value that is said to stand out; a count that does


def title(slide: Slide, store: Store, rows: Sequence[Row], chart: Chart) -> str:
    """The title of a filled slide."""
    return slide.title or _of(slide, _told(slide, store, rows, chart)) or plain(slide)


def _told(slide: Slide, store: Store, rows: Sequence[Row], chart: Chart) -> str:
    """What the numbers of its chart say; empty where nothing can be said."""
    if slide.chart == "numbers":
        return verdict(rows) or glance(rows)
    if slide.chart == "heat":
        return peak(slide, store, rows, chart)
    if slide.chart == "targets":
        return target_title(rows, store, METRICS[slide.first])
    if slide.chart == "spread":
        return _sentence(chart.note)
    if found := proposed(slide, store):
        return found.sentence
    standing_out = {"ranked": first_group, "line": extreme_period, "bars": extreme_period}.get(slide.chart)
    return standing_out(slide, rows, chart) if standing_out else ""


def _of(slide: Slide, sentence: str) -> str:
    """*Email: first reply rose …* where a slide is about one group alone, so that it is not taken for the whole."""
    if not sentence or len(slide.keep) != 1 or slide.keep[0].how != "any" or len(slide.keep[0].values) != 1:
        return sentence
    column, (value,) = slide.keep[0].column, slide.keep[0].values
    name = value.replace("/", " · ") if column == "place" else group_words(value or None, column)
    return sentence if column in PEOPLE else f"{name[:1].upper()}{name[1:]}: {inside(sentence)}"


def proposed(slide: Slide, store: Store) -> Finding | None:
    """The finding of a slide whose title can be one; a week of hours and a table of several numbers have none."""
    several = len(slide.metrics) > 1 and slide.chart != "line"
    return None if several or slide.chart in ("numbers", "heat", "scatter", "targets") else finding(slide, store)


def verdict(rows: Sequence[Row]) -> str:
    """*First reply got worse; CSAT got better.* of what changed beyond chance; empty where nothing did."""
    told = {"better": [], "worse": []}
    for row in rows:
        metric = METRICS[str(row["metric"])]
        found = changed(metric, row["value"], row.get("previous_value"), noise(row))
        if found and found.meaning in told and noise(row) is not None:
            told[found.meaning].append(inside(metric.label))
    return _sentence("; ".join(f"{short_list(labels)} got {word}" for word, labels in told.items() if labels))


def glance(rows: Sequence[Row]) -> str:
    """*1,468 conversations; first reply 13m; response rate 85 %.* where nothing is compared."""
    if any(not missing(row.get("previous_value")) for row in rows):
        return ""
    told = []
    for row in [row for row in rows if not missing(row["value"])][:3]:
        metric = METRICS[str(row["metric"])]
        words = (said(metric, row["value"], row["n"]), inside(metric.label))
        told.append(" ".join(words if metric.counts else words[::-1]))
    return _sentence("; ".join(told))


def first_group(slide: Slide, rows: Sequence[Row], chart: Chart) -> str:
    """*First reply is longest at hulu_support: 1d 21h (n = 24).* No agent is named for one number alone."""
    metric, (by,) = METRICS[slide.first], slide.by
    size = {group_words(row[by], by): row["n"] for row in rows}
    if by == "agent" or len(chart.categories) < 2:
        return ""
    for at, name in enumerate(chart.categories):
        if chart.words[at] in chart.words[at + 1 : at + 2]:
            return ""  # two share the place
        if name not in (UNKNOWN, NO_TAG) and size[name] >= (MANY if metric.counts else ENOUGH):
            if metric.counts:
                return f"Most {inside(metric.label)}: {name}, {chart.words[at]}."
            return f"{metric.label} is {_most(metric, metric.good == 'up')} at {name}: {chart.words[at]} ({chart.counts[at]})."
    return ""


def extreme_period(slide: Slide, rows: Sequence[Row], _: Chart) -> str:
    """*Most conversations in the week of 30 Oct 2017: 1,072.* of one number over time that is compared with nothing."""
    metric, known = METRICS[slide.first], [row for row in rows if not missing(row["value"]) and row["n"]]
    compared = any(not missing(row.get("previous_value")) for row in rows)
    if compared or slide.by or len({row["metric"] for row in rows}) > 1 or len(known) < 3:
        return ""
    low = metric.good == "up" and not metric.counts
    row = (min if low else max)(known, key=lambda row: row["value"])
    if row["n"] < (MANY if metric.counts else ENOUGH) or sum(one["value"] == row["value"] for one in known) > 1:
        return ""
    name = period_name(datetime.fromisoformat(str(row["period"])[:19]), slide.every)
    when = f"{'in' if slide.every in ('month', 'quarter') else 'in the' if slide.every == 'week' else 'on'} {name}"
    value = said(metric, row["value"], row["n"])
    if metric.counts:
        return f"Most {inside(metric.label)} {when}: {value}."
    return f"{metric.label} was {_most(metric, low)} {when}: {value} (n = {row['n']:,})."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _most(metric: Metric, lowest: bool) -> str:
    return "lowest" if lowest else "longest" if metric.unit == "seconds" else "highest"


def peak(slide: Slide, store: Store, rows: Sequence[Row], chart: Chart) -> str:
    """*Most conversations on Monday, 10–11: 14.* Where one day brought most of them that is said: it is no habit."""
    if not chart.words:
        return ""
    (day, hour, value), metric = chart.words, METRICS[slide.first]
    at = (WEEKDAYS.index(day) + 1, chart.categories.index(hour))
    n = next(row["n"] for row in rows if (row["weekday"], row["hour"]) == at)
    if n < (MANY if metric.counts else ENOUGH):
        return ""
    if metric.counts:
        return f"Most {inside(metric.label)} on {day}, {hour}: {value}{_one_day(slide, store, chart)}."
    return f"{metric.label} is {_most(metric, False)} on {day}, {hour}: {value} (n = {n:,})."


def _one_day(slide: Slide, store: Store, chart: Chart) -> str:
    """*, 399 of them on Tue 31 Oct 2017*, where that is half of the highest cell or more."""
    day, hour = (str(names.index(word)) for names, word in zip((WEEKDAYS, chart.categories), chart.words, strict=False))
    query = slide.query(store.edges(), store.world().calendar)
    if not METRICS[slide.first].counts or not query.filter.since:
        return ""
    keep = (*query.filter.keep, Keep("weekday", (str(int(day) + 1),)), Keep("hour", (hour,)))
    asked = Query((slide.first,), replace(query.filter, compare=None, keep=keep), every="day")
    rows = [row for row in store.ask(asked).table.to_pylist() if row["value"]]
    top = max(rows, key=lambda row: row["value"], default=None)
    if len(rows) < 2 or top["value"] < max(MANY, sum(row["value"] for row in rows) / 2):
        return ""
    when = period_name(datetime.fromisoformat(str(top["period"])[:19]), "day")
    return f", {said(METRICS[slide.first], top['value'], top['n'])} of them on {when}"
