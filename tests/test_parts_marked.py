"""Marks in messages, worked by hand: where words lean, what is escaped, what is cut; and the steps of a mood."""

from datetime import datetime

import pytest

from metrics.text.explain import Told
from pages.parts.marked import LONGEST, leanings, marked, visible_text
from pages.parts.moods import sentence, shifts


def told(term: str, leaning: float) -> Told:
    return Told(term, max(-leaning, 0.0), 0.0, max(leaning, 0.0))


def test_whole_words_are_marked_however_they_are_written():
    assert marked("Bad, BAD badge", [told("bad", -1)]) == (
        '<mark class="worse">Bad</mark>, <mark class="worse">BAD</mark> badge'
    )


def test_a_beginning_marks_the_word_and_two_words_all_between():
    assert marked("so disappointing!", [told("disap*", -1)]) == 'so <mark class="worse">disappointing</mark>!'
    assert marked("thank, you all", [told("thank you", 1)]) == '<mark class="better">thank, you</mark> all'


def test_terms_over_the_same_letters_add_up():
    # "not" −0.3 and "not good" −0.4 against "good" +0.5: not −0.7, the space −0.4, good +0.1, which is too little
    found = leanings("not good", [told("not", -0.3), told("not good", -0.4), told("good", 0.5)])
    assert found == pytest.approx([-0.7] * 3 + [-0.4] + [0.1] * 4)
    assert marked("not good", [told("not", -0.3), told("not good", -0.4), told("good", 0.5)]) == (
        '<mark class="worse">not </mark>good'
    )


def test_scripts_without_spaces_are_marked_inside():
    assert marked("本当に最悪です", [told("最悪", -1)]) == '本当に<mark class="worse">最悪</mark>です'


def test_what_is_no_word_of_the_text_marks_nothing():
    assert marked("x !", [told("~!", -3), told("¬x", -3), told("x", -0.01)]) == "x !"


def test_small_letters_that_grow_leave_every_mark_in_its_place():
    assert marked("İ bad", [told("bad", -1)]) == 'İ <mark class="worse">bad</mark>'


def test_hostile_text_is_letters_only_marked_or_not():
    said = marked("<script>bad</script> :smile: \u202eevil\n\n<b>", [told("bad", -1)])
    assert "<script" not in said and "<b>" not in said and ":smile:" not in said
    assert '&lt;script&gt;<mark class="worse">bad</mark>&lt;/script&gt;' in said
    assert "\u202e" not in said and "\\u202e" in said and said.count("<br>") == 2
    assert visible_text("<i>\n:x:") == "&lt;i&gt;<br>&#58;x&#58;"


def test_a_very_long_message_is_cut_and_says_so():
    said = marked("a" * (LONGEST + 10), [])
    assert said.startswith("a" * LONGEST + " … (") and "download" in said


def rows(*pairs: tuple[float | None, int]) -> list[dict]:
    return [{"period": datetime(2026, 3, 2 + i), "value": value, "n": n} for i, (value, n) in enumerate(pairs)]


def test_a_step_is_marked_where_it_is_more_than_chance():
    # 20 % of 100, then 40 %: pooled 0.3, error sqrt(0.3 · 0.7 · 0.02) = 0.0648, 0.2 / 0.0648 = 3.09 ≥ 2.58.
    # Then 30 %: pooled 0.35, error 0.0675, 1.48: chance. Then 60 %: pooled 0.45, error 0.0704, 4.26.
    found = shifts(rows((0.2, 100), (0.4, 100), (0.3, 100), (0.6, 100)))
    assert [(row["value"], sign, last["value"]) for row, sign, last in found] == [(0.4, "▲", 0.2), (0.6, "▲", 0.3)]
    said = sentence(found, "day")
    assert said.startswith("▲ More negative") and "60 % after 30 %" in said and "40 % after 20 %" in said


def test_periods_with_few_messages_or_none_are_stepped_over():
    # 19 messages are too few to be compared; 50 % and 10 %: pooled 0.3, error 0.0648, 6.17
    found = shifts(rows((0.5, 100), (1.0, 19), (None, 0), (0.1, 100)))
    assert [(row["value"], sign, last["value"]) for row, sign, last in found] == [(0.1, "▼", 0.5)]
    assert "Less negative" in sentence(found, "day")


def test_no_step_is_said_too_and_all_of_one_kind_divides_by_nothing():
    assert shifts(rows((0.0, 50), (0.0, 50), (1.0, 0))) == []
    assert sentence([], "week") == "No week differs from the one before by more than chance."
