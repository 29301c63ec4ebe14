"""The deck of whoever brings none: eight slides that most teams are asked for, without those the data cannot carry."""

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
FEW_DAYS, FEW, MANY = 45, 10, 50  # days that are drawn one by one, rows behind each of them, behind a week of hours
# Slides in the order in which they are shown; of each the first that the data can answer. More than eight: the first eight.
WANTED: tuple[tuple[Slide, ...], ...] = (
    (Slide(("first_reply.median",), "line", every="week"), Slide(("wait_time.median",), "line", every="week")),
    (Slide(("conversations",), "stacked", ("channel",), "week"), Slide(("conversations",), "bars", every="week")),
    (Slide(("conversations",), "heat", ("weekday", "hour")),),
    (Slide(("sla_first_reply",), "ranked", ("team",)), Slide(("sla_first_reply",), "ranked", ("channel",)),
     Slide(("first_reply.median",), "ranked", ("channel",))),
    (Slide(("csat_mean",), "line", every="week"), Slide(("nps",), "line", every="week"),
     Slide(("response_rate",), "line", every="week")),
    (Slide(("backlog_open",), "line", every="week"), Slide(("first_resolution.median",), "line", every="week")),
    (Slide(("conversations",), "ranked", ("tag",)), Slide(("conversations",), "ranked", ("team",))),
    (Slide(("first_reply.median",), "ranked", ("team",)), Slide(("first_reply.median",), "ranked", ("channel",)),
     Slide(("messages_per_conversation",), "line", every="week")),
)  # fmt: skip


def standard(store: Store, **chosen: object) -> tuple[Deck, tuple[str, ...]]:
    """The deck, and the metrics the data cannot answer; `chosen` goes to every slide: period, keep, clock …"""
    missing = store.missing()
    several = {name for name, values in store.options().items() if len(values) > 1} | {"weekday", "hour"}
    cards = tuple(name for name in CARDS if name not in missing)[:MOST_CARDS]
    wanted = ((Slide(cards),) if cards else (), *WANTED)
    made = []
    for kinds in wanted:
        able = (one for one in kinds if not set(one.metrics) & set(missing) and set(one.by) <= several)
        fitted = (_fitted(replace(one, **chosen), store) for one in able)
        made += [one for one in fitted if _shows(one, store)][:1]
    lacking = dict.fromkeys(kinds[0].first for kinds in WANTED if kinds[0].first in missing)
    return Deck(tuple(made[:SIZE])), tuple(lacking)


def _fitted(slide: Slide, store: Store) -> Slide:
    """The slide by days where they are few and each has rows enough to mean something, else weeks, of long spans months."""
    if not slide.every:
        return slide
    span = slide.filter(store.edges(), store.world().calendar)
    days = (span.until - span.since).days if span.since else 30
    many = METRICS[slide.first].how == "level" or _n(slide, store) >= FEW * days
    day = "day" if days <= FEW_DAYS and (days <= 14 or many) else "week" if days <= 720 else "month"
    return replace(slide, every="hour" if days <= 2 else day)


def _shows(slide: Slide, store: Store) -> bool:
    """Whether enough is in the slide's span: two groups to compare, a week of hours with more than a few rows."""
    if slide.chart == "heat" and _n(slide, store) < MANY:
        return False
    rows = store.ask(replace(slide.query(store.edges(), store.world().calendar), every=None)).table.to_pylist()
    known = [row for row in rows if row["value"] is not None and row["n"]]
    return len(known) >= (2 if slide.chart == "ranked" else 1)


def _n(slide: Slide, store: Store) -> int:
    """How many rows the slide's first metric rests on."""
    span = slide.filter(store.edges(), store.world().calendar)
    return store.ask(Query((slide.first,), replace(span, compare=None))).table["n"][0].as_py()
