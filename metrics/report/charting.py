"""An answer as a chart: categories and series, durations in the unit that reads best, values as people say them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from metrics import colours
from metrics.axis import ends, rules
from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.drawings import OVERLAPS
from metrics.groups import group_words
from metrics.interval import noise
from metrics.metric import Metric
from metrics.report.page import Axis, Chart, Series, Value
from metrics.said import as_moment, day_words
from metrics.words import FEW, changed, count_words, missing, said, say

Row = dict[str, object]
# A duration is charted in the largest unit that its ruled lines lie apart -> seconds, word.
UNITS = ((86_400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))
NUMBERS = {"share": "0 %", "count": "#,##0", "money": "#,##0.00", "score": "0.0", "ratio": "0.00", "seconds": "0"}
MOST_LINES = 6  # groups in one chart over time; beyond them lines cannot be told apart
BEFORE = "span before"
OTHERS = "others"
ADD_UP = ("count", "sum", "part")


def over_time(slide: Slide, rows: Sequence[Row], every: str) -> Chart:
    """Lines or bars over the periods: of one metric by group, of several, or one beside the span before."""
    metric = METRICS[slide.first]
    periods = list(dict.fromkeys(str(row["period"]) for row in rows))
    lines, left = _lines(slide, rows)
    values = {name: _values(found, periods, "value") for name, found in lines.items()}
    if len(lines) == 1 and any(not missing(row.get("previous_value")) for row in rows):
        values[BEFORE] = _values(rows, periods, "previous_value")
    totals = _totals(values.values()) if slide.chart == "stacked" else [v for one in values.values() for v in one]
    axis, unit = axis_of(metric, totals if slide.chart == "line" else [0.0, *totals])  # bars begin at zero
    paint = _paint(list(lines))
    series = [
        Series(name, in_unit(found, unit), paint.get(name, colours.FAINT.light), name == BEFORE)
        for name, found in values.items()
    ]
    note = f"{count_words(left, 'smaller group')} not drawn" if left else ""
    return Chart(slide.chart, tuple(_period(p, every) for p in periods), tuple(series), axis, note=note)


def by_group(slide: Slide, rows: Sequence[Row]) -> Chart:
    """Bars of one metric by group with value and change, the worst first, of counts the largest."""
    metric, by = METRICS[slide.first], slide.by[0]
    known = sorted((row for row in rows if not missing(row["value"])), key=lambda row: _rank(row, metric, by))
    shown = known[: slide.most]
    axis, unit = axis_of(metric, [row.get(name) for row in shown for name in ("value", "previous_value")])
    paints = tuple(pair.light for pair in colours.of_bars([row[by] for row in shown], by))
    names = tuple(group_words(row[by], by) for row in shown)
    values = in_unit([row["value"] for row in shown], unit)
    series = [Series(metric.label, values, colours.ACCENT.light)]
    if any(not missing(row.get("previous_value")) for row in shown):
        before = in_unit([row.get("previous_value") for row in shown], unit)
        series.append(Series(BEFORE, before, colours.FAINT.light, True))
    changes = [changed(metric, row["value"], row.get("previous_value")) for row in shown]
    quiet = [bool(noise(row)) for row in shown]
    left, few = len(known) - len(shown), sum(_few(row, metric) for row in known)
    notes = [f"{count_words(left, by.replace('_', ' '))} more in the data"] if left else []
    notes += [f"{few:,} with n under {FEW} at the end"] if few else []
    return Chart(
        "ranked", names, tuple(series), axis, paints=paints,
        words=tuple(said(metric, row["value"], row["n"]) for row in shown),
        counts=() if metric.counts else tuple(f"n = {row['n']:,}" for row in shown),
        changes=tuple(
            (one.text, "none" if small else one.meaning) if one else ("", "none")
            for one, small in zip(changes, quiet, strict=True)
        ),
        note="; ".join(notes),
    )  # fmt: skip


def scattered(slide: Slide, rows: Sequence[Row]) -> Chart:
    """A point a group: the first metric along, the second up; named groups that have rows enough for both."""
    (along, up), by = [METRICS[name] for name in slide.metrics], slide.by[0]
    found = {metric.name: {row[by]: row for row in rows if row["metric"] == metric.name} for metric in (along, up)}
    both = [g for g in found[along.name] if g is not None and all(_enough(found[m.name].get(g)) for m in (along, up))]
    axes = [axis_of(metric, [found[metric.name][g]["value"] for g in both]) for metric in (along, up)]
    series = [
        Series(metric.label, in_unit([found[metric.name][g]["value"] for g in both], unit), colours.ACCENT.light)
        for metric, (_, unit) in zip((along, up), axes, strict=True)
    ]
    return Chart("scatter", tuple(group_words(g, by) for g in both), tuple(series), axes[1][0], axes[0][0])


def _enough(row: Row | None) -> bool:
    return row is not None and not missing(row["value"]) and row["n"] >= FEW


def _lines(slide: Slide, rows: Sequence[Row]) -> tuple[dict[str, list[Row]], int]:
    """The rows of each line, the largest groups first, and how many groups are too many."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        name = group_words(row[slide.by[0]], slide.by[0]) if slide.by else METRICS[str(row["metric"])].label
        found.setdefault(name, []).append(row)
    size = {name: sum(row["n"] for row in its) for name, its in found.items()}
    kept = sorted(found, key=lambda name: -size[name])[:MOST_LINES]
    left = [row for name in found if name not in kept for row in found[name]]
    lines = {name: found[name] for name in kept}
    apart = slide.by and slide.by[0] not in OVERLAPS  # else a row would be counted under each of its groups
    if left and apart and METRICS[slide.first].how in ADD_UP and len(slide.metrics) == 1:
        return lines | {OTHERS: _together(left)}, 0
    return lines, len(found) - len(kept)


def _together(rows: Sequence[Row]) -> list[Row]:
    """Counts of several groups as one a period."""
    found: dict[str, Row] = {}
    for row in rows:
        at = found.setdefault(str(row["period"]), {"period": row["period"], "value": 0.0, "n": 0})
        at["value"], at["n"] = at["value"] + (row["value"] or 0), at["n"] + row["n"]
    return list(found.values())


def _values(rows: Iterable[Row], periods: Sequence[str], column: str) -> list[Value]:
    at = {str(row["period"]): row.get(column) for row in rows}
    return [at.get(period) for period in periods]


def _totals(values: Iterable[Sequence[Value]]) -> list[float]:
    return [sum(v or 0 for v in column) for column in zip(*values, strict=True)]


def axis_of(metric: Metric, values: Iterable[Value]) -> tuple[Axis, float]:
    """The axis around the values, and how much of the metric's unit one charted unit is."""
    low, high = ends(metric, values)
    at = rules(low, high, metric.unit)
    step = at[1] - at[0] if len(at) > 1 else high
    unit, word = next((u for u in UNITS if step >= u[0]), UNITS[-1]) if metric.unit == "seconds" else (1, "")
    words = tuple(say(value, metric.unit) if value else "0" for value in at)
    label = f"{metric.label}, {word}" if word else metric.label
    number = NUMBERS[metric.unit]
    charted = tuple(value / unit for value in at)
    return Axis(label, low / unit, high / unit, charted, words, number, word, float(unit)), unit


def in_unit(values: Iterable[Value], unit: float) -> tuple[Value, ...]:
    """Values as they are charted."""
    return tuple(None if missing(value) else float(value) / unit for value in values)


def _paint(names: Sequence[str]) -> dict[str, str]:
    """Channels and platforms in their own colour, other groups by name, a line alone in the accent."""
    if len(names) == 1:
        return {names[0]: colours.ACCENT.light}
    return {name: pair.light for name, pair in colours.of_groups(names).items()}


def _rank(row: Row, metric: Metric, by: str) -> tuple:
    """Wanting a look first; what rests on few rows, and the unknown, last."""
    lowest = metric.good == "up" and not metric.counts
    return row[by] is None, _few(row, metric), row["value"] if lowest else -row["value"], str(row[by])


def _few(row: Row, metric: Metric) -> bool:
    return not metric.counts and row["n"] < FEW


def _period(period: str, every: str) -> str:
    """A period at an axis: `9 Oct`, `Oct 2017`, `14:00`."""
    moment = as_moment(datetime.fromisoformat(period))
    if every == "hour":
        return f"{moment:%H:%M}" if moment.hour else f"{moment.day}\u00a0{moment:%b}"
    name = f"{moment:%b %Y}" if every in ("month", "quarter") else day_words(moment).rsplit(" ", 1)[0]
    return name.replace(" ", "\u00a0")  # a name that is not broken over lines
