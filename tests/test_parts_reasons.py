"""Why a number changed, in words."""

from dataclasses import replace

import pytest
from parts_answers import metric

from metrics import METRICS
from metrics.changes import as_table
from metrics.metric import Metric
from metrics.parts import Part
from metrics.reasons import amount, method, named, note, sentence
from metrics.why import Why
from pages.parts.changes import markup

MINUTE = 60
MEAN = replace(METRICS["first_reply.mean"], label="First reply")
MEDIAN, NPS, MANY = METRICS["first_reply.median"], METRICS["nps"], METRICS["conversations"]


def part(group, change: float, mix: float | None = None, within: float | None = None, **given) -> Part:
    ends = {"value": 1.0, "n": 9, "previous_value": 2.0, "previous_n": 6} | given
    return Part(group, contribution=change, mix=mix, within=within, **ends)


def why(metric: Metric, now: float, before: float, *parts: Part, slice: str = "channel", **given) -> Why:
    return Why(metric.name, slice, now, 12, before, 12, parts, **given)


OWN = part("email", 360, mix=30, within=330)
MIX = part("email", 360, mix=300, within=60)


@pytest.mark.parametrize(
    ("found", "asked", "said"),
    [
        (why(MEAN, 1860, 1320, OWN), MEAN, "email did most of it (+6m), because it took longer itself."),
        (why(MEAN, 1860, 1320, MIX), MEAN, "email did most of it (+6m), mostly because more of it came in there."),
        (why(MEDIAN, 1860, 1320, part("email", 120)), MEDIAN, "email did the largest part of it (+2m)."),
        (why(MEDIAN, 1860, 1320, part("email", 900)), MEDIAN, "email did more than all of it (+15m)."),
        (why(MEAN, 1860, 1320, part("x", 540, 540, 0, previous_n=0)), MEAN, "x did all of it (+9m), which is new in"),
        (why(MEAN, 1860, 1320, part("x", 540, 540, 0, n=0)), MEAN, "which is no longer in this span."),
        (why(MEDIAN, 1860, 1320, part("x", -60)), MEDIAN, "no channel did that by itself, only all together."),
        (why(MEDIAN, 1860, 1320, part("x", 120), together=420), MEDIAN, "x did most by itself (+2m), all together did"),
        (why(MANY, 90, 120, part(2, -20), slice="weekday"), MANY, "Tuesday did most of it (−20)."),
    ],
)  # fmt: skip
def test_the_sentence_names_who_did_how_much_and_how(found, asked, said):
    words = sentence(found, asked)
    assert said in words
    assert words.startswith(("First reply rose from 22m to 31m; ", "Conversations fell from 120 to 90; "))


def test_what_every_group_did_the_other_way_is_warned_of():
    faster = part("email", 400, mix=500, within=-100, value=50.0, previous_value=60.0)
    other = part("chat", 140, mix=150, within=-10, value=5.0, previous_value=10.0)
    assert "every channel by itself moved the other way" in sentence(why(MEAN, 1860, 1320, faster, other), MEAN)


@pytest.mark.parametrize(
    ("silent", "said"),
    [
        ("unknown", "one of the two spans has no number"),
        ("same", "First reply did not change: 22m in both spans."),
        ("whole", "does not fall into groups"),
        ("one", "stands under one channel"),
        ("alike", "No channel changed anything by itself."),
    ],
)
def test_where_there_is_nothing_to_take_apart_one_sentence_says_so(silent, said):
    assert said in sentence(why(MEDIAN, 1320, 1320, silent=silent), MEDIAN)


def test_why_nothing_is_compared_is_said_as_the_answer_says_it():
    found = why(MEDIAN, 1320, None, silent="unknown", notes=("Nothing is compared: …",))
    assert sentence(found, MEDIAN) == "Nothing is compared: …"


@pytest.mark.parametrize(
    ("unit", "values", "size", "words"),
    [
        ("seconds", 3000, 283, "+5m"),
        ("seconds", 3000, -20, "0"),
        ("seconds", 90, -20, "−20s"),
        ("share", 0.5, 0.013, "+1.3 pts"),
        ("share", 0.5, -0.01, "−1 pt"),
        ("share", 0.5, 0.0001, "0"),
        ("count", 50, -9.5, "−9.5"),
        ("score", 4, 0.04, "0"),
        ("score", 4, -0.25, "−0.2"),
    ],
)
def test_a_part_is_said_with_its_sign_in_the_numbers_unit(unit, values, size, words):
    asked = metric("some", unit)
    assert amount(asked, size, Why(MEAN.name, "channel", values, 1, values, 1)) == words


def test_net_scores_move_by_whole_points():
    assert amount(NPS, -8.4, why(NPS, 20, 30)) == "−8"


def test_groups_are_named_as_people_call_them():
    names = [("channel", None), ("tag", None), ("tag", "billing::refund"), ("hour", 14), ("weekday", 1)]
    assert [named(part(group, 1), slice) for slice, group in names] == [
        "(unknown)", "(no tag)", "refund · billing", "14–15", "Monday",
    ]  # fmt: skip
    assert named(part(None, 1, others=4), "agent") == "4 others"


def test_a_note_says_what_a_part_is_made_of():
    whole = why(MEAN, 1860, 1320)
    assert note(MEAN, OWN, whole) == "itself +6m, mix 0"
    assert note(MEAN, part("x", 1, 1, 0, previous_n=0), whole) == "new"
    assert note(MEAN, part("x", 1, 1, 0, n=0), whole) == "gone"


def test_a_group_that_moved_against_its_part_says_of_which_kind_more_came():
    whole = why(MEDIAN, 1860, 1320)
    slower = {"value": 92.0, "previous_value": 59.0}
    assert note(MEDIAN, part("phone", -1200, n=88, previous_n=40, **slower), whole) == "more quick ones came"
    assert note(MEDIAN, part("phone", -1200, n=20, previous_n=40, **slower), whole) == "fewer slow ones came"
    assert note(MEDIAN, part("phone", 1200, n=88, previous_n=40, **slower), whole) == ""


def test_a_count_is_its_own_n_and_says_it_once():
    shown = markup(MANY, why(MANY, 9, 6, part("email", 3), together=1), [part("email", 3)])
    assert "n before" not in shown and shown.count("<td") == 3 + 6 + 6  # blank heads, row, rest
    assert "n before" in markup(MEAN, why(MEAN, 9, 6, part("email", 3, 1, 2)), [part("email", 3, 1, 2)])


def test_the_method_is_said_and_tags_are_shared_out():
    assert "stands as together" in method(why(MEDIAN, 2, 1), MEDIAN)
    assert "add up to the change" in method(why(MEAN, 2, 1), MEAN)
    assert "equal parts" in method(why(MEAN, 2, 1, slice="tag"), MEAN)
    assert "equal parts" not in method(why(MEDIAN, 2, 1, slice="tag"), MEDIAN)
    assert "stands in several groups" in method(why(METRICS["customers"], 2, 1), METRICS["customers"])


def test_a_hostile_tag_is_only_text_in_the_table():
    found = why(MEAN, 1860, 1320, part("<img src=x onerror=1>", 360, 300, 60), slice="tag")
    assert "<img" not in markup(MEAN, found, [*found.parts])


def test_the_table_to_take_along_holds_full_figures_and_what_is_together():
    rows = as_table([why(MEDIAN, 1860, 1320, part("email", 300.25), part(None, 40), together=199.75)]).to_pylist()
    assert [(row["group"], row["contribution"]) for row in rows] == [
        ("email", 300.25), (None, 40), ("(together)", 199.75),
    ]  # fmt: skip
    assert list(rows[0]) == [
        "metric", "by", "group", "value", "n", "previous_value", "previous_n", "contribution", "mix", "within",
    ]  # fmt: skip
