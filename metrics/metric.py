"""The words a metric is declared with: what it is called, which rows it counts, how they become one number."""

from dataclasses import dataclass, replace

UNITS = ("seconds", "share", "count", "score", "ratio", "money")
SOURCES = {
    "S0": "Hootsuite/Sparkcentral, four KPIs for social messaging",
    "S1": "Sprinklr, five essential metrics",
    "S2": "Martech Zone, six metrics",
    "S3": "Sprout Social, ten metrics in three groups",
    "S4": "Chaty, live chat metrics",
    "ours": "the field's usual definition",
}
# How rows become one number: the aggregates it is made of, the number (of a share its yeses) and then how many rows
# brought one; of a count it is the same. `{x}` is the metric's value: null, or not true, for rows that do not count.
AGGREGATES = {
    "mean": ("avg({x})", "count({x})"),
    "share": ("count_if({x})", "count({x})"),  # x is true or false
    "count": ("count_if({x})",),  # x is true or false
    "sum": ("sum({x})", "count({x})"),
    "median": ("quantile_cont({x}, 0.5)", "count({x})"),
    "p90": ("quantile_cont({x}, 0.9)", "count({x})"),
    "slowest": ("max({x})", "count({x})"),
    "distinct": ("count(DISTINCT {x})", "count({x})"),
    "level": ("sum({x})", "count({x})"),  # a running total: what happened up to the end of the period
}
QUANTILES = {"median": 0.5, "p90": 0.9}
# A view -> the tables whose rows it holds, one below the other, and whether a row of theirs may stand for many.
VIEWS = {"writings": {"messages": False, "counted": True}}
UNIT_OF = {"share": "share", "count": "count"}  # what such a number always is


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number a support lead asks for, declared once.

    `value` is SQL over one row of `grain`: the number that row brings, null where the row does not count; the answer
    is its mean, sum, median … (`how`), and n the rows that brought one. `{clock}` in it stands for the clock asked for.
    Of a "share" and a "count" it is a condition: the part of the rows, or how many, for which it is true.
    `left_out` names the reasons why a row of the table does not count, each with its SQL condition, first match wins.
    """

    name: str
    label: str
    why: str
    formula: str
    unit: str
    good: str
    table: str
    dated_by: str
    value: str
    how: str
    needs: tuple[str, ...]
    source: tuple[str, ...]
    grain: str = ""  # the built table that is read; the contract table itself unless named
    moment: str = ""  # the column of the grain behind `dated_by`
    weight: str = ""  # the column that says how many a row of a "count" stands for, mostly one
    agent: str = "agent"  # whose row it is, when asked by agent
    left_out: tuple[tuple[str, str], ...] = ()
    traps: str = ""
    guard: str = ""  # a metric shown beside it, because a good change here alone proves nothing

    def __post_init__(self) -> None:
        if self.unit not in UNITS or self.good not in ("up", "down", "none") or self.how not in AGGREGATES:
            raise ValueError(f"metric {self.name}: unit {self.unit}, good {self.good} or how {self.how} is not known")
        if UNIT_OF.get(self.how, self.unit) != self.unit or (self.weight and self.how != "count"):
            raise ValueError(f"metric {self.name}: a {self.how} of unit {self.unit}, or its weight, makes no sense")

    @property
    def reads(self) -> str:
        """The built table this metric reads."""
        return self.grain or self.table

    @property
    def at(self) -> str:
        """The column of that table by which its rows are dated."""
        return self.moment or self.dated_by

    @property
    def counts(self) -> bool:
        """A count of no rows is 0; everything else of no rows is no data."""
        return self.unit == "count"

    def parts(self) -> "tuple[Metric, ...]":
        """The metric on each table of the view it reads, where those answers add up to its own."""
        if self.how not in ("sum", "count") or not self.counts or self.reads not in VIEWS:
            return (self,)
        return tuple(
            replace(self, grain=table, weight=self.weight if weighs else "")
            for table, weighs in VIEWS[self.reads].items()
        )


def duration(metric: Metric) -> tuple[Metric, ...]:
    """A duration as its four: mean, median, p90 and slowest of the same rows."""
    words = {"median": "median of", "mean": "mean of", "p90": "nine in ten are at most", "slowest": "the longest of"}
    return tuple(
        replace(
            metric,
            name=f"{metric.name}.{how}",
            how=how,
            formula=f"{words[how]} {metric.formula}",
            label=metric.label if how == "median" else f"{metric.label}, {how}",
        )
        for how in ("mean", "median", "p90", "slowest")
    )
