"""A number before and after each event that a chart shows: as many days on both sides, each asked for by itself."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pandas as pd

from metrics.answer import Answer
from metrics.events import Event, Events, around
from metrics.filter import Filter, Keep
from metrics.interval import noise
from metrics.metric import Metric
from metrics.query import Query
from metrics.said import period_words
from metrics.words import NOTHING, changed, count_words, said
from pages.parts import hidden
from pages.parts.answers import rows
from pages.parts.charts.happened import days
from pages.parts.here import Here
from pages.parts.noted import events_between
from pages.parts.spans import period_end
from pages.parts.tables import folded

MIDNIGHT = datetime.min.time()


def fold(now: Here, answer: Answer, metric: Metric, every: str, key: str) -> None:
    """Behind a fold, which asks nothing until it is opened; nothing where nothing happened."""
    starts = [row["period"] for row in rows(answer, metric) if row["period"]]
    if not starts:
        return
    events = events_between(min(starts).date(), period_end(max(starts), every).date())
    if events:
        folded(
            lambda: table(now, metric, events), f"{key}-events", f"Before and after {count_words(len(events), 'event')}"
        )


def table(now: Here, metric: Metric, events: Events) -> pd.DataFrame:
    """The events, the number before and after each, what became of it, and over which days that is."""
    return pd.DataFrame([_row(now, metric, event) for event in events])


def _row(now: Here, metric: Metric, event: Event) -> dict[str, str]:
    words = {"Event": event.words, "When": days(event)}
    room = around(event, now.edges.first.date(), now.edges.last.date() + timedelta(days=1)) if now.edges else None
    if room is None:
        return words | dict.fromkeys(("Before", "After", "Change"), NOTHING) | {"Days": "none on both sides"}
    row = next(iter(rows(hidden.answer(now.hide, now.store.ask(query(now, metric, event, room))), metric)))
    moved = changed(metric, row["value"], row.get("previous_value"), noise(row))
    return words | {
        "Before": said(metric, row.get("previous_value"), row.get("previous_n")),
        "After": said(metric, row["value"], row["n"]),
        "Change": moved.text if moved else NOTHING,
        **({} if metric.counts else {"n": f"{row.get('previous_n') or 0:,} and {row['n']:,}"}),
        "Days": _days(room),
    }


def _days(room: tuple[date, date, int]) -> str:
    """*12 – 25 May 2026 and 26 May – 8 Jun 2026*: the days before and after."""
    length = room[2]
    spans = [
        (datetime.combine(day, MIDNIGHT), datetime.combine(day, MIDNIGHT) + timedelta(days=length)) for day in room[:2]
    ]
    return " and ".join(period_words(*span) for span in spans)


def query(now: Here, metric: Metric, event: Event, room: tuple[date, date, int]) -> Query:
    """The question over the days after an event, compared with as many before it; of its channel, if it is of one."""
    begins, after, length = room
    since = datetime.combine(after, MIDNIGHT)
    keep = now.filter.keep
    if event.channel and not any(one.column == "place" for one in keep):
        keep = (*keep, Keep("place", (event.channel,)))
    chosen = Filter(since, since + timedelta(days=length), keep, f"{begins:%Y-%m-%d}", now.filter.clock)
    return replace(Query((metric.name,), chosen), change=True, interval=True)
