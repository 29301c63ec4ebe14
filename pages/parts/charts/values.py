"""What charts need beside an answer's own columns: scales, tooltips and positions, all said in Python."""

import math
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from metrics.metric import Metric
from pages.parts.charts.spec import STEPS
from pages.parts.safe import line
from pages.parts.words import NOTHING, changed, missing, said

FROM_ZERO = ("seconds", "count", "money", "ratio")


def tips(row: Mapping[str, object], metric: Metric) -> dict[str, str]:
    """A row's value, n and change as words, and what the change means."""
    n, change = row["n"], changed(metric, row["value"], row.get("previous_value"))
    return {
        "tip_value": said(metric, row["value"], n),
        "tip_n": NOTHING if missing(n) else f"{int(n):,}",
        "tip_change": change.text if change else NOTHING,
        "tip_meaning": change.meaning if change else "none",
    }


def drawn(rows: Sequence[Mapping[str, object]], fields: Mapping[str, pa.DataType]) -> pa.Table:
    """The fields of the rows that a chart draws, as Arrow; nothing else is sent to the browser."""
    return pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in fields.items()})


def ends(metric: Metric, seen: Iterable[float | None]) -> tuple[float, float]:
    """Both ends of a value axis: round steps around everything drawn, from zero where the unit asks for it."""
    known = [float(value) for value in seen if not missing(value)]
    if not known:
        return 0.0, 1.0
    if metric.how == "part":
        return 0.0, max(1.0, round(max(known), 6))  # by tag they may pass the whole
    low, high = (min(0.0, *known) if metric.unit in FROM_ZERO else min(known)), max(known)
    return _round_ends(low, high if high > low else low + (abs(low) or 1), metric.unit)


def _round_ends(low: float, high: float, unit: str) -> tuple[float, float]:
    step = _time_step(high) if unit == "seconds" else _step(high - low)
    bottom = math.floor(low / step + 1e-9) * step
    top = max(math.ceil(high / step - 1e-9) * step, bottom + step)
    return (max(0.0, bottom), min(1.0, top)) if unit == "share" and high <= 1 else (bottom, top)


def _time_step(high: float) -> float:
    return next((step for step in STEPS if high <= 4 * step), math.ceil(high / 3_456_000) * 864_000)


def _step(span: float) -> float:
    """A round step (1, 2, 5 times a power of ten) of which at most four make the span."""
    rough = max(span, 1e-9) / 4
    power = 10 ** math.floor(math.log10(rough))
    return next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= rough * (1 - 1e-9))


def group_name(value: object, unknown: str) -> str:
    """A group as shown: its own words on one line, or `unknown` for none."""
    return unknown if value is None or str(value) == "" else line(value)
