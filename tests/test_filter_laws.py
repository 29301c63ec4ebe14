"""Laws of filters, spans, periods and groups, held against a slow and obvious reading of the same rows in Python."""

import random
import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import Filter, Keep, Query, Store
from metrics.build.terms import Terms

ZONE = "Europe/Berlin"
WORDS = {
    "channel": ["chat", "Chat ", "CHAT", "email", "Email", "social", ""],
    "team": ["Blue", "blue", " BLUE", "Zoë", "Zoe\u0308", "o'hara", "100%", "a_b", ""],
    "customer_id": ["u1", "U1", "007", "7", "o'r 1=1 --", ""],
    "tags": ["", "a", "A;b", "b;c", " a ;B", "x,y", "%", "refund::late;a"],
}
START = datetime(2026, 3, 23)
MINUTES = 60 * 24 * 14  # two weeks around the night in which the clock goes forward


def rows() -> list[dict]:
    chance = random.Random(7)
    return [
        {
            "conversation_id": str(i),
            **{column: chance.choice(words) for column, words in WORDS.items()},
            "arrived_at": START + timedelta(minutes=chance.randrange(MINUTES)),
        }
        for i in range(300)
    ]


ROWS = rows()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("laws") / "rows.csv"
    told = ["conversation_id,channel,team,customer_id,tags,arrived_at"]
    told += [
        ",".join([row["conversation_id"], *(f'"{row[column]}"' for column in WORDS), f"{row['arrived_at']}Z"])
        for row in ROWS
    ]
    path.write_text("\n".join(told), encoding="utf-8")
    with Store(terms=Terms(ZONE)) as opened:
        opened.load(path)
        yield opened


def fold(column: str, word: str) -> str:
    """Case and surrounding spaces are one word, of ids never."""
    return word if column == "customer_id" else unicodedata.normalize("NFC", word).strip().casefold()


def held(row: dict, column: str) -> set[str]:
    """The folded values of a row; none of them is the unknown."""
    cells = row["tags"].split(";") if column == "tag" else [row[column]]
    return {fold(column, cell) for cell in cells if cell.strip()}


def kept(row: dict, keep: Keep) -> bool:
    found, wanted = held(row, keep.column), {fold(keep.column, v) for v in keep.values if v}
    if keep.how == "all":
        return wanted <= found
    hit = bool(found & wanted) or ("" in keep.values and not found)
    return hit != (keep.how == "none")


def clock(row: dict) -> datetime:
    return row["arrived_at"].replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def picked(chosen: Filter) -> list[dict]:
    def moment(told: datetime, zone: str) -> datetime:
        return told.replace(tzinfo=ZoneInfo(zone))

    return [
        row
        for row in ROWS
        if all(kept(row, keep) for keep in chosen.keep)
        and (chosen.since is None or moment(row["arrived_at"], "UTC") >= moment(chosen.since, ZONE))
        and (chosen.until is None or moment(row["arrived_at"], "UTC") < moment(chosen.until, ZONE))
    ]


def ask(store: Store, chosen: Filter, **cut) -> list[dict]:
    return store.ask(Query(("conversations",), chosen, **cut)).table.to_pylist()


def values(column: str) -> list[str]:
    if column == "tag":
        return ["", "a", "A", "B ", "c", "x,y", "%", "refund::late", "none of these"]
    return [*WORDS[column], "CHat", "zoë", "' OR 1=1 --", "%"]


@st.composite
def keeps(draw) -> Keep:
    column = draw(st.sampled_from(["channel", "team", "customer_id", "tag"]))
    how = draw(st.sampled_from(["any", "none", "all"] if column == "tag" else ["any", "none"]))
    some = [v for v in values(column) if v] if how == "all" else values(column)
    return Keep(column, tuple(draw(st.lists(st.sampled_from(some), min_size=1, max_size=3))), how)


minutes = st.integers(0, MINUTES).map(lambda m: START + timedelta(minutes=m))
spans = st.tuples(minutes, minutes).filter(lambda span: span[0] < span[1])
filters = st.builds(
    lambda span, keep: Filter(*(span or (None, None)), tuple(keep)), st.none() | spans, st.lists(keeps(), max_size=3)
)
lawful = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@lawful
@given(filters)
def test_a_filter_keeps_what_a_reader_would_keep(store, chosen):
    assert ask(store, chosen)[0]["value"] == len(picked(chosen))


@lawful
@given(keeps())
def test_kept_and_not_kept_are_all(store, keep):
    """Any of and none of the same values part the rows, the unknown among them or not."""
    parts = [ask(store, Filter(keep=(Keep(keep.column, keep.values, how),)))[0]["value"] for how in ("any", "none")]
    assert sum(parts) == len(ROWS)


@lawful
@given(filters, st.sampled_from(["hour", "day", "week", "month", "quarter"]))
def test_periods_part_the_total(store, chosen, every):
    found = ask(store, chosen, every=every)
    assert sum(row["value"] for row in found) == len(picked(chosen))
    assert [row["period"] for row in found] == sorted({row["period"] for row in found}, key=datetime.fromisoformat)


@lawful
@given(filters, st.sampled_from(ROWS))
def test_spans_that_meet_part_the_span(store, chosen, row):
    """[a, b) and [b, c) are [a, c): a row at b is counted once."""
    middle = clock(row)
    first, last = START - timedelta(days=1), START + timedelta(days=30)
    halves = [ask(store, Filter(a, b, chosen.keep))[0]["value"] for a, b in ((first, middle), (middle, last))]
    assert sum(halves) == ask(store, Filter(first, last, chosen.keep))[0]["value"]


@lawful
@given(filters, st.sampled_from(["channel", "team", "customer_id"]))
def test_groups_part_the_total_and_are_the_readers(store, chosen, column):
    expected: dict = {}
    for row in picked(chosen):
        word = next(iter(held(row, column)), None)
        expected[word] = expected.get(word, 0) + 1
    found = {row[column] and fold(column, row[column]): row["value"] for row in ask(store, chosen, by=(column,))}
    assert found == expected


@lawful
@given(filters)
def test_a_conversation_stands_under_each_of_its_tags(store, chosen):
    expected: dict = {}
    for row in picked(chosen):
        for tag in held(row, "tag") or {None}:
            expected[tag] = expected.get(tag, 0) + 1
    found = {row["tag"] and fold("tag", row["tag"]): row["value"] for row in ask(store, chosen, by=("tag",))}
    assert found == expected


@lawful
@given(spans)
def test_what_is_compared_is_the_span_before_by_whole_weeks(store, span):
    """Back by the smallest whole number of weeks that is at least the span's length; asked alone it is the same
    number; a span after the last row is compared with nothing."""
    since, until = span[0] + timedelta(days=7), span[1] + timedelta(days=7)
    back = timedelta(weeks=-(-(until - since) // timedelta(weeks=1)))
    assert Filter(since, until, compare="previous").previous() == (since - back, until - back)
    compared = store.ask(Query(("conversations",), Filter(since, until, compare="previous"))).table.to_pylist()[0]
    moments = sorted(map(clock, ROWS))
    if since > moments[-1]:
        assert compared["previous_value"] is None
    elif since - back > moments[len(ROWS) // 100]:  # else the data may not cover it
        assert compared["previous_value"] == len(picked(Filter(since - back, until - back)))


@pytest.mark.parametrize(
    ("since", "until", "compare", "before"),
    [
        ("2026-03-01", "2026-04-01", "previous", ("2026-02-01", "2026-03-01")),  # 31 days against 28
        ("2026-04-01", "2026-07-01", "previous", ("2026-01-01", "2026-04-01")),  # a quarter
        ("2026-01-01", "2027-01-01", "previous", ("2025-01-01", "2026-01-01")),  # a year
        ("2026-03-01", "2026-04-01", "year", ("2025-03-01", "2025-04-01")),
        ("2026-03-02", "2026-03-09", "previous", ("2026-02-23", "2026-03-02")),
        ("2026-03-02", "2026-03-10", "previous", ("2026-02-16", "2026-02-24")),  # 8 days: two weeks back
        ("2026-03-02", "2026-03-09", "year", ("2025-03-03", "2025-03-10")),  # 52 weeks, Monday again
        ("2026-02-01", "2026-05-01", "previous", ("2025-11-02", "2026-01-30")),  # no quarter: 89 days, 13 weeks
    ],
)
def test_the_span_before(since, until, compare, before):
    chosen = Filter(datetime.fromisoformat(since), datetime.fromisoformat(until), compare=compare)
    assert chosen.previous() == tuple(map(datetime.fromisoformat, before))


def test_no_change_is_shown_against_a_span_the_data_does_not_cover(store):
    """The rows begin on 23 March: the week before has none of them, the one from the 30th has one to compare with."""

    def compared(since: datetime):
        week = Filter(since, since + timedelta(weeks=1), compare="previous")
        answer = store.ask(Query(("conversations",), week, every="day"))
        return answer, answer.table.to_pylist()

    answer, found = compared(START)
    assert len(answer.notes) == 1 and "Nothing is compared" in answer.notes[0]
    assert {(r["previous_period"], r["previous_value"], r["previous_n"]) for r in found} == {(None, None, 0)}
    answer, found = compared(START + timedelta(weeks=1))
    assert answer.notes == ()
    assert (found[0]["period"], found[0]["previous_period"]) == ("2026-03-30", "2026-03-23")
    assert [r["previous_value"] for r in found] == [
        len(picked(Filter(START + timedelta(days=d), START + timedelta(days=d + 1)))) for d in range(7)
    ]
