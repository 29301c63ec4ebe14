"""Events: read from what people write, every mistake with its line, written as the same; days before and after."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Filter, Problem, Query, Store
from metrics.events import Event, around, events_of, is_events, keep_events, read_events, within, write_events
from metrics.safe import line
from metrics.tables import CHANNELS

RELEASE = Event(date(2026, 6, 2), "Release 4.2")
OUTAGE = Event(date(2026, 6, 9), "Outage", date(2026, 6, 11), "chat")


@pytest.mark.parametrize(
    "text",
    [
        "date,until,event,channel\n2026-06-02,,Release 4.2,\n2026-06-09,2026-06-11,Outage,chat\n",
        "\ufeffdate;event;until;channel\r\n2026-06-02;Release 4.2;;\r\n2026-06-09;Outage;2026-06-11;Chat\r\n",
        "Event\tFrom\tTo\tChannel\tOwner\nOutage\t09.06.2026\t11.06.2026\tchat\tme\n\nRelease 4.2\t02.06.2026\t\t\tyou\n",
        'Day,Name,End,Channel\n2026-06-02T10:00:00Z,"Release 4.2",,\n2026-06-09,Outage,2026-06-11,chat\n2026-06-02,Release 4.2\n',
        "date,until,event,channel\n6/2/2026,,Release 4.2,\n6/9/2026,6/11/2026,Outage,chat\n6/28/2026,,Later,\n",
    ],
    ids=["plain", "semicolons", "tabs", "moments and twice", "month first"],
)
def test_events_as_people_write_them(text):
    found = read_events(text)
    assert found[:2] == (RELEASE, OUTAGE) and len(found) <= 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 names no column “date”"),
        ("date,channel\n2026-06-02,chat\n", "Line 1 names no column “event”"),
        ("date,event\n2026-06-02,a\nsoon,b\n", "Line 3: “soon” is no day"),
        ("date,event\n31.02.2026,a\n", "Line 2: “31.02.2026” is no day"),
        ("date,event\n03/04/2026,a\n", "Line 2: “03/04/2026” may be read two ways"),
        ("date,until,event\n2026-06-02,2026-06-01,a\n", "Line 2: “a” ends on 2026-06-01, before"),
        ("date,event,channel\n2026-06-02,a,carrier pigeon\n", "Line 2: “carrier pigeon” is no channel; chat"),
        ("date,event\n2026-06-02,\n", "Line 2: An event needs words"),
        ("date,event\n" + "2026-06-02,a\n" * 501, "lists 501 events; 500 can be"),
        ("date,event\n0026-06-02,a\n", "Line 2: The year 26"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, said):
    with pytest.raises(Problem) as problem:
        read_events(text)
    assert said in str(problem.value)


DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
WORDS = st.text(min_size=1, max_size=60).map(line).filter(lambda words: words.strip() and len(words) <= 120)


@given(st.lists(st.builds(lambda first, words, more, channel: Event(first, words, more and first + timedelta(more), channel),
                          DAYS, WORDS, st.integers(1, 400) | st.none(), st.sampled_from(("", *CHANNELS))), max_size=8))  # fmt: skip
def test_what_is_written_reads_back_as_the_same(events):
    found = read_events(write_events(tuple(events)))
    assert set(found) == set(events) and list(found) == sorted(found, key=lambda one: one.first)


def test_a_file_of_events_is_known_by_its_header():
    assert is_events("date,event\n") and is_events("Date;Until;Event;Channel\n1;2;3;4")
    assert not is_events("date,event,customer\n") and not is_events("event,channel\n") and not is_events("")


def test_which_events_a_chart_shows():
    both = (RELEASE, OUTAGE)
    assert within(both, date(2026, 6, 1), date(2026, 6, 9)) == (RELEASE,)
    assert within(both, date(2026, 6, 11), date(2026, 6, 30)) == (OUTAGE,)  # its last day
    assert within(both, date(2026, 6, 1), date(2026, 6, 30), {"email"}) == (RELEASE,)
    assert within(both, date(2026, 6, 1), date(2026, 6, 30), {"chat", "email"}) == both


@pytest.mark.parametrize(
    ("event", "first", "end", "room"),
    [
        (RELEASE, date(2026, 5, 1), date(2026, 6, 30), (date(2026, 5, 5), date(2026, 6, 2), 28)),
        (RELEASE, date(2026, 5, 1), date(2026, 6, 12), (date(2026, 5, 26), date(2026, 6, 2), 7)),  # ten days: a week
        (RELEASE, date(2026, 5, 30), date(2026, 6, 12), (date(2026, 5, 30), date(2026, 6, 2), 3)),
        (OUTAGE, date(2026, 6, 1), date(2026, 6, 14), (date(2026, 6, 7), date(2026, 6, 12), 2)),  # after its end
        (RELEASE, date(2026, 6, 2), date(2026, 6, 30), None),
    ],
)
def test_as_many_days_before_as_after(event, first, end, room):
    assert around(event, first, end) == room


def test_a_span_is_compared_with_the_days_before_an_event(tmp_path):
    """Waits of 10 and 20 minutes before 3 March, of 40 on it and 60 after; the 2nd counts, the 1st is too early."""
    waits = {1: 50, 2: 10, 3: 40, 4: 60}
    rows = [
        f"{day},2026-03-{day:02}T10:00:00Z,2026-03-{day:02}T{10 + m // 60}:{m % 60:02}:00Z" for day, m in waits.items()
    ]
    (tmp_path / "t.csv").write_text("\n".join(["conversation_id,arrived_at,first_reply_at", *rows]), encoding="utf-8")
    with Store() as data:
        data.load(tmp_path / "t.csv")
        chosen = Filter(datetime(2026, 3, 3), datetime(2026, 3, 4), compare="2026-03-02")
        (row,) = data.ask(Query(("first_reply.median",), chosen)).table.to_pylist()
        assert (row["value"], row["previous_value"]) == (2400, 600)
        assert chosen.previous() == (datetime(2026, 3, 2), datetime(2026, 3, 3))


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026-3-1", ""])
def test_what_is_no_day_is_nothing_to_compare_with(day):
    with pytest.raises(Problem, match="nothing to compare with"):
        Filter(compare=day)


def test_a_visit_keeps_its_events():
    with Store() as data:
        assert events_of(data) == ()
        keep_events(data, (OUTAGE, RELEASE, OUTAGE))
        assert events_of(data) == (RELEASE, OUTAGE)
