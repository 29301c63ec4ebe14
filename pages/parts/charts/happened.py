"""Events on every chart over time: a thin rule or a band where something happened, its words above the plot."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from metrics import colours
from metrics.events import Event, Events
from metrics.said import day_words, period_words
from pages.parts.answers import Row
from pages.parts.charts import spec
from pages.parts.noted import events_between

WIDE, LINE, LEVELS = 0.2, 20, 3  # of the chart's width a text takes; px of a line of words; lines of them
ROOM = f"min(168, width * {WIDE} - 8)"
LATE = 0.75  # of the chart's width: from there on words stand left of their rule
DAY = timedelta(days=1)


def marked(drawn: dict, found: Sequence[Row], dark: bool | None = None) -> dict:
    """A trend's specification with the events of its days; without any it stays the same, so that the chart is kept."""
    if not found:
        return drawn
    first, end = min(row["start"] for row in found), max(row["end"] for row in found)
    events = events_between(first.date(), end.date() if end.time() == datetime.min.time() else end.date() + DAY)
    return with_events(drawn, placed(events, first, end), dark) if events else drawn


def placed(events: Events, first: datetime, end: datetime) -> list[dict]:
    """Where each event stands between the ends of a chart, on which line its words, and on which side of its rule."""
    free, found = [0.0] * LEVELS, []
    for event in events:
        start = min(max(datetime.combine(event.first, datetime.min.time()), first), end)
        until = min(datetime.combine(event.end, datetime.min.time()) + DAY, end)
        at, left = (start - first) / (end - first), (start - first) / (end - first) > LATE
        begins = at - WIDE * left
        level = next((i for i, taken in enumerate(free) if begins >= taken), None)
        if level is not None:
            free[level] = begins + WIDE
        found.append(
            {
                "at": start.isoformat(), "until": until.isoformat() if event.last else None, "level": level or 0, "left": left,
                "words": "" if level is None else event.words, "tip_words": event.words, "tip_days": days(event),
            }
        )  # fmt: skip
    return found


def days(event: Event) -> str:
    """When it was: `9 Jun 2026`, `9 – 11 Jun 2026, chat`."""
    when = period_words(event.first, event.end + DAY) if event.last else day_words(event.first)
    return f"{when}, {event.channel}" if event.channel else when


def with_events(drawn: dict, marks: Sequence[dict], dark: bool | None = None) -> dict:
    """The specification with the marks of `placed` in a layer of their own, and room for their words above."""
    lines = 1 + max(mark["level"] for mark in marks)
    layers = [*_bands(marks, dark), *_rules(marks, drawn["padding"]["top"], dark)]
    return drawn | {"layer": [*drawn["layer"], *layers], "height": drawn["height"] + LINE * lines}


def _x(field: str) -> dict:
    return {"field": field, "type": "temporal", "scale": {"nice": False, "padding": 0}}


def _bands(marks: Sequence[dict], dark: bool | None) -> list[dict]:
    long = [mark for mark in marks if mark["until"]]
    look = {"type": "rect", "color": colours.INK.on(dark), "opacity": 0.06, "aria": False}
    return (
        [{"data": {"values": long}, "mark": look, "encoding": {"x": _x("at"), "x2": {"field": "until"}}}]
        if long
        else []
    )


def _rules(marks: Sequence[dict], top: int, dark: bool | None) -> list[dict]:
    """A rule for each, up to its words; the whole of what happened shows under the pointer."""
    words, quiet = spec.tooltip({"tip_words": "Event", "tip_days": "When"}), colours.QUIET.on(dark)
    found = []
    for level, left in sorted({(mark["level"], mark["left"]) for mark in marks}):
        own = {"values": [mark for mark in marks if (mark["level"], mark["left"]) == (level, left)]}
        height = {"value": -(top + 4 + LINE * level)}
        side = {"align": "right", "dx": -4} if left else {"align": "left", "dx": 4}
        rule = {"type": "rule", "color": quiet, "strokeWidth": 1}
        text = {"type": "text", "baseline": "middle", "color": quiet, "limit": {"expr": ROOM}, **side}
        at = {"x": _x("at"), "tooltip": words}
        said = {"text": {"field": "words"}, "description": {"field": "tip_words"}}
        found += [
            {
                "data": own,
                "mark": rule,
                "encoding": {**at, "y": {"value": height["value"] - 8}, "y2": {"value": "height"}},
            },
            {"data": own, "mark": text, "encoding": {**at, "y": height, **said}},
        ]
    return found
