"""Two numbers one against the other by a slice, as a block of Explore."""

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.drawings import Asked
from metrics.finding import inside
from metrics.metric import Metric
from metrics.words import count_words, said
from pages.parts.answers import of_metric, rows
from pages.parts.charts.scatter import MOST, dots, scatter
from pages.parts.clicks import by_bar
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.slides import Seen
from pages.parts.style import no_data
from pages.parts.tables import show_as_table


def against(now: Here, asked: Asked, answer: Answer, whole: Answer) -> None:
    """The dots, the whole said and ruled; a click on a dot filters."""
    (by,), pair = asked.by, tuple(METRICS[name] for name in asked.metrics)
    alike = {row["metric"]: row for row in rows(whole)}
    ends = [alike[metric.name] for metric in pair]
    found = dots(_cells(answer, by, asked.metrics), pair, by)
    every = "; ".join(
        f"{metric.label} {said(metric, row['value'], row['n'])}" for metric, row in zip(pair, ends, strict=True)
    )
    few = f", the {MOST} largest" if len(found) == MOST else ""
    head = f"{pair[1].label} against {inside(pair[0].label)} by {by.replace('_', ' ')}"
    note = f"{count_words(len(found), 'group')}{few}; the larger the dot, the more rows behind both. {_ruled(pair)} – {every}."
    seen = Seen(asked.metrics, "scatter", asked.by, None, now.filter)
    chart_head(seen, head, note if found else "", "explore-scatter")
    if not found:
        no_data()
        return
    chart = now.key(f"explore-scatter-{by}", "place" if by == "channel" else by)
    scatter(
        found,
        pair,
        tuple(None if _adds_up(m) else row["value"] for m, row in zip(pair, ends, strict=True)),
        chart,
        lambda: by_bar(chart, by),
    )
    for metric in pair:
        show_as_table(
            of_metric(answer, metric), metric, key=f"explore-scatter-{metric.name}", label=f"{metric.label} as table"
        )


def _adds_up(metric: Metric) -> bool:
    """Whether the whole is the sum of its groups, far from any of them."""
    return metric.counts or metric.how in ("sum", "times")


def _ruled(pair: tuple[Metric, ...]) -> str:
    return "All together" if all(map(_adds_up, pair)) else "Thin rules: all together"


def _cells(answer: Answer, by: str, names: tuple[str, ...]) -> dict[object, tuple]:
    """Group -> the rows of both metrics, where it has both."""
    found: dict[object, dict] = {}
    for row in rows(answer):
        found.setdefault(row[by], {})[row["metric"]] = row
    return {group: (both[names[0]], both[names[1]]) for group, both in found.items() if len(both) == 2}
