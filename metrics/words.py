"""Numbers as people say them: values, changes, counts and ranges; the same words on card, axis, table and slide."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from metrics.metric import Metric

NOTHING = "—"
FEW = 5  # under so many answers a share is said as a fraction
MINUTE, HOUR, DAY = 60, 3600, 86400


class Change(NamedTuple):
    """A change as shown (`▼ 4m`), what it means (`better`, `worse`, `same`, `none`), and as read aloud."""

    text: str
    meaning: str
    spoken: str


def missing(value: float | None) -> bool:
    """True for None, NaN and NA: no data, which is not zero."""
    return value is None or value != value or str(value) == "<NA>"


def say(value: float | None, unit: str, n: int | None = None) -> str:
    """A value of a unit: `2h 14m`, `84 %`, `1,204`, `4.2`; `3 of 4` for a share of few; `—` for no data."""
    if missing(value) or math.isinf(value):
        return NOTHING
    if unit == "share" and n is not None and 0 < n < FEW:
        return f"{round(value * n)} of {n}"
    return _sign(value) + _SAY[unit](abs(value))


def said(metric: Metric, value: float | None, n: int | None = None) -> str:
    """A metric's value; a net number carries its sign: `+34`."""
    if missing(value) or not signed(metric):
        return say(value, metric.unit, n)
    return f"{_sign(round(value)) or ('+' if round(value) else '')}{abs(round(value)):,}"


def signed(metric: Metric) -> bool:
    """True for what some rows add to and others take from: net scores, from −100 to +100, and net counts."""
    return metric.net or net_count(metric)


def net_count(metric: Metric) -> bool:
    """True for a difference of two counts, of which no per cent can be taken."""
    return metric.name == "backlog_net"


def change(value: float | None, previous: float | None, unit: str, good: str) -> Change | None:
    """What became of `previous`; None when either is missing. Shares change in points, large counts in per cent."""
    if missing(value) or missing(previous):
        return None
    if say(value, unit) == say(previous, unit):
        return Change("no change", "same", "no change")
    up = value > previous
    size = _size(value, previous, unit)
    meaning = "none" if good == "none" else "better" if up == (good == "up") else "worse"
    spoken = f"{'up' if up else 'down'} {size} on before" + ("" if meaning == "none" else f", {meaning}")
    return Change(f"{'▲' if up else '▼'} {size}", meaning, spoken)


def changed(metric: Metric, value: float | None, previous: float | None, noise: bool | None = None) -> Change | None:
    """What became of a metric's previous value; net scores change by whole points, net counts are said with what was.

    Noise is no better and no worse.
    """
    if signed(metric) and not missing(value) and not missing(previous):
        value, previous = round(value), round(previous)
    if net_count(metric) and (found := change(value, previous, "ratio", metric.good)):
        return (
            found
            if found.meaning == "same"
            else found._replace(text=f"{found.text[0]} ({said(metric, previous)} before)")
        )
    if not noise or not (found := change(value, previous, metric.unit, "none")) or found.meaning == "same":
        return change(value, previous, metric.unit, metric.good)
    return Change(f"{found.text} within noise", "none", f"{found.spoken}, within noise")


def _size(value: float, previous: float, unit: str) -> str:
    difference = abs(value - previous)
    if unit == "share":
        return f"{_short(difference * 100)} {'pt' if _short(difference * 100) == '1' else 'pts'}"
    if unit in ("count", "money") and abs(previous) >= 20:
        return f"{_short(100 * difference / abs(previous))} %"
    return duration(_apart(value, previous)) if unit == "seconds" else say(difference, unit)


def _apart(value: float, previous: float) -> float:
    """Seconds between two durations as they are said, so that 18m after 22m is 4m."""
    step = grain(max(abs(value), abs(previous)))
    return abs(round(value / step) - round(previous / step)) * step


def grain(seconds: float) -> int:
    """How many seconds make the smallest difference that is said between durations of such a size."""
    return 1 if seconds < 10 * MINUTE else MINUTE if seconds < DAY else HOUR if seconds < 100 * DAY else DAY


def count_words(count: int, noun: str, nouns: str = "") -> str:
    """A count in full with its noun: `1,204 conversations`, `1 reply`."""
    return f"1 {noun}" if count == 1 else f"{count:,} {nouns or several(noun)}"


def several(noun: str) -> str:
    """A noun for more than one: `replies`, `days`."""
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2:-1] not in "aeou" else noun + "s"


def range_words(low: float, high: float, unit: str) -> str:
    """An interval: `78 – 90 %`, `12m – 18m`; empty where an end is missing."""
    if missing(low) or missing(high):
        return ""
    first, last = say(low, unit), say(high, unit)
    return f"{first.removesuffix(' %')} – {last}"


def between(metric: Metric, low: float | None, high: float | None) -> str:
    """How sure a value is: `between 12m and 18m`; empty where an end is missing or both read the same."""
    ends = [said(metric, end) for end in (low, high)]
    return "" if NOTHING in ends or ends[0] == ends[1] else f"between {ends[0]} and {ends[1]}"


def sure_words(metric: Metric, row: Mapping[str, object]) -> str:
    """Between what a row's value lies for sure, 95 times in 100: `78 – 90 %`, `−10 to +24`; empty where nothing tells."""
    low, high = row.get("low"), row.get("high")
    if signed(metric) and not missing(low) and not missing(high):
        return f"{said(metric, low)} to {said(metric, high)}"
    return range_words(low, high, metric.unit)


def short_list(names: list[str]) -> str:
    """Names in a sentence: `chat`, `chat and email`, `chat, email and 3 more`."""
    if len(names) > 3:
        names = [*names[:2], f"{len(names) - 2} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def duration(seconds: float) -> str:
    """Seconds as two units at most: `45s`, `5m 10s`, `18m`, `2h 14m`, `3d 4h`, `120d`."""
    seconds = round(seconds)
    if seconds < MINUTE:
        return f"{seconds}s"
    if seconds < 10 * MINUTE:
        return _two(seconds, MINUTE, "m", "s")
    if round(seconds / MINUTE) < 24 * 60:
        minutes = round(seconds / MINUTE)
        return f"{minutes}m" if minutes < 60 else _two(minutes, 60, "h", "m")
    hours = round(seconds / HOUR)
    return f"{round(seconds / DAY)}d" if hours >= 2400 else _two(hours, 24, "d", "h")


def _two(amount: int, per: int, large: str, small: str) -> str:
    whole, rest = divmod(amount, per)
    return f"{whole}{large} {rest}{small}" if rest else f"{whole}{large}"


def compact(value: float) -> str:
    """A count in full below ten thousand, above in at most four signs: `1,842`, `15k`, `3.4M`; parts of one keep a decimal."""
    for size, sign, least in ((1e6, "M", 999_500), (1e3, "k", 10_000)):
        if round(value) >= least:
            return _short(value / size) + sign
    return _short(value) if value < 100 and value != round(value) else f"{round(value):,}"


def _short(value: float) -> str:
    """One decimal under ten, none above."""
    return f"{value:.1f}".removesuffix(".0") if round(value, 1) < 10 else f"{value:.0f}"


def _share(value: float) -> str:
    per_cent = value * 100
    return f"{per_cent:.1f} %" if 0 < per_cent < 1 or 99 < per_cent < 100 else f"{per_cent:.0f} %"


def _score(value: float) -> str:
    return f"{value:.1f}" if value < 10 and value != round(value) else f"{value:g}" if value < 10 else f"{value:.0f}"


def _ratio(value: float) -> str:
    return f"{value:.2f}" if 0 < value < 1 else _score(value)


def _money(value: float) -> str:
    return compact(value) if value >= 10_000 else f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _sign(value: float) -> str:
    return "−" if value < 0 else ""


_SAY = {"seconds": duration, "share": _share, "count": compact, "score": _score, "ratio": _ratio, "money": _money}
