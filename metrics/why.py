"""Why a number changed: the change of one metric taken apart by one slice, and what of it is worth saying."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import duckdb

from metrics.asking import Asking
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.interval import noise
from metrics.parts import Part
from metrics.query import Query, World
from metrics.split import MEANS, RANKED, divided, divides, parts

SLICES = ("channel", "tag", "team", "agent", "weekday", "hour")  # those that are asked, the first to look at first
LITTLE = 1e-9  # of the numbers themselves: what adding up in another order makes


@dataclass(frozen=True)
class Why:
    """A metric's change by the groups of a slice, the largest part first, small groups taken together last.

    The parts' contributions and `together`, what no single group did, add up to the change. `silent` says why there
    are no parts: `unknown` (a value is missing, see `notes`), `same`, `whole` (such a metric does not fall into
    groups), `one` (a single group), `alike` (no group did anything). Under a slice of tags a row with k tags weighs
    1/k for each of them, but for quantiles, where it goes with any of its tags. `noise`: the change may be chance alone.
    """

    metric: str
    slice: str
    value: float | None
    n: int
    previous_value: float | None
    previous_n: int
    parts: tuple[Part, ...] = ()
    together: float = 0.0
    silent: str = ""
    notes: tuple[str, ...] = ()
    noise: bool = False

    @property
    def change(self) -> float:
        return 0.0 if None in (self.value, self.previous_value) else self.value - self.previous_value

    @property
    def split(self) -> str:
        """How the parts came about: `mix` and within, `replaced` rows, or plain `differences`."""
        how = METRICS[self.metric].how
        return "mix" if how in MEANS else "replaced" if how in RANKED else "differences"

    @property
    def finding(self) -> Part | None:
        """The part that did most in the direction of the change."""
        ahead = [part for part in self.parts if part.contribution * self.change > 0]
        return max(ahead, key=lambda part: abs(part.contribution), default=None)

    @property
    def against(self) -> bool:
        """Whether every group's own value moved against the whole (Simpson): only the mix made the change."""
        valued = [part for part in self.parts if None not in (part.value, part.previous_value)]
        both = [part.value - part.previous_value for part in valued if part.n and part.previous_n]
        return self.split != "differences" and len(both) > 1 and all(own * self.change < 0 for own in both)


def why(cur: duckdb.DuckDBPyConnection, query: Query, slice: str, world: World) -> Why:
    """The change of the query's one metric by a slice; the query's filter compares two spans."""
    if len(query.metrics) != 1:
        raise Problem("A change is that of one number; name one, for example first_reply.median.")
    query = replace(query, by=(slice,))  # a wrong slice is named with the right ones
    found = whole(cur, query, slice, world)
    return found if found.silent else by_slice(cur, query, found, world)


def by_slice(cur: duckdb.DuckDBPyConnection, query: Query, found: Why, world: World) -> Why:
    """A change that is not silent taken apart by its slice."""
    cut = replace(query, by=(found.slice,))
    return _told(replace(found, parts=_ordered(parts(cur, cut, found.slice, world))))


def slices(cur: duckdb.DuckDBPyConnection, query: Query, world: World, of: tuple[str, ...] = SLICES) -> tuple[str, ...]:
    """The slices worth asking: those in which the metric's rows stand in two groups or more."""
    return divided(cur, query, of, world) if divides(METRICS[query.metrics[0]]) else ()


def whole(cur: duckdb.DuckDBPyConnection, query: Query, slice: str, world: World) -> Why:
    """The change as such, and why it is not taken apart, if so."""
    answer = Asking(cur, replace(query, by=(), every=None, change=True), world).answer()
    row = answer.table.to_pylist()[0]
    numbers = [row["value"], row["n"], row.get("previous_value"), row.get("previous_n", 0)]
    return Why(query.metrics[0], slice, *numbers, silent=_silence(row), notes=answer.notes, noise=bool(noise(row)))


def _silence(row: Mapping) -> str:
    """Why there is nothing to take apart in a row of an answer."""
    value, previous = row["value"], row.get("previous_value")
    if value is None or previous is None:
        return "unknown"
    if abs(value - previous) <= LITTLE * max(abs(value), abs(previous)):
        return "same"
    return "" if divides(METRICS[row["metric"]]) else "whole"


def _ordered(found: list[Part]) -> tuple[Part, ...]:
    return tuple(sorted(found, key=lambda part: (part.others > 0, -abs(part.contribution), str(part.group))))


def _told(found: Why) -> Why:
    """With what is left over, or with the reason why the parts say nothing."""
    together = found.change - sum(part.contribution for part in found.parts)
    least = LITTLE * max(abs(found.value), abs(found.previous_value))
    if len(found.parts) < 2:
        return replace(found, parts=(), silent="one")
    if all(abs(part.contribution) <= least for part in found.parts):
        return replace(found, parts=(), silent="alike")
    return replace(found, together=together if abs(together) > least else 0.0)
