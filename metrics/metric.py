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
QUANTILES = {"median": 0.5, "p90": 0.9}  # so much of the rows lies below
# How rows become one number: the aggregates it is made of, the number (of a share its yeses) and then how many rows
# brought one; alone it is both. `{x}` is the value, null or not true for rows that do not count; `{y}` the second.
AGGREGATES = {
    "mean": ("avg({x})", "count({x})"),
    "share": ("count_if({x})", "count({x})"),
    "count": ("count_if({x})",),
    "sum": ("sum({x})", "count({x})"),
    **{how: (f"quantile_cont({{x}}, {part})", "count({x})") for how, part in QUANTILES.items()},  # see metrics.ordered
    "slowest": ("max({x})", "count({x})"),
    "rows": ("count({x})",),
    "distinct": ("count(DISTINCT {x})",),
    "level": ("sum({x})",),  # a running total: what happened up to the end of the period
    "share of distinct": ("count(DISTINCT {y}) FILTER ({x})", "count(DISTINCT {y}) FILTER (({x}) IS NOT NULL)"),
    "per distinct": ("count_if({x}) / nullif(count(DISTINCT {y}) FILTER ({x}), 0)", "count_if({x})"),
    "ratio": ("coalesce(sum({y}), 0) / nullif(sum({x}), 0)", "count({x})"),  # of two kinds of rows; the value is below
    "times": (
        "sum({x}) * avg({y})",
        "CASE WHEN count({y}) > 0 THEN count({x}) ELSE 0 END",
    ),  # by the mean of other rows
    "five largest": (
        "list_sum(list_reverse_sort(map_values(histogram({x})))[1:5]) / nullif(count({x}), 0)",
        "count({x})",
    ),
    "per day": ("count_if({x})",),  # divided by the days of the period, see metrics.divided
    "per working day": ("count_if({x})",),
    "part": ("count_if({x})",),  # divided by all that the filter keeps in the period
}
SHARES = ("share", "share of distinct")  # the value is a condition, null where a row is neither yes nor no
COUNTS = ("count", "per distinct", "per day", "per working day", "part")  # the value is a condition
UNIT_OF = {"share": "share", "count": "count"}  # what such a number always is
# A view -> the tables whose rows it holds, one below the other, and whether a row of theirs may stand for many.
VIEWS = {"writings": {"messages": False, "counted": True}}


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number a support lead asks for, declared once.

    `value` is SQL over one row of `grain`: the number that row brings, null where the row does not count; the answer
    is its mean, sum, median … (`how`), and n the rows that brought one. `{clock}` in it stands for the clock asked for,
    `{kind}` for the kind of survey: CSAT unless the reader keeps others.
    Of shares and counts it is a condition: the part of the rows, or how many, for which it is true.
    A metric with `until` counts at the end of each period what has begun by then and has not ended by that column's
    moment; `{since_end}` in its value stands for the seconds from that end until now.
    `left_out` names the reasons why a row of the table does not count, each with its SQL condition, first match wins.
    `parts` are what the definition uses besides where a file has it: what it is called, and the column as in `needs`.
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
    or_at: str = ""  # the column of the reply, where the reader may choose to date it by that
    second: str = ""  # SQL over a row, for the words of `how` that take two
    until: str = ""
    weight: str = ""  # the column that says how many a row of a "count" stands for
    agent: str = "agent"  # whose row it is, when asked by agent
    left_out: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    traps: str = ""
    guard: str = ""  # a metric shown beside it, because a good change here alone proves nothing; alternatives with |
    apart: bool = False  # its rows are part of no conversation
    scale: tuple[float, float] | None = None  # where the numbers of its rows end, so that an interval does not pass it
    yes: float = 0  # what a row brings that says yes, where all others bring 0: a share by another name
    net: bool = False  # rows for and rows against: of a score 100 and −100, of a count 1 and −1

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
    def guards(self) -> tuple[str, ...]:
        """The metrics to show beside it, the best first."""
        return tuple(filter(None, self.guard.split("|")))

    @property
    def counts(self) -> bool:
        """A count of no rows is 0; everything else of no rows is no data."""
        return self.unit == "count"

    def of_tables(self) -> "tuple[Metric, ...]":
        """The metric on each table of the view it reads, where those answers add up to its own."""
        if self.how != "count" or self.reads not in VIEWS:
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
