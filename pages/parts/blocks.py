"""What pages are laid out of: a row of cards, a number over time, a number by slice, the hours of the week."""

from collections.abc import Sequence

from metrics.catalogue import METRICS
from metrics.metric import Metric
from pages.parts import menus, style
from pages.parts.charts import heat, key_of, ranked, sentence, trend
from pages.parts.clicks import by_bar, by_brush, by_cell
from pages.parts.here import Here
from pages.parts.tables import show_as_table


def cards(now: Here, names: Sequence[str], key: str) -> None:
    """A card for each of the metrics that the data can answer, with change, course and menu."""
    missing = now.store.missing()
    able = [name for name in names if name not in missing]
    if able:
        numbers, course = now.ask_surely(*able), now.ask(*able, every=now.course)
        menus.card_row([METRICS[name] for name in able], numbers, course, key)


def over_time(now: Here, metric: Metric, key: str = "trend", by: tuple[str, ...] = ()) -> None:
    """A metric's course, its sentence above, the span before behind it; drag over it to zoom."""
    answer = now.ask(metric.name, by=by, every=now.every)
    style.section_head(
        f"{metric.label} per {now.every}",
        sentence(answer, metric, now.every, menus.noun(metric)),
        style.key_line(key_of(answer, metric)),
    )
    chart = now.key(key, "period")
    trend(answer, metric, now.every, key=chart, on_select=lambda: by_brush(chart, answer, now.every))
    show_as_table(answer, metric, now.every, key=f"{key}-table")


def by_slice(now: Here, metric: Metric, name: str, key: str = "", counted: bool = False) -> None:
    """A metric by the groups of a slice, what wants looking at first; a click on a bar filters.

    `counted` shows how many rows each value rests on in the place of its change.
    """
    answer = now.ask(metric.name, by=(name,))
    style.section_head(f"By {name.replace('_', ' ')}", sentence(answer, metric, noun=menus.noun(metric)))
    bars = now.key(f"{key}by-{name}", "place" if name == "channel" else name)
    ranked(answer, metric, bars, on_select=lambda: by_bar(bars, name), counted=counted)
    show_as_table(answer, metric, key=f"{key}{name}-table")


def by_hour(now: Here, metric: Metric, head: str, key: str = "when") -> None:
    """A metric over the hours of the week, the peak named; a click on a cell filters."""
    answer = now.ask(metric.name, by=("weekday", "hour"), alone=True)
    style.section_head(head, sentence(answer, metric, noun=menus.noun(metric)))
    cells = now.key(key, "weekday", "hour")
    heat(answer, metric, cells, on_select=lambda: by_cell(cells))
    show_as_table(answer, metric, key=f"{key}-table")
