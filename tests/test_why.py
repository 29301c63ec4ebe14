"""Why a number changed, worked by hand: means, shares, NPS, counts, quantiles, tags, groups that come and go."""

from datetime import datetime

import pytest

from metrics import Filter, Keep, Problem, Query, Store
from metrics.build.terms import Terms

NOW, UNTIL = datetime(2026, 3, 9), datetime(2026, 3, 16)  # the week before begins on 2 March
WEEK = Filter(NOW, UNTIL, compare="previous")


@pytest.fixture
def loaded(tmp_path):
    """loaded(name, header, rows …): a store of one small file."""
    stores = []

    def load(header: str, *rows: str) -> Store:
        path = tmp_path / "given.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        stores.append(Store(terms=Terms("UTC")))
        stores[-1].load(path)
        return stores[-1]

    yield load
    for store in stores:
        store.close()


def waits(*given: tuple) -> list[str]:
    """Tickets of (day of March, channel, minutes until the first reply)(, tags)."""
    rows = []
    for i, (day, channel, minutes, *tags) in enumerate(given):
        reply = "" if minutes is None else f"2026-03-{day:02}T{10 + minutes // 60:02}:{minutes % 60:02}:00Z"
        rows.append(f"{i},2026-03-{day:02}T10:00:00Z,{channel},{reply},{';'.join(tags)}")
    return rows


TICKETS = "conversation_id,arrived_at,channel,first_reply_at,tags"


def told(store: Store, name: str, slice: str = "channel", chosen: Filter = WEEK):
    return store.why(Query((name,), chosen), slice)


def parts(why) -> dict:
    """{group: (contribution, mix, within)}"""
    return {part.group: (part.contribution, part.mix, part.within) for part in why.parts}


def test_a_mean_falls_exactly_into_mix_and_within(loaded):
    """Before: chat 10, 10, 10; email 50: mean 20. Now: chat 10, 10; email 70, 70: mean 40. In minutes:

    chat: w 3/4 → 1/2, v 10 → 10; middle of both means 30. within 0, mix −1/4 × (10 − 30) = +5.
    email: w 1/4 → 1/2, v 50 → 70. within 3/8 × 20 = 7.5, mix 1/4 × (60 − 30) = 7.5; together +20."""
    store = loaded(
        TICKETS,
        *waits((2, "chat", 10), (3, "chat", 10), (4, "chat", 10), (5, "email", 50)),
        *(f"n{row}" for row in waits((9, "chat", 10), (10, "chat", 10), (11, "email", 70), (12, "email", 70))),
    )
    why = told(store, "first_reply.mean")
    assert (why.value, why.n, why.previous_value, why.previous_n, why.silent) == (2400, 4, 1200, 4, "")
    assert parts(why) == {"email": (900, 450, 450), "chat": (300, 300, 0)}
    assert [(p.value, p.n, p.previous_value, p.previous_n) for p in why.parts] == [(4200, 2, 3000, 1), (600, 2, 600, 3)]
    assert (why.finding.group, why.together, why.split) == ("email", 0, "mix")


def test_groups_that_enter_or_leave_are_all_mix(loaded):
    """Before: phone 20, chat 40: mean 30. Now: chat 40, web 100: mean 70, middle 50.

    phone leaves: −1/2 × (20 − 50) = +15. web enters: 1/2 × (100 − 50) = +25. chat stays as it was."""
    store = loaded(TICKETS, *waits((2, "phone", 20), (3, "chat", 40), (9, "chat", 40), (10, "web", 100)))
    assert parts(told(store, "first_reply.mean")) == {"web": (1500, 1500, 0), "phone": (900, 900, 0), "chat": (0, 0, 0)}


def test_a_share_falls_into_mix_and_within(loaded):
    """Never answered. Before: chat 1 of 2, email 1 of 2. Now: chat 0 of 2, email 2 of 2, social 1 of 1: 3/5, +0.1.

    Middle 0.55. chat: w 1/2 → 2/5: within 0.45 × −0.5 = −0.225, mix −0.1 × (0.25 − 0.55) = 0.03.
    email: within 0.225, mix −0.1 × (0.75 − 0.55) = −0.02. social: 1/5 × (1 − 0.55) = 0.09."""
    store = loaded(
        TICKETS,
        *waits((2, "chat", 5), (2, "chat", None), (3, "email", 5), (3, "email", None)),
        *(f"n{row}" for row in waits((9, "chat", 5), (9, "chat", 5), (10, "email", None), (10, "email", None))),
        *(f"s{row}" for row in waits((11, "social", None))),
    )
    found = {group: pytest.approx(numbers) for group, numbers in parts(told(store, "never_answered_rate")).items()}
    assert found == {"chat": (-0.195, 0.03, -0.225), "email": (0.205, -0.02, 0.225), "social": (0.09, 0.09, 0)}


SCORES = "survey_id,kind,score,answered_at,channel"


def scores(day: int, channel: str, *given: int) -> list[str]:
    return [f"{day}-{channel}-{i},nps,{score},2026-03-{day:02}T10:00Z,{channel}" for i, score in enumerate(given)]


def test_nps_falls_into_mix_and_within(loaded):
    """Before: chat 10 and 7 (+50), email 3 and 9 (0): 25. Now: chat 9 (+100), email 0, 6, 8 (−66.7): −25.

    Middle 0. chat: within 3/8 × 50 = 18.75, mix −1/4 × 75 = −18.75: 0.
    email: within 5/8 × −66.7 = −41.7, mix 1/4 × −33.3 = −8.3: −50, all of it."""
    rows = scores(2, "chat", 10, 7), scores(3, "email", 3, 9), scores(9, "chat", 9), scores(10, "email", 0, 6, 8)
    why = told(loaded(SCORES, *(row for several in rows for row in several)), "nps")
    assert (why.previous_value, why.value) == (25, -25)
    assert parts(why)["email"] == pytest.approx((-50, -25 / 3, -125 / 3))
    assert parts(why)["chat"] == pytest.approx((0, -18.75, 18.75))


def test_a_count_changes_by_its_groups_differences(loaded):
    """chat 1 → 3, email 2 → 1, phone 0 → 1, web 1 → 0: 4 → 5."""
    before = waits((2, "chat", 1), (2, "email", 1), (3, "email", 1), (4, "web", 1))
    now = waits((9, "chat", 1), (9, "chat", 1), (10, "chat", 1), (11, "email", 1), (12, "phone", 1))
    why = told(loaded(TICKETS, *before, *(f"n{row}" for row in now)), "conversations")
    assert {g: numbers[0] for g, numbers in parts(why).items()} == {"chat": 2, "email": -1, "phone": 1, "web": -1}
    assert (why.change, why.split, parts(why)["chat"][1:]) == (1, "differences", (None, None))


SKEWED = waits(*[(2, "chat", m) for m in (1, 2, 3)], *[(3, "email", m) for m in (10, 20, 30)])
SLOWER = [f"n{row}" for row in waits(*[(9, "chat", m) for m in (1, 2, 13)], *[(10, "email", m) for m in (30, 40, 50)])]


def test_a_median_loses_what_a_groups_rows_brought(loaded):
    """1 2 3 10 20 30 → 6.5; 1 2 13 30 40 50 → 21.5: +15.

    With chat as before: 1 2 3 30 40 50 → 16.5, so chat brought 5. With e-mail as before: 1 2 10 13 20 30 → 11.5, so
    it brought 10. Nothing is left over."""
    why = told(loaded(TICKETS, *SKEWED, *SLOWER), "first_reply.median")
    assert {p.group: p.contribution for p in why.parts} == {"email": 600, "chat": 300}
    assert [(p.value, p.previous_value) for p in why.parts] == [(2400, 1200), (120, 120)]
    assert (why.change, why.together, why.split) == (900, 0, "replaced")


def test_what_no_group_did_alone_is_together(loaded):
    """p90, place 4.5 of six: 20 and 30 → 25; 40 and 50 → 45: +20. Chat as before: 40 and 50, so it brought nothing.
    E-mail as before: 20 and 30 of 1 2 10 13 20 30 → 25: it brought all 20."""
    why = told(loaded(TICKETS, *SKEWED, *SLOWER), "first_reply.p90")
    assert {p.group: p.contribution for p in why.parts} == {"email": 1200, "chat": 0}


def test_two_groups_that_only_move_a_median_together(loaded):
    """Median 1 of 1 1 1, one row a channel; all become 9. With any one as before two 9 remain: no single one did it."""
    before = waits((2, "chat", 1), (2, "email", 1), (2, "web", 1))
    now = (f"n{row}" for row in waits((9, "chat", 9), (9, "email", 9), (9, "web", 9)))
    why = told(loaded(TICKETS, *before, *now), "first_reply.median")
    assert (why.silent, why.parts) == ("alike", ())


def test_a_row_of_several_tags_is_divided_among_them(loaded):
    """Before: a 10 (a alone). Now: a+b 10, b 30, untagged 20. Mean 10 → 20 minutes, middle 15.

    Weights now: a 1/6, b 1/2, none 1/3. v: a 10, b (5 + 30)/1.5 = 70/3, none 20.
    a: −5/6 × (10 − 15) = 25/6. b: 1/2 × (70/3 − 15) = 25/6. none: 1/3 × (20 − 15) = 5/3. Together 10."""
    now = (f"n{row}" for row in waits((9, "chat", 10, "a", "b"), (9, "chat", 30, "b"), (9, "chat", 20)))
    store = loaded(TICKETS, *waits((2, "chat", 10, "a")), *now)
    found = parts(told(store, "first_reply.mean", "tag"))
    assert {g: c[0] for g, c in found.items()} == pytest.approx({"a": 250, "b": 250, None: 100})
    counts = told(store, "conversations", "tag")
    assert {p.group: (p.contribution, p.value) for p in counts.parts} == {"a": (-0.5, 1), "b": (1.5, 2), None: (1, 1)}


def test_of_a_median_a_row_goes_with_any_of_its_tags(loaded):
    """Before: a 10, b 20; now: a+b 50, a 30, c 40: median 15 → 40. a as before leaves 40, 10 → 25; b as before leaves
    30, 40, 20 → 30; c as before (none) leaves 50, 30 → 40."""
    now = (f"n{row}" for row in waits((9, "x", 50, "a", "b"), (9, "x", 30, "a"), (9, "x", 40, "c")))
    why = told(loaded(TICKETS, *waits((2, "x", 10, "a"), (2, "x", 20, "b")), *now), "first_reply.median", "tag")
    assert {p.group: p.contribution for p in why.parts} == {"a": 900, "b": 600, "c": 0}
    assert why.together == 0


def test_different_customers_do_not_add_up_and_it_says_so(loaded):
    """Before: Ada by chat. Now: Ada by chat and e-mail, Bo by e-mail. 1 → 2; chat 0, e-mail +2, together −1."""
    rows = ("1,2026-03-02,chat,ada", "2,2026-03-09,chat,ada", "3,2026-03-10,email,ada", "4,2026-03-10,email,bo")
    why = told(loaded("conversation_id,arrived_at,channel,customer_id", *rows), "customers")
    assert {p.group: p.contribution for p in why.parts} == {"email": 2, "chat": 0}
    assert (why.change, why.together) == (1, -1)


def test_a_level_counts_since_ever(loaded):
    """Open at the end of the week before: 1 (chat, of January). Now: that, 3 (e-mail) and 4 (chat); 2 was resolved."""
    rows = (
        "1,2026-01-10T10:00Z,chat,", "2,2026-03-03T10:00Z,chat,2026-03-04T10:00Z", "3,2026-03-09T10:00Z,email,",
        "4,2026-03-10T10:00Z,chat,", "5,2026-03-20T10:00Z,chat,",
    )  # fmt: skip
    why = told(loaded("conversation_id,arrived_at,channel,resolved_at", *rows), "backlog_open")
    assert (why.previous_value, why.value) == (1, 3)
    assert {p.group: (p.contribution, p.value) for p in why.parts} == {"chat": (1, 2), "email": (1, 1)}


def test_simpson_every_group_faster_and_the_whole_slower(loaded):
    """Before: chat 10 × 3, e-mail 60: 22.5. Now: chat 5, e-mail 50 × 3: 38.75. Both became faster."""
    before = waits((2, "chat", 10), (2, "chat", 10), (3, "chat", 10), (3, "email", 60))
    now = waits((9, "chat", 5), (9, "email", 50), (10, "email", 50), (11, "email", 50))
    why = told(loaded(TICKETS, *before, *(f"n{row}" for row in now)), "first_reply.mean")
    assert why.change == 975 and why.against
    assert all(part.within < 0 for part in why.parts)


def test_what_cannot_be_taken_apart_is_silent(loaded):
    rows = waits((2, "chat", 10), (3, "chat", 20), (9, "chat", 30), (10, "chat", 30))
    store = loaded(TICKETS, *rows)
    assert told(store, "first_reply.mean").silent == "one"
    assert told(store, "conversations").silent == "same"
    assert store.slices(Query(("first_reply.mean",), WEEK)) == ("weekday",)
    assert told(store, "csat_mean").silent == "unknown"
    assert told(store, "first_reply.mean", chosen=Filter(NOW, UNTIL)).silent == "unknown"
    later = told(store, "first_reply.mean", chosen=Filter(datetime(2026, 3, 2), NOW, compare="previous"))
    assert later.silent == "unknown" and "begins on 2 March 2026" in later.notes[0]


def test_weekdays_and_hours_are_those_of_the_readers_clock(loaded):
    """Mondays 1 → 0, Tuesdays 1 → 1, Wednesdays 0 → 2; all at ten."""
    before = waits((2, "chat", 10), (3, "chat", 10))
    now = (f"n{row}" for row in waits((10, "chat", 10), (11, "chat", 10), (11, "chat", 10)))
    store = loaded(TICKETS, *before, *now)
    assert {p.group: p.contribution for p in told(store, "conversations", "weekday").parts} == {1: -1, 2: 0, 3: 2}
    assert told(store, "conversations", "hour").silent == "one"


def test_a_filter_holds_for_the_parts_too(loaded):
    store = loaded(TICKETS, *SKEWED, *SLOWER, *(f"w{row}" for row in waits((9, "web", 1))))
    kept = Filter(NOW, UNTIL, (Keep("channel", ("chat", "email")),), "previous")
    assert {p.group for p in told(store, "first_reply.mean", chosen=kept).parts} == {"chat", "email"}


def test_many_small_groups_of_a_median_are_taken_together(loaded):
    """27 agents with one ticket in either week, answered after 2 … 28 and 9 … 35 minutes. The two last by name stand
    as one: with their 27 and 28 for their 34 and 35 the slowest is 33 minutes, 2 fewer."""
    header = "conversation_id,arrived_at,agent,first_reply_at"
    rows = [
        f"{day}-{i},2026-03-{day:02}T10:00Z,agent {i:02},2026-03-{day:02}T10:{i + day:02}Z"
        for day in (2, 9)
        for i in range(27)
    ]
    why = told(loaded(header, *rows), "first_reply.slowest", "agent")
    assert len(why.parts) == 26 and why.parts[-1].others == 2
    assert why.parts[-1].contribution == 120


def test_without_data_it_says_so():
    with Store() as store, pytest.raises(Problem, match="Nothing is loaded"):
        store.why(Query(("nps",), WEEK), "channel")


def test_a_slice_that_there_is_not_is_named_with_the_right_ones(loaded):
    store = loaded(TICKETS, *SKEWED)
    with pytest.raises(Problem, match="did you mean channel"):
        told(store, "nps", "chanel")
    with pytest.raises(Problem, match="one number"):
        store.why(Query(("nps", "conversations"), WEEK), "channel")
