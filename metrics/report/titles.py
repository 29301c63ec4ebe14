"""What a slide is called: the lead's own title, else the finding, else the plain fact that its numbers show."""

from collections.abc import Sequence

from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.finding import Finding, finding, inside, plain
from metrics.interval import noise
from metrics.report.page import Chart
from metrics.store import Store
from metrics.words import changed, short_list

Row = dict[str, object]


def title(slide: Slide, store: Store, rows: Sequence[Row], chart: Chart) -> str:
    """The title of a filled slide."""
    if slide.title:
        return slide.title
    if slide.chart == "numbers":
        return verdict(rows) or plain(slide)
    if slide.chart == "heat":
        return peak(slide, chart) or plain(slide)
    found = proposed(slide, store)
    return found.sentence if found else plain(slide)


def proposed(slide: Slide, store: Store) -> Finding | None:
    """The finding of a slide whose title can be one; a week of hours and a table of several numbers have none."""
    several = len(slide.metrics) > 1 and slide.chart != "line"
    return None if several or slide.chart in ("numbers", "heat", "scatter") else finding(slide, store)


def verdict(rows: Sequence[Row]) -> str:
    """*First reply got worse; CSAT got better.* of what changed beyond chance; empty where nothing did."""
    told = {"better": [], "worse": []}
    for row in rows:
        metric = METRICS[str(row["metric"])]
        found = changed(metric, row["value"], row.get("previous_value"), noise(row))
        if found and found.meaning in told and noise(row) is not None:
            told[found.meaning].append(inside(metric.label))
    said = "; ".join(f"{short_list(labels)} got {word}" for word, labels in told.items() if labels)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def peak(slide: Slide, chart: Chart) -> str:
    """*Most conversations on Monday, 10–11: 14.*"""
    if not chart.words:
        return ""
    (day, hour, value), metric = chart.words, METRICS[slide.first]
    return f"{'Most' if metric.counts else 'Highest'} {inside(metric.label)} on {day}, {hour}: {value}."
