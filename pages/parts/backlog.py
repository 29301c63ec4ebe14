"""The backlog: how its change and what is open fit together, and its age, of half and of nine in ten, over time."""

from dataclasses import replace

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.words import say
from pages.parts import before_after
from pages.parts.answers import Row, as_groups, rows
from pages.parts.charts import trend
from pages.parts.clicks import by_brush
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.slides import Seen
from pages.parts.tables import show_as_table

PILE = ("backlog_open", "backlog_net")
LINES = {"backlog_age.median": "half", "backlog_age.p90": "nine in ten"}


def reconciled(now: Here, numbers: Answer | None) -> None:
    """One line from what was open at the start to what is open at the end, of numbers asked for already."""
    found = {row["metric"]: row for row in rows(numbers)} if numbers else {}
    if any(name not in found or found[name]["value"] is None for name in PILE):
        return
    end, net = (round(found[name]["value"]) for name in PILE)
    st.caption(words(_at_start(now, found["backlog_open"]), net, end))


def _at_start(now: Here, row: Row) -> int:
    """How many were open when the span began: the end of the span before, where that is asked for already."""
    before = now.filter.previous()
    if before and before[1] == now.filter.since and row["previous_value"] is not None:
        return round(row["previous_value"])
    since = now.filter.since
    chosen = replace(now.without_comparison(), since=None, until=since)
    return round(rows(now.store.ask(Query(("backlog_open",), chosen)))[0]["value"] or 0) if since else 0


def words(start: int, net: int, end: int) -> str:
    """*Open at the start 80, + 105 more came than were resolved, − 71 left …: open at the end 114.*"""
    others = end - start - net
    came = f"{abs(net):,} more {'came than were resolved' if net >= 0 else 'were resolved than came'}"
    more = f" − {-others:,} left or were closed without a resolution" if others < 0 else ""
    more = f" + {others:,} resolved or opened again at another time" if others > 0 else more
    return f"{start:,} open at the start {'+' if net >= 0 else '−'} {came}{more} = {end:,} open at the end."


def age(now: Here) -> None:
    """Draws both as lines with a sentence of where they stand; nothing where the data cannot tell."""
    if any(name in now.store.missing() for name in LINES):
        return
    asked = now.ask(*LINES, every=now.every, alone=True)
    metric, answer = METRICS["backlog_age.median"], as_groups(asked, LINES)
    last = {row["metric"]: row["value"] for row in rows(asked) if row["value"] is not None}
    told = [f"{words} for less than {say(last[name], 'seconds')}" for name, words in LINES.items() if name in last]
    note = f"At the end of the span the open ones have been waiting: {', '.join(told)}." if told else ""
    seen = Seen(tuple(LINES), "line", (), now.every, now.without_comparison())
    chart_head(seen, f"{metric.label} per {now.every}", note, "backlog-age")
    key = now.key("backlog-age", "period")
    trend(answer, metric, now.every, key=key, on_select=lambda: by_brush(key, answer, now.every))
    before_after.fold(now, asked, metric, now.every, "backlog-age")
    show_as_table(answer, metric, now.every, key="backlog-age-table")
