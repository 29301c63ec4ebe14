"""The team in one table: the whole team, then a line per agent or team; in every cell a small bar and what it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import pyarrow as pa

from metrics.groups import group_name
from metrics.interval import noise
from metrics.words import FEW, NOTHING, changed, missing, said, say, sure_words
from pages.parts import team_columns
from pages.parts.answers import Row, rows
from pages.parts.cards import change_markup
from pages.parts.here import Here
from pages.parts.safe import html
from pages.parts.team_columns import Column

NAME = "Name"
NOBODY, WHOLE = "Nobody named", "Whole team"
SPACE = "\u00a0"  # keeps the lines of neighbours level
LONGEST = 4  # times the middle of a column is its longest bar: one outlier must not flatten the others


@dataclass(frozen=True)
class Line:
    """One agent or team: the name as it is in the data ('' nobody named) and its row of every metric asked."""

    raw: str
    cells: Mapping[str, Row]
    together: bool = False  # of all of them, with the change

    @property
    def name(self) -> str:
        return self.raw or NOBODY

    def value(self, name: str) -> float | None:
        found = self.cells.get(name, {}).get("value")
        return None if missing(found) else found


def lines(now: Here, by: str, shown: Sequence[Column]) -> list[Line]:
    """A line for everybody who has a row in the span, by name, those whom nobody named last."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows(now.ask_surely(*team_columns.names(shown, now.store.missing()), by=(by,), alone=True)):
        if row["n"]:
            found.setdefault(row[by] or "", {})[row["metric"]] = row
    return ordered([Line(raw, cells) for raw, cells in found.items()], NAME)


def whole(now: Here, shown: Sequence[Column]) -> Line:
    """All of them together, with the change."""
    asked = now.ask_surely(*team_columns.names(shown, now.store.missing()))
    return Line(WHOLE, {row["metric"]: row for row in rows(asked)}, together=True)


def valued(found: Iterable[Line]) -> set[str]:
    """The metrics of which anybody has a value."""
    return {name for line in found for name in line.cells if line.value(name) is not None}


def ordered(found: Sequence[Line], by: str, reverse: bool = False) -> list[Line]:
    """By name, or by one metric with the largest first; those without a value, and nobody, always last."""
    if by == NAME:
        named = sorted(found, key=lambda line: group_name(line.raw, "").casefold(), reverse=reverse)
        return sorted(named, key=lambda line: line.raw == "")
    sign = 1 if reverse else -1
    return sorted(found, key=lambda line: (line.raw == "", (value := line.value(by)) is None, sign * (value or 0)))


def busy(found: Sequence[Line], size: str) -> list[Line]:
    """Those with enough behind them to be read one by one, and nobody; all of them where none has."""
    kept = [line for line in found if not line.raw or (line.value(size) or 0) >= FEW]
    return kept if any(line.raw for line in kept) else list(found)


def markup(found: Sequence[Line], shown: Sequence[Column], every: Sequence[Line], team: Line | None = None) -> str:
    """The lines as an HTML table below the whole team's; bars are measured against `every` line."""
    longest = {c.name: _longest([line.value(c.name) for line in every if line.raw]) for c in shown}
    body = "".join(_line(line, shown, longest) for line in ([team] if team else []) + list(found))
    return f'<div class="team"><table class="team">{_heads(shown)}<tbody>{body}</tbody></table></div>'


def _heads(shown: Sequence[Column]) -> str:
    """Two lines of headings: those shared by neighbours, and each column's own."""
    over = "".join(_over(name, [*group]) for name, group in groupby(shown, key=lambda c: c.over or c.head))
    own = "".join(f'<th scope="col" title="{html(c.note)}">{html(c.head)}</th>' for c in shown if c.over)
    return f'<thead><tr><td rowspan="2"></td>{over}</tr><tr>{own}</tr></thead>'


def _over(name: str, group: Sequence[Column]) -> str:
    first = group[0]
    if first.over:
        return f'<th scope="colgroup" class="over" colspan="{len(group)}">{html(name)}</th>'
    kind = first.name.split(".")[0] if first.under else first.metric.unit
    return f'<th scope="col" rowspan="2" class="{html(kind)}" title="{html(first.note)}">{html(name)}</th>'


def _longest(values: Sequence[float | None]) -> float:
    """The value of a full bar: the largest, but no more than a few times the middle one."""
    known = [value for value in values if value is not None]
    return min(max(known), LONGEST * median(known) or max(known)) if known else 0


def _line(line: Line, shown: Sequence[Column], longest: Mapping[str, float]) -> str:
    kind = ' class="whole"' if line.together else ""
    cells = "".join(_cell(column, line, column.ends or (0, longest[column.name])) for column in shown)
    return f'<tr{kind}><th scope="row" title="{html(line.name)}">{html(line.name)}</th>{cells}</tr>'


def _cell(column: Column, line: Line, ends: tuple[float, float]) -> str:
    row = line.cells.get(column.name)
    if row is None or missing(row["value"]):
        return f"<td>{NOTHING}</td>"
    sure = sure_words(column.metric, row)
    title = f' title="{html(f"95 % sure: {sure}")}"' if sure else ""
    value = html(said(column.metric, row["value"], row["n"]))
    drawn = _changed(column, row) if line.together else _bar(row, ends)
    return f'<td{title}><b>{value}</b>{drawn}<span class="quiet">{html(_under(column, line, row))}</span></td>'


def _changed(column: Column, row: Row) -> str:
    """The change in few signs; one within noise is grey, and says so under the pointer."""
    change = changed(column.metric, row["value"], row.get("previous_value"), noise(row))
    if not change:
        return f'<span class="quiet">{SPACE}</span>'
    short = change._replace(text=change.text.removesuffix(" within noise").replace("no change", "="))
    return f'<span class="moved" title="{html(change.spoken)}">{change_markup(short)}</span>'


def _bar(row: Row, ends: tuple[float, float]) -> str:
    """The value as a bar and, below it, how sure it is as a thin line."""
    low, high = row["low"], row["high"]
    sure = "" if missing(low) or missing(high) else _span("u", _at(low, ends), _at(high, ends))
    over = ' class="over"' if row["value"] > ends[1] else ""
    return f'<span class="bar" aria-hidden="true">{_span(f"i{over}", 0, _at(row["value"], ends))}{sure}</span>'


def _span(tag: str, low: float, high: float) -> str:
    return f'<{tag} style="left: {low:g}%; width: {round(high - low, 1):g}%"></{tag[0]}>'


def _at(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return round(100 * min(1.0, max(0.0, (value - low) / ((high - low) or 1))), 1)


def _under(column: Column, line: Line, row: Row) -> str:
    """What a cell rests on: its n, or the number that belongs to it; a count is its own n."""
    if column.under:
        other = line.value(column.under)
        return SPACE if other is None else column.words.format(say(other, "count"))
    if column.metric.how == "per distinct":
        return "each" if line.together else SPACE
    return SPACE if column.metric.counts or column.metric.how == "slowest" else f"n {row['n']:,}"


def sheet(found: Sequence[Line], shown: Sequence[Column], by: str) -> pa.Table:
    """The whole table as numbers: a line each, of every metric its value and n, and how sure it is where that is known."""
    table: dict[str, list] = {by: [line.raw or None for line in found]}
    for name in team_columns.names(shown):
        cells = [line.cells.get(name, {}) for line in found]
        table[name] = [cell.get("value") for cell in cells]
        table[f"{name} n"] = [cell.get("n") for cell in cells]
        if any(cell.get("low") is not None for cell in cells):
            table |= {f"{name} {end}": [cell.get(end) for cell in cells] for end in ("low", "high")}
    return pa.table(table)
