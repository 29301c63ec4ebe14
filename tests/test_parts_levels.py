"""Trends of levels and of parts of a whole, several metrics as lines of one chart, and the peaks of a week."""

from dataclasses import replace

from parts_answers import SHARE, VOLUME, WAIT, made, over_days, together

from pages.parts import charts
from pages.parts.answers import as_groups, groups, rows
from pages.parts.charts.trend import kind, points, seen
from pages.parts.charts.trend_shape import shape

LEVEL = replace(VOLUME, how="level", label="Open backlog")
PART = replace(SHARE, how="part", name="conversations_share", label="Share of conversations")


def marks(spec: dict) -> set[str]:
    return {layer["mark"]["type"] for layer in spec["layer"]}


def test_a_level_is_a_line_on_an_axis_of_counts_and_parts_are_bars():
    assert (kind(LEVEL), kind(PART), kind(VOLUME), kind(WAIT)) == ("level", "part", "count", "seconds")
    assert "bar" not in marks(shape("Open backlog", "level", "day"))
    assert "bar" in marks(shape("Share", "part", "day", "many"))
    assert charts.key_of(over_days(LEVEL, [1, 2], previous_value=[1.0, 1.0]), LEVEL)[0][2] == "line"


def test_a_level_starts_at_zero():
    assert points(over_days(LEVEL, [80, 114]), LEVEL, "day")[0]["bottom"] == 0


def test_parts_fill_the_axis_and_have_no_before():
    # 0.1 + 0.2 + 0.7 is a little more than 1 in floating point; the axis still ends at the whole
    parts = [
        over_days(PART, [size], channel=name, previous_value=[0.5])
        for name, size in (("chat", 0.1), ("email", 0.2), ("phone", 0.7))
    ]
    answer = together(*parts)
    found = points(answer, PART, "day")
    assert {(row["bottom"], row["top"]) for row in found} == {(0.0, 1.0)}
    assert {row["before"] for row in found} == {None}
    assert "before" not in [words for words, *_ in charts.key_of(answer, PART)]


def test_the_sentence_of_parts_names_the_largest_at_both_ends():
    answer = together(over_days(PART, [0.6, 0.3], channel="chat"), over_days(PART, [0.4, 0.7], channel="email"))
    assert charts.sentence(answer, PART) == "Largest: chat 60 % (Mon 9 Oct 2017) and email 70 % (Tue 10 Oct 2017)."


def test_several_metrics_become_lines_of_one():
    p90 = replace(WAIT, name="wait.p90")
    answer = together(over_days(WAIT, [60.0, 120.0]), over_days(p90, [600.0, None]), over_days(SHARE, [0.1, 0.2]))
    one = as_groups(answer, {"first_reply": "half", "wait.p90": "nine in ten"})
    assert groups(one) == ["of"]
    found = [(row["metric"], row["of"], row["value"]) for row in rows(one)]
    assert found == [
        ("first_reply", "half", 60.0),
        ("first_reply", "half", 120.0),
        ("first_reply", "nine in ten", 600.0),
        ("first_reply", "nine in ten", None),
    ]


def week(*cells):
    columns = dict(zip(("weekday", "hour", "value", "n"), zip(*cells, strict=True), strict=True))
    return made({"metric": ["conversations"] * len(cells), "period": [None] * len(cells), **columns})


def test_the_three_busiest_hours_are_named():
    answer = week((1, 9, 198, 198), (2, 14, 212, 212), (3, 8, 20, 20), (4, 4, 50, 50), (5, 5, 0, 0))
    said = "Busiest: Tuesday 14–15, 212 conversations; then Monday 9–10 with 198 and Thursday 4–5 with 50."
    assert charts.peaks(answer, VOLUME) == said
    assert charts.peaks(week((2, 14, 1, 1), (5, 5, 0, 0)), VOLUME) == "Busiest: Tuesday 14–15, 1 conversation."
    assert charts.peaks(week((2, 14, None, 0)), VOLUME) == ""


def test_bars_of_no_height_are_not_sent_but_every_period_keeps_its_axis():
    answer = together(over_days(VOLUME, [0, 3, 0], channel="chat"), over_days(VOLUME, [2, 0, 0], channel="email"))
    found = [(row["group"], row["value"]) for row in seen(points(answer, VOLUME, "day"), VOLUME)]
    assert found == [("chat", 0), ("chat", 3), ("chat", 0), ("email", 2)]
    gaps = points(over_days(WAIT, [None, 60.0]), WAIT, "day")
    assert seen(gaps, WAIT) == gaps
