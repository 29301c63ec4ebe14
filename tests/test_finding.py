"""The finding of a slide, worked by hand: said where the change is sure and both spans are covered, else a plain title."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from metrics import METRICS, Store
from metrics.deck import Claim, Slide
from metrics.filter import Keep
from metrics.finding import finding, from_to, holds, plain

FIRST = datetime(2026, 3, 2)  # a Monday
REPLY = Slide(
    ("first_reply.median",),
    "line",
    every="day",
    period="given",
    since=datetime(2026, 3, 9),
    until=datetime(2026, 3, 16),
)


def conversations(week: int, waits: dict[str, tuple[int, int]], hours: int) -> Iterator[str]:
    """A week: of each channel so many conversations, answered after so many minutes, give or take one, over so many hours."""
    for channel, (count, minutes) in waits.items():
        for at in range(count):
            arrived = FIRST + timedelta(weeks=week, hours=hours * at // max(count - 1, 1), minutes=week)
            reply = arrived + timedelta(minutes=minutes, seconds=60 * (at % 3 - 1))
            yield f"{channel}{week}-{at},{channel},{arrived:%Y-%m-%dT%H:%M:%SZ},{reply:%Y-%m-%dT%H:%M:%SZ}"


def store(tmp_path: Path, *weeks: dict[str, tuple[int, int]], hours: int = 167) -> Store:
    rows = [row for number, waits in enumerate(weeks) for row in conversations(number, waits, hours)]
    (tmp_path / "t.csv").write_text(
        "\n".join(["conversation_id,channel,arrived_at,first_reply_at", *rows]), encoding="utf-8"
    )
    found = Store()
    found.load(tmp_path / "t.csv")
    return found


def test_a_finding_names_direction_from_to_and_what_did_most(tmp_path):
    # medians: 22 minutes before, then 80 chats fell to 18 while 40 e-mails stayed at 30 before and after:
    # of 60 chats at 22 and 20 e-mails at 30 the middle is 22; of 60 at 18 and 20 at 30 it is 18.
    with store(tmp_path, {"chat": (60, 22), "email": (20, 30)}, {"chat": (60, 18), "email": (20, 30)}) as data:
        found = finding(REPLY, data)
        assert found.sentence == "First reply fell from 22 to 18 minutes; chat did most of it."
        assert found.claim.metric == "first_reply.median" and not found.claim.up
        by_channel = Slide(("first_reply.median",), "ranked", ("channel",), None, "given", REPLY.since, REPLY.until)
        assert finding(by_channel, data).sentence == "Chat did most of the fall in first reply, from 22 to 18 minutes."
        alone = Slide(**vars(REPLY) | {"keep": (Keep("channel", ("chat",)),)})
        assert finding(alone, data).sentence == "First reply fell from 22 to 18 minutes."


def test_nothing_is_found_in_noise_or_without_a_span_before(tmp_path):
    with store(tmp_path, {"chat": (9, 22)}, {"chat": (9, 22)}) as data:
        assert finding(REPLY, data) is None, "nothing changed"
        assert finding(Slide(**vars(REPLY) | {"compare": None}), data) is None
        assert finding(Slide(**vars(REPLY) | {"since": FIRST, "until": REPLY.since}), data) is None, "no week before"
    with store(tmp_path, {"chat": (3, 22)}, {"chat": (3, 18)}) as data:
        assert finding(REPLY, data) is None, "of three rows nobody can tell"
    with store(tmp_path, {"chat": (100, 5)}, {"chat": (108, 5)}) as data:
        volume = Slide(**vars(REPLY) | {"metrics": ("conversations",)})
        assert finding(volume, data) is None, "108 after 100 may be chance"
    with store(tmp_path, {"chat": (100, 5)}, {"chat": (150, 5)}) as data:
        assert finding(volume, data).sentence == "Conversations rose from 100 to 150."


def test_nothing_is_found_where_the_data_ends_before_the_span(tmp_path):
    with store(tmp_path, {"chat": (100, 5)}, {"chat": (30, 5)}, hours=30) as data:
        volume = Slide(**vars(REPLY) | {"metrics": ("conversations",)})
        assert finding(volume, data) is None, "its last row is of Tuesday: less time beside more"


def test_nothing_is_compared_where_the_data_ended_before_the_span_began(tmp_path):
    with store(tmp_path, {"chat": (100, 5)}, {"chat": (30, 5)}) as data:
        late = Slide(
            ("conversations",),
            "line",
            every="day",
            period="given",
            since=datetime(2026, 3, 16),
            until=datetime(2026, 3, 23),
        )
        assert finding(late, data) is None
        (note,) = data.ask(late.query(data.edges(), data.world().calendar)).notes
        assert note == "Nothing is compared: the data ends on 15 March 2026, before this span begins."


def test_an_edited_title_holds_until_the_data_says_otherwise(tmp_path):
    claim = Claim("first_reply.median", 22 * 60, 18 * 60)
    exact = Slide(**vars(REPLY) | {"title": "Four minutes faster: 22 to 18", "claim": claim})
    loose = Slide(**vars(REPLY) | {"title": "Customers wait less", "claim": claim})
    same = ({"chat": (60, 22)}, {"chat": (60, 18)})
    with store(tmp_path, *same) as data:
        assert holds(exact, data).holds and holds(loose, data).holds
        assert holds(Slide(**vars(REPLY) | {"title": "Anything"}), data).holds, "it claims nothing"
    with store(tmp_path, {"chat": (60, 22)}, {"chat": (60, 15)}) as data:
        assert holds(loose, data).holds, "still less"
        assert holds(exact, data).why == "First reply fell from 22 to 15 minutes now."
    with store(tmp_path, {"chat": (60, 18)}, {"chat": (60, 22)}) as data:
        assert holds(loose, data).why == "First reply rose from 18 to 22 minutes now."
    with store(tmp_path, {"chat": (60, 22)}, {"chat": (60, 22)}) as data:
        assert "did not change" in holds(loose, data).why
    with store(tmp_path, {"chat": (3, 22)}, {"chat": (3, 18)}) as data:
        assert "may be chance" in holds(loose, data).why
    with store(tmp_path, {}, {"chat": (60, 18)}) as data:
        assert "can no longer be compared" in holds(loose, data).why


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        ("Replies got slower, from 22 to 18 minutes", "slower"),
        ("First reply rose", "rose"),
        ("Worse than last week", "Worse"),
        ("First reply fell, though volume rose", ""),
        ("We got faster", ""),
        ("First reply did not change", "did not change"),
        ("First reply fell, satisfaction unchanged", ""),
        ("Improved by four minutes", ""),
        ("Sit down with the team", ""),
        ("Upside: four minutes", ""),
    ],
)
def test_a_title_that_says_the_opposite_does_not_hold_from_the_start(tmp_path, title, odd):
    claim = Claim("first_reply.median", 22 * 60, 18 * 60)
    with store(tmp_path, {"chat": (60, 22)}, {"chat": (60, 18)}) as data:
        found = holds(Slide(**vars(REPLY) | {"title": title, "claim": claim}), data)
        said = f"It says “{odd}”, but first reply fell from 22 to 18 minutes." if odd else ""
        assert (found.holds, found.why) == (not odd, said)


@pytest.mark.parametrize(
    ("name", "previous", "value", "said"),
    [
        ("first_reply.median", 1320, 1080, "from 22 to 18 minutes"),
        ("first_reply.median", 3300, 4200, "from 55m to 1h 10m"),
        ("first_reply.median", 45, 30, "from 45 to 30 seconds"),
        ("csat_share", 0.71, 0.742, "from 71 to 74 %"),
        ("nps", -5.2, 33.8, "from −5 to +34"),
        ("conversations", 1204, 900, "from 1,204 to 900"),
        ("csat_mean", 3.7, 2.9, "from 3.7 to 2.9"),
    ],
)
def test_a_change_is_said_as_people_say_it(name, previous, value, said):
    assert from_to(METRICS[name], previous, value) == said


def test_a_plain_title_says_what_is_shown():
    assert plain(Slide(("first_reply.median",), "line", ("channel",), "week")) == "First reply by channel per week"
    assert (
        plain(Slide(("handled_per_working_day", "csat_mean"), "scatter", ("agent",)))
        == "Handled per working day and CSAT by agent"
    )
    assert plain(Slide(("conversations", "csat_mean"))) == "The numbers at a glance"
