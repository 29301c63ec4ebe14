"""The age of the backlog over time: what half and what nine in ten of the open conversations are younger than."""

from metrics.catalogue import METRICS
from pages.parts.answers import as_groups, rows
from pages.parts.charts import trend
from pages.parts.clicks import by_brush
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.tables import show_as_table
from pages.parts.words import say

LINES = {"backlog_age.median": "half", "backlog_age.p90": "nine in ten"}


def age(now: Here) -> None:
    """Draws both as lines with a sentence of where they stand; nothing where the data cannot tell."""
    if any(name in now.store.missing() for name in LINES):
        return
    asked = now.ask(*LINES, every=now.every, alone=True)
    metric, answer = METRICS["backlog_age.median"], as_groups(asked, LINES)
    last = {row["metric"]: row["value"] for row in rows(asked) if row["value"] is not None}
    told = [f"{words} for less than {say(last[name], 'seconds')}" for name, words in LINES.items() if name in last]
    note = f"At the end of the span the open ones have been waiting: {', '.join(told)}." if told else ""
    chart_head(metric, f"{metric.label} per {now.every}", note, "backlog-age")
    key = now.key("backlog-age", "period")
    trend(answer, metric, now.every, key=key, on_select=lambda: by_brush(key, answer, now.every))
    show_as_table(answer, metric, now.every, key="backlog-age-table")
