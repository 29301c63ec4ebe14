"""The cards of satisfaction: each score with what it rests on, how many of those asked answered, and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.filter import Keep
from metrics.query import Query
from metrics.verdicts import scales
from pages.parts import cards, intervals, menus
from pages.parts.answers import Row, known, rows
from pages.parts.here import Here
from pages.parts.words import say

KINDS = {"csat_mean": "csat", "csat_share": "csat", "nps": "nps", "ces_share": "ces"}
RATE = "survey_response_rate"
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
    """A card for each score, with its menu."""
    rates = {} if RATE in missing else answered(now)
    found = [_card(now, METRICS[name], numbers, rates.get(KINDS[name])) for name in names]
    menus.menu_row(found, [METRICS[name] for name in names], "scores", max(2, len(names)))


def answered(now: Here) -> dict[str, Row]:
    """Kind of survey -> how many of those asked answered; surveys that came without the silent ones are not in it."""
    alone = now.without_comparison()
    kept = replace(alone, keep=(*alone.keep, Keep("kind", tuple(dict.fromkeys(KINDS.values())))))
    found = now.store.ask(Query((RATE,), kept, ("kind",)))
    return {row["kind"]: row for row in rows(found) if row["value"] is not None}


def _card(now: Here, metric, numbers: Answer, rate: Row | None) -> cards.Card:
    card = cards.card(metric, numbers, noun="answer")
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
