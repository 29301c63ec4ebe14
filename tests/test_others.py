"""The largest groups and all others as one: a number of their own rows, never made of the groups' numbers."""

from datetime import datetime

import pytest

from metrics import Filter, Keep, Query, Store
from metrics.build.terms import Terms
from metrics.groups import OTHERS
from metrics.others import largest

WEEKS = Filter(datetime(2026, 3, 9), datetime(2026, 3, 16), compare="previous")


def rows(day: int, teams: dict[str, tuple[int, ...]]) -> list[str]:
    """Tickets of a day in March: team -> minutes until each was answered."""
    return [
        f"{day}-{team}-{i},2026-03-{day:02}T10:00:00Z,{team},2026-03-{day:02}T10:{wait:02}:00Z,{team};every"
        for team, waits in teams.items()
        for i, wait in enumerate(waits)
    ]


# Two large teams; of the small ones s1 has one ticket of 1 minute, s2 one of 2, s3 three of 30, 40 and 50.
SMALL = {"s1": (1,), "s2": (2,), "s3": (30, 40, 50)}
NOW = {"a": (10,) * 9, "b": (20,) * 8, **SMALL}
HEAD = "conversation_id,arrived_at,team,first_reply_at,tags"


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "t.csv"
    lines = [HEAD, *rows(2, {"a": (10,), "s1": (5,)}), *rows(10, NOW), "x,2026-03-10T10:00:00Z,,,"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Store(terms=Terms("UTC")) as found:
        found.load(path)
        yield found


def told(answer, slice="team") -> dict:
    return {row[slice]: (row["value"], row["n"]) for row in answer.table.to_pylist()}


def test_the_others_are_asked_for_by_their_own_rows(store):
    """The small waits are 1, 2, 30, 40, 50: their median is 30; the mean of the teams' medians would be 14."""
    found = largest(store, Query(("first_reply.median",), WEEKS, ("team",)), most=2)
    assert found.folded == 3
    assert told(found.answer) == {"a": (600, 9), "b": (1200, 8), OTHERS: (1800, 5), None: (None, 0)}


def test_counts_of_the_largest_the_others_and_the_unknown_are_the_whole(store):
    query = Query(("conversations",), WEEKS, ("team",))
    values = told(largest(store, query, most=2).answer)
    assert values == {"a": (9, 9), "b": (8, 8), OTHERS: (5, 5), None: (1, 1)}
    assert sum(value for value, _ in values.values()) == 23
    before = {row["team"]: row["previous_value"] for row in largest(store, query, most=2).answer.table.to_pylist()}
    assert before[OTHERS] == 1  # s1 had one the week before


def test_over_time_every_period_has_the_others(store):
    found = largest(store, Query(("conversations",), WEEKS, ("team",), "day"), most=2).answer.table.to_pylist()
    others = {row["period"]: row["value"] for row in found if row["team"] == OTHERS}
    assert len(others) == 7 and others["2026-03-10"] == 5 and sum(others.values()) == 5
    assert {row["team"] for row in found} == {"a", "b", OTHERS, None}


def test_where_there_is_room_nothing_is_folded(store):
    for most in (4, 5):  # one more than there is room for is no others
        found = largest(store, Query(("conversations",), WEEKS, ("team",)), most=most)
        assert found.folded == 0 and OTHERS not in told(found.answer)


def test_of_tags_the_others_are_those_with_none_of_them(store):
    """Each ticket has its team and “every” as tags: the two largest tags are “every” and a, and nobody is without."""
    found = told(largest(store, Query(("conversations",), WEEKS, ("tag",)), most=2).answer, "tag")
    assert found["every"] == (22, 22) and found["a"] == (9, 9) and found[OTHERS] == (0, 0)


def test_the_filter_of_the_reader_holds_for_the_others_too(store):
    kept = Filter(WEEKS.since, WEEKS.until, (Keep("team", ("a", "s2", "s3")),))
    found = told(largest(store, Query(("conversations",), kept, ("team",)), most=1).answer)
    assert found == {"a": (9, 9), OTHERS: (4, 4)}


def test_a_conversation_counts_under_the_topic_of_its_own(tmp_path):
    """Of two topics in its messages a conversation has one; “others” go by that one, so that nothing is lost."""
    lines = ["message_id,conversation_id,sent_at,author_kind,text"]
    texts = {"c1": ["my parcel is late, where is the delivery"], "c2": ["the app crashes"], "c3": ["refund my money"]}
    texts |= {"c5": ["the app crashes"], "c6": ["the app crashes again"]}
    texts["c4"] = ["where is my parcel, the delivery is late", "and the app crashes", "my parcel, the delivery is late"]
    for conv, said in texts.items():
        lines += [f'{conv}-{i},{conv},2026-03-10T1{i}:00:00Z,customer,"{text}"' for i, text in enumerate(said)]
    (tmp_path / "m.csv").write_text("\n".join(lines), encoding="utf-8")
    with Store(terms=Terms("UTC")) as data:
        data.load(tmp_path / "m.csv")
        query = Query(("conversations",), Filter(WEEKS.since, WEEKS.until), ("topic",))
        whole = told(data.ask(query), "topic")
        assert len(whole) > 2
        folded = told(largest(data, query, most=1).answer, "topic")
        assert sum(value for value, _ in folded.values()) == sum(value for value, _ in whole.values()) == 6
