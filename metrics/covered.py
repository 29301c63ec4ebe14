"""Whether a query's comparison is covered by the data: of all its metrics, of some, of none, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from metrics.catalogue import METRICS
from metrics.compared import uncovered
from metrics.query import Query

Edges = tuple[datetime | None, ...]


def covered(query: Query, edges: Mapping[str, Edges], zone: str) -> tuple[Query, Sequence[str], frozenset[str]]:
    """The query without a comparison that no data covers; sentences why; the metrics whose own rows do not reach back.

    `edges`: of each metric the first and last moment of its rows, and where all but a stray hundredth begins, UTC.
    """
    if not query.filter.compare:
        return query, (), frozenset()
    before = query.filter.previous()
    alone = replace(query, filter=replace(query.filter, compare=None))
    if before is None:
        return alone, ("Nothing is compared: a comparison needs a first and a last day.",), frozenset()
    why = {name: reason for name, found in edges.items() if (reason := uncovered(found, before, zone))}
    if not why:
        return query, (), frozenset()
    begins = f"the span before begins on {before[0]:%-d %B %Y}, {next(iter(why.values()))}."
    if len(why) == len(edges):
        return alone, (f"Nothing is compared: {begins}",), frozenset(why)
    labels = dict.fromkeys(METRICS[name].label.split(",")[0] for name in why)
    return query, (f"Not compared: {', '.join(labels)}; {begins}",), frozenset(why)
