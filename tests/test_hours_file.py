"""hours.toml: what is read from it, and what is said about every mistake."""

from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrics.errors import Problem
from metrics.hours import Clock, Hours, read_hours, write_hours

CONTRACT = """\
# hours.toml – the business clock
zone = "Europe/Berlin"
mon = ["09:00-17:00"]
tue = ["08:00-12:00", "13:00-17:00"]
fri = ["22:00-02:00"]                    # over midnight
holidays = ["2026-12-25"]
[special]
"2026-12-24" = ["09:00-12:00"]           # other hours on one day
[channel.chat]                           # all of that channel's days, holidays and zone; unnamed days are closed
mon = ["00:00-24:00"]
"""
MONDAY = 'mon = ["09:00-17:00"]\n'
MINUTES = [f'"10:{minute:02}-10:{minute + 1:02}"' for minute in range(0, 50, 2)]


def test_the_file_of_the_contract():
    # minutes: 9 h = 540, 17 h = 1020, 8 h = 480, 12 h = 720, 13 h = 780, 22 h = 1320, 26 h = 1560
    dates = frozenset({date(2026, 12, 25)}), {date(2026, 12, 24): ((540, 720),)}
    week = (((540, 1020),), ((480, 720), (780, 1020)), (), (), ((1320, 1560),), (), ())
    # the channel's table is all of its days and holidays: it names no holiday, so it has none
    chat = Clock("Europe/Berlin", (((0, 1440),), *[()] * 6), frozenset(), {})
    assert read_hours(CONTRACT) == Hours(Clock("Europe/Berlin", week, *dates), {"chat": chat})
    assert read_hours(write_hours(read_hours(CONTRACT))) == read_hours(CONTRACT)


def test_a_file_without_a_zone_takes_the_readers():
    assert read_hours(MONDAY).general.zone == "UTC"
    assert read_hours(MONDAY, "Asia/Kolkata").general.zone == "Asia/Kolkata"
    assert read_hours('zone = "europe/berlin"\n' + MONDAY, "Asia/Kolkata").general.zone == "Europe/Berlin"


def test_a_channel_may_have_its_own_zone_holidays_and_special_days():
    own = '[channel.chat]\nzone = "America/New_York"\n' + MONDAY + 'holidays = ["2026-12-24"]\n'
    hours = read_hours(MONDAY + 'holidays = ["2026-12-25"]\n[special]\n"2026-12-24" = ["09:00-12:00"]\n' + own)
    # 20:00 UTC is 15:00 in New York in winter; the 2nd of March 2026 is a Monday
    assert hours.is_open("chat", datetime(2026, 3, 2, 20)) and not hours.is_open("email", datetime(2026, 3, 2, 20))
    # its own holiday goes before the file's special day, and replaces the file's holidays
    assert hours.channels["chat"].holidays == {date(2026, 12, 24)}
    assert hours.channels["chat"].spans(date(2026, 12, 24)) == ()
    assert read_hours(write_hours(hours)) == hours


def test_hours_for_a_channel_alone_leave_the_others_open_always():
    hours = read_hours("[channel.chat]\n" + MONDAY)
    # 24 hours and 8 hours of a Monday
    day = datetime(2026, 3, 2), datetime(2026, 3, 3)
    assert (hours.seconds("email", *day), hours.seconds("chat", *day)) == (86400, 28800)


@pytest.mark.parametrize("span", ["9:00-17:00", "09:00 - 17:00", "09:00–17:00", " 09:00-17:00 "])
def test_a_span_may_be_written_loosely(span):
    assert read_hours(f'mon = ["{span}"]') == read_hours(MONDAY)


def test_midnight_ends_a_day_either_way():
    assert read_hours('mon = ["22:00-00:00"]') == read_hours('mon = ["22:00-24:00"]')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('mon = ["9-17"]', 'mon: “9-17” is not a span of time; write "09:00-17:00".'),
        ('mon = ["09:00-24:01"]', 'mon: “09:00-24:01” is not a span of time; write "09:00-17:00".'),
        ('mon = ["24:00-09:00"]', 'mon: “24:00-09:00” is not a span of time; write "09:00-17:00".'),
        ('mon = ["09:60-17:00"]', 'mon: “09:60-17:00” is not a span of time; write "09:00-17:00".'),
        ("mon = [9]", 'mon: “9” is not a span of time; write "09:00-17:00".'),
        ('mon = ["09:00-09:00"]', 'mon: “09:00-09:00” has no length; a whole day is "00:00-24:00".'),
        ('mon = "09:00-17:00"', 'mon must be a list; write mon = ["09:00-17:00"].'),
        (
            'mon = ["13:00-17:00", "08:00-13:30"]',
            "mon: “08:00-13:30” and “13:00-17:00” overlap; let each span begin when the one before has ended.",
        ),
        ('monday = ["09:00-17:00"]', "The hours file has no “monday”; did you mean mon?"),
        (MONDAY + "holidays = [25]", 'holidays: “25” is not a date; write "2026-12-25".'),
        (MONDAY + 'holidays = ["2026-02-30"]', 'holidays: “2026-02-30” is not a date; write "2026-12-25".'),
        (MONDAY + '[special]\n"24.12." = []', 'special: “24.12.” is not a date; write "2026-12-25".'),
        (MONDAY + "special = 1", "special must be a table of its own; write [special] and its keys below."),
        (MONDAY + '[special]\n2026-12-24 = ["9"]', "special.2026-12-24: “9” is not a span of time"),
        (MONDAY + "[channel.caht]\n" + MONDAY, "channel has no “caht”; did you mean chat?"),
        (MONDAY + "[channel.chat]\nmom = []", "channel.chat has no “mom”; did you mean mon?"),
        (MONDAY + '[channel.chat]\nmon = ["9"]', 'channel.chat.mon: “9” is not a span of time; write "09:00-17:00".'),
        (
            MONDAY + "[channel.chat]\nholidays = []",
            'channel.chat names no day, chat would never be open; write at least mon = ["09:00-17:00"].',
        ),
        ("", 'The hours file names no day; write at least mon = ["09:00-17:00"].'),
        (MONDAY + "zone = 1", "zone: “1” is not a name; write a text in double quotes."),
        (f"mon = [{', '.join(MINUTES)}]", "mon lists 25, which is too many; 24 can be."),
        (f"{MONDAY}holidays = [{'2026-12-25, ' * 2001}]", "holidays lists 2,001, which is too many; 2,000 can be."),
        ('zone = "localtime"\n' + MONDAY, "There is no time zone “localtime”; a zone is named like "),
        ("mon = [", "The hours file is not TOML: Invalid value (at end of document)."),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(text, sentence):
    with pytest.raises(Problem) as problem:
        read_hours(text)
    assert str(problem.value).startswith(sentence.rstrip(".?"))


def test_an_unknown_zone_names_near_ones():
    with pytest.raises(Problem, match=r"no time zone “Europe/Berlim”.*Europe/Berlin"):
        read_hours('zone = "Europe/Berlim"\n' + MONDAY)


@settings(max_examples=300, deadline=None)
@example("mon = " + "[" * 5000)
@example("mon = 0x" + "f" * 6000)
@example("mon = " + "9" * 6000)
@example('mon = ["a\\nb"]\n"c\\nd" = 1')
@given(st.text(alphabet="montuezhlidayspecl.[]{}=\"'\n-:0912 \\#\0é", max_size=60))
def test_any_text_is_hours_or_a_problem(text):
    try:
        assert read_hours(text)
    except Problem as problem:
        assert str(problem).count("\n") == 0
