"""A share by group with how sure it is: a dot and its 95 % interval on one scale, as a table that can be read aloud."""

from collections.abc import Sequence

from metrics.metric import Metric
from metrics.query import Query
from pages.parts.answers import UNKNOWN, Row, rows
from pages.parts.charts.values import group_name
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.safe import html
from pages.parts.style import draw, no_data
from pages.parts.words import FEW, count_words, range_words, said


def by_group(now: Here, metric: Metric, name: str) -> None:
    """Draws a share by the groups of a slice, the lowest first, groups of fewer than five and the unknown last."""
    answer = now.store.ask(Query((metric.name,), now.without_comparison(), (name,), interval=True))
    found = ordered([row for row in rows(answer, metric) if row["value"] is not None], name)
    chart_head(metric, f"{metric.label} by {name}", sentence(found, metric, name), f"sure-{metric.name}-{name}")
    if found:
        draw(markup(found, metric, name))
    else:
        no_data()


def ordered(found: Sequence[Row], name: str) -> list[Row]:
    """The rows in the order in which they are drawn."""
    return sorted(found, key=lambda row: (not row[name], row["n"] < FEW, row["value"], row[name] or ""))


def sentence(found: Sequence[Row], metric: Metric, name: str) -> str:
    """Whether the lowest and the highest can be told apart at all."""
    sure = [row for row in found if row["n"] >= FEW and row[name]]
    if len(sure) < 2:
        return ""
    low, high = sure[0], sure[-1]
    first, last = (f"{group_name(row[name], UNKNOWN)} {said(metric, row['value'])}" for row in (low, high))
    if low["high"] < high["low"]:
        return f"{first} and {last} differ by more than chance."
    return f"{first} and {last} may differ by chance: their intervals overlap."


def markup(found: Sequence[Row], metric: Metric, name: str) -> str:
    """The table; the scale runs from 0 to 100 %."""
    heads = (name.capitalize(), metric.label, "95 % interval", "n")
    head = "".join(f'<th scope="col">{html(words)}</th>' for words in heads)
    body = "".join(_row(row, metric, name) for row in found)
    return f'<table class="sure"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _row(row: Row, metric: Metric, name: str) -> str:
    low, high, at = (100 * row[end] for end in ("low", "high", "value"))
    bar = f'<i style="left: {low:.1f}%; width: {high - low:.1f}%"></i><b style="left: {at:.1f}%"></b>'
    words = (range_words(row["low"], row["high"], metric.unit), f"{row['n']:,}")
    cells = "".join(f"<td>{html(cell)}</td>" for cell in words)
    kind = ' class="few"' if row["n"] < FEW else ""
    label = html(group_name(row[name], UNKNOWN))
    aloud = html(f"{said(metric, row['value'], row['n'])}, {count_words(row['n'], 'answer')}")
    return (
        f'<tr{kind}><th scope="row" title="{label}">{label}</th><td title="{aloud}"><span class="bar" '
        f'aria-hidden="true">{bar}</span><span>{html(said(metric, row["value"], row["n"]))}</span></td>{cells}</tr>'
    )
