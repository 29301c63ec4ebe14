"""How a change falls apart into groups: what each brought to it, worked out from what the groups were before and are now."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

Group = Hashable  # a channel, a tag, an hour …; None is the unknown


@dataclass(frozen=True)
class Part:
    """A group before and now, and what it brought to the change.

    `contribution` is `mix` (more or fewer of the rows are the group's) + `within` (its own value changed) where a
    change splits that way. `others`: how many small groups are taken together as this one; 0 for a single group.
    """

    group: Group
    value: float | None
    n: int
    previous_value: float | None
    previous_n: int
    contribution: float
    mix: float | None = None
    within: float | None = None
    others: int = 0


class Sums(NamedTuple):
    """What the rows of a group in one span add up to; a row that stands under k groups weighs 1/k in the last two."""

    n: int = 0
    total: float = 0.0
    weight: float = 0.0
    weighed: float = 0.0

    def plus(self, n: int, total: float, groups: int) -> "Sums":
        return Sums(self.n + n, self.total + total, self.weight + n / groups, self.weighed + total / groups)


class Both(NamedTuple):
    """A group in the span and in the one before."""

    now: Sums = Sums()
    before: Sums = Sums()


def of_means(groups: Mapping[Group, Both]) -> list[Part]:
    """The change of a mean (a share, NPS), split exactly; w is a group's part of the rows, v its mean, V that of all.

    within = (w + w′)/2 × (v − v′), mix = (w − w′) × ((v + v′)/2 − (V + V′)/2). A group that is in one span only has
    no change of its own: all of it is mix.
    """
    all_now, all_before = (Sums(*map(sum, zip(*spans, strict=True))) for spans in zip(*groups.values(), strict=True))
    middle = (all_now.weighed / all_now.weight + all_before.weighed / all_before.weight) / 2
    found = []
    for group, (now, before) in groups.items():
        v, w = _mean(now.weighed, now.weight), now.weight / all_now.weight
        v_old, w_old = _mean(before.weighed, before.weight), before.weight / all_before.weight
        v, v_old = v_old if v is None else v, v if v_old is None else v_old
        mix, within = (w - w_old) * ((v + v_old) / 2 - middle), (w + w_old) / 2 * (v - v_old)
        values = (_mean(now.total, now.n), now.n, _mean(before.total, before.n), before.n)
        found.append(Part(group, *values, mix + within, mix, within))
    return found


def _mean(total: float, n: float) -> float | None:
    return total / n if n else None


def of_sums(groups: Mapping[Group, Both], counts: bool) -> list[Part]:
    """The change of a count or sum: each group's own difference. The n of a count is its value."""
    found = []
    for group, (now, before) in groups.items():
        ends = (now.total, _whole(now, counts), before.total, _whole(before, counts))
        found.append(Part(group, *ends, now.weighed - before.weighed))
    return found


def _whole(sums: Sums, counts: bool) -> int:
    return round(sums.total) if counts else sums.n


class Counted(NamedTuple):
    """Values in ascending order and, in line with each other, which of them occur how often in each span in a group."""

    values: np.ndarray  # each value once
    place: np.ndarray  # where among the values
    now: np.ndarray
    before: np.ndarray


def of_quantile(counted: Counted, members: Mapping[Group, np.ndarray], share: float) -> list[Part]:
    """The change of a median, p90 or maximum: what is left of it when a group's rows are those of the span before.

    `members`: group -> the positions in `counted` that are its rows. What the groups did only together is in no part.
    """
    base = _tally(counted, counted.now)
    value, found = quantile(counted.values, base, share), []
    for group, own in members.items():
        now, before = (_tally(counted, span, own) for span in (counted.now, counted.before))
        without = quantile(counted.values, base - now + before, share)
        # Where nothing would be left without the group, nobody can say what it brought.
        contribution = 0.0 if value is None or without is None else value - without
        ends = [(quantile(counted.values, rows, share), int(rows.sum())) for rows in (now, before)]
        found.append(Part(group, *ends[0], *ends[1], contribution))
    return found


def _tally(counted: Counted, span: np.ndarray, own: np.ndarray | slice = slice(None)) -> np.ndarray:
    return np.bincount(counted.place[own], span[own], len(counted.values))


def quantile(values: np.ndarray, rows: np.ndarray, share: float) -> float | None:
    """The quantile of ascending values that occur so many times each, between two of them in proportion."""
    ends = np.cumsum(rows)
    if not len(ends) or not ends[-1]:
        return None
    place = share * (ends[-1] - 1)
    low = int(place)
    first, second = values[np.searchsorted(ends, [low, min(low + 1, ends[-1] - 1)], side="right")]
    return float(first + (second - first) * (place - low))


def counted_as(part: Part, others: int) -> Part:
    """A part that stands for several groups."""
    return replace(part, group=None, others=others)


def few_as_one(parts: Sequence[Part], least: int) -> list[Part]:
    """The parts with groups of fewer rows than `least`, in either span, as one; never one alone, which is what is left."""
    few = [part for part in parts if part.others or any(0 < n < least for n in (part.n, part.previous_n))]
    if all(part.others for part in few):
        return [*parts]
    kept = [part for part in parts if part not in few]
    if sum(part.others or 1 for part in few) == 1 and kept:
        few.append(kept.pop(kept.index(min(kept, key=lambda part: part.n + part.previous_n))))
    ends = (None, sum(part.n for part in few), None, sum(part.previous_n for part in few))
    told = sum(part.contribution for part in few)
    return [*kept, Part(None, *ends, told, others=sum(part.others or 1 for part in few))]
