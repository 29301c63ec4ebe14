"""Whether a query's comparison is covered by the data: of all its metrics, of some, of none, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from metrics.catalogue import METRICS
from metrics.compared import STRAY, uncovered
from metrics.query import Query
from metrics.span import local

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
    if over := _over(query, edges, zone):
        return alone, (over,), frozenset(edges)
    short = _short(query, [found[1] for found in edges.values() if found[1]], zone)
    why = {name: reason for name, found in edges.items() if (reason := uncovered(found, before, zone))}
    if not why:
        return query, short, frozenset()
    begins = f"{next(iter(why.values()))}; the span before would begin on {before[0]:%-d %B %Y}."
    if len(why) == len(edges):
        return alone, (f"Nothing is compared: {begins}",), frozenset(why)
    labels = dict.fromkeys(METRICS[name].label.split(",")[0] for name in why)
    return query, (f"Not compared: {', '.join(labels)}; {begins}", *short), frozenset(why)


def _over(query: Query, edges: Mapping[str, Edges], zone: str) -> str:
    """A sentence where the data ends before the span begins; what stands at a moment may stand long after its last row."""
    last = [found[1] for found in edges.values() if found[1]]
    standing = any(METRICS[name].how == "level" or METRICS[name].until for name in edges)
    if standing or not last or not query.filter.since or (ends := local(max(last), zone)) >= query.filter.since:
        return ""
    return f"Nothing is compared: the data ends on {ends:%-d %B %Y}, before this span begins."


def _short(query: Query, last: Sequence[datetime], zone: str) -> Sequence[str]:
    """A sentence where the data ends long before the span does, so that a shorter time stands beside a whole one."""
    span, ends = query.filter, local(max(last), zone) if last else None
    if ends is None or not span.since < ends < span.until - (span.until - span.since) * STRAY:
        return ()
    return (f"The data ends on {ends:%-d %B %Y}, before the span does: less time is compared with more.",)
