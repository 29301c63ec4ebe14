"""Whether the data can be trusted: each finding on rows drawn by hand, and the rows it is about."""

from datetime import date, timedelta

import pytest

from metrics import Store
from metrics.build.terms import Terms
from metrics.health import FINDINGS, Sentences, found, rows
from metrics.source import Source

DAY = "2026-03-02T"
FILES = {
    "conversations": f"""conversation_id,channel,agent,tags,status,arrived_at,first_reply_at,ended_at,customer_id,subject
1,chat,Ana,a,open,{DAY}10:00:00Z,{DAY}10:05:00Z,
2,chat,Ana,a,open,{DAY}11:00:00Z,{DAY}11:05:00Z,
3,,,,open,{DAY}12:00:00Z,{DAY}11:00:00Z,
4,chat,Ana,a,open,,,
5,chat,,a,open,{DAY}13:00:00Z,,{DAY}12:59:59Z
6,,,,spam,{DAY}14:00:00Z,,,u,Win
17,,,,spam,{DAY}14:00:00Z,,,u,Win
18,,,,spam,{DAY}14:00:01Z,,,u,Win
""",
    # 1 was answered 61 s before its file says, 2 exactly 60 s, which is near enough; 7 and 8 are outbound, 9 a note alone
    "messages": f"""message_id,conversation_id,sent_at,author_kind,text
m1,1,{DAY}10:00:00Z,customer,hello
m2,1,{DAY}10:03:59Z,agent,hi
m3,2,{DAY}11:01:00Z,customer,hello
m4,2,{DAY}11:04:00Z,agent,hi
m5,7,{DAY}09:00:00Z,agent,news
m6,7,{DAY}09:01:00Z,agent,more news
m7,,{DAY}09:00:00Z,agent,alone
m8,9,{DAY}09:00:00Z,note,a note
m9,2,,customer,when?
m10,1,{DAY}10:00:00Z,customer,hello
""",
    "surveys": f"""survey_id,kind,sent_at,answered_at,score
s1,csat,{DAY}10:00:00Z,{DAY}09:00:00Z,5
s2,csat,,,4
s3,csat,,{DAY}09:00:00Z,4
""",
    "tasks": f"""task_id,assigned_at,completed_at
t1,{DAY}10:00:00Z,{DAY}09:00:00Z
t2,,{DAY}09:00:00Z
""",
    "calls": "call_id,started_at,answered\nk1,,true\n",
    "article_views": f"article,viewed_at\nReturns,\nReturns,{DAY}09:00:00Z\n",
    "engagements": "happened_at,kind,count\n,like,3\n",
}
# finding -> how many, and the records of its rows
WORKED = {
    "undated_conversations": (1, [4]),
    "undated_messages": (1, [9]),
    "undated_surveys": (1, [2]),
    "undated_calls": (1, [1]),
    "undated_article_views": (1, [1]),
    "undated_tasks": (1, [2]),
    "undated_engagements": (1, [1]),
    "outbound": (2, [5, 6, 7]),  # thread 7 has two messages, the lone one is its own thread
    "apart": (1, [1]),
    "backwards": (2, [3, 5]),  # answered an hour, ended a second before it began
    "answered_early": (1, [1]),
    "completed_early": (1, [1]),
    "spam": (3, [6, 7, 8]),
    "twice": (1, [7]),  # 8 came a second later
    "said_twice": (1, [10]),
    "no_channel": (1, [3]),
    "no_agent": (2, [3, 5]),
    "no_tag": (1, [3]),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("health")
    with Store() as opened:
        for name, text in FILES.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        opened.load_all([Source(folder / f"{name}.csv") for name in FILES])
        yield opened


def test_every_finding_is_worked_by_hand():
    assert set(WORKED) == {finding.name for finding in FINDINGS}


def test_each_finding_counts_what_it_is_about(store):
    assert {finding.name: count for finding, count, _ in found(store)} == {n: count for n, (count, _) in WORKED.items()}


def test_a_share_is_of_the_conversations_that_count(store):
    # five of the six are no spam; two of them have no agent
    assert {f.name: share for f, _, share in found(store) if f.share} == {
        "no_channel": 0.2,
        "no_agent": 0.4,
        "no_tag": 0.2,
    }


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.name)
def test_the_rows_of_a_finding_say_where_they_came_from(store, finding):
    table = rows(store, finding)
    assert table["record"].to_pylist() == WORKED[finding.name][1]
    assert set(table["file"].to_pylist()) == {f"{finding.table}.csv"}


def test_rows_carry_texts_and_no_name_of_our_own(store):
    outbound = rows(store, next(f for f in FINDINGS if f.name == "outbound"))
    assert outbound["text"].to_pylist() == ["news", "more news", "alone"]
    assert outbound["conversation_id"].to_pylist() == ["7", "7", None]


def test_nothing_is_said_of_sound_data(tmp_path):
    (tmp_path / "a.csv").write_text(
        f"conversation_id,channel,agent,tags,arrived_at\n1,chat,Ana,a,{DAY}10:00:00Z\n", encoding="utf-8"
    )
    with Store() as store:
        store.load(tmp_path / "a.csv")
        assert found(store) == []


BERLIN = "2025-10-26"  # the clock goes back from 3:00 to 2:00


@pytest.mark.parametrize(
    ("zone", "offset", "counted"), [("Europe/Berlin", "", 2), ("Europe/Berlin", "+01:00", 0), ("UTC", "", 0)]
)
def test_the_hour_that_was_there_twice(tmp_path, zone, offset, counted):
    """2:00 and 2:30 may be either; 1:59 and 3:00 cannot; with an offset nothing is in doubt."""
    clocks = ("01:59", "02:00", "02:30", "03:00")
    rows = "".join(f"{i},{BERLIN}T{clock}:00{offset}\n" for i, clock in enumerate(clocks))
    (tmp_path / "a.csv").write_text(f"conversation_id,arrived_at\n{rows}", encoding="utf-8")
    with Store(terms=Terms(zone)) as store:
        store.load(tmp_path / "a.csv")
        assert {f.name: count for f, count, _ in found(store)}.get("doubled_hour", 0) == counted


def test_what_is_dated_after_now_is_counted_and_named(tmp_path):
    """Two of four in 2131 and 2099, which nobody's clock has reached; the last of the others is now."""
    moments = ["2026-03-02T10:00Z", "2026-03-03T23:30Z", "2131-01-01T00:00Z", "2099-01-01T00:00Z"]
    (tmp_path / "t.csv").write_text("conversation_id,arrived_at\n" + "".join(f"{m},{m}\n" for m in moments))
    with Store(terms=Terms(zone="Europe/Berlin")) as store:
        store.load(tmp_path / "t.csv")
        ((finding, count, share),) = [one for one in found(store) if one[0].name == "ahead"]
        assert (count, share) == (2, 0.5)
        assert finding.words.startswith("dated after 4 Mar 2026, which counts as now")
        assert {row["conversation_id"] for row in rows(store, finding).to_pylist()} == set(moments[2:])


def test_days_of_silence_and_how_many_answered(tmp_path):
    """Daily from 1 to 9 March and from 14 to 20; of ten surveys sent four were answered, on chat 3 of 5."""
    days = [*range(1, 10), *range(14, 21)]
    rows = "".join(f"{day},chat,2026-03-{day:02}T10:00:00Z\n" for day in days)
    (tmp_path / "c.csv").write_text(f"conversation_id,channel,arrived_at\n{rows}", encoding="utf-8")
    sent = [("chat", 1), ("chat", 1), ("chat", 1), ("chat", 0), ("chat", 0), *[("email", 0)] * 4, ("email", 1)]
    rows = "".join(
        f"{i},csat,{channel},2026-03-02T10:00:00Z,{'2026-03-02T11:00:00Z,5' if told else ','}\n"
        for i, (channel, told) in enumerate(sent)
    )
    (tmp_path / "s.csv").write_text(f"survey_id,kind,channel,sent_at,answered_at,score\n{rows}", encoding="utf-8")
    with Store() as store:
        store.load_all([Source(tmp_path / "c.csv"), Source(tmp_path / "s.csv")])
        assert store.look(Sentences()) == [
            "Nothing came in from 10 Mar 2026 to 13 Mar 2026 (4 days): is a file missing?",
            "4 of 10 surveys were answered (40 %: chat 60 %, email 20 %).",
        ]


def test_a_long_silence_is_told_too(tmp_path):
    """Daily in January and in June: the four months between are more days than all others."""
    days = [date(2026, 1, day) for day in range(1, 32)] + [date(2026, 6, day) for day in range(1, 31)]
    rows = "".join(f"{day},{day}T10:00:00Z\n" for day in days)
    (tmp_path / "c.csv").write_text(f"conversation_id,arrived_at\n{rows}", encoding="utf-8")
    with Store() as store:
        store.load(tmp_path / "c.csv")
        assert store.look(Sentences()) == [
            "Nothing came in from 1 Feb 2026 to 31 May 2026 (120 days): is a file missing?"
        ]


def test_where_rows_come_now_and_then_silence_is_nothing_odd(tmp_path):
    """Every fifth day of two months: between any two are four days without."""
    days = [date(2026, 1, 1) + timedelta(days=5 * n) for n in range(12)]
    rows = "".join(f"{day},{day}T10:00:00Z\n" for day in days)
    (tmp_path / "c.csv").write_text(f"conversation_id,arrived_at\n{rows}", encoding="utf-8")
    with Store() as store:
        store.load(tmp_path / "c.csv")
        assert store.look(Sentences()) == []
