"""The team in one table: a line per agent or team, a small bar and what it rests on in every cell; a click filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts.answers import UNKNOWN, Row, rows
from pages.parts.charts.values import group_name
from pages.parts.here import Here
from pages.parts.safe import html
from pages.parts.words import NOTHING, missing, said, say, sure_words

NAME = "Name"


@dataclass(frozen=True)
class Column:
    """One column: the metric in it, what stands over it, the metric said under it, what the heading means in full."""

    name: str
    head: str
    under: str = ""
    words: str = "n"
    ends: tuple[float, float] | None = None  # of the bar; from zero to the largest of the column unless given
    note: str = ""

    @property
    def metric(self) -> Metric:
        return METRICS[self.name]


ANSWERED = Column(
    "conversations_per_agent", "Handled", note="Conversations they replied in; several agents may share one"
)
ARRIVED = Column("conversations", "Arrived", note="Conversations that arrived for them")
COLUMNS = (
    Column("replies", "Replies", "messages_replied_to", "to {}", note="Replies written, and how many messages they answered"),
    Column("first_reply.median", "First reply", note="Median of the first replies they wrote"),
    Column("first_reply.mean", "mean", note="Mean of the first replies they wrote"),
    Column("first_reply.slowest", "slowest", note="The slowest first reply they wrote"),
    Column("reply_wait.median", "Reply wait", note="Median of all waits that their replies ended"),
    Column("first_resolution.median", "Resolved in", note="Median time to the first resolution, credited to the owner"),
    Column("sla_first_reply", "In target", ends=(0, 1), note="First replies within the target"),
    Column("csat_mean", "CSAT", ends=(1, 5), note="Mean score of 1 to 5, credited to who replied last before the answer"),
    Column("csat_share", "Satisfied", ends=(0, 1), note="Answers that are satisfied, credited to who replied last"),
    Column("tasks_assigned", "Tasks", "tasks_completed", "{} done", note="Tasks assigned, and how many were completed"),
    Column("canned_share", "Canned", ends=(0, 1), note="Share of their replies made from a canned response"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One agent or team: the name as it is in the data ('' nobody named) and its row of every metric asked."""

    raw: str
    cells: Mapping[str, Row]

    @property
    def name(self) -> str:
        return self.raw or UNKNOWN

    def value(self, name: str) -> float | None:
        found = self.cells.get(name, {}).get("value")
        return None if missing(found) else found


def columns(now: Here, by: str) -> list[Column]:
    """The columns that this data can fill; of CSAT the mean, or the share where scores are good or bad only."""
    lacks = now.store.missing()
    return [column for column in (ANSWERED if by == "agent" else ARRIVED, *COLUMNS) if column.name not in lacks]


def lines(now: Here, by: str, shown: Sequence[Column]) -> list[Line]:
    """A line for everybody who has a row in the span, by name, those whom nobody named last."""
    lacks = now.store.missing()
    names = [name for column in shown for name in (column.name, column.under) if name and name not in lacks]
    found: dict[str, dict[str, Row]] = {}
    for row in rows(now.ask_surely(*names, by=(by,), alone=True)):
        if row["n"]:
            found.setdefault(row[by] or "", {})[row["metric"]] = row
    return ordered([Line(raw, cells) for raw, cells in found.items()], NAME)


def filled(shown: Sequence[Column], found: Sequence[Line]) -> list[Column]:
    """The columns in which anybody has a value; the share satisfied only where the mean has none."""
    held = [column for column in shown if any(line.value(column.name) is not None for line in found)]
    mean = any(column.name == "csat_mean" for column in held)
    return [column for column in held if not (mean and column.name == "csat_share")]


def ordered(found: Sequence[Line], by: str, lowest: bool = False) -> list[Line]:
    """By name, or by one metric with the largest first; those without a value, and nobody, always last."""
    if by == NAME:
        named = sorted(found, key=lambda line: group_name(line.raw, "").casefold(), reverse=lowest)
        return sorted(named, key=lambda line: line.raw == "")
    sign = 1 if lowest else -1
    return sorted(found, key=lambda line: (line.raw == "", (value := line.value(by)) is None, sign * (value or 0)))


def markup(found: Sequence[Line], shown: Sequence[Column], every: Sequence[Line]) -> str:
    """The lines as an HTML table; bars are measured against the largest of `every` line."""
    heads = "".join(
        f'<th scope="col" class="{c.metric.unit}" title="{html(c.note)}">{html(c.head)}</th>' for c in shown
    )
    most = {c.name: max((line.value(c.name) or 0 for line in every), default=0) for c in shown}
    body = "".join(
        f'<tr><th scope="row" title="{html(line.name)}">{html(line.name)}</th>'
        + "".join(_cell(column, line, column.ends or (0, most[column.name])) for column in shown)
        + "</tr>"
        for line in found
    )
    return f'<div class="team"><table class="team"><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(column: Column, line: Line, ends: tuple[float, float]) -> str:
    row = line.cells.get(column.name)
    if row is None or missing(row["value"]):
        return f"<td>{NOTHING}</td>"
    sure = sure_words(column.metric, row)
    title = f' title="{html(f"95 % sure: {sure}")}"' if sure else ""
    value = html(said(column.metric, row["value"], row["n"]))
    return (
        f'<td{title}><b>{value}</b>{_bar(row, ends)}<span class="quiet">{html(_under(column, line, row))}</span></td>'
    )


def _bar(row: Row, ends: tuple[float, float]) -> str:
    """The value as a bar and how sure it is as a thin line upon it."""
    low, high = row["low"], row["high"]
    sure = "" if missing(low) or missing(high) else _span("u", _at(low, ends), _at(high, ends))
    return f'<span class="bar" aria-hidden="true">{_span("i", 0, _at(row["value"], ends))}{sure}</span>'


def _span(tag: str, low: float, high: float) -> str:
    return f'<{tag} style="left: {low:g}%; width: {round(high - low, 1):g}%"></{tag}>'


def _at(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return round(100 * min(1.0, max(0.0, (value - low) / ((high - low) or 1))), 1)


def _under(column: Column, line: Line, row: Row) -> str:
    """What a cell rests on: its n, or the number that belongs to it; a count is its own n."""
    if column.under:
        other = line.value(column.under)
        return "" if other is None else column.words.format(say(other, "count"))
    silent = column.metric.counts or column.metric.how in ("slowest", "per distinct")
    return "" if silent else f"n {row['n']:,}"


def sheet(found: Sequence[Line], shown: Sequence[Column], by: str) -> pa.Table:
    """The whole table as numbers: a line each, of every metric its value and n, and how sure it is where that is known."""
    table: dict[str, list] = {by: [line.raw or None for line in found]}
    for name in dict.fromkeys(name for column in shown for name in (column.name, column.under) if name):
        cells = [line.cells.get(name, {}) for line in found]
        table[name] = [cell.get("value") for cell in cells]
        table[f"{name} n"] = [cell.get("n") for cell in cells]
        if any(cell.get("low") is not None for cell in cells):
            table |= {f"{name} {end}": [cell.get(end) for cell in cells] for end in ("low", "high")}
    return pa.table(table)
