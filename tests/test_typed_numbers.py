"""Numbers and durations as exports write them."""

import pytest
from typed_table import read

from metrics.errors import Problem

COLUMNS = [
    (["12", "3.5", "-4", "+5", "1e3", " 7 ", ".5"], [12, 3.5, -4, 5, 1000, 7, 0.5]),
    (["1,234", "5,678"], [1234, 5678]),  # three digits after every comma: thousands
    (["1,234", "0,500"], [1.234, 0.5]),  # no thousands begin with a nought
    (["1.234", "12"], [1.234, 12]),  # a plain number stays one
    (["1.234", "12,5"], [1234, 12.5]),
    (["1.234.567", "12"], [1234567, 12]),
    (["1,234,567.5", "12"], [1234567.5, 12]),
    (["1,23,456", "12"], [123456, 12]),  # lakhs
    (["1\u202f234,5", "1\u00a0234"], [1234.5, 1234]),
    (["1’234.50", "7"], [1234.5, 7]),
    (["85 %", "7,5%", "8,5 %"], [85, 7.5, 8.5]),
    (["$1,234.50", "-$3", "USD 4", "5 EUR", "￥6", "7円"], [1234.5, -3, 4, 5, 6, 7]),
    (["(1,234.5)", "−3", "(€2)"], [-1234.5, -3, -2]),
    (["R$ 1.234,50", "zł 3", "12,5 kr"], [1234.5, 3, 12.5]),
    (["12.5", "13.5", "3,7"], [12.5, 13.5, None]),  # two plain points outvote one comma
    (["5", "inf", "NaN", "1e999"], [5, None, None, None]),
    (["5", "5 stars", "1-2", "1.2.3", "12,34,5", "1e5x"], [5, None, None, None, None, None]),
]


@pytest.mark.parametrize(("texts", "numbers"), COLUMNS)
def test_a_column_of_numbers(cur, texts, numbers):
    assert read(cur, "number", texts).values == numbers


def test_a_decimal_comma_is_said(cur):
    assert read(cur, "number", ["1.234,56"]).typed.notes == [
        "Numbers in “x” have a decimal comma (e.g. 1.234,56 is 1,234.56)."
    ]
    assert read(cur, "number", ["1,234.56"]).typed.notes == []


def test_what_is_no_number_is_counted_and_unknown_words_are_not(cur):
    (unparsed,) = read(cur, "number", ["1", "-", "N/A", "many"]).typed.unparsed
    assert (unparsed.count, unparsed.examples) == (1, ((4, "many"),))


DURATIONS = [
    ("90", "seconds", 90), ("90", "minutes", 5400), ("1.5", "hours", 5400), ("1500", "milliseconds", 1.5),
    ("0.5", "days", 43200), ("1,5", "hours", 5400), ("00:08:06", "seconds", 486), ("26:03:04", "hours", 93784),
    ("00:00:06.5", "minutes", 6.5), ("3:25", "seconds", 205), ("3:25", "hours", 12300),
    ("-0:10:00", "hours", -600), ("1 day, 2:03:04", "seconds", 93784), ("0 days 00:20:00", "seconds", 1200),
    ("1.02:03:04", "seconds", 93784), ("1h 20m", "seconds", 4800), ("2 hours 3 minutes", "hours", 7380),
    ("1 hour and 5 seconds", "minutes", 3605), ("2 Std. 5 Min.", "seconds", 7500),
    ("3 jours 2 heures", "seconds", 266400), ("2時間5分", "seconds", 7500), ("2 სთ 5 წთ", "seconds", 7500),
    ("500ms", "seconds", 0.5), ("PT1H20M", "seconds", 4800), ("P1DT2H", "minutes", 93600),
    ("1 week", "seconds", 604800), ("--", "seconds", None), ("soon", "seconds", None), ("5 x", "seconds", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "seconds"), DURATIONS)
def test_a_duration_is_seconds(cur, text, unit, seconds):
    assert read(cur, "duration", [text], unit=unit).values == [seconds]


def test_durations_of_several_forms_share_a_column(cur):
    found = read(cur, "duration", ["90", "0:01:30", "1m 30s", "soon"], unit="seconds")
    assert found.values == [90, 90, 90, None]
    assert found.unread == ["soon"]


def test_an_unknown_unit_is_named_with_the_right_ones(cur):
    with pytest.raises(Problem, match="milliseconds, seconds, minutes, hours, days"):
        read(cur, "duration", ["1"], unit="fortnights")
