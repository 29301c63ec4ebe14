"""A slide of what another target would give: the share that would be within it, from a minute to three days."""

from collections.abc import Sequence
from dataclasses import replace

from metrics import colours
from metrics.metric import Metric
from metrics.query import Query
from metrics.report.charting import axis_of
from metrics.report.page import Chart, Series
from metrics.span import local
from metrics.store import Store
from metrics.targets import in_force
from metrics.what_if import PROMISES, WhatIf
from metrics.words import duration, say

Row = dict[str, object]
COLUMNS = ("metric", "target", "value", "n")
SHOWN = (60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 28_800, 43_200, 86_400, 172_800, 259_200)


def target_rows(store: Store, query: Query) -> list[Row]:
    """A row for each target, today's among them: the share within it, of how many."""
    metric = query.metrics[0]
    today = _today(store, metric)
    found = store.look(WhatIf(replace(query.filter, compare=None), today, metric))
    return [
        dict(zip(COLUMNS, (metric, duration(one.target), one.share, one.due), strict=True))
        for one in found
        if one.target in (*SHOWN, *today)
    ]


def target_chart(rows: Sequence[Row], metric: Metric) -> Chart:
    """The share over the targets as a line."""
    values = tuple(row["value"] for row in rows)
    axis, _ = axis_of(metric, [0.0, 1.0])
    series = Series("within it", values, colours.ACCENT.light)
    told = tuple((str(row["target"]), say(row["value"], "share", row["n"]), f"{row['n']:,}") for row in rows)
    steps = tuple(str(row["target"]) for row in rows)
    return Chart("line", steps, (series,), axis, header=("Target", "Within it", "n"), rows=told)


def target_title(rows: Sequence[Row], store: Store, metric: Metric) -> str:
    """*First reply within target: 53 % with 2h for all, 65 % with 4h.*"""
    today = (_today(store, metric.name) or (7200.0,))[0]
    shown = {str(row["target"]): row for row in rows if row["n"]}
    easier = next((step for step in SHOWN if step > today), today)
    named = [name for name in dict.fromkeys((duration(today), duration(easier))) if name in shown]
    told = [f"{say(shown[name]['value'], 'share', shown[name]['n'])} with {name}" for name in named]
    return f"{metric.label}: {' for all, '.join(told)}." if len(told) > 1 else ""


def _today(store: Store, metric: str) -> tuple[float, ...]:
    """Today's targets in seconds."""
    now = store.world().now
    day = local(now, store.terms.zone).date() if now else None
    found = in_force(store.terms.settings.sla[PROMISES[metric]], day)
    return tuple(sorted({target.seconds for target in found}))
