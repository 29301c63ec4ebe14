"""A slide of a week of hours: every weekday and hour, and which of them rest on a few rows only."""

from collections.abc import Mapping, Sequence

from metrics import colours
from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.metric import Metric
from metrics.report.charting import axis_of, in_unit
from metrics.report.page import Chart, Series
from metrics.said import WEEKDAYS, hour_words
from metrics.words import FEW, missing, said

Row = dict[str, object]
Cells = Mapping[tuple[int, int], Row]


def week(slide: Slide, rows: Sequence[Row]) -> Chart:
    """One series a weekday, one category an hour; of no mere count the cells of a few rows are told apart."""
    metric = METRICS[slide.first]
    found = {(row["weekday"], row["hour"]): row for row in rows if None not in (row["weekday"], row["hour"])}
    few = {at for at, row in found.items() if not metric.counts and row["n"] < FEW and not missing(row["value"])}
    sure = {at: row for at, row in found.items() if at not in few}
    axis, unit = axis_of(metric, [row["value"] for row in (sure or found).values()])
    blank = 0.0 if metric.counts else None
    days = []
    for day, name in enumerate(WEEKDAYS, 1):
        values = [found.get((day, hour), {"value": blank})["value"] for hour in range(24)]
        pale = tuple((day, hour) in few for hour in range(24))
        days.append(Series(name, in_unit(values, unit), colours.ACCENT.light, pale=pale))
    note = f"grey: fewer than {FEW} behind it" if few else ""
    return Chart("heat", tuple(map(hour_words, range(24))), tuple(days), axis, words=_peak(metric, sure), note=note)


def _peak(metric: Metric, found: Cells) -> tuple[str, ...]:
    """The highest cell in words: weekday, hour, value."""
    known = {at: row["value"] for at, row in found.items() if row["value"]}
    if not known:
        return ()
    day, hour = max(known, key=lambda at: known[at])
    return WEEKDAYS[day - 1], hour_words(hour), said(metric, known[day, hour])
