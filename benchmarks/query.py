"""Twelve numbers of an overview and those of the span before, beside the same by hand."""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks import by_hand, data
from benchmarks.figure import Figure, ratio, side_by_side
from metrics import Filter, Query, Store

MICROSECOND = timedelta(microseconds=1)


def figures(messages: int) -> Iterator[Figure]:
    """How many times as long an answer takes as by hand, over so many messages."""
    with data.store(messages) as store, store.visit.cursor() as cur:
        since, until = _span(cur)
        tables = by_hand.frames(cur)
        pandas, polars = by_hand.as_pandas(tables), by_hand.as_polars(tables)
        runs = {
            "ask": lambda turn: _asked(store, _filter(since, until, turn)),
            "sql": lambda turn: by_hand.sql(cur, _spans(since, until, turn)),
            "pandas": lambda turn: by_hand.pandas(pandas, _spans(since, until, turn)),
            "polars": lambda turn: by_hand.polars(polars, _spans(since, until, turn)),
        }
        _same(runs)
        took = side_by_side(runs, 9 if messages > data.LARGEST else 25)
    size = f"overview query, {messages / 1e6:g} M messages"
    yield Figure(f"{size}: an answer", min(took["ask"]) * 1000, unit="ms")
    yield Figure(f"{size}: against SQL by hand", ratio(took["ask"], took["sql"]), 1.3)
    yield Figure(f"{size}: against pandas", 1 / ratio(took["ask"], took["pandas"]), 3, "× faster", least=True)
    yield Figure(f"{size}: against Polars", ratio(took["ask"], took["polars"]), 1.15)


def _span(cur) -> tuple[datetime, datetime]:
    """The later half of the data, in whole weeks, so that with the span before it nearly every row is read."""
    first, last = cur.execute("SELECT min(arrived_at), max(arrived_at) FROM conversations").fetchall()[0]
    until = datetime(last.year, last.month, last.day) + timedelta(days=1)
    return until - timedelta(weeks=(until - first).days // 14), until


def _filter(since: datetime, until: datetime, turn: int) -> Filter:
    """In each turn another question, since a store remembers its answers."""
    return Filter(since, until - turn * MICROSECOND, compare="previous")


def _spans(since: datetime, until: datetime, turn: int) -> tuple:
    chosen = _filter(since, until, turn)
    return (chosen.since, chosen.until), chosen.previous()


def _asked(store: Store, chosen: Filter) -> list[by_hand.Numbers]:
    table = store.ask(Query(by_hand.METRICS, chosen)).table
    return [table[name].to_pylist() for name in ("value", "previous_value")]


def _same(runs: dict) -> None:
    """All ways give the same numbers, or nothing is measured."""
    answers = {name: run(-1) for name, run in runs.items()}
    for name, answer in answers.items():
        for mine, theirs in zip(answers["ask"], answer, strict=True):
            for metric, a, b in zip(by_hand.METRICS, mine, theirs, strict=True):
                if not math.isclose(a, b, rel_tol=1e-9):
                    raise AssertionError(f"{metric}: asked {a}, by {name} {b}")
