"""What Speed draws: the spread and its ruled lines, the curve of targets, the targets over time, two rules in words."""

import json
from datetime import datetime
from math import inf, log

import pytest
from parts_answers import SHARE, metric, over_days

from metrics.distribution import Bar
from metrics.two_rules import Verdicts
from metrics.what_if import Promise
from pages.parts.charts import curve, promised, spread
from pages.parts.charts.curve import curve_table
from pages.parts.charts.trend import points as trend_points
from pages.parts.rules import sentence

BARS = [Bar(0, 10, 1), Bar(10, 30, 0), Bar(30, 60, 3), Bar(60, 120, 4), *[Bar(120, 240, 0)] * 4, Bar(240, inf, 2)]


@pytest.mark.parametrize(
    ("seconds", "place"),
    [
        (0, 0),
        (5, 0.5),  # the first bar begins at 0, which has no logarithm
        (10, 1),  # where two bars meet
        (17.320508, 1.5),  # half way from 10 to 30, as ten times the root of three
        (60, 3),
        (1000, 8.5),  # the last bar ends nowhere
    ],
)
def test_a_duration_stands_among_the_bars(seconds, place):
    assert spread.position(seconds, BARS) == pytest.approx(place)


def test_what_lies_beside_the_bars_has_no_place():
    assert spread.position(200, BARS[:4]) is None


def test_bars_say_their_range_their_share_and_what_is_late():
    rows = [row for row in spread.points(BARS, {}, target=60) if row["kind"] == "bar"]
    assert [row["words"] for row in rows] == ["10 %", "0 %", "30 %", "40 %", *["0 %"] * 4, "20 %"]
    assert [rows[i]["tip_range"] for i in (0, 2, 8)] == ["up to 10s", "30s – 1m", "over 4m"]
    assert rows[2]["tip_n"] == "3 of 10 (30 %)"
    assert [row["pale"] for row in rows] == [False] * 3 + [True] * 6  # up to a minute is within the target
    edges = [row["words"] for row in spread.points(BARS, {}) if row["kind"] == "edge"]
    assert edges[:3] == ["0", "10s", "30s"] and len(edges) == 9  # the end of the last is none


def test_words_stand_where_there_is_room_and_cross_no_line():
    """At the left all stand right of their lines, the first line highest; at the right all left, the last highest."""
    many = [Bar(2**i, 2 ** (i + 1), 1) for i in range(20)]
    early = spread.points(many, {"half within 6s": 6.0, "target 20s": 20.0})
    told = {row["words"]: row for row in early if row["height"]}
    assert [told[words]["kind"] for words in told] == ["target right", "right"]
    assert told["half within 6s"]["height"] > told["target 20s"]["height"]
    assert told["half within 6s"]["at"] == pytest.approx(log(6, 2))
    late = spread.points(many, {"half within 9h": 32_768.0, "mean 1d": 262_144.0 * 2})
    told = {row["words"]: row for row in late if row["height"]}
    assert [row["kind"] for row in told.values()] == ["left", "left"]
    assert told["mean 1d"]["height"] > told["half within 9h"]["height"]


def test_the_table_says_how_many_took_no_longer():
    table = spread.spread_table(BARS[:4])
    assert table["No longer than that"].tolist() == ["12 %", "12 %", "50 %", "100 %"]  # 1, 1, 4 and 8 of 8


CURVE = [Promise(60, 1, 10), Promise(3600, 4, 10), Promise(7200, 6, 10), Promise(86_400, 9, 9), Promise(900_000, 9, 9)]


def test_the_curve_marks_an_hour_a_day_and_todays_target():
    rows = curve.points(CURVE, {7200: "2h"})
    assert [row["words"] for row in rows] == [
        "",
        "1h: 40 %",
        "2h today: 60 %",
        "24h: 100 %",
    ]  # beyond three days: not drawn
    assert [row["today"] for row in rows] == [False, False, True, False]
    assert rows[1]["tip_n"] == "4 of 10"
    assert curve.points([Promise(60, 0, 0)], {}) == []  # nothing due is no share
    assert curve_table(CURVE)["Within it"].tolist()[:2] == ["10 %", "40 %"]


def test_a_run_of_periods_under_one_target_says_it_once():
    rows = trend_points(over_days(SHARE, [0.5, 0.6, 0.7]), SHARE, "day")
    days = [datetime(2017, 10, day) for day in (9, 10, 11, 12)]
    found = promised.steps(rows, dict(zip(days, ("target 2h", "target 2h", "target 1h"), strict=False)))
    assert [row["promise"] for row in found] == ["target 2h", None, "target 1h"]
    assert [row["promise_end"] for row in found] == [days[2], None, days[3]]


def test_one_specification_serves_all_data():
    for shape in (spread.shape, curve.shape):
        assert shape() is shape()
        assert "light-dark" not in json.dumps(shape(dark=True))
    assert "light-dark" not in json.dumps(promised.shape("Within target", "day", dark=True))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Verdicts(4, 6, 3, 1, 0), "They agree on 10 conversations and disagree on 4: solved 3 only by “a”, 1 only by “b”."),
        (Verdicts(1, 0, 0, 2, 1), "They agree on 1 conversation and disagree on 2: solved 2 only by “b”. 1 more conversation "
         "is judged by one of them only."),
        (Verdicts(4, 6, 0, 0, 0), "They agree on 10 conversations and disagree on none."),
    ],
)  # fmt: skip
def test_two_rules_in_words(found, said):
    assert sentence(found, metric("a", "share"), metric("b", "share")) == said
