"""An answer as a table in words: a row for each of its rows, or several metrics side by side."""

from collections.abc import Sequence
from datetime import datetime

from metrics.anonymous import HIDDEN
from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.groups import group_words
from metrics.interval import noise
from metrics.said import period_name
from metrics.words import NOTHING, changed, said

Row = dict[str, object]
ALL = "All"
MOST_ROWS = 200  # the CSV has all


def in_words(slide: Slide, rows: Sequence[Row], whole: Sequence[Row] = ()) -> dict[str, object]:
    """The answer as a table in words: what varies, value, n, and with a comparison before and change.

    The rows of the `whole`, asked for by itself, stand above the groups'.
    """
    if slide.chart == "table" and len(slide.metrics) > 1 and (slide.by or slide.every):
        return side_by_side(slide, rows, whole)
    compared = any(row.get("previous_value") is not None for row in rows)
    several = len({row["metric"] for row in rows}) > 1
    header = [*(["Metric"] if several else []), *([slide.every.capitalize()] if slide.every else [])]
    header += [name.replace("_", " ").capitalize() for name in slide.by]
    heads = len(header)
    header += ["Value", "n", *(["Before", "Change"] if compared else [])]
    told = tuple(_told(slide, row, several, compared) for row in [*whole, *rows[:MOST_ROWS]])
    return {"header": tuple(header), "rows": told, "heads": max(1, heads)}


def _told(slide: Slide, row: Row, several: bool, compared: bool) -> tuple[str, ...]:
    metric = METRICS[str(row["metric"])]
    found = [metric.label] if several else []
    found += _key(slide, row)
    found += [said(metric, row["value"], row["n"]), "few" if row.get(HIDDEN) and not row["n"] else f"{row['n']:,}"]
    if compared:
        change = changed(metric, row["value"], row.get("previous_value"), noise(row))
        found += [said(metric, row.get("previous_value"), row.get("previous_n")), change.text if change else ""]
    return tuple(found)


def side_by_side(slide: Slide, rows: Sequence[Row], whole: Sequence[Row] = ()) -> dict[str, object]:
    """A row a group or period, a column a metric: its value and its change beyond chance; groups without any are left out.

    Without periods the largest group, by the first metric's rows, comes first.
    """
    names = list(dict.fromkeys(str(row["metric"]) for row in rows))
    if not slide.every:
        size = {_key(slide, row): row["n"] for row in reversed(rows) if row["metric"] == names[0]}
        rows = sorted(rows, key=lambda row: -size.get(_key(slide, row), 0))
    found: dict[tuple, dict[str, str]] = {}
    for row in [*whole, *rows]:
        metric = METRICS[str(row["metric"])]
        change = changed(metric, row["value"], row.get("previous_value"), noise(row))
        sure = change and noise(row) is False and change.meaning != "same"
        words = " ".join(filter(None, [said(metric, row["value"], row["n"]), change.text if sure else ""]))
        found.setdefault(_key(slide, row), {})[metric.name] = words
    told = [(*key, *(cells.get(name, NOTHING) for name in names)) for key, cells in found.items()]
    varied = len(slide.by) + bool(slide.every)
    header = [
        *([slide.every.capitalize()] if slide.every else []),
        *(by.replace("_", " ").capitalize() for by in slide.by),
    ]
    kept = [row for row in told if set(row[varied:]) != {NOTHING}]
    labels = [METRICS[name].label for name in names]
    return {"header": (*header, *labels), "rows": tuple(kept[:MOST_ROWS]), "heads": varied}


def _key(slide: Slide, row: Row) -> tuple[str, ...]:
    """What a row is about, in words; one that names no slice is the whole."""
    if any(name not in row for name in slide.by) or (slide.every and not row["period"]):
        return (ALL,) * (len(slide.by) + bool(slide.every))
    period = [period_name(datetime.fromisoformat(str(row["period"])[:19]), slide.every)] if slide.every else []
    return (*period, *(group_words(row[name], name) for name in slide.by))
