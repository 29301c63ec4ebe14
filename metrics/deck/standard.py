"""The deck of whoever brings none: eight slides that most teams are asked for, without those the data cannot carry."""

from collections.abc import Mapping
from dataclasses import replace

from metrics.catalogue import METRICS
from metrics.deck.slide import Deck, Slide
from metrics.query import Query
from metrics.store import Store

SIZE = 8
CARDS = (
    "conversations", "first_reply.median", "first_resolution.median", "response_rate", "fcr", "csat_mean",
    "sla_first_reply", "handle_time.mean", "backlog_open", "messages_per_conversation", "customers",
)  # fmt: skip
MOST_CARDS = 6
FEW_DAYS, FEW = 45, 10  # days that are drawn one by one, and rows behind each
# Slides in the order in which they are shown; of each the first that the data can answer. More than eight: the first eight.
WANTED: tuple[tuple[Slide, ...], ...] = (
    (Slide(("first_reply.median",), "line", every="week"), Slide(("wait_time.median",), "line", every="week")),
    (Slide(("conversations",), "stacked", ("channel",), "week"), Slide(("conversations",), "bars", every="week")),
    (Slide(("conversations",), "heat", ("weekday", "hour")),),
    (Slide(("first_reply.median",), "ranked", ("channel",)), Slide(("first_reply.median",), "ranked", ("team",))),
    (Slide(("csat_mean",), "line", every="week"), Slide(("nps",), "line", every="week"),
     Slide(("response_rate",), "line", every="week")),
    (Slide(("backlog_open",), "line", every="week"), Slide(("first_resolution.median",), "line", every="week")),
    (Slide(("conversations",), "ranked", ("tag",)), Slide(("conversations",), "ranked", ("team",))),
    (Slide(("handled_per_working_day", "first_reply.median"), "scatter", ("agent",)),
     Slide(("messages_per_conversation",), "line", every="week")),
)  # fmt: skip


def standard(store: Store, **chosen: object) -> tuple[Deck, tuple[str, ...]]:
    """The deck, and the metrics the data cannot answer; `chosen` goes to every slide: period, keep, clock …"""
    missing = store.missing()
    several = {name for name, values in store.options().items() if len(values) > 1} | {"weekday", "hour"}
    cards = [name for name in CARDS if name in METRICS and name not in missing][:MOST_CARDS]
    slides = [Slide(tuple(cards), "numbers")] if cards else []
    slides += [found for kinds in WANTED if (found := _able(kinds, missing, several))]
    absent = [kinds[0] for kinds in WANTED if kinds[0].first in missing]
    lacking = dict.fromkeys(one.first for one in absent)
    made = tuple(replace(one, **chosen) for one in slides[:SIZE])
    return Deck(tuple(replace(one, every=_every(one, store)) if one.every else one for one in made)), tuple(lacking)


def _every(slide: Slide, store: Store) -> str:
    """Days where they are few and each has rows enough to mean something, else weeks, of long spans months."""
    span = slide.filter(store.edges(), store.world().calendar)
    days = (span.until - span.since).days if span.since else 30
    if days <= 2:
        return "hour"
    found = store.ask(Query((slide.first,), replace(span, compare=None))).table["n"][0].as_py()
    return "day" if days <= FEW_DAYS and (days <= 14 or found >= FEW * days) else "week" if days <= 720 else "month"


def _able(kinds: tuple[Slide, ...], missing: Mapping, several: set[str]) -> Slide | None:
    """The first of the slides that the data can carry."""
    able = (one for one in kinds if not set(one.metrics) & set(missing) and set(one.by) <= several)
    return next(able, None)
