"""Laws of the numbers of another grain, over random contacts: issues part them, shares are a whole, ages are the backlog's."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import Filter, Keep, Query, Store
from metrics.build.terms import Terms

ZONE = "Europe/Berlin"
START = datetime(2026, 3, 1)
MINUTES = 60 * 24 * 60
WINDOW = timedelta(days=7)
NOW = START + timedelta(days=61)
ALL = Filter()
CHANNELS = ("chat", "email", "social", "")


def contacts() -> tuple[list[dict], list[dict]]:
    """Conversations and calls of ten customers over two months; some never resolved, some calls part of a conversation."""
    chance = random.Random(11)
    people = [*(f"u{i}" for i in range(10)), ""]

    def moment() -> datetime:
        return START + timedelta(minutes=chance.randrange(MINUTES))

    chats = [{"id": f"c{i}", "who": chance.choice(people), "at": moment()} for i in range(120)]
    for chat in chats:
        took = timedelta(minutes=chance.choice([5, 600, 20_000]))
        chat["resolved"] = chat["at"] + took if chance.random() < 0.8 and chat["at"] + took <= NOW else None
        chat["channel"] = chance.choice(CHANNELS)
    calls = [{"id": f"k{i}", "who": chance.choice(people), "at": moment(), "of": None} for i in range(40)]
    for call in calls[:15]:
        chat = chance.choice(chats)
        call |= {"who": chat["who"], "of": chat["id"]}
    return chats, calls


CHATS, CALLS = contacts()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("grains")
    told = ["conversation_id,customer_id,channel,arrived_at,resolved_at"]
    told += [f"{c['id']},{c['who']},{c['channel']},{c['at']}Z,{at(c['resolved'])}" for c in CHATS]
    (folder / "c.csv").write_text("\n".join(told), encoding="utf-8")
    told = ["call_id,conversation_id,customer_id,started_at"]
    told += [f"{c['id']},{c['of'] or ''},{c['who']},{c['at']}Z" for c in CALLS]
    (folder / "k.csv").write_text("\n".join(told), encoding="utf-8")
    with Store(terms=Terms(ZONE, now=NOW)) as opened:
        opened.load(folder / "c.csv")
        opened.load(folder / "k.csv")
        yield opened


def at(moment: datetime | None) -> str:
    return f"{moment}Z" if moment else ""


def ask(store: Store, name: str, chosen: Filter = ALL, **cut) -> list[dict]:
    return store.ask(Query((name,), chosen, **cut)).table.to_pylist()


def issues() -> dict[str, list[list[dict]]]:
    """Each customer's issues, read one contact after the other."""
    found: dict[str, list[list[dict]]] = {}
    alone = [c | {"resolved": c["at"]} for c in CALLS if c["of"] is None]
    for contact in sorted(CHATS + alone, key=lambda c: c["at"]):
        known = found.setdefault(contact["who"], [])
        last = known[-1][-1] if known else None
        if last and (last["resolved"] is None or contact["at"] <= last["resolved"] + WINDOW):
            known[-1].append(contact)
        else:
            known.append([contact])
    return {who: known for who, known in found.items() if who}


def test_issues_part_the_contacts(store):
    """Every contact of a known customer is in one issue; the issues are those a slow reading finds."""
    found = {row["customer_id"]: row for row in ask(store, "contacts_per_issue", by=("customer_id",))}
    expected = issues()
    assert {who: row["n"] for who, row in found.items() if who} == {who: len(known) for who, known in expected.items()}
    (row,) = ask(store, "contacts_per_issue")
    known = sum(bool(c["who"]) for c in CHATS + [c for c in CALLS if c["of"] is None])
    assert row["value"] * row["n"] == pytest.approx(known)


def test_calls_of_resolved_issues_are_those_of_a_slow_reading(store):
    named: dict[str, int] = {}
    for call in CALLS:
        named[call["of"]] = named.get(call["of"], 0) + 1
    counted = []
    for issue in (one for known in issues().values() for one in known):
        chats = [c for c in issue if c["id"].startswith("c")]
        calls = len(issue) - len(chats) + sum(named.get(c["id"], 0) for c in chats)
        if calls and chats and all(c["resolved"] for c in chats):
            counted.append(calls)
    (row,) = ask(store, "calls_per_resolution")
    assert (row["n"], row["value"]) == (len(counted), pytest.approx(sum(counted) / len(counted)))


minutes = st.integers(0, MINUTES).map(lambda m: START + timedelta(minutes=m))
spans = st.tuples(minutes, minutes).filter(lambda span: span[0] < span[1])
kept = st.sampled_from([(), (Keep("channel", ("chat", "")),), (Keep("customer_id", ("u1", "u2", "u3"), "none"),)])
filters = st.builds(lambda span, keep: Filter(*(span or (None, None)), keep), st.none() | spans, kept)
every = st.sampled_from([None, "hour", "day", "week", "month"])
lawful = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@lawful
@given(filters, st.sampled_from([None, "day", "week", "month"]))
def test_shares_of_groups_are_a_whole(store, chosen, every):
    """Over groups that do not overlap the shares of a period are 1; its n is what arrived in it."""
    total: dict = {}
    for row in ask(store, "conversations_share", chosen, by=("channel",), every=every):
        total.setdefault((row["period"], row["n"]), []).append(row["value"])
    arrived = {(row["period"], row["n"]) for row in ask(store, "conversations", chosen, every=every)}
    assert set(total) <= arrived
    assert all(sum(shares) == pytest.approx(1) if n else set(shares) == {None} for (_, n), shares in total.items())


@lawful
@given(filters, every)
def test_ages_are_of_the_open_backlog(store, chosen, every):
    """As many conversations have an age as are open at the end of each period; none is older than the data."""
    ages = ask(store, "backlog_age.slowest", chosen, every=every)
    open_then = {row["period"]: row["n"] for row in ask(store, "backlog_open", chosen, every=every)}
    assert {row["period"]: row["n"] for row in ages if row["period"] in open_then} == {
        row["period"]: open_then[row["period"]] for row in ages if row["period"] in open_then
    }
    assert all(0 <= row["value"] <= (NOW - START).total_seconds() for row in ages if row["n"])


@lawful
@given(spans, kept)
def test_the_days_of_the_periods_are_those_of_the_span(store, span, keep):
    """What a day brings on average, times the days, is all that came – over the span and day by day."""
    chosen = Filter(*span, keep)
    days = (span[1] - timedelta(microseconds=1)).date() - span[0].date()
    (row,) = ask(store, "conversations_per_day", chosen)
    assert (row["value"] or 0) * (days.days + 1) == pytest.approx(row["n"])
    daily = ask(store, "conversations_per_day", chosen, every="day")
    assert all(row["value"] == (row["n"] or None) for row in daily)
    assert sum(row["n"] for row in daily) == row["n"]
