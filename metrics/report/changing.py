"""A slide of what changed: the parts that did most, of any slice, as bars to both sides, and the sentences that say it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache

from metrics import colours
from metrics.anonymous import Anonymous
from metrics.catalogue import METRICS
from metrics.changes import SLICES, Changes, ranked, sentences, still
from metrics.deck.slide import Slide
from metrics.metric import Metric
from metrics.query import Query
from metrics.reasons import TAGGED, against, amount, named
from metrics.report.charting import axis_of
from metrics.report.page import Chart, Series
from metrics.store import Store
from metrics.why import Why
from metrics.words import said

Row = dict[str, object]
COLUMNS = ("metric", "by", "group", "value", "n", "previous_value", "previous_n", "contribution")
TWO_VIEWS = "Parts of one slice add up to the change; those of two slices are two views of it."


def taken_apart(query: Query, store: Store, hide: Anonymous | None) -> tuple[Why, ...]:
    """The change by every slice, as the page takes it apart; not by people whose names are hidden."""
    slices = tuple(name for name in SLICES if name != "agent" or hide is None)
    found = store.look(Changes(replace(query, by=(), every=None), slices))
    return tuple(map(hide.why, found)) if hide else found


def change_rows(found: Sequence[Why], slide: Slide, calm: Callable[[str], Collection[str]]) -> list[Row]:
    """A row for each of the largest parts; `calm` has the groups of a slice whose own change may be chance."""
    return [
        dict(zip((*COLUMNS, "noise"), (one.metric, one.slice, named(part, one.slice), part.value, part.n, part.previous_value,
                 part.previous_n, part.contribution, str(part.group) in calm(one.slice)), strict=True))
        for one, part in ranked(found)[: slide.most]
    ]  # fmt: skip


def calm(query: Query, store: Store, hide: Anonymous | None) -> Callable[[str], Collection[str]]:
    """For a slice its groups whose own change may be chance, each asked for once."""

    @cache
    def of(slice: str) -> Collection[str]:
        rows = store.ask(replace(query, by=(slice,), every=None, change=True)).table.to_pylist()
        return still(hide.rows(rows) if hide else rows, slice)

    return of


def change_chart(rows: Sequence[Row], found: Sequence[Why]) -> Chart:
    """The parts as bars; what adds to the number goes to the right, what takes from it to the left."""
    metric, size = METRICS[found[0].metric], 100 if METRICS[found[0].metric].unit == "share" else 1
    drawn = replace(metric, unit="score", how="level") if metric.unit == "share" else metric
    parts = [float(row["contribution"]) * size for row in rows]
    axis, unit = axis_of(drawn, [0.0, *map(abs, parts)])
    ends = {"low": -axis.high if any(part < 0 for part in parts) else 0.0}
    ends |= {"high": axis.high if any(part > 0 for part in parts) else 0.0}
    axis = replace(axis, **ends, size=unit / size, unit=axis.unit or "points" * (size > 1))
    names = tuple(f"{str(row['by']).replace('_', ' ').capitalize()}: {row['group']}" for row in rows)
    words = tuple(amount(metric, row["contribution"], found[0]) for row in rows)
    series = Series(f"Part of the change in {metric.label}", tuple(p / unit for p in parts), colours.ACCENT.light)
    told = tuple(_told(metric, name, did, row) for name, did, row in zip(names, words, rows, strict=True))
    header = ("Part", "Did", "Now", "n", "Before", "n before")
    counts = () if metric.counts else tuple(f"n = {row['n']:,}" for row in rows)
    chance = tuple(("within noise" if row["noise"] else "", "none") for row in rows)
    return Chart("ranked", names, (series,), axis, words=words, counts=counts, changes=chance, header=header, rows=told)


def _told(metric: Metric, name: str, did: str, row: Row) -> tuple[str, ...]:
    now, before = (said(metric, row[f"{span}value"], row[f"{span}n"]) for span in ("", "previous_"))
    return name, did, now, f"{row['n']:,}", before, f"{row['previous_n']:,}"


def change_title(found: Sequence[Why], sure: bool) -> str:
    """The first of the sentences, where the change is beyond chance."""
    return sentences(found)[0] if sure and found[0].parts else ""


def change_words(found: Sequence[Why]) -> str:
    """What the title does not say: the other sentences, where every group moved the other way, how to read the parts."""
    if not found[0].parts:
        return ""
    warned = [f"By {one.slice.replace('_', ' ')}:{words}" for one in found if (words := against(one))]
    tags = [TAGGED] if any(one.slice == "tag" and one.split != "replaced" for one in found) else []
    return " ".join([*warned, *sentences(found)[1:], TWO_VIEWS, *tags])
