"""Eight slides as a file: how long each kind takes, and how much slower another visitor's click is meanwhile."""

import statistics
import threading
from collections.abc import Iterator
from pathlib import Path

from benchmarks import data
from benchmarks.figure import Figure, seconds
from metrics import Filter, Query, Store
from metrics.deck import Deck, standard
from metrics.report.making import KINDS, filled, report
from metrics.source import Source

SAMPLE = Path(__file__).parents[1] / "sample_data"
ASKED = {"pptx": 8}  # seconds
CLICKS = 40


def figures(messages: int) -> Iterator[Figure]:
    """Seconds of each kind, of which filling the slides, and the other visitor's click; 0 messages are the sample."""
    size = f"{messages / 1e6:g} M messages" if messages else "the sample"
    if messages:
        with data.store(messages) as store:
            yield from _kinds(store, size)
        return
    with Store() as store:
        store.load_all([Source(path) for path in sorted(SAMPLE.glob("*.csv"))])
        yield from _kinds(store, size)


def _kinds(store: Store, size: str) -> Iterator[Figure]:
    deck = standard(store)[0]
    slides = f"{len(deck.slides)} slides"
    yield Figure(f"{slides} of {size}, numbers and words", seconds(lambda: filled(deck, store)), unit="s")
    for kind in KINDS:
        _forget(store)
        yield Figure(
            f"{slides} of {size} as {kind}", seconds(lambda kind=kind: report(deck, store, kind)), ASKED.get(kind), "s"
        )
    alone = _click(store)
    yield Figure(f"another visitor's click while {slides} of {size} are made", _meanwhile(deck, store) / alone, 2)


def _click(store: Store) -> float:
    """The median of a few questions nobody asked before."""
    took = []
    for number in range(CLICKS):
        chosen = Filter(since=None, until=None, keep=(), clock="calendar")
        query = Query(
            ("first_reply.median", "conversations"), chosen, ("channel",), every="week", interval=bool(number % 2)
        )
        _forget(store)
        took.append(seconds(lambda query=query: store.ask(query)))
    return statistics.median(took)


def _meanwhile(deck: Deck, store: Store) -> float:
    """The same while one report after the other is made."""
    other, over = Store(store.visit), threading.Event()

    def making() -> None:
        while not over.is_set():
            _forget(other)
            report(deck, other, "pptx")

    thread = threading.Thread(target=making)
    thread.start()
    try:
        return _click(store)
    finally:
        over.set()
        thread.join()


def _forget(store: Store) -> None:
    """Lets the store find everything anew."""
    store._loads += 1
