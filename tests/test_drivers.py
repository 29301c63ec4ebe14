"""Dots beside the whole: what comes first, what is chance, what is said of it; the band of a trend."""

import json

import pytest
from parts_answers import NPS, SHARE, made, metric, over_days

from pages.parts.charts import trend_shape
from pages.parts.charts.drivers import found_words, pulling, shape
from pages.parts.charts.trend import points

SCORE = metric("csat_mean", "score", "up", "CSAT")
# Of a whole of 3: b is 10 answers 1 below (−10), a 30 answers half below (−15), c above, d within noise, few has 4.
GROUPS = [
    ("b", 2.0, 10, 1.5, 2.5),
    ("a", 2.5, 30, 2.2, 2.8),
    ("c", 4.0, 10, 3.5, 4.5),
    ("d", 2.9, 8, 2.0, 3.8),
    ("few", 1.0, 4, 1.0, 1.9),
    (None, 1.0, 50, 1.0, 1.5),
    ("none", None, 0, None, None),
]


def answer(rows=GROUPS):
    columns = dict(zip(("tag", "value", "n", "low", "high"), zip(*rows, strict=True), strict=True))
    return made({"metric": ["csat_mean"] * len(rows), "period": [None] * len(rows), **columns})


def test_first_comes_what_pulls_down_most_by_distance_and_size():
    """−15, −10, −0.8 and +10; then the few, then the unknown; a group without answers is not there."""
    rows = pulling(answer(), SCORE, 3.0)
    assert [row["raw"] for row in rows] == ["a", "b", "d", "c", "few", ""]
    assert [row["kind"] for row in rows] == ["below", "below", "noise", "above", "few", "below"]
    # the form says what the colour says
    assert [row["sign"] for row in rows[:4]] == ["triangle-down", "triangle-down", "circle", "triangle-up"]


def test_where_low_is_good_the_largest_comes_first():
    wait = metric("csat_mean", "score", "down", "Effort")
    assert [row["raw"] for row in pulling(answer(), wait, 3.0)][:4] == ["c", "d", "b", "a"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (GROUPS[:4], "Beyond chance against 3: 3 of 4, from a 2.5, c 4."),
        (GROUPS[3:4], "None differs from 3 by more than chance may do."),
        (GROUPS[5:6], ""),
    ],
)
def test_the_sentence_names_only_what_is_beyond_chance(rows, words):
    assert found_words(answer(rows), SCORE, 3.0) == words


def test_all_that_is_drawn_lies_on_the_scale_and_one_specification_serves_all():
    rows = pulling(answer(), SCORE, 3.0)
    assert all(row["bottom"] <= row["low"] <= row["high"] <= row["top"] for row in rows)
    assert shape("CSAT", 5) is shape("CSAT", 5)
    assert "light-dark" not in json.dumps(shape("CSAT", 5, dark=True))


def test_a_trend_with_ends_has_a_band_within_its_axis():
    """61 % from 40 to 80 %: the axis reaches round the band, the words name it; a net score carries its signs."""
    sure = over_days(SHARE, [0.61, None], low=[0.4, None], high=[0.8, None])
    row = points(sure, SHARE, "day")[0]
    assert (row["bottom"], row["top"]) == pytest.approx((0.4, 0.8))
    assert row["tip_sure"] == "40 – 80 %"
    net = over_days(NPS, [8.0], low=[-10.0], high=[24.0])
    assert points(net, NPS, "day")[0]["tip_sure"] == "−10 to +24"
    marks = [layer["mark"]["type"] for layer in trend_shape.shape("x", "share", "week", "band")["layer"]]
    assert marks[:2] == ["area", "rule"]
    assert "area" not in [layer["mark"]["type"] for layer in trend_shape.shape("x", "share", "week")["layer"]]
