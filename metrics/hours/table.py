"""The business clock in DuckDB: one row per clock and UTC day, joined to a moment, gives the business seconds so far.

Business seconds between two moments are the elapsed seconds at the second minus those at the first:

    SELECT {elapsed_sql("b", "y", k)} - {elapsed_sql("a", "x", k)}
    FROM waits {join_sql(hours, "clock", "x", "a", "channel")} {join_sql(hours, "clock", "y", "b", "channel")}
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pyarrow as pa

from metrics.hours.clock import Clock, Hours, Span, widened
from metrics.sql import literal

DAY = 24 * 60 * 60
EPOCH = datetime(1970, 1, 1)


def hours_table(hours: Hours, first: date, last: date) -> pa.Table:
    """One row per clock and UTC day from the day before first to the day after last.

    Columns: `slot` (clock and day as one whole number, what join_sql joins by), `before` (business seconds from the
    table's start to the day's UTC midnight), and per interval `open_1`, `close_1`, `open_2`, … (seconds since that
    midnight; 0 and 0 where there is none). A moment outside these days finds no row.
    Making it takes about 10 µs a day and clock, so the caller keeps a stray year 9999 out.
    """
    clocks = [hours.general, *hours.channels.values()]
    days = [
        (number * len(clocks) + place, before, spans)
        for place, clock in enumerate(clocks)
        for number, before, spans in _day_rows(clock, *widened(first, last, 1))
    ]
    slot, before, spans = zip(*days, strict=True)
    columns = {"slot": pa.array(slot, pa.int64()), "before": pa.array(before, pa.float64())}
    return pa.table(columns | _interval_columns(spans))


def intervals(table: pa.Table) -> int:
    """How many intervals an hours table has room for."""
    return sum(name.startswith("open_") for name in table.column_names)


def join_sql(hours: Hours, table: str, alias: str, moment: str, channel: str = "NULL") -> str:
    """SQL: the join of the hours table called `table` to a moment (UTC TIMESTAMP) and its channel.

    One number is joined by, which DuckDB does about four times faster than channel and day.
    """
    day = f"(CAST({moment} AS DATE) - DATE '1970-01-01')"
    slot = day if not hours.channels else f"{day} * {1 + len(hours.channels)} + {_place_sql(hours, channel)}"
    return f"LEFT JOIN {table} AS {alias} ON {alias}.slot = {slot}"


def elapsed_sql(moment: str, alias: str, intervals: int) -> str:
    """SQL: business seconds (DOUBLE) from the hours table's start to a moment; NULL where join_sql found no row."""
    second = _second_sql(moment)
    within = [f"greatest(0, least({second}, {alias}.close_{i}) - {alias}.open_{i})" for i in range(1, intervals + 1)]
    return f"({alias}.before + {' + '.join(within)})"


def is_open_sql(moment: str, alias: str, intervals: int) -> str:
    """SQL: whether it is open at a moment; NULL where join_sql found no row."""
    second = _second_sql(moment)
    within = [f"({alias}.open_{i} <= {second} AND {second} < {alias}.close_{i})" for i in range(1, intervals + 1)]
    return f"({' OR '.join(within)})"


def working_day_sql(hours: Hours | None, clock: str) -> str:
    """SQL: whether a clock time lies on a day with hours on the general clock, as working_days says it in Python."""
    general = hours.general if hours else Clock(week=((0, 1),) * 5 + ((),) * 2)
    days = [str(number) for number, spans in enumerate(general.week, 1) if spans]
    week = f"isodow({clock}) IN ({', '.join(days)})" if days else "false"
    others = dict.fromkeys(general.holidays, ()) | dict(general.special)
    cases = [f"WHEN DATE '{day}' THEN {str(bool(spans)).lower()}" for day, spans in sorted(others.items())]
    return f"CASE CAST({clock} AS DATE) {' '.join(cases)} ELSE {week} END" if cases else f"({week})"


def _second_sql(moment: str) -> str:
    """Seconds since UTC midnight; by subtraction, as the remainder of a moment before 1970 is negative."""
    return f"((epoch_us({moment}) - epoch_us(CAST(CAST({moment} AS DATE) AS TIMESTAMP))) / 1e6)"


def _place_sql(hours: Hours, channel: str) -> str:
    cases = [f"WHEN {literal(name)} THEN {place}" for place, name in enumerate(hours.channels, 1)]
    return f"CASE lower(trim(CAST({channel} AS VARCHAR))) {' '.join(cases)} ELSE 0 END"


def _interval_columns(spans: tuple[list[Span], ...]) -> dict[str, pa.Array]:
    columns = {}
    for i in range(max(1, *map(len, spans))):
        pairs = [of_day[i] if i < len(of_day) else (0, 0) for of_day in spans]
        columns[f"open_{i + 1}"] = pa.array([opens for opens, _ in pairs], pa.int32())
        columns[f"close_{i + 1}"] = pa.array([closes for _, closes in pairs], pa.int32())
    return columns


def _day_rows(clock: Clock, first: date, last: date) -> Iterator[tuple[int, int, list[Span]]]:
    """Day number since 1970, business seconds before it, its spans in seconds since UTC midnight."""
    spans, before = _spans_by_day(clock, first, last), 0
    for number in range(_number(first), _number(last) + 1):
        yield number, before, spans[number]
        before += sum(closes - opens for opens, closes in spans[number])


def _spans_by_day(clock: Clock, first: date, last: date) -> dict[int, list[Span]]:
    cut = defaultdict(list)
    for opens, closes in clock.open_spans(*widened(first, last, 2)):
        begin, end = ((moment - EPOCH) // timedelta(seconds=1) for moment in (opens, closes))
        for number in range(begin // DAY, (end - 1) // DAY + 1):
            midnight = number * DAY
            cut[number].append((max(begin - midnight, 0), min(end - midnight, DAY)))
    return cut


def _number(day: date) -> int:
    return day.toordinal() - EPOCH.toordinal()
