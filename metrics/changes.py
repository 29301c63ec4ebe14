"""What changed: the change of one number taken apart by every slice at once, and its largest parts over all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb
import pyarrow as pa

from metrics import why
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.finding import portion
from metrics.interval import noise
from metrics.parts import Part
from metrics.query import Query, World
from metrics.reasons import chance, did, moved, sentence
from metrics.why import Why

# All but those that are another one more roughly or more finely, and what only came of a conversation (as its mood).
SLICES = (
    *("channel", "platform", "tag", "team", "agent", "topic", "language", "priority"),
    *("weekday", "hour", "source"),
)
FEW = ("channel", "tag", "team", "weekday")  # that sentences tell by: no agent is named for one number alone


class Share(NamedTuple):
    """A part of a change, and the slice that it is a part by."""

    why: Why
    part: Part


@dataclass(frozen=True)
class Changes:
    """The question: what every slice makes of the change of the query's one metric, whose filter compares two spans."""

    query: Query
    slices: tuple[str, ...] = SLICES

    def __post_init__(self) -> None:
        if len(self.query.metrics) != 1:
            raise Problem("A change is that of one number; name one, for example first_reply.median.")

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> tuple[Why, ...]:
        """The change by each slice that has two groups or more; a single silent one where nothing can be taken apart."""
        whole = why.whole(cur, self.query, "", world)
        if whole.silent:
            return (whole,)
        able = why.slices(cur, self.query, world, self.slices)
        found = tuple(why.by_slice(cur, self.query, replace(whole, slice=slice), world) for slice in able)
        return found or (replace(whole, silent="one", slice="channel"),)


def ranked(found: Sequence[Why]) -> list[Share]:
    """The parts of every slice, the largest first; what no single group did is in none, the same rows are one part."""
    shares = _once((one, part) for one in found for part in one.parts if not part.others and part.contribution)
    return sorted(shares, key=lambda share: (-abs(share.part.contribution), share.why.slice, str(share.part.group)))


def sentences(found: Sequence[Why], most: int = 3) -> list[str]:
    """What changed most: the change with what did most of it, then what did most by other slices, where one can be named."""
    metric = METRICS[found[0].metric]
    best = sorted((one for one in found if one.slice in FEW), key=lambda one: -portion(one, one.slice))
    able = [(one, one.finding) for one in best if portion(one, one.slice)]
    best = [share.why for share in _once(able)][:most]
    if not best:
        return [sentence(found[0], metric)]
    told = [f"by {one.slice.replace('_', ' ')}, {did(one, metric)}." for one in best]
    first = f"{moved(best[0], metric)}: {told[0]}{chance(best[0])}"
    return [first, *(f"{words[:1].upper()}{words[1:]}" for words in told[1:])]


def _once(parts: Iterable[tuple[Why, Part]]) -> list[Share]:
    """Without those that are an earlier one by another name: a channel and its only platform."""
    found: dict[tuple, list[Share]] = {}
    for one, part in parts:
        same = found.setdefault((part.n, part.previous_n, round(part.contribution, 9)), [])
        if not same or same[0].why.slice == one.slice:  # two groups of one slice are never the same rows
            same.append(Share(one, part))
    return [share for same in found.values() for share in same]


def still(answer: Iterable[Mapping[str, object]], slice: str) -> frozenset[str]:
    """The groups of an answer's rows whose own change may be chance alone."""
    return frozenset(str(row[slice]) for row in answer if noise(row))


def as_table(found: Sequence[Why]) -> pa.Table:
    """All parts of every slice with full figures; in each slice they and `(together)` add up to the change."""
    kept = ("value", "n", "previous_value", "previous_n", "contribution", "mix", "within")
    lines = []
    for one in found:
        head = {"metric": one.metric, "by": one.slice}
        lines += [head | {"group": _group(part)} | {name: getattr(part, name) for name in kept} for part in one.parts]
        if one.together:
            rest = dict.fromkeys(kept) | {"contribution": one.together}
            lines.append(head | {"group": "(together)"} | rest)
    return pa.Table.from_pylist(lines)


def _group(part: Part) -> str | None:
    return f"({part.others} others)" if part.others else None if part.group is None else str(part.group)


def sums(found: Sequence[Why]) -> list[tuple[str, int, float, float]]:
    """For each slice its groups, what they brought, and what they did only together: the last two add up to the change."""
    return [
        (one.slice, sum(part.others or 1 for part in one.parts), sum(p.contribution for p in one.parts), one.together)
        for one in found
        if one.parts
    ]
