"""Public holidays: countries and regions by name, the days of the years asked for."""

from datetime import date

from metrics.hours.public import countries, country_of, public_holidays, regions


def test_countries_and_regions_have_names():
    assert (countries()["DE"], countries()["US"], countries()["IM"]) == ("Germany", "United States", "Isle of Man")
    assert regions("DE")["BE"] == "Berlin" and regions("FR")["971"] == "Guadeloupe"
    assert regions("GE") == {}  # the same everywhere


def test_the_days_are_those_of_the_region_and_of_the_years():
    days = public_holidays("DE", "BE", (2025, 2026))
    assert days[date(2026, 3, 8)] == "Women's Day"
    assert days[date(2026, 4, 3)] == "Good Friday"
    assert {day.year for day in days} == {2025, 2026}
    assert date(2026, 3, 8) not in public_holidays("DE", None, (2026,))
    assert public_holidays("GE", None, (2026,))[date(2026, 5, 26)] == "Independence Day"


def test_a_zone_lies_in_a_country():
    assert (country_of("Europe/Berlin"), country_of("Asia/Tbilisi"), country_of("UTC")) == ("DE", "GE", None)
