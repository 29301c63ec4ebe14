"""The business clock against a walk through every minute, and the laws it keeps."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.hours import Clock, Hours, read_hours, write_hours
from metrics.hours.table import elapsed_sql, hours_table, intervals, is_open_sql, join_sql

MINUTE = timedelta(minutes=1)
# the days the clocks change in 2026, and an ordinary one
DAYS = {
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "America/New_York": [date(2026, 3, 8), date(2026, 11, 1)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],  # half an hour
    "Asia/Kolkata": [date(2026, 6, 1)],
    "America/Santiago": [date(2026, 4, 4), date(2026, 9, 6)],  # at midnight
    "Pacific/Apia": [date(2011, 12, 30)],  # a day that never was
}


@cache
def readings(zone: str, middle: date) -> dict[datetime, datetime]:
    """Clock minute -> the last UTC minute that shows it, some days around a date."""
    first = datetime.combine(middle, time()) - timedelta(days=10)
    minutes = [first + i * MINUTE for i in range(20 * 24 * 60)]
    tz, utc = ZoneInfo(zone), ZoneInfo("UTC")
    return {m.replace(tzinfo=utc).astimezone(tz).replace(tzinfo=None): m for m in minutes}


def reading(clock: datetime, shown: dict[datetime, datetime]) -> datetime:
    """A missing minute is as long after the last one shown as the clock says."""
    gap = 0
    while clock - gap * MINUTE not in shown:
        gap += 1
    return shown[clock - gap * MINUTE] + gap * MINUTE


def open_minutes(clock: Clock, middle: date) -> set[datetime]:
    """Every UTC minute that is open, about a week around a date."""
    shown, found = readings(clock.zone, middle), set()
    for day in (middle + timedelta(days=i) for i in range(-6, 7)):
        spans = clock.special.get(day, () if day in clock.holidays else clock.week[day.weekday()])
        for opens, closes in spans:
            midnight = datetime.combine(day, time())
            minute, end = (reading(midnight + mark * MINUTE, shown) for mark in (opens, closes))
            while minute < end:
                found.add(minute)
                minute += MINUTE
    return found


@st.composite
def spans(draw):
    """None to three spans of a day, the last perhaps over midnight, often around two o'clock."""
    minutes = st.one_of(st.integers(0, 1439), st.integers(0, 240))
    marks = sorted(draw(st.sets(minutes, max_size=6)))
    pairs = [(opens, closes) for opens, closes in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2:
        pairs.append((marks[-1], draw(st.integers(marks[-1] + 1, marks[-1] + 1439))))
    return tuple(draw(st.sampled_from([pairs, pairs, [(0, 1440)], []])))


@st.composite
def clocks(draw, zone, middle):
    near = st.integers(-5, 5).map(lambda i: middle + timedelta(days=i))
    week = tuple(draw(spans()) for _ in range(7))
    return Clock(zone, week, draw(st.frozensets(near, max_size=2)), draw(st.dictionaries(near, spans(), max_size=2)))


@st.composite
def cases(draw):
    """Hours, the day in the middle, and waits of both channels within three days of it."""
    zone = draw(st.sampled_from(sorted(DAYS)))
    middle = draw(st.sampled_from(DAYS[zone]))
    hours = Hours(draw(clocks(zone, middle)), draw(st.dictionaries(st.just("chat"), clocks(zone, middle))))
    begin = datetime.combine(middle, time()) - timedelta(days=3)
    moment = st.integers(0, 6 * 24 * 60).map(lambda i: begin + i * MINUTE)
    wait = st.tuples(st.sampled_from(["chat", "email", None]), moment, moment)
    return hours, middle, draw(st.lists(wait, min_size=1, max_size=8))


@pytest.fixture(scope="module")
def shared_cur():
    connection = duckdb.connect()
    yield connection.cursor()
    connection.close()


def in_duckdb(cur, hours, rows):
    """Business seconds and whether the start is open, per row."""
    days = [moment.date() for _, a, b in rows for moment in (a, b)]
    clock = hours_table(hours, min(days), max(days))
    k = intervals(clock)
    kinds = {"i": pa.int64(), "channel": pa.string(), "a": pa.timestamp("us"), "b": pa.timestamp("us")}
    cur.register("clock", clock)
    numbered = [dict(zip(kinds, (i, *row), strict=True)) for i, row in enumerate(rows)]
    cur.register("waits", pa.Table.from_pylist(numbered, pa.schema(kinds)))
    return cur.execute(f"""
        SELECT {elapsed_sql("b", "y", k)} - {elapsed_sql("a", "x", k)}, {is_open_sql("a", "x", k)} FROM waits
        {join_sql(hours, "clock", "x", "a", "channel")} {join_sql(hours, "clock", "y", "b", "channel")}
        ORDER BY i""").fetchall()


@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_both_forms_count_the_open_minutes(shared_cur, case):
    hours, middle, rows = case
    quick = in_duckdb(shared_cur, hours, rows)
    for (channel, a, b), (elapsed, is_open) in zip(rows, quick, strict=True):
        minutes = open_minutes(hours.clock(channel), middle)
        sign = 1 if a <= b else -1
        counted = sign * 60 * sum(min(a, b) <= minute < max(a, b) for minute in minutes)
        assert hours.seconds(channel, a, b) == elapsed == counted
        assert hours.is_open(channel, a) == is_open == (a in minutes)


@settings(max_examples=100, deadline=None)
@given(case=cases(), shift=st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_any_microsecond_and_in_parts_as_in_one(shared_cur, case, shift):
    hours, _, ((channel, a, b), *_) = case
    a, b, c = (moment + timedelta(microseconds=us) for moment, us in zip((a, b, a), shift, strict=True))
    parts = hours.seconds(channel, a, b) + hours.seconds(channel, b, c)
    assert parts == pytest.approx(hours.seconds(channel, a, c), abs=1e-6)
    assert abs(hours.seconds(channel, a, b)) <= abs((b - a).total_seconds())
    ((quick, _),) = in_duckdb(shared_cur, hours, [(channel, a, b)])
    assert quick == pytest.approx(hours.seconds(channel, a, b), abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(case=cases())
def test_hours_written_read_back(case):
    hours = case[0]
    assert read_hours(write_hours(hours)) == hours
