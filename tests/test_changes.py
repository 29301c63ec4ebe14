"""What changed, by every slice at once: parts that add up, ranked, said, and warned of where they mislead."""

from datetime import datetime

import pytest

from metrics import Filter, Problem, Query, Store
from metrics.build.terms import Terms
from metrics.changes import Changes, as_table, ranked, sentences, sums

WEEK = Filter(datetime(2026, 3, 9), datetime(2026, 3, 16), compare="previous")
HEAD = "conversation_id,arrived_at,channel,platform,team,first_reply_at"


def store(tmp_path, *tickets: tuple) -> Store:
    """Tickets of (day of March, channel, platform, team, minutes)."""
    rows = [
        f"{i},2026-03-{day:02}T10:00:00Z,{channel},{platform},{team},2026-03-{day:02}T{10 + wait // 60}:{wait % 60:02}:00Z"
        for i, (day, channel, platform, team, wait) in enumerate(tickets)
    ]
    (tmp_path / "t.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    found = Store(terms=Terms("UTC"))
    found.load(tmp_path / "t.csv")
    return found


# Before: chat 10, 10, mail 30, 30 (mean 20). Now: chat 10, 10, mail 50, 70 (mean 35). All of it is mail's: +15.
MAIL = (
    *((2, "chat", "App", "north", 10), (2, "chat", "App", "south", 10)),
    *((2, "email", "Mail", "north", 30), (2, "email", "Mail", "south", 30)),
    *((9, "chat", "App", "north", 10), (9, "chat", "App", "south", 10)),
    *((9, "email", "Mail", "north", 50), (9, "email", "Mail", "south", 70)),
)


def test_the_parts_of_each_slice_add_up_to_the_change(tmp_path):
    with store(tmp_path, *MAIL) as data:
        for name in ("first_reply.mean", "first_reply.median", "conversations", "first_reply.slowest"):
            found = data.look(Changes(Query((name,), WEEK)))
            change = found[0].change
            for slice, _, own, rest in sums(found):
                assert own + rest == pytest.approx(change), (name, slice)


def test_the_largest_part_stands_first_and_the_same_rows_once(tmp_path):
    """Mail is a channel and its only platform: one part. Of the change of 900 s it did all, by team south did 600."""
    with store(tmp_path, *MAIL) as data:
        found = data.look(Changes(Query(("first_reply.mean",), WEEK)))
        assert [one.slice for one in found] == ["channel", "platform", "team"]
        shares = [(why.slice, part.group, part.contribution) for why, part in ranked(found)]
        assert shares == [("channel", "email", 900), ("team", "south", 600), ("team", "north", 300)]


def test_what_changed_most_is_said_with_the_slice_and_its_numbers(tmp_path):
    with store(tmp_path, *MAIL) as data:
        first, second = sentences(data.look(Changes(Query(("first_reply.mean",), WEEK))))
        assert first.startswith("First reply, mean rose from 20m to 35m: by channel, email did all of it (+15m)")
        assert "within noise" in first  # four answers each
        assert second == "By team, south did most of it (+10m), because it took longer itself."


def test_the_rows_to_take_along_add_up_too(tmp_path):
    with store(tmp_path, *MAIL) as data:
        rows = as_table(data.look(Changes(Query(("first_reply.median",), WEEK)))).to_pylist()
        by = {
            name: sum(row["contribution"] for row in rows if row["by"] == name) for name in {row["by"] for row in rows}
        }
        whole = data.look(Changes(Query(("first_reply.median",), WEEK)))[0].change
        assert set(by) >= {"channel", "team"} and all(total == pytest.approx(whole) for total in by.values())


def test_groups_that_all_moved_against_the_whole_are_found(tmp_path):
    """Chat fell from 10 to 8 and mail from 60 to 50, but mail became three of four: the mean rose (Simpson)."""
    before = [(2, "chat", "App", "north", 10)] * 3 + [(2, "email", "Mail", "north", 60)]
    now = [(9, "chat", "App", "north", 8)] + [(9, "email", "Mail", "north", 50)] * 3
    with store(tmp_path, *before, *now) as data:
        found = data.look(Changes(Query(("first_reply.mean",), WEEK)))
        assert found[0].slice == "channel" and found[0].against and found[0].change > 0
        assert "rose from" in sentences(found)[0]


def test_what_cannot_be_taken_apart_is_one_sentence(tmp_path):
    with store(tmp_path, *MAIL) as data:
        alone = data.look(Changes(Query(("first_reply.mean",), Filter(WEEK.since, WEEK.until))))
        assert len(alone) == 1 and alone[0].silent == "unknown" and len(sentences(alone)) == 1
    with pytest.raises(Problem, match="one number"):
        Changes(Query(("conversations", "nps"), WEEK))
