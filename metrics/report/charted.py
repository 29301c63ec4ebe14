"""A slide's rows for files: the contract's columns and, beside each number, how it stands in the chart."""

from collections.abc import Sequence

from metrics.anonymous import HIDDEN
from metrics.catalogue import METRICS
from metrics.filter import SLICES
from metrics.report.charting import OTHERS
from metrics.report.page import Chart

Row = dict[str, object]


def charted(rows: Sequence[Row], names: Sequence[str], chart: Chart) -> tuple[tuple, tuple]:
    """The contract's columns and rows, and each number as it stands in the chart, in the chart's own unit."""
    axes = {chart.series[0].name: chart.along} if chart.along else {}
    found = []
    for row in [*rows, *_others(rows, chart)]:
        axis = axes.get(METRICS[row["metric"]].label, chart.axis)
        drawn = (row.get("contribution", row["value"]), None if "contribution" in row else row.get("previous_value"))
        now, before = (None if one is None or not chart.series else one / axis.size for one in drawn)
        kept = row | {"n": None, "previous_n": None} if row.get(HIDDEN) else row
        found.append((*(kept.get(name) for name in names), now, before, axis.unit if now is not None else None))
    return (*names, "charted", "charted_before", "charted_in"), tuple(found)


def _others(rows: Sequence[Row], chart: Chart) -> list[Row]:
    """The rows of the groups that the chart draws as one."""
    values = next((one.values for one in chart.series if one.name == OTHERS), ())
    periods = dict.fromkeys(row["period"] for row in rows) if values else ()
    by = [name for name in (rows[0] if values else ()) if name in SLICES]
    return [
        {
            "metric": rows[0]["metric"],
            "period": period,
            "value": value and value * chart.axis.size,
            **dict.fromkeys(by, OTHERS),
        }
        for period, value in zip(periods, values, strict=True)
    ]
