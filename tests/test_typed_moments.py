"""Moments as exports write them."""

import pytest
from typed_table import read, table

from metrics.typed.columns import TypedColumns

AFTERNOON = "2025-12-31 14:05:00"
FORMS = [
    # ISO 8601, day and clock in UTC
    ("2025-12-31T14:05:00Z", AFTERNOON), ("2025-12-31 14:05:00 UTC", AFTERNOON),
    ("2025-12-31 14:05:00 GMT", AFTERNOON),
    ("2025-12-31T16:05:00+02:00", AFTERNOON), ("2025-12-31T16:05:00+0200", AFTERNOON),
    ("2025-12-31T16:05:00+02", AFTERNOON),
    ("2025-12-31 16:05:00 +02:00", AFTERNOON), ("2025-12-31T07:05:00-07:00", AFTERNOON),
    ("2025-12-31T14:05", AFTERNOON),
    ("2025-12-31 14:05:00.123456", AFTERNOON + ".123456"), ("2025-12-31T14:05:00.5Z", AFTERNOON + ".500000"),
    ("2025-12-31T14:05:00.1234567Z", AFTERNOON + ".123456"),
    ("2025-12-31T15:05+01:00[Europe/Berlin]", AFTERNOON),
    ("2025-12-31 14:05:00,250", AFTERNOON + ".250000"), ("20251231T140500Z", AFTERNOON),
    ("20251231140500", AFTERNOON),
    ("2025-12-31 15:05 Europe/Berlin", AFTERNOON), (" 2025-12-31 14:05 ", AFTERNOON),
    ("2025/12/31 14:05", AFTERNOON),
    # days only: midnight
    ("2025-12-31", "2025-12-31 00:00:00"), ("20251231", "2025-12-31 00:00:00"),
    ("31.12.2025", "2025-12-31 00:00:00"),
    # figures; the year 99 is 1999, all others up to 68 are 20yy
    ("31/12/2025 14:05:00", AFTERNOON), ("31/12/2025 02:05 PM", AFTERNOON),
    ("12/31/2025 2:05:00 pm", AFTERNOON),
    ("31.12.2025, 14:05", AFTERNOON), ("31.12.2025 14.05", AFTERNOON), ("31-12-25 14:05", AFTERNOON),
    ("990131 9:05:03", "1999-01-31 09:05:03"), ("[12/31/25 14:05]", AFTERNOON),
    ("12/31/25, 2:05\u202fPM", AFTERNOON),
    # words
    ("Wed Dec 31 14:05:00 +0000 2025", AFTERNOON), ("Dec 31, 2025 2:05 PM", AFTERNOON),
    ("31/Dec/25 2:05 PM", AFTERNOON),
    ("Wed, 31 Dec 2025 14:05:00 GMT", AFTERNOON), ("December 31st, 2025 at 2:05pm", AFTERNOON),
    ("31-DEC-2025 14:05", AFTERNOON),
    ("Wed Dec 31 2025 15:05:00 GMT+0100 (Central European Standard Time)", AFTERNOON),
    ("2025-12-31 15:05 GMT+1", AFTERNOON),
    ("31 Dez 2025 14:05", AFTERNOON), ("Mi., 31. Dezember 2025 um 14:05 Uhr", AFTERNOON),
    ("31 déc. 2025 à 14h05", AFTERNOON),
    ("mercredi 31 décembre 2025 14:05", AFTERNOON), ("31 dic 2025, 14:05", AFTERNOON),
    ("31 de diciembre de 2025, 2:05 p. m.", AFTERNOON),
    ("mar 4 mar 2025 14:05", "2025-03-04 14:05:00"), ("31 de dez. de 2025 às 14:05", AFTERNOON),
    ("31 de dezembro de 2025", "2025-12-31 00:00:00"),
    ("31 mei 2025 om 14:05", "2025-05-31 14:05:00"), ("31 Desember 2025 pukul 14.05", AFTERNOON),
    ("Rabu, 31 Des 2025 14:05", AFTERNOON),
    ("31 დეკემბერი, 2025 14:05", AFTERNOON), ("31 დეკ. 2025 14:05", AFTERNOON),
    ("2025年12月31日 14時05分", AFTERNOON),
    ("2025年12月31日(水) 午後2時05分", AFTERNOON), ("2025年12月31日 午後0時05分", "2025-12-31 12:05:00"),
    # zones beside the time: 14:05 UTC is 09:05 in New York's winter, 15:05 in Berlin's
    ("2025-12-31 09:05:00 EST", AFTERNOON), ("2025-12-31 06:05 PST", AFTERNOON),
    ("2025-12-31 15:05 CET", AFTERNOON), ("2025-07-31 16:05 CEST", "2025-07-31 14:05:00"),
    # seconds, milliseconds and microseconds of 1970, days of a sheet: 46022 is 31 Dec 2025
    ("1767189900", AFTERNOON), ("1767189900000", AFTERNOON), ("1767189900000.0", AFTERNOON),
    ("1767189900.000216", AFTERNOON + ".000216"),
    ("46022.25", "2025-12-31 06:00:00"), ("46022,25", "2025-12-31 06:00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "moment"), FORMS)
def test_every_form_is_read_alone(cur, text, moment):
    found = read(cur, "moment", [text])
    assert found.said == [moment]
    assert found.typed.unparsed == []


def test_all_forms_are_read_in_one_column(cur):
    forms = [form for form in FORMS if not form[0].lstrip("[").startswith("12/31")]  # month first contradicts the rest
    assert read(cur, "moment", [text for text, _ in forms]).said == [moment for _, moment in forms]


@pytest.mark.parametrize("text", [
    "hello", "10:05", "12345678", "+49 30 12345", "12/2025", "2025-13-01", "2025-12-31 25:00", "1", "0",
    "1999999999999999999999", "2025-12-31 10:00 - 11:00", "%Y-%m-%d", "31 Foo 2025",
])  # fmt: skip
def test_what_is_no_moment_is_none(cur, text):
    found = read(cur, "moment", [text, "2025-12-31"])
    assert found.said == [None, "2025-12-31 00:00:00"]
    assert found.unread == [text]


def test_an_offset_is_not_dropped_where_it_first_comes_late(cur):
    # 12,000 times without a zone fill the sample; the offset of the last but one is two hours, the last is no moment
    found = read(cur, "moment", [*["2026-03-01T10:00:00"] * 12_000, "2026-03-01T10:00:00+02:00", "soon"])
    assert found.said[-2:] == ["2026-03-01 08:00:00", None]
    assert found.said[0] == "2026-03-01 10:00:00"
    assert found.unread == ["soon"]


@pytest.mark.parametrize(("header", "moment", "zone"), [
    ("Conversation started at (America/New_York)", "2026-01-05 15:00:00", "America/New_York (in the header)"),
    ("chat start date Europe/London", "2026-01-05 10:00:00", "Europe/London (in the header)"),
    ("datetime (utc)", "2026-01-05 10:00:00", "UTC (in the header)"),
    ("datetime (tz offset incl.)", "2026-01-05 09:00:00", "Europe/Berlin (chosen)"),
])  # fmt: skip
def test_the_zone_stands_in_the_header_or_is_the_readers(cur, header, moment, zone):
    found = read(cur, "moment", ["2026-01-05 10:00:00"], column=header, zone="Europe/Berlin")
    assert found.said == [moment]
    assert found.typed.zones == {header: zone}


@pytest.mark.parametrize(
    ("texts", "zone"), [(["2025-01-01T10:00Z"], "offset in the file"), (["1767189900"], "UTC (counted from 1970)")]
)
def test_where_the_zone_is_from(cur, texts, zone):
    assert read(cur, "moment", texts, zone="Asia/Tokyo").typed.zones == {"x": zone}


def test_day_and_clock_in_two_columns(cur):
    typed = TypedColumns(cur, table(cur, day=["990131", "990201"], clock=["9:05:03", ""]))
    rows = cur.execute(f"SELECT {typed.moment('day', 'clock')} FROM texts").fetchall()
    assert [str(row[0]) for row in rows] == ["1999-01-31 09:05:03", "1999-02-01 00:00:00"]


def test_a_year_in_front_is_seen_by_days_that_run_through_the_month(cur):
    days = [f"25-12-{day:02}" for day in range(1, 32)]
    assert read(cur, "moment", days).said[30] == "2025-12-31 00:00:00"
    assert read(cur, "moment", ["05-04-03"], order="ymd").said == ["2005-04-03 00:00:00"]


def test_dots_are_day_first_and_nobody_is_asked(cur):
    typed = read(cur, "moment", ["03.04.2025", "05.06.2025"]).typed
    assert (typed.ambiguous, typed.date_order) == ([], "dmy")


def test_a_column_without_moments_is_empty_of_the_type(cur):
    typed = read(cur, "moment", ["", None]).typed
    assert typed.unparsed == []
    assert cur.execute(f"SELECT typeof({typed.moment('x')}) FROM texts LIMIT 1").fetchone() == ("TIMESTAMP",)


def test_a_column_is_counted_once_however_often_it_is_asked_for(cur):
    typed = read(cur, "moment", ["infinity"]).typed
    typed.moment("x")
    assert len(typed.unparsed) == 1
