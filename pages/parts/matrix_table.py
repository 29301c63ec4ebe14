"""How a matrix looks: an HTML table, each cell tinted by how far it lies from the middle of its column and level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from metrics.metric import Metric
from metrics.words import FEW, NOTHING, count_words, missing, said, sure_words
from pages.parts.answers import Row
from pages.parts.charts.values import tips
from pages.parts.menus import noun
from pages.parts.safe import html

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
LEVELS = ("outer", "inner")
NAMED = {("channel", "inner"): "middle platform"}
SIGNS = {True: '<i aria-hidden="true">▲</i> ', False: '<i aria-hidden="true">▼</i> '}  # above or below the middle


@dataclass(frozen=True)
class Line:
    """One row: where it stands (channel, platform), its name, and for each metric the answer's row."""

    path: tuple[str, ...]
    name: str
    cells: Mapping[str, Row]

    @property
    def level(self) -> str:
        """Channels are compared with channels, the platforms in them with platforms."""
        return LEVELS[len(self.path) > 1]


def markup(lines: Sequence[Line], metrics: Sequence[Metric], what: str) -> str:
    """The table; in its last lines the middle of each level, which the tints of its rows go by."""
    levels = {level: [line for line in lines if line.level == level] for level in LEVELS}
    middles = {level: {m.name: middle(found, m) for m in metrics} for level, found in levels.items()}
    head = "".join(f'<th scope="col" title="{html(m.label)}">{html(_head(m))}</th>' for m in metrics)
    body = "".join(_row(line, metrics, middles[line.level]) for line in lines)
    foot = "".join(_middle(middles[level], metrics, NAMED.get((what, level), f"middle {what}")) for level in LEVELS)
    return (
        f'<table class="matrix of-{html(what)}"><thead><tr><th scope="col">{html(what.capitalize())}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table>"
    )


def _middle(middles: Mapping[str, float | None], metrics: Sequence[Metric], name: str) -> str:
    """What the rows of a level are compared with; nothing where they are too few."""
    if not any(value is not None for value in middles.values()):
        return ""
    words = [said(m, value) if (value := middles[m.name]) is not None else "" for m in metrics]
    cells = "".join(f"<td>{html(word)}</td>" for word in words)
    return f'<tr><th scope="row">{html(name)}</th>{cells}</tr>'


def _head(metric: Metric) -> str:
    return SHORT.get(metric.name.split(".")[0], metric.label.split(", ")[0])


def middle(lines: Sequence[Line], metric: Metric) -> float | None:
    """The median of the cells of one level that rest on enough; None where there are not three."""
    cells = [cell for line in lines if line.path[-1] and (cell := line.cells.get(metric.name))]
    values = [cell["value"] for cell in cells if not few(cell, metric)]
    return median(values) if len(values) >= 3 else None


def few(cell: Row, metric: Metric) -> bool:
    """Whether a cell rests on too little to be compared; a count says its own size."""
    return cell["n"] < FEW and not metric.counts


def tint(metric: Metric, cell: Row, middle: float | None) -> str:
    """The cell's class: `better-2`, `worse-3`, `more-1`; empty near the middle and where it may lie there by chance."""
    if middle is None or _noise(metric, cell, middle):
        return ""
    away = _away(metric, cell["value"], middle)
    steps = STEPS.get(metric.unit, DOUBLINGS)
    level = sum(abs(away) >= step - 1e-9 for step in steps)
    if not level or (metric.good == "none" and away < 0):
        return ""
    side = "more" if metric.good == "none" else "better" if (away > 0) == (metric.good == "up") else "worse"
    return f"{side}-{level}"


def _noise(metric: Metric, cell: Row, middle: float) -> bool:
    """Whether the middle lies within what the cell's value may be; of what is neither good nor bad it does not matter."""
    low, high = cell.get("low"), cell.get("high")
    return metric.good != "none" and (missing(low) or missing(high) or low <= middle <= high)


def _away(metric: Metric, value: float, middle: float) -> float:
    if metric.unit in STEPS:
        return value - middle
    return log2(max(value, 1) / max(middle, 1)) if metric.unit in ("seconds", "count") else _doublings(value, middle)


def _doublings(value: float, middle: float) -> float:
    if value <= 0 or middle <= 0:
        return 0.0 if value == middle else 9.0 if value > middle else -9.0
    return log2(value / middle)


def _row(line: Line, metrics: Sequence[Metric], middles: Mapping[str, float | None]) -> str:
    cells = "".join(_cell(line.cells.get(metric.name), metric, middles[metric.name]) for metric in metrics)
    return f'<tr class="{line.level}"><th scope="row" title="{html(line.name)}">{html(line.name)}</th>{cells}</tr>'


def _cell(cell: Row | None, metric: Metric, middle: float | None) -> str:
    if cell is None:
        return f'<td class="few">{NOTHING}</td>'
    words, small = tips(cell, metric), few(cell, metric)
    kind = "few" if small else tint(metric, cell, middle)
    sign = SIGNS[cell["value"] > middle] if kind and not small and metric.good != "none" else ""
    told = [words["tip_value"], f"95 % sure: {sure}" if (sure := sure_words(metric, cell)) else ""]
    told += ["" if metric.counts else count_words(cell["n"], noun(metric)), kind.partition("-")[0] if sign else ""]
    told += [f"{words['tip_change']} on before"] if words["tip_change"] not in (NOTHING, "no change") else []
    title, rests = (
        html(", ".join(filter(None, told))),
        "" if metric.counts or metric.how == "part" else f"n {cell['n']:,}",
    )
    return f'<td class="{kind}" title="{title}">{sign}{html(words["tip_value"])}<small>{rests}</small></td>'
