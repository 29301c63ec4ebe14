"""The finding of a slide as a sentence – direction, from, to, what did most – and whether an edited one still holds."""

import re
from dataclasses import dataclass, replace

from metrics.catalogue import METRICS
from metrics.deck.slide import Claim, Slide
from metrics.groups import NO_TAG, UNKNOWN
from metrics.interval import noise
from metrics.metric import Metric
from metrics.query import Query
from metrics.reasons import named
from metrics.store import Store
from metrics.why import Why
from metrics.words import said, signed

FIRST = ("channel", "team", "tag")  # the slices looked through for what did most, after the slide's own
MOST = 0.5  # of a change: a part that did so much is worth naming at once
CALLED = {"team": "team ", "tag": "tag ", "topic": "topic "}  # slices whose groups' names do not say what they are
# Words of a title that claim a direction, none, or one by what is good for the metric.
RISES = re.compile(r"\b(rose|risen|rises|rising|increased?s?|grew|grows?|climbed|doubled|up|slower|longer)\b", re.I)
FALLS = re.compile(
    r"\b(fell|fallen|falls|falling|dropped|drops|decreased?s?|declined|shrank|halved|down|faster|shorter)\b", re.I
)
SAME = re.compile(r"\b(did not change|not changed|no change|unchanged|stayed the same|remained stable)\b", re.I)
GOOD, BAD = (re.compile(rf"\b({words})\b", re.I) for words in ("better|improved?s?", "worse|worsened"))
WORDS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", " %": "%"}
PLAIN = {"numbers": "The numbers at a glance", "heat": "When customers write"}


@dataclass(frozen=True)
class Finding:
    """What became of a metric, proven beyond chance, and the sentence that says it."""

    claim: Claim
    sentence: str


@dataclass(frozen=True)
class Holding:
    """Whether what an edited title claims still holds, and if not, what is so now, as a sentence."""

    holds: bool
    why: str = ""


def finding(slide: Slide, store: Store) -> Finding | None:
    """The change of the slide's first metric; None where it may be chance, or either span is not covered."""
    query = asked(slide, slide.first, store)
    claim = changed(store, query)
    if claim is None or not moved(METRICS[claim.metric], claim):
        return None
    name, portion = _most(store, query, tuple(one for one in slide.by if one != "agent"))  # no person for one number
    if name and slide.by and name[0] in slide.by:
        return Finding(claim, f"{_upper(name[1])} did {_part(portion)} the {_noun(claim)}.")
    return Finding(claim, f"{told(claim)}{f'; {name[1]} did {_part(portion)} it' if name else ''}.")


def told(claim: Claim) -> str:
    """*First reply fell from 22 to 18 minutes*, without the full stop."""
    metric = METRICS[claim.metric]
    return f"{metric.label} {'rose' if claim.up else 'fell'} {from_to(metric, claim.previous, claim.value)}"


def plain(slide: Slide) -> str:
    """A title that claims nothing: what is shown, by what."""
    if slide.chart in PLAIN and (slide.chart != "heat" or slide.first == "conversations"):
        return PLAIN[slide.chart]
    first, *others = [METRICS[name].label for name in Query(slide.metrics).metrics]
    if slide.chart == "changes":
        return f"What changed in {inside(first)}"
    if slide.chart == "targets":
        return f"{first} with other targets"
    labels = [first, *map(inside, others)]
    shown = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
    cut = " and ".join(slide.by).replace("_", " ")
    return " ".join(filter(None, [shown, f"by {cut}" if cut else "", f"per {slide.every}" if slide.every else ""]))


def holds(slide: Slide, store: Store) -> Holding:
    """Whether the slide's own title still holds over what is loaded now.

    The direction must be the same and beyond chance; a title with figures in it also claims those, as they are said.
    """
    claim = slide.claim
    if claim is None:
        return Holding(True)
    metric, now = METRICS[claim.metric], changed(store, asked(slide, claim.metric, store), sure=False)
    if now is None:
        return Holding(
            False, f"{metric.label} can no longer be compared: one of the two spans is not covered by the data."
        )
    if not moved(metric, now):
        return Holding(False, f"{metric.label} did not change: {said(metric, now.value)} in both spans.")
    if changed(store, asked(slide, claim.metric, store)) is None:
        return Holding(False, f"{told(now)}, which may be chance alone.")
    if now.up == claim.up and (odd := _contradicts(slide.title, metric, now)):
        return Holding(False, f"It says “{odd}”, but {inside(told(now))}.")
    was = from_to(metric, claim.previous, claim.value)
    figures = any(
        re.search(rf"(?<![\d.,]){re.escape(one)}(?!\d)", slide.title) for one in re.findall(r"\d[\d.,]*", was)
    )
    same = from_to(metric, now.previous, now.value) == was
    return Holding(True) if now.up == claim.up and (same or not figures) else Holding(False, f"{told(now)} now.")


def _contradicts(title: str, metric: Metric, now: Claim) -> str:
    """The word of a title that claims the other direction; empty where there is none, or it claims both."""
    better = now.up == (metric.good == "up") if metric.good in ("up", "down") else None
    pairs = [(RISES, FALLS) if now.up else (FALLS, RISES)]
    pairs += [] if better is None else [(GOOD, BAD) if better else (BAD, GOOD)]
    if any(right.search(title) for right, _ in pairs):
        return ""
    return next((found[0] for wrong in (SAME, *(wrong for _, wrong in pairs)) if (found := wrong.search(title))), "")


def asked(slide: Slide, metric: str, store: Store) -> Query:
    """The question of one number of the slide over its whole span, with the interval of its change."""
    chosen = slide.filter(store.edges(), store.world().calendar)
    return Query((metric,), chosen, change=True)


def changed(store: Store, query: Query, sure: bool = True) -> Claim | None:
    """What became of the query's one metric; None where a span is not covered or, if it must be sure, chance may be all."""
    answer = store.ask(query)
    row = answer.table.to_pylist()[0]
    if answer.notes or row["value"] is None or row.get("previous_value") is None:
        return None
    if sure and _chance(METRICS[row["metric"]], row):
        return None
    return Claim(row["metric"], row["previous_value"], row["value"])


def moved(metric: Metric, claim: Claim) -> bool:
    """Whether the two values also read differently."""
    return said(metric, claim.previous) != said(metric, claim.value)


def from_to(metric: Metric, previous: float, value: float) -> str:
    """*from 22 to 18 minutes*, *from 71 to 74 %*; each with its own unit where they differ: *from 55m to 1h 10m*."""
    first, last = said(metric, previous), said(metric, value)
    for sign, word in WORDS.items():
        both = [re.fullmatch(rf"([−+]?[\d.,]+){re.escape(sign)}", words) for words in (first, last)]
        if all(both) and not signed(metric):
            return f"from {both[0][1]} to {both[1][1]} {word}"
    return f"from {first} to {last}"


def _chance(metric: Metric, row: dict) -> bool:
    """Whether chance alone may have made it; what is counted at one moment is as it was, no sample is drawn for it."""
    found = noise(row)
    return found if found is not None else metric.how != "level"


def _noun(claim: Claim) -> str:
    """*rise in conversations, from 525 to 768*."""
    metric = METRICS[claim.metric]
    return f"{'rise' if claim.up else 'fall'} in {inside(metric.label)}, {from_to(metric, claim.previous, claim.value)}"


def inside(label: str) -> str:
    """A label inside a sentence: `first reply`, `CSAT`."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _part(portion: float) -> str:
    return "most of" if portion >= MOST else "the largest part of"


def _most(store: Store, query: Query, by: tuple[str, ...]) -> tuple[tuple[str, str] | None, float]:
    """The slice and the group of it that did most: of the slide's own, else of the first in which one did most of all."""
    bare = replace(query, change=False, interval=False)
    able, best, found = store.slices(bare), 0.0, None
    for name in dict.fromkeys(slice for slice in (*by, *FIRST) if slice in able):
        why = store.why(bare, name)
        if (of_it := portion(why, name)) > best:
            best, found = of_it, (name, ("" if name in by else CALLED.get(name, "")) + named(why.finding, name))
        if best >= MOST or (best and name in by):
            break
    return found, best


def portion(why: Why, slice: str) -> float:
    """How much of the change its largest part made; 0 where none can be named, or all of them moved the other way."""
    part = why.finding
    if why.silent or part is None or part.others or why.against or abs(why.together) > abs(part.contribution):
        return 0.0
    return 0.0 if named(part, slice) in (NO_TAG, UNKNOWN) else part.contribution / why.change
