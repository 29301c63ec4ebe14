"""How a matrix looks: an HTML table, each cell tinted by how far it lies from the middle of its column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from metrics.metric import Metric
from pages.parts.answers import Row
from pages.parts.charts.values import tips
from pages.parts.menus import noun
from pages.parts.safe import html
from pages.parts.words import FEW, NOTHING, count_words, said

# How far from the middle a cell is tinted weakly, clearly, strongly: doublings of an amount, points of a share.
STEPS = {"share": (0.05, 0.10, 0.20), "score": (0.2, 0.5, 1.0)}
SHORT = {  # heads for narrow columns; the whole label shows under the pointer
    "conversations": "Volume",
    "conversations_share": "Share of volume",
    "messages_per_conversation": "Messages each",
    "sla_first_reply": "Within target",
    "first_resolution": "Resolution",
    "article_read_time": "Reading time",
    "articles_left_early_rate": "Left early",
    "contacts_per_1000_views": "Contacts per 1,000",
}
DOUBLINGS = (0.3, 1.0, 2.0)


@dataclass(frozen=True)
class Line:
    """One row: where it stands (channel, platform), its name, and for each metric the answer's row."""

    path: tuple[str, ...]
    name: str
    cells: Mapping[str, Row]


def markup(lines: Sequence[Line], metrics: Sequence[Metric], what: str) -> str:
    """The table; in its last line the middle of each column, which the tints go by."""
    middles = {metric.name: middle(lines, metric) for metric in metrics}
    head = "".join(f'<th scope="col" title="{html(m.label)}">{html(_head(m))}</th>' for m in metrics)
    body = "".join(_row(line, metrics, middles) for line in lines)
    last = "".join(f"<td>{html(said(m, middles[m.name]) if middles[m.name] is not None else '')}</td>" for m in metrics)
    foot = f'<tfoot><tr><th scope="row">middle of the column</th>{last}</tr></tfoot>' if any(middles.values()) else ""
    return (
        f'<table class="matrix of-{html(what)}"><thead><tr><th scope="col">{html(what.capitalize())}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody>{foot}</table>"
    )


def _head(metric: Metric) -> str:
    return SHORT.get(metric.name.split(".")[0], metric.label.split(", ")[0])


def middle(lines: Sequence[Line], metric: Metric) -> float | None:
    """The median of a column's cells that rest on enough, each place once; None where there are not three."""
    inner = {line.path[0] for line in lines if len(line.path) > 1}
    leaves = [line for line in lines if len(line.path) > 1 or line.path[0] not in inner]
    values = [cell["value"] for line in leaves if (cell := line.cells.get(metric.name)) and not few(cell, metric)]
    return median(values) if len(values) >= 3 else None


def few(cell: Row, metric: Metric) -> bool:
    """Whether a cell rests on too little to be compared; a count says its own size."""
    return cell["n"] < FEW and not metric.counts


def tint(metric: Metric, value: float, middle: float | None) -> str:
    """The cell's class: `better-2`, `worse-3`, `more-1`; empty near the middle and where nothing is good or bad below it."""
    if middle is None:
        return ""
    away = _away(metric, value, middle)
    steps = STEPS.get(metric.unit, DOUBLINGS)
    level = sum(abs(away) >= step - 1e-9 for step in steps)
    if not level or (metric.good == "none" and away < 0):
        return ""
    side = "more" if metric.good == "none" else "better" if (away > 0) == (metric.good == "up") else "worse"
    return f"{side}-{level}"


def _away(metric: Metric, value: float, middle: float) -> float:
    if metric.unit in STEPS:
        return value - middle
    return log2(max(value, 1) / max(middle, 1)) if metric.unit in ("seconds", "count") else _doublings(value, middle)


def _doublings(value: float, middle: float) -> float:
    if value <= 0 or middle <= 0:
        return 0.0 if value == middle else 9.0 if value > middle else -9.0
    return log2(value / middle)


def _row(line: Line, metrics: Sequence[Metric], middles: Mapping[str, float | None]) -> str:
    level = "inner" if len(line.path) > 1 else "outer"
    cells = "".join(_cell(line.cells.get(metric.name), metric, middles[metric.name]) for metric in metrics)
    return f'<tr class="{level}"><th scope="row" title="{html(line.name)}">{html(line.name)}</th>{cells}</tr>'


def _cell(cell: Row | None, metric: Metric, middle: float | None) -> str:
    if cell is None:
        return f'<td class="few">{NOTHING}</td>'
    words = tips(cell, metric)
    kind = "few" if few(cell, metric) else tint(metric, cell["value"], middle)
    told = [words["tip_value"], "" if metric.counts else count_words(cell["n"], noun(metric))]
    told += [f"{words['tip_change']} on before"] if words["tip_change"] not in (NOTHING, "no change") else []
    title = html(", ".join(filter(None, told)))
    return f'<td class="{kind}" title="{title}">{html(words["tip_value"])}</td>'
