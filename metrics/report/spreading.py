"""A slide of how one duration is spread: a bar for each step of time, and within what half and nine in ten lie."""

from collections.abc import Sequence
from dataclasses import replace

from metrics import colours
from metrics.anonymous import HIDDEN
from metrics.catalogue import METRICS
from metrics.distribution import Distribution, range_words
from metrics.query import Query
from metrics.report.charting import axis_of
from metrics.report.page import Chart, Series
from metrics.store import Store
from metrics.words import say

Row = dict[str, object]
COLUMNS = ("metric", "took", "value", "n")
SAID = {"median": "half within {}", "p90": "nine in ten within {}"}


def spread_rows(store: Store, query: Query) -> list[Row]:
    """A row for each step: how long it took, how many."""
    bars = store.look(Distribution(replace(query, filter=replace(query.filter, compare=None))))
    return [dict(zip(COLUMNS, (query.metrics[0], range_words(bar), bar.n, bar.n), strict=True)) for bar in bars]


def spread(rows: Sequence[Row], store: Store, query: Query, told: bool = True) -> Chart:
    """The steps as bars, each so high as there are rows in it; where it may be `told` within what half of them lie."""
    counts = [row["value"] for row in rows]
    axis, _ = axis_of(METRICS["conversations"], counts)
    steps = tuple(str(row["took"]) for row in rows)
    words = tuple("few" if count is None else f"{count:,}" for count in counts)
    series = Series("How many", tuple(counts), colours.ACCENT.light)
    axis = replace(axis, label=METRICS[query.metrics[0]].label)
    return Chart("bars", steps, (series,), axis, words=words, note=_marks(store, query) if told else "")


def _marks(store: Store, query: Query) -> str:
    """*half within 2h, nine in ten within 14h*"""
    base = query.metrics[0].partition(".")[0]
    alone = Query(tuple(f"{base}.{how}" for how in SAID), replace(query.filter, compare=None))
    found = [row["value"] for row in store.ask(alone).table.to_pylist()]
    told = zip(SAID.values(), found, strict=True)
    return ", ".join(words.format(say(value, "seconds")) for words, value in told if value is not None)


def spread_words(rows: Sequence[Row]) -> dict[str, tuple]:
    """The steps as a table: how many, what share of all, and of how many it took no longer."""
    total, so_far, told = sum(row["n"] for row in rows), 0, []
    few = any(row.get(HIDDEN) for row in rows)  # then no share of all can be told
    for row in rows:
        so_far += row["n"]
        shares = (say(row["n"] / total, "share"), say(so_far / total, "share")) if total and not few else ("", "")
        told.append((str(row["took"]), "few" if row.get(HIDDEN) else f"{row['n']:,}", *shares))
    return {"header": ("Took", "How many", "Share", "No longer than that"), "rows": tuple(told)}
