"""The cards of satisfaction: each score with what it rests on, how many of those asked answered, and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.filter import Keep
from metrics.metric import Metric
from metrics.query import Query
from metrics.span import months_back
from metrics.verdicts import scales
from metrics.words import say
from pages.parts import blocks, cards, intervals, menus
from pages.parts.answers import Row, known, rows
from pages.parts.here import Here

KINDS = {"csat_mean": "csat", "csat_share": "csat", "nps": "nps", "ces_share": "ces"}
RATE = "survey_response_rate"
SPAN, YEAR = "span", "year"
DRIVEN = (
    f"{intervals.READ} First what pulls the whole down most, by distance and number of answers (right). Of twenty groups one "
    "differs by chance alone. Click one to filter."
)
TWO_POINTS = "The scores here are good or bad only: there is no mean to take of two, the share satisfied stands for it."


def scored(now: Here, missing: Mapping[str, tuple[str, ...]]) -> Answer:
    """The scores of the span, each with how sure it is and with the change."""
    return now.ask_surely(*(name for name in (*KINDS, "ces_mean") if name not in missing))


def shown(now: Here, numbers: Answer, missing: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The scores this data has answers to; where nothing was answered in the span, those that it could have."""
    able = [name for name in KINDS if name not in missing and KINDS[name] in scales(now.store)]
    if two_points(numbers):
        able = [name for name in able if name != "csat_mean"]
    return able


def two_points(numbers: Answer) -> bool:
    """Whether the answers were good or bad only, as Zendesk's are: there is a share, and no mean."""
    return known(numbers, METRICS["csat_share"]) and not known(numbers, METRICS["csat_mean"])


def draw(now: Here, numbers: Answer, names: Sequence[str], missing: Mapping[str, tuple[str, ...]]) -> None:
    """A card for each score, with its menu; the small line on it is the one that is drawn large below."""
    rates = {} if RATE in missing else answered(now)
    course = now.ask_surely(*names, every=now.long)
    found = [_card(now, METRICS[name], (numbers, course), rates.get(KINDS[name])) for name in names]
    menus.menu_row(found, [METRICS[name] for name in names], "scores", max(2, len(names)))


def answered(now: Here) -> dict[str, Row]:
    """Kind of survey -> how many of those asked answered; surveys that came without the silent ones are not in it."""
    alone = now.without_comparison()
    kept = replace(alone, keep=(*alone.keep, Keep("kind", tuple(dict.fromkeys(KINDS.values())))))
    found = now.store.ask(Query((RATE,), kept, ("kind",)))
    return {row["kind"]: row for row in rows(found) if row["value"] is not None}


def over_time(now: Here, names: Sequence[str]) -> None:
    """Every score over the days looked at, or month by month over the year up to their end, as reviews want it."""
    words = {SPAN: f"These days, per {now.long}", YEAR: "The last twelve months"}
    chosen = SPAN
    if now.filter.until and now.edges and now.long != "month":
        chosen = st.segmented_control("Draw scores over", words, default=SPAN, format_func=words.get, key="scores-over",
                                      required=True)  # fmt: skip
    if chosen == YEAR:
        blocks.scores(year(now), names, "month")
    else:
        blocks.scores(now, names, now.long)


def year(now: Here) -> Here:
    """The twelve months up to the end of the span, as far back as there is data; compared with nothing."""
    last = now.filter.until - timedelta(microseconds=1)
    since = max(months_back(_month(last), 11), _month(now.edges.first))
    return replace(now, filter=replace(now.without_comparison(), since=since))


def _month(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, 1)


def _card(now: Here, metric: Metric, asked: tuple[Answer, Answer], rate: Row | None) -> cards.Card:
    numbers, course = asked
    card = cards.card(metric, numbers, course, noun="answer")
    if card.needs:
        return card
    asked = rate and f"{say(rate['value'], 'share', rate['n'])} of {rate['n']:,} asked"
    lines = [
        f"{card.lines[0]}, {asked}" if asked else card.lines[0],
        _effort(now, numbers) if metric.name == "ces_share" else "",
    ]
    return replace(card, lines=tuple(filter(None, lines)))


def _effort(now: Here, numbers: Answer) -> str:
    """The mean of an effort survey with its scale and which end of it is easy; of several scales only that they are."""
    ends = scales(now.store).get("ces", ())
    if len(ends) != 1:
        return "Scales: " + ", ".join(f"1–{end:g}" for end in ends)
    easy = ends[0] if now.store.terms.settings.definitions.ces_easy == "high" else 1
    mean = say(rows(numbers, METRICS["ces_mean"])[0]["value"], "score")
    return f"Mean {mean} on 1–{ends[0]:g}, {easy:g} is easy"
