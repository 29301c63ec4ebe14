"""Cards: one number each with its change, its n and its course, in rows of equal height, a small menu in the corner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from metrics.answer import Answer
from metrics.interval import noise
from metrics.metric import Metric
from metrics.nouns import nothing, scale
from metrics.words import NOTHING, Change, between, changed, count_words, said
from pages.parts.answers import rows
from pages.parts.guards import guard, judged
from pages.parts.safe import html, markdown
from pages.parts.sparks import spark
from pages.parts.style import draw

Beside = Mapping[str, tuple[Metric, str]]  # a card's metric -> the second figure on it, and its words


@dataclass(frozen=True)
class Card:
    """What one card shows; every field is plain words, made harmless when drawn.

    `goal` is a heading above the number, `scale` stands behind it; `clock` what it is on the other clock,
    `sure` its interval, `lines` and `guard`, the number that guards it, stand under it; `needs` says what is missing when
    there is no value.
    """

    name: str
    label: str
    value: str = NOTHING
    change: Change | None = None
    sure: str = ""
    lines: tuple[str, ...] = ()
    course: tuple[float | None, ...] = ()
    before: tuple[float | None, ...] = ()
    zero: bool = False
    goal: str = ""
    needs: str = ""
    scale: str = ""
    guard: str = ""
    clock: str = ""

    @property
    def moved(self) -> bool:
        """Whether there is a change to explain."""
        return self.change is not None and self.change.meaning != "same"


def card(metric: Metric, answer: Answer, course: Answer | None = None, noun: str = "conversation") -> Card:
    """A metric's card from an answer of one row and, for the sparkline, an answer with a row per period."""
    empty = Card(metric.name, metric.label, zero=metric.unit == "count")
    row = next(iter(rows(answer, metric)), None)
    if row is None or row["value"] is None:
        return replace(empty, needs=nothing(metric))
    periods = rows(course, metric) if course is not None else ()
    change = changed(metric, row["value"], row.get("previous_value"), noise(row))
    beside = guard(metric, answer) if change and change.meaning == "better" else None
    return replace(
        empty,
        value=said(metric, row["value"], row["n"]),
        scale=scale(metric),
        change=judged(change, beside),
        guard=beside.words if beside else "",
        sure=between(metric, row.get("low"), row.get("high")),
        lines=_counted(metric, row["n"], noun),
        course=tuple(period["value"] for period in periods),
        before=tuple(period.get("previous_value") for period in periods),
    )


def _counted(metric: Metric, n: int, noun: str) -> tuple[str, ...]:
    """What the value rests on; a count is its own n."""
    if metric.unit == "count":
        return ()
    if not noun:
        return (f"n = {n:,}",)
    return (f"{'median of ' if metric.how == 'median' else ''}{count_words(n, noun)}",)


def beside(shown: Card, answer: Answer, figure: tuple[Metric, str] | None) -> Card:
    """The card with a second figure under it, in words like `{} a day`; nothing is added where it is not known."""
    row = next(iter(rows(answer, figure[0])), None) if figure else None
    if row is None or row["value"] is None or shown.needs:
        return shown
    return replace(shown, lines=(*shown.lines, figure[1].format(said(figure[0], row["value"], row["n"]))))


def goal(title: str, head: Card, *lines: str) -> Card:
    """A card as one of the four goals: the goal's name above, what is measured and a second figure below."""
    return replace(head, goal=title, lines=(head.label, *lines))


def needs(metric: Metric, sentence: str) -> Card:
    """The card of a metric the data cannot answer: what is needed, in one sentence."""
    return Card(metric.name, metric.label, needs=sentence)


def row(
    cards: Sequence[Card], key: str, menu: Callable[[Card], Sequence[str]] | None = None, across: int = 4
) -> tuple[str, str] | None:
    """Draw cards side by side; (card's name, entry) when an entry of a card's menu was chosen, else None."""
    with st.container(key=f"cards-{key}"):
        draw(markup(cards, across))
        with st.container(key=f"menus-{across}-{key}"):
            return _menus(cards, key, menu) if menu else None


def _menus(cards: Sequence[Card], key: str, menu: Callable[[Card], Sequence[str]]) -> tuple[str, str] | None:
    chosen = None
    for shown in cards:
        label = markdown(f"More about {shown.goal or shown.label}")
        entry = st.menu_button(label, menu(shown), key=f"menu-{key}-{shown.name}", type="tertiary")
        chosen = (shown.name, entry) if entry else chosen
    return chosen


def markup(cards: Sequence[Card], across: int = 4) -> str:
    """The cards as HTML; also what a report or a slide shows."""
    return f'<div class="cards" style="--across: {across}">{"".join(map(_card, cards))}</div>'


def _card(shown: Card) -> str:
    kind = " ".join(filter(None, ["card", shown.goal and "goal", shown.needs and "empty"]))
    lines = (shown.needs,) if shown.needs else tuple(filter(None, (*shown.lines, shown.guard)))
    scale = f'<span class="scale">{html(shown.scale)}</span>' if shown.scale else ""
    title = html(shown.goal or shown.label)
    sure = "".join(f'<span class="sure">{html(words)}</span>' for words in (shown.clock, shown.sure) if words)
    words = "".join(f"<p>{html(line)}</p>" for line in lines)
    return (
        f'<section class="{kind}"><p class="label" role="heading" aria-level="2" title="{title}">{title}</p>'
        f'<div class="figure"><span class="value">{html(shown.value)}</span>{scale}{change_markup(shown.change)}{sure}</div>'
        f'<div class="foot">{words}</div>{spark(shown.course, shown.before, shown.zero)}</section>'
    )


def change_markup(change: Change | None) -> str:
    """A change with its colour and, for readers aloud, in words."""
    if not change:
        return ""
    return (
        f'<span class="change {change.meaning}"><span aria-hidden="true">{html(change.text)}</span>'
        f'<span class="aloud">{html(change.spoken)}</span></span>'
    )
