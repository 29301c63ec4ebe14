"""The business clock: answers worked by hand, in Python and in DuckDB alike."""

from datetime import date, datetime

import pyarrow as pa
import pytest

from metrics.hours import elapsed_sql, hours_table, intervals, is_open_sql, join_sql, read_hours, working_days

NINE_TO_FIVE = "\n".join(f'{day} = ["09:00-17:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))


def week(spans: str, zone: str = "Europe/Berlin") -> str:
    """A file in which every day has the same spans."""
    days = "\n".join(f"{day} = {spans}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    return f'zone = "{zone}"\n{days}'


def both(cur, text: str, start: str, end: str, channel: str | None = None) -> float:
    """Business seconds between two UTC moments, after checking that Python and DuckDB agree on them."""
    hours, a, b = read_hours(text), datetime.fromisoformat(start), datetime.fromisoformat(end)
    k = put(cur, hours, [(channel, a, b)])
    sql = f"""SELECT {elapsed_sql("b", "y", k)} - {elapsed_sql("a", "x", k)} FROM waits
        {join_sql(hours, "clock", "x", "a", "channel")} {join_sql(hours, "clock", "y", "b", "channel")}"""
    ((counted,),) = cur.execute(sql).fetchall()
    assert counted == hours.seconds(channel, a, b)
    return counted


def put(cur, hours, rows) -> int:
    """Register the rows as `waits` and the hours that cover them as `clock`; how many intervals that has room for."""
    kinds = {"channel": pa.string(), "a": pa.timestamp("us"), "b": pa.timestamp("us")}
    cur.register("waits", pa.Table.from_pylist([dict(zip(kinds, row, strict=True)) for row in rows], pa.schema(kinds)))
    days = [moment.date() for _, a, b in rows for moment in (a, b)]
    table = hours_table(hours, min(days), max(days))
    cur.register("clock", table)
    return intervals(table)


def test_a_wait_that_begins_before_the_day_does(cur):
    # Monday in 08:00, reply 09:20: 80 minutes by the calendar, of them 20 after nine
    assert both(cur, NINE_TO_FIVE, "2026-03-02T08:00", "2026-03-02T09:20") == 20 * 60


def test_the_same_in_the_teams_zone(cur):
    # Berlin in winter is UTC+1: 07:00 and 08:20 UTC are 08:00 and 09:20 there
    assert both(cur, 'zone = "Europe/Berlin"\n' + NINE_TO_FIVE, "2026-03-02T07:00", "2026-03-02T08:20") == 20 * 60


def test_a_weekend_does_not_count(cur):
    # Friday 16:30 to Monday 09:30: half an hour on both sides
    assert both(cur, NINE_TO_FIVE, "2026-03-06T16:30", "2026-03-09T09:30") == 60 * 60


def test_two_spans_leave_the_lunch_out(cur):
    # 11:30-12:00 and 13:00-13:15
    assert both(cur, 'tue = ["08:00-12:00", "13:00-17:00"]', "2026-03-03T11:30", "2026-03-03T13:15") == 45 * 60


def test_over_midnight(cur):
    # Friday 23:00 to Saturday 05:00 with hours 22:00-02:00: until two o'clock
    assert both(cur, 'fri = ["22:00-02:00"]', "2026-03-06T23:00", "2026-03-07T05:00") == 3 * 3600
    # Thursday night and Friday before 22:00 are closed
    assert both(cur, 'fri = ["22:00-02:00"]', "2026-03-05T22:00", "2026-03-06T22:00") == 0


def test_a_night_that_runs_into_the_next_days_hours_counts_once(cur):
    # Friday 22:00-02:00 and Saturday 00:00-03:00 are five hours, not seven
    assert both(cur, 'fri = ["22:00-02:00"]\nsat = ["00:00-03:00"]', "2026-03-06T00:00", "2026-03-08T00:00") == 5 * 3600


def test_holidays_and_special_days(cur):
    text = NINE_TO_FIVE + '\nholidays = ["2026-12-25"]\n[special]\n"2026-12-24" = ["09:00-12:00"]'
    # Wednesday the 23rd eight hours, the 24th three, the 25th none
    assert both(cur, text, "2026-12-23T00:00", "2026-12-26T00:00") == 11 * 3600


def test_a_night_runs_on_into_a_holiday_and_does_not_begin_on_one(cur):
    text = 'thu = ["22:00-02:00"]\nfri = ["22:00-02:00"]\nholidays = ["2026-12-25"]'
    assert both(cur, text, "2026-12-24T00:00", "2026-12-27T00:00") == 4 * 3600


def test_special_hours_hold_on_a_holiday_too(cur):
    text = NINE_TO_FIVE + '\nholidays = ["2026-12-24"]\n[special]\n"2026-12-24" = ["09:00-12:00"]'
    assert both(cur, text, "2026-12-24T00:00", "2026-12-25T00:00") == 3 * 3600


def test_a_span_reaches_two_utc_days_on(cur):
    # Pago Pago is UTC-11: Monday 23:00 to Tuesday 22:59 there ends on Wednesday at 09:59 UTC
    text = 'zone = "Pacific/Pago_Pago"\nmon = ["23:00-22:59"]'
    assert both(cur, text, "2026-03-04T00:00", "2026-03-04T12:00") == (9 * 60 + 59) * 60


def test_a_channel_has_its_own_days_on_the_files_zone(cur):
    text = 'zone = "Europe/Berlin"\n' + NINE_TO_FIVE + '\n[channel.chat]\nmon = ["00:00-24:00"]'
    # Monday 20:00 UTC is 21:00 in Berlin: three hours to midnight for chat, none for e-mail; Tuesday chat is closed
    assert both(cur, text, "2026-03-02T20:00", "2026-03-03T08:00", " Chat ") == 3 * 3600
    assert both(cur, text, "2026-03-02T20:00", "2026-03-03T08:30", "email") == 30 * 60
    assert both(cur, text, "2026-03-02T20:00", "2026-03-03T08:30", None) == 30 * 60


@pytest.mark.parametrize(
    ("spans", "spring", "autumn"),
    [
        ('["00:00-24:00"]', 23 * 60, 25 * 60),
        ('["02:00-03:00"]', 0, 60),  # the hour is missing; of the doubled one the second
        ('["01:00-02:30"]', 90, 150),  # ends at 03:30; ends in the second two o'clock
        ('["02:30-03:15"]', 0, 45),  # would begin at 03:30
        ('["03:00-04:00"]', 60, 60),
        ('["01:00-02:30", "03:00-05:00"]', 180, 270),  # 01:00-01:59 and 03:00-05:00; 2 h 30 and 2 h
    ],
)
def test_the_days_the_clock_changes(cur, spans, spring, autumn):
    # Berlin's Sundays begin at 23:00 UTC in winter, 22:00 in summer
    assert both(cur, week(spans), "2026-03-28T23:00", "2026-03-29T22:00") == spring * 60
    assert both(cur, week(spans), "2026-10-24T22:00", "2026-10-25T23:00") == autumn * 60


def test_parts_of_a_second_count(cur):
    # closes at 17:00:00, so 0.25 s of the last half second
    assert both(cur, NINE_TO_FIVE, "2026-03-02T16:59:59.750000", "2026-03-02T17:00:00.250000") == 0.25


def test_moments_before_1970(cur):
    # 1969-12-29 was a Monday
    assert both(cur, NINE_TO_FIVE, "1969-12-29T08:00", "1969-12-29T09:20:00.5") == 20 * 60 + 0.5


def test_an_end_before_the_start_is_negative(cur):
    assert both(cur, NINE_TO_FIVE, "2026-03-02T10:00", "2026-03-02T09:20") == -40 * 60


def test_the_opening_second_is_open_and_the_closing_one_is_not(cur):
    hours = read_hours(NINE_TO_FIVE)
    # Monday, UTC
    moments = [datetime(2026, 3, 2, 8, 59, 59), datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 17)]
    put(cur, hours, [(None, moment, moment) for moment in moments])
    sql = f"SELECT {is_open_sql('a', 'x', 1)} FROM waits {join_sql(hours, 'clock', 'x', 'a', 'channel')} ORDER BY a"
    assert cur.execute(sql).fetchall() == [(False,), (True,), (False,)]
    assert [hours.is_open(None, moment) for moment in moments] == [False, True, False]


def test_an_unknown_moment_and_one_outside_the_table_have_no_seconds(cur):
    hours = read_hours(NINE_TO_FIVE)
    cur.register("clock", hours_table(hours, date(2026, 3, 2), date(2026, 3, 2)))
    rows = "(VALUES (NULL::TIMESTAMP), (TIMESTAMP '2026-03-04'), (TIMESTAMP '2026-03-03 12:00')) AS waits(a)"
    sql = f"SELECT {elapsed_sql('a', 'x', 1)} FROM {rows} {join_sql(hours, 'clock', 'x', 'a')} ORDER BY a NULLS FIRST"
    assert cur.execute(sql).fetchall() == [(None,), (11 * 3600.0,), (None,)]  # Monday 8 h, Tuesday 3 h


def test_a_table_at_the_ends_of_the_calendar_is_made():
    hours = read_hours(NINE_TO_FIVE)
    assert hours_table(hours, date.max, date.max).num_rows == 1
    assert hours_table(hours, date.min, date.min).num_rows == 1
    assert hours.seconds(None, datetime.max, datetime.max) == 0


def test_working_days():
    hours = read_hours('mon = ["09:00-17:00"]\nholidays = ["2026-03-09"]\n[special]\n"2026-03-14" = ["10:00-12:00"]')
    # the 2nd is a Monday, the 9th a holiday, the 14th a Saturday with hours
    assert working_days(hours, date(2026, 3, 1), date(2026, 3, 15)) == [date(2026, 3, 2), date(2026, 3, 14)]
    assert working_days(None, date(2026, 3, 6), date(2026, 3, 9)) == [date(2026, 3, 6), date(2026, 3, 9)]
    assert not hours.is_working_day("chat", date(2026, 3, 3))
