"""What is meant, in words: only what differs from the default, only where it matters, and what a change changed."""

from dataclasses import replace
from datetime import date

import pytest

from metrics import meant
from metrics.build.terms import Terms
from metrics.catalogue import METRICS
from metrics.hours import read_hours
from metrics.meant import CHOICES, USUAL, chosen, clock, difference, in_words, of_metric, standing, target_words
from metrics.settings import Costs, Definitions, Settings
from metrics.targets import Goal, Target
from metrics.text.corrections import Correction, Corrections
from metrics.text.rulebook import add
from metrics.text.rules import starter

WEEK = read_hours('zone = "Europe/Berlin"\nmon = ["09:00-17:00"]\n')


def defined(**values) -> Terms:
    return Terms(settings=Settings(definitions=Definitions(**values)))


def aimed(*targets: Target) -> Terms:
    return Terms(settings=Settings(sla={**Settings().sla, "first_reply": targets}))


def test_every_choice_has_its_words():
    assert set(CHOICES) == {*vars(Definitions()), *vars(Costs())}
    assert chosen(Terms()) == []


def test_what_differs_is_said_where_it_matters():
    terms = defined(burst="last", missed_grace_seconds=90)
    assert chosen(terms) == ["burst from the last message", "1m 30s grace"]
    assert of_metric(METRICS["reply_wait.median"], terms) == ["burst from the last message"]
    assert of_metric(METRICS["missed_rate"], terms) == ["1m 30s grace"]
    assert of_metric(METRICS["conversations"], terms) == []


def test_an_explanation_names_the_defaults_too():
    assert in_words(METRICS["sla_first_reply"], Terms()) == ["first reply target 2h (default)", "1m grace (default)"]
    assert in_words(METRICS["reply_wait.median"], defined(burst="last")) == ["burst from the last message"]
    assert in_words(METRICS["fcr"], Terms()) == ["repeat contact within 7 days (default)"]
    assert in_words(METRICS["conversations"], Terms()) == []
    assert {*USUAL} == {*CHOICES} - {"week_starts"}  # which no single number depends on


def test_targets_are_said_with_what_they_are_for():
    one = Target(seconds=3600, channel="chat")
    assert chosen(aimed(one)) == ["first reply target 1h for chat"]
    assert of_metric(METRICS["sla_first_reply"], aimed(one)) == ["first reply target 1h for chat"]
    assert chosen(aimed(Target(seconds=7200))) == []  # the default's own length
    assert chosen(aimed()) == ["no first reply target"]
    several = [Target(seconds=3600 * n, team=f"t{n}") for n in range(1, 6)]
    assert chosen(aimed(*several)) == ["first reply target 1h for team t1, 2h for team t2 and 3 more"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(seconds=5400), "1h 30m"),
        (Target(seconds=3661), "3,661s"),  # no words that lose the second
        (Target(seconds=60, priority="low", since=date(2026, 1, 1)), "1m for priority low from 1 Jan 2026"),
    ],
)
def test_a_target_in_words(target, words):
    assert target_words(target) == words


def test_the_clock_names_hours_of_another_zone():
    assert clock(Terms("Europe/Berlin", WEEK), "business") == "working hours, Berlin time"
    assert clock(Terms("Asia/Tokyo", WEEK), "business") == "working hours of Berlin, Tokyo time"
    assert clock(Terms("Asia/Tokyo", WEEK), "calendar") == "all hours, Tokyo time"
    assert clock(Terms("Asia/Tokyo"), "business") == "all hours, Tokyo time"  # a link from somebody with hours


def test_a_change_is_said_in_one_sentence():
    before, after = defined(burst="last"), replace(Terms(), hours=WEEK)
    assert difference(before, after) == "now Mon 9–17, Berlin time; no longer burst from the last message"
    goals = Settings(targets={"csat_share": (Goal(bound="at_least", value=0.9),)})
    assert difference(Terms(), Terms(settings=goals)) == f"now goal for {METRICS['csat_share'].label}: at least 90 %"
    assert difference(before, before) == ""
    assert meant.difference(Terms(), Terms(settings=Settings(costs=Costs(call=5)))) == "now a call costs 5.00"


def test_what_was_taken_away_and_comes_back_is_no_double_negative():
    without = Terms(settings=Settings(sla={"first_reply": (), "resolution": ()}))
    assert difference(without, Terms()) == "again the default first reply target and resolution target"
    assert difference(Terms(), without) == "now no first reply target and no resolution target"


def test_rules_and_corrections_are_said_where_they_changed():
    own = Terms(rules=add(starter(), ("Pets", ""), "my cat"))
    assert difference(Terms(), own) == "now your own topic rules, 5,327 phrases; 1 phrase of topics added or changed"
    assert difference(own, Terms()) == "no longer your own topic rules, 5,327 phrases; 1 phrase of topics removed"
    one, other = (
        Terms(corrections=Corrections((Correction(phrase="cat", sentiment=mood),))) for mood in ("negative", "positive")
    )
    assert difference(Terms(), one) == "now 1 correction of sentiment and topics"
    assert difference(one, other) == "other corrections" and difference(one, one) == ""
    assert "your own topic rules, 5,327 phrases" in standing(own)
