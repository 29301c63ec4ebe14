"""Medians and p90 in SQL, and the two rows between which each lies; the rows themselves stay in the database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from metrics.chance import ranks
from metrics.metric import Metric

QUANTILES = {"median": 0.5, "p90": 0.9}


def counting(metric: Metric) -> Metric:
    """The count of the rows that a quantile rests on; which two rows bound it depends on it."""
    return replace(metric, how="rows", unit="count")


@dataclass(frozen=True)
class Ordered:
    """The quantiles one SELECT asks for: `asked` are pairs of how and value; `counts` tells of each value how many rows
    its groups have, and is empty where no interval is asked."""

    asked: Collection[tuple[str, str]]
    counts: Mapping[str, Collection[int]]

    def quantile(self, how: str, value: str) -> str:
        """SQL: the median or p90 of a value; all quantiles of it come from one pass over its rows."""
        fractions = self._fractions(value)
        if len(fractions) == 1:
            return f"quantile_cont({value}, {QUANTILES[how]})"
        return f"quantile_cont({value}, [{_listed(fractions)}])[{[*fractions].index(how) + 1}]"

    def bounded(self, how: str, value: str) -> str:
        """SQL: [value, low, high], a quantile and the two rows between which it lies; [value] where they are too few."""
        counts = self.counts.get(value, ())
        if len(counts) > 1:
            return self._picked(how, value, counts)
        fractions = self._fractions(value)
        places = [place for place, name in enumerate(fractions, 1) if name.split()[0] == how]
        return f"list_select(quantile_cont({value}, [{_listed(fractions)}]), {places})"

    def _fractions(self, value: str) -> dict[str, float]:
        """The quantiles of a value and, where all its rows are one group, the places of the rows that bound them."""
        found = {how: QUANTILES[how] for how in QUANTILES if (how, value) in self.asked}
        counts = self.counts.get(value, ())
        for how in [*found] if len(counts) == 1 else ():
            n = next(iter(counts))
            for end, rank in zip(("low", "high"), ranks(n, QUANTILES[how]) or (), strict=False):
                found[f"{how} {end}"] = (rank - 1) / (n - 1)
        return found

    def _picked(self, how: str, value: str, counts: Collection[int]) -> str:
        """Of groups of different sizes each has other ranks: every group's rows are sorted and the two picked."""
        found = {n: ranks(n, QUANTILES[how]) for n in sorted(counts)}
        told = ", ".join(f"{n}: [{both[0]}, {both[1]}]" for n, both in found.items() if both)
        rows = f"list_sort(list(CAST({value} AS DOUBLE)) FILTER (({value}) IS NOT NULL))"
        ends = f"list_select({rows}, MAP {{{told}}}[count({value})])" if told else "[]"
        return f"list_concat([{self.quantile(how, value)}], {ends})"


def _listed(fractions: Mapping[str, float]) -> str:
    return ", ".join(map(repr, fractions.values()))
