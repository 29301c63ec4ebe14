"""Topics by sentiment: how many messages of each topic feel how, a cell to click."""

from collections import Counter

from metrics.catalogue import METRICS
from pages.parts import here as place
from pages.parts.answers import Row, rows
from pages.parts.charts.cross import cross, picked
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.slides import Seen
from pages.parts.style import no_data

SHOWN = 12  # topics
MOODS = ("negative", "neutral", "positive", "unknown")
METRIC = METRICS["inbound_messages"]
SEEN = Seen((METRIC.name, "sentiment_negative", "sentiment_net"), "table", ("topic",))  # as a slide says it


def draw(now: Here) -> None:
    """Draws the matrix of the topics most is written about; a click keeps the messages of its topic and sentiment."""
    every = now.apart("topic", "subtopic", "sentiment").ask(METRIC.name, by=("topic", "sentiment"), alone=True)
    found = [row for row in rows(every) if row["value"] and row["topic"] and row["sentiment"] in MOODS]
    size = Counter()
    for row in found:
        size[row["topic"]] += row["value"]
    names = [name for name, _ in sorted(size.items(), key=lambda one: (-one[1], one[0]))[:SHOWN]]
    cells = [row for row in found if row["topic"] in names]
    chart_head(SEEN, "Who is unhappy about what", sentence(cells), "cross")
    if not cells:
        no_data()
        return
    key = now.key("cross", "topic", "sentiment")
    cross(cells, names, key, on_select=lambda: _keep(key))


def sentence(cells: list[Row]) -> str:
    """*Most unhappy messages: Delivery (120). Most often unhappy: Billing, 64 % of 140.*"""
    if not cells:
        return ""
    unhappy = {row["topic"]: row["value"] for row in cells if row["sentiment"] == "negative"}
    if not unhappy:
        return "Nobody is unhappy here."
    every: dict[str, float] = {}
    for row in cells:
        if row["sentiment"] != "unknown":
            every[row["topic"]] = every.get(row["topic"], 0) + row["value"]
    most = max(unhappy, key=lambda name: (unhappy[name], name))
    often = max((name for name in unhappy if every[name] >= LEAST), default=most, key=lambda n: unhappy[n] / every[n])
    share = f"{100 * unhappy[often] / every[often]:.0f} % of {every[often]:,.0f}"
    return f"Most unhappy messages: {most} ({unhappy[most]:,.0f}). Most often unhappy: {often}, {share}."


LEAST = 20  # messages a topic must have to be called the most often unhappy


def _keep(key: str) -> None:
    cell = picked(key)
    if cell:
        topic, mood = cell
        lists = place.view().lists
        on = lists.get("topic") == (topic,) and lists.get("sentiment") == (mood,)
        place.show(place.view().keep("topic", () if on else (topic,)).keep("sentiment", () if on else (mood,)))
