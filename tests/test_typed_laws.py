"""Laws of typing: what any renderer writes comes back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from typed_table import read

MOMENTS = st.datetimes(datetime(2002, 1, 1), datetime(2068, 12, 31))
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham"]
)
# to the microsecond, second or minute
NAIVE = [
    "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M", "%d/%m/%Y %H:%M:%S", "%d.%m.%Y, %H:%M",
    "%d-%m-%y %H:%M:%S",
    "%d/%m/%Y %I:%M:%S %p", "%d %b %Y %H:%M", "%b %d, %Y %I:%M %p", "%a %b %d %H:%M:%S %Y", "%A, %d %B %Y %H:%M",
    "%d/%b/%y %I:%M %p", "%Y%m%d%H%M%S", "%Y%m%dT%H%M%S", "%Y年%m月%d日 %H時%M分", "[%d.%m.%y %H:%M]",
]  # fmt: skip
AWARE = ["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d %H:%M:%S %z", "%a %b %d %H:%M:%S %z %Y", "%d.%m.%Y %H:%M:%S%z"]
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
}


@pytest.fixture(scope="module")
def memory():
    """One connection for all examples."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection.cursor()


def cut(moment: datetime, form: str) -> datetime:
    """The moment without what the form does not write."""
    second = moment.second if "%S" in form else 0
    return moment.replace(second=second, microsecond=moment.microsecond if "%f" in form else 0)


@settings(deadline=None, max_examples=60)
@given(st.lists(MOMENTS, min_size=1, max_size=8), st.sampled_from(NAIVE), ZONES)
def test_a_clock_of_the_chosen_zone_comes_back(memory, moments, form, zone):
    clocks = [cut(moment, form) for moment in moments]
    clocks.append(datetime(2025, 6, 25))  # a day over 12 tells the order
    place = ZoneInfo(zone)
    instants = [clock.replace(tzinfo=place, fold=1).astimezone(UTC) for clock in clocks]
    assume(
        all(i.astimezone(place).replace(tzinfo=None) == c for i, c in zip(instants, clocks, strict=True))
    )  # no missing hour
    found = read(memory, "moment", [clock.strftime(form) for clock in clocks], zone=zone)
    assert found.values == [instant.replace(tzinfo=None) for instant in instants]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(MOMENTS, ZONES), min_size=1, max_size=8), st.sampled_from(AWARE), ZONES)
def test_an_offset_in_the_text_wins_over_the_chosen_zone(memory, moments, form, chosen):
    instants = [cut(moment, form).replace(tzinfo=UTC) for moment, _ in moments]
    texts = [
        instant.astimezone(ZoneInfo(zone)).strftime(form) for instant, (_, zone) in zip(instants, moments, strict=True)
    ]
    found = read(memory, "moment", [*texts, datetime(2025, 6, 25, tzinfo=UTC).strftime(form)], zone=chosen)
    assert found.values[:-1] == [instant.replace(tzinfo=None) for instant in instants]


@settings(deadline=None, max_examples=60)
@given(st.lists(MOMENTS, min_size=1, max_size=8), st.sampled_from(sorted(MONTHS)))
def test_months_of_every_language_come_back(memory, moments, language):
    words = MONTHS[language].split()
    days = [moment.replace(second=0, microsecond=0) for moment in moments]
    texts = [f"{day.day} {words[day.month - 1]} {day.year} {day:%H:%M}" for day in days]
    assert read(memory, "moment", texts).values == days


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(MOMENTS, st.sampled_from([0, 3, 6, 9])), min_size=1, max_size=8))
def test_counts_from_1970_come_back_whatever_their_unit(memory, moments):
    def whole(moment: datetime, digits: int) -> int:
        return (moment - datetime(1970, 1, 1)) // timedelta(microseconds=1) * 10**digits // 10**6

    found = read(memory, "moment", [str(whole(moment, digits)) for moment, digits in moments])
    for (moment, digits), value in zip(moments, found.values, strict=True):
        assert value == moment.replace(
            microsecond=moment.microsecond // 10 ** (6 - min(digits, 6)) * 10 ** (6 - min(digits, 6))
        )


LOCALES = [(",", "."), (".", ","), ("'", "."), (" ", ","), ("\u202f", ","), ("", "."), ("", ",")]
AROUND = ["{}", "€{}", "{} €", "{} %", "USD {}", "{}%"]


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8), st.sampled_from(LOCALES), st.sampled_from(AROUND)
)
def test_a_number_comes_back_from_every_locale(memory, hundredths, locale, around):
    thousands, decimal = locale
    texts = [f"{number / 100:,.2f}".translate({ord(","): thousands, ord("."): decimal}) for number in hundredths]
    found = read(memory, "number", [around.format(text) for text in texts])
    assert found.values == [number / 100 for number in hundredths]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\\[ \ufeff"), min_size=1),
        max_size=5,
    )
)
def test_tags_come_back_from_the_contracts_form(memory, tags):
    cell = ";".join(tag.replace(";", r"\;") for tag in tags)
    assert read(memory, "tags", [cell], separator=";").values == [tags or None]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=5),
    st.sampled_from(["moment", "number", "flag", "tags", "word", "id", "text"]),
)
def test_no_cell_whatever_breaks_a_column(memory, texts, kind):
    found = read(memory, kind, texts)
    assert len(found.values) == len(texts)
