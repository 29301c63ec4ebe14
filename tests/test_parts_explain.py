"""The words of an explanation: worked out, what is needed, what guards a number, what the glossary says of each."""

import re
from pathlib import Path

import pyarrow as pa
import pytest

from metrics import METRICS, Query, Store
from metrics.account import Account
from metrics.answer import Answer
from metrics.middle import Middle, Place
from pages.parts import cards, glossary, missing
from pages.parts.behind import listing, units
from pages.parts.explain import account_markup, lines_markup, shares_markup
from pages.parts.guards import guarded
from pages.parts.worked import ordinal, worked

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("name", "account", "said"),
    [
        ("missed_rate", Account(743, 743, {}, 102, 743), "102 missed / 743 chats − those left within the grace"),
        ("csat_share", Account(54, 54, {}, 27, 54), "27 answers of 4 or 5 / 54 answers"),
        ("handle_time.mean", Account(2, 2, {}, 840, 2), "14m in all / 2 contacts"),
        ("first_reply.median", Account(641, 641), "The middle one of 641 conversations."),
        ("first_reply.p90", Account(1, 1), "Nine in ten of 1 conversation are at most that."),
        ("nps", Account(100, 100, {}, 50, 100, 20), "100 × (50 for − 20 against) / 100 answers"),
        ("backlog_net", Account(9, 9, {}, 6, None, 3), "6 arrivals − 3 last resolutions"),
        ("customers", Account(3, 4, {}, 3), "3 different ones among 4 conversations."),
        ("conversations", Account(4, 4, {}, 4), "4 conversations count one each."),
        ("inbound_messages", Account(2, 2, {}, 7), "7 in all, added up over 2 messages."),
        ("deflection_saving_high", Account(4, 4, {}, 10.0), "4 contacts × 2.50"),
        ("nps", Account(), "Nothing in this span to count."),
    ],
)
def test_a_number_is_worked_out(name, account, said):
    assert worked(METRICS[name], account) == said


@pytest.mark.parametrize(
    ("name", "places", "said"),
    [
        ("first_reply.median", (Place(321, 7200.0),), "The middle one of 641 conversations: in rising order the 321st, 2h."),
        ("first_reply.p90", (Place(577, 3600.0), Place(578, 3660.0)),
         "Nine in ten of 641 conversations are at most that: in rising order between the 577th, 1h and the 578th, 1h 1m."),
    ],
)  # fmt: skip
def test_a_quantile_names_the_rows_it_lies_between(name, places, said):
    assert worked(METRICS[name], Account(641, 641), places) == said


def test_places_are_counted_as_people_do():
    assert [ordinal(rank) for rank in (1, 2, 3, 11, 112, 1021)] == ["1st", "2nd", "3rd", "11th", "112th", "1,021st"]


def test_the_parts_of_a_whole_are_told_by_their_groups():
    shown = shares_markup([("chat", 0.453125), ("<b>", 0.2)], 768)
    assert "45 %" in shown and "348 of 768" in shown and "<b>" not in shown


@pytest.mark.parametrize("name", METRICS)
def test_every_need_is_said_in_plain_words_with_an_export(name):
    metric = METRICS[name]
    words = missing.need_words(tuple(need.replace("|", " or ") for need in metric.needs), metric.table)
    assert not re.search(r"\w_\w|\|", re.sub(r"with the columns? \w+( and \w+)*", "", words)), words
    assert words.endswith(".") and ("(" in words or words.startswith("no working hours are set."))
    if metric.needs != (missing.HOURS,):
        assert all(missing.what(need, metric.table) for need in metric.needs if need != missing.HOURS)


def test_each_need_names_the_export_that_has_it():
    words = missing.need_words(("surveys.score",))
    assert words.startswith("no file loaded brings survey answers (Zendesk: Full CSV ticket export; also exports of ")
    assert missing.need_words(("viewed_at",), "article_views") == (
        "no file loaded brings readings of help articles (any tool: a CSV of article views with the column viewed_at)."
    )
    assert "either when chats ended or messages" in missing.need_words(("ended_at or messages.sent_at",))


@pytest.mark.parametrize("name", METRICS)
def test_an_entry_says_everything_and_nothing_raw(name):
    entry = glossary.entry((METRICS[name],), {name: METRICS[name].needs})
    for word in ("Formula", "Unit", "Dated by", "Needs", "In your data", "Mind", "Source"):
        assert f"<dt>{word}</dt>" in entry
    assert "not in your data" in entry
    told = re.sub(r"with the columns? \w+( and \w+)*", "", entry.partition("<dt>Name</dt>")[0])
    assert not re.search(r"\w_\w", told.replace("actioned_at", "").replace("ces_easy", ""))


def test_the_glossary_holds_every_metric_once_and_is_searched_by_words():
    told = [metric.name for families in glossary.families().values() for family in families for metric in family]
    assert sorted(told) == sorted(METRICS)
    assert "csat_mean" in [glossary.head(f).name for f in glossary.families("CSAT")["Satisfaction"]]
    assert list(glossary.families("first reply bots")) == ["Speed"]
    backlog = [glossary.head(family).name for family in glossary.families()["Backlog"]]
    assert sorted(backlog) == ["backlog_age.median", "backlog_net", "backlog_open"]
    assert "Volume a day" not in glossary.families()


def test_a_closed_line_says_the_formula_and_which_way_is_good():
    summary = glossary.entry((METRICS["missed_rate"],), None).partition("</summary>")[0]
    assert f"<p>{METRICS['missed_rate'].formula.partition(' ')[0].capitalize()} " in summary
    assert "Lower is better.</p>" in summary
    assert "is better" not in glossary.entry((METRICS["conversations"],), None).partition("</summary>")[0]
    assert glossary.families("no such word at all") == {}


def test_rows_and_lines_are_never_markup():
    told = lines_markup([("a", "<b>x</b>"), ("none", ""), ("several", ["one", "two"])])
    assert "<b>" not in told and "none" not in told and told.count("<dd>") == 3
    account = Account(5, 5, {"<i>odd</i>": 2})
    shown = account_markup(METRICS["first_reply.mean"], account)
    assert "<i>" not in shown and "<td>7</td>" in shown and "All conversations in the span" in shown


def of(*rows):
    """An answer: metric, value, n, the value before."""
    names = ("metric", "value", "n", "previous_value")
    columns = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    return Answer(pa.table({"period": pa.array([None] * len(rows), pa.string()), **columns}), {})


HANDLED = ("handle_time.mean", 240.0, 90, 300.0)  # 5m to 4m: better by itself


def test_a_better_number_is_not_called_good_while_its_guard_got_worse():
    shown = cards.card(METRICS["handle_time.mean"], of(HANDLED, ("csat_mean", 4.1, 50, 4.3)))
    assert shown.guard == "CSAT 4.1 ▼ 0.2"
    assert (shown.change.text, shown.change.meaning) == ("▼ 1m", "none")
    assert shown.change.spoken == "down 1m on before, but beside it: CSAT 4.1 ▼ 0.2"
    assert "<p>CSAT 4.1 ▼ 0.2</p>" in cards.markup([shown])


def test_a_better_number_with_its_guard_is_good():
    shown = cards.card(METRICS["handle_time.mean"], of(HANDLED, ("csat_mean", 4.3, 50, 4.3)))
    assert (shown.guard, shown.change.meaning) == ("CSAT 4.3 no change", "better")


def test_a_worse_number_needs_no_guard():
    shown = cards.card(
        METRICS["handle_time.mean"], of(("handle_time.mean", 300.0, 9, 240.0), ("csat_mean", 4.1, 9, 4.3))
    )
    assert (shown.guard, shown.change.meaning) == ("", "worse")


def test_the_first_guard_that_the_data_has_is_asked():
    assert guarded(["handle_time.mean"], {}) == ["handle_time.mean", "csat_mean"]
    assert guarded(["handle_time.mean"], {"csat_mean"}) == ["handle_time.mean", "repeat_contact_rate"]
    assert guarded(["conversations"], {}) == ["conversations"]


def test_durations_of_work_and_the_staff_have_their_guards():
    asks = ("handle_time.mean", "chat_duration.median", "first_resolution.median", "last_resolution.median")
    assert all("repeat_contact_rate" in METRICS[name].guards for name in asks)
    assert "escalation_rate" in METRICS["agent_satisfaction"].guards
    assert "agent_satisfaction" in METRICS["escalation_rate"].guards


def test_csat_says_of_how_many():
    shown = cards.card(METRICS["csat_mean"], of(("csat_mean", 4.2, 50, 4.3)))
    assert (shown.value, shown.scale) == ("4.2", "of 5")


def test_the_rows_are_listed_with_what_each_brings():
    moment = pa.array([1_772_442_000_000_000, None], pa.timestamp("us"))  # 2026-03-02 09:00 UTC
    tags = pa.array([["a::b"], None], pa.list_(pa.string()))
    none = {"team": pa.array([None, None], pa.string()), "source": ["", ""]}
    rows = pa.table({"arrived_at": moment, "tags": tags, **none, "hold_seconds": [60.0, None], "value": [1, 0]})
    shown = listing(rows, METRICS["resolution_rate"], "Europe/Berlin")
    assert list(shown.columns) == ["Resolved", "arrived_at", "tags", "hold_seconds"]
    assert units(shown, METRICS["resolution_rate"]) == {"hold_seconds": "seconds"}
    assert list(shown["Resolved"]) == ["yes", "no"]
    assert str(shown["arrived_at"][0]) == "2026-03-02 10:00:00"
    assert list(shown["tags"]) == ["b · a", ""]


@pytest.fixture(scope="module")
def company():
    with Store() as store:
        for path in sorted((ROOT / "sample_data").glob("*.csv")):
            store.load(path)
        yield store


@pytest.mark.parametrize("name", ["first_reply.median", "first_reply.p90", "reply_wait.median", "hold_time.p90"])
def test_the_rows_of_the_middle_make_the_number(name, company):
    query = Query((name,))
    row = company.ask(query).table.to_pylist()[0]
    places = company.look(Middle(query, row["n"]))
    share = {"median": 0.5, "p90": 0.9}[name.split(".")[1]] * (row["n"] - 1) + 1
    low, high = places[0], places[-1]
    value = low.value + (high.value - low.value) * (share - low.rank)
    assert value == pytest.approx(row["value"]) and low.rank <= share <= high.rank + 1e-9
    assert company.look(Middle(Query(("conversations",)), 5)) == ()


@pytest.mark.parametrize("name", METRICS)
def test_the_rows_of_every_number_can_be_listed(name, company):
    """Columns of words, of yes and no, of lists; some with nothing in them."""
    rows = company.rows(Query((name,)), 10)
    shown = listing(rows, METRICS[name], "Europe/Berlin")
    assert len(shown) == rows.num_rows and (METRICS[name].label in shown.columns or name == "off_hours_share")
