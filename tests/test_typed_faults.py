"""Bad cells and what they get: the faults that concern a value's type, by their number in the list."""

import pytest
from typed_table import read, table

from metrics.errors import Problem
from metrics.typed.columns import TypedColumns

# case, kind, what is asked besides, the cells, what they are read as, what is counted as unread
CASES = [
    # 24: ids keep noughts, letters and all digits beyond 2^53 = 9007199254740992
    (24, "id", {}, ["00123", "12E5", "9007199254740993"], ["00123", "12E5", "9007199254740993"], []),
    (24, "word", {}, ["00123", "12E5", "9007199254740993"], ["00123", "12E5", "9007199254740993"], []),
    (25, "word", {}, ["NULL", "N/A", "n/a", "-", "NaN", "", "none", "None", "(null)", " x "], [None] * 9 + ["x"], []),
    (25, "text", {}, ["-", "Null", "", " x "], ["-", "Null", None, " x "], []),
    (25, "tags", {}, ["-;Null", ""], ["['-', 'Null']", None], []),
    (25, "number", {}, ["NULL", "N/A", "-", "NaN", "", "7"], [None] * 5 + ["7.0"], []),
    (26, "number", {}, ["1.234,56", "5,0", "1.000"], ["1234.56", "5.0", "1000.0"], []),
    (26, "number", {}, ["1'234", "1 234", "1,234", "1,234.5"], ["1234.0"] * 3 + ["1234.5"], []),
    (26, "number", {}, ["85 %", "€3,50", "3,50 €", "(12)"], ["85.0", "3.5", "3.5", "-12.0"], []),
    (26, "number", {}, ["3,50", "7,5", "8.25"], ["3.5", "7.5", None], ["8.25"]),  # two votes for the comma
    # 27: day 45658 of a sheet is 2025-01-01
    (27, "moment", {}, ["45658.5", "2025-01-02", "45658"],
     ["2025-01-01 12:00:00", "2025-01-02 00:00:00", "2025-01-01 00:00:00"], []),
    # 28: 1735689600 s is 2025-01-01, the same in ms, µs and ns
    (28, "moment", {}, ["1735689600", "1735689600000", "1735689600000000", "1735689600000000000"],
     ["2025-01-01 00:00:00"] * 4, []),
    (29, "moment", {}, ["03/04/2025", "05/06/2025"], ["2025-04-03 00:00:00", "2025-06-05 00:00:00"], []),
    (29, "moment", {"order": "mdy"}, ["03/04/2025", "05/06/2025"],
     ["2025-03-04 00:00:00", "2025-05-06 00:00:00"], []),
    (29, "moment", {}, ["13/04/2025", "14/04/2025", "04/15/2025"],
     ["2025-04-13 00:00:00", "2025-04-14 00:00:00", None], ["04/15/2025"]),
    (30, "moment", {}, ["03/04/25", "25/04/25"], ["2025-04-03 00:00:00", "2025-04-25 00:00:00"], []),
    (31, "moment", {}, ["31 Dez 2025", "1 Mai 2025"], ["2025-12-31 00:00:00", "2025-05-01 00:00:00"], []),
    (31, "moment", {}, ["31/12/2025 12:05 AM", "31/12/2025 02:05 PM"],
     ["2025-12-31 00:05:00", "2025-12-31 14:05:00"], []),
    # 32: EST is five hours behind UTC; IST is India's, Israel's and Ireland's: the chosen zone, one hour before UTC
    (32, "moment", {"zone": "Europe/Berlin"}, ["2025-01-01 10:00 EST", "2025-01-01 10:00 IST"],
     ["2025-01-01 15:00:00", "2025-01-01 09:00:00"], []),
    (33, "moment", {"zone": "Europe/Berlin"}, ["2025-01-01T10:00:00+02:00", "2025-01-01T10:00Z", "2025-01-01 10:00"],
     ["2025-01-01 08:00:00", "2025-01-01 10:00:00", "2025-01-01 09:00:00"], []),
    # 34: 02:30 comes twice on 26 Oct 2025, the second is +01:00; 02:30 is missing on 30 Mar 2025, 03:30+02:00 instead
    (34, "moment", {"zone": "Europe/Berlin"}, ["2025-10-26 02:30", "2025-03-30 02:30"],
     ["2025-10-26 01:30:00", "2025-03-30 01:30:00"], []),
    (35, "moment", {}, ["0000-00-00", "9999-12-31", "infinity"],
     [None] * 3, ["0000-00-00", "9999-12-31", "infinity"]),
    (35, "moment", {}, ["2025-02-29", "2016-12-31 23:59:60", "2025-02-28"], [None, None, "2025-02-28 00:00:00"],
     ["2025-02-29", "2016-12-31 23:59:60"]),
    # 36: nothing is wrong with a future date as such
    (36, "moment", {}, ["2090-01-01 00:00:00"], ["2090-01-01 00:00:00"], []),
    # 37: the year's last Monday, whose ISO week is the next year's, stays on its day
    (37, "moment", {}, ["29.12.2025"], ["2025-12-29 00:00:00"], []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "kind", "asked", "texts", "values", "unread"), CASES)
def test_a_bad_cell_is_read_right_or_counted(cur, case, kind, asked, texts, values, unread):
    found = read(cur, kind, texts, **asked)
    assert found.said == values, case
    assert found.unread == unread, case


def test_29_the_reader_is_asked_for_an_order_nothing_tells(cur):
    typed = read(cur, "moment", ["03/04/2025", "05/06/2025"]).typed
    assert typed.ambiguous == ["x"]
    assert typed.date_order is None
    assert "cannot be told apart" in typed.notes[0] and "03/04/2025 is 3 April 2025" in typed.notes[0]
    assert read(cur, "moment", ["03/04/2025", "05/06/2025"], order="mdy").typed.ambiguous == []


def test_29_another_column_of_the_file_tells_the_order(cur):
    typed = TypedColumns(cur, table(cur, opened=["03/04/2025", "05/06/2025"], closed=["03/14/2025", "05/06/2025"]))
    assert cur.execute(f"SELECT {typed.moment('opened')} FROM texts").fetchone()[0].month == 3
    assert (typed.ambiguous, typed.date_order) == ([], "mdy")


def test_29_prose_that_quotes_a_date_does_not_tell_the_order(cur):
    prose = ["the parcel of 03/14/2025 never came", "where is it?"]
    typed = TypedColumns(cur, table(cur, opened=["03/04/2025", "03/05/2025"], text=prose))
    typed.moment("opened")
    assert (typed.ambiguous, typed.date_order) == (["opened"], None)


def test_29_what_the_reader_says_yields_to_dates_that_deny_it(cur):
    # no month 25: the order given cannot be meant for this column
    found = read(cur, "moment", ["25/04/2025", "03/04/2025"], order="mdy")
    assert found.said == ["2025-04-25 00:00:00", "2025-04-03 00:00:00"]


def test_32_an_unknown_zone_is_named_with_near_ones(cur):
    with pytest.raises(Problem, match="Europe/Berlin"):
        TypedColumns(cur, table(cur, x=["1"]), "Europe/Berlni")


def test_33_times_without_a_zone_among_others_are_counted(cur):
    typed = read(cur, "moment", ["2025-01-01T10:00Z", "2025-01-01 10:00", "2025-01-02 10:00"]).typed
    assert typed.notes == ["In “x” 2 times without a zone: read in UTC."]
    assert typed.zones == {"x": "mixed"}


def test_35_the_count_goes_beyond_the_three_examples(cur):
    (unparsed,) = read(cur, "moment", ["2025-01-01", "", *["infinity"] * 5]).typed.unparsed
    assert (unparsed.column, unparsed.count) == ("x", 5)
    assert unparsed.examples == ((3, "infinity"), (4, "infinity"), (5, "infinity"))
