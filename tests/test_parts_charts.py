"""Charts: the rows they draw, the words beside them, the clicks they give back."""

import json
from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts_answers import NPS, SHARE, VOLUME, WAIT, by_group, made, over_days, together

from metrics import axis
from pages.parts import answers, charts
from pages.parts.charts import trend_shape
from pages.parts.charts.grid import extreme
from pages.parts.charts.heat import cells as heat_cells
from pages.parts.charts.ranked import ranking
from pages.parts.charts.trend import points
from pages.parts.charts.values import GREY


def test_an_answer_is_read_with_periods_as_the_clock_showed_them():
    # the clock goes back at 3: both hours are drawn where the clock showed them
    texts = ["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00", None, "2026-07-01"]
    rows = answers.rows(made({"metric": ["m"] * 4, "period": texts, "value": [1, 2, 3, 4], "n": [1] * 4}))
    assert [row["period"] for row in rows] == [datetime(2026, 10, 25, 2)] * 2 + [None, datetime(2026, 7, 1)]


def table_of(rows) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_groups_are_what_is_not_in_every_answer():
    assert answers.groups(over_days(WAIT, [1], channel="chat")) == ["channel"]


@pytest.mark.parametrize(
    ("metric", "seen", "expected"),
    [
        (WAIT, [1500], (0, 1800)),  # at most four steps: 25 min in steps of 10 min, to 30 min
        (WAIT, [90_000], (0, 129_600)),  # 25 h are more than four steps of 6 h; of 12 h, three: 36 h
        (VOLUME, [37], (0, 40)),
        (SHARE, [0.62, 0.97], (0.6, 1.0)),  # never over 100 %
        (NPS, [-12, 31], (-20, 40)),
        (VOLUME, [], (0, 1)),
    ],
)
def test_axes_end_at_round_values(metric, seen, expected):
    assert axis.ends(metric, seen) == pytest.approx(expected)


@given(st.lists(st.floats(0, 1e8), min_size=1))
def test_everything_drawn_is_within_the_axis(seen):
    for metric in (WAIT, VOLUME, NPS):
        bottom, top = axis.ends(metric, seen)
        assert bottom * (1 - 1e-8) <= min(seen)
        assert max(seen) <= top * (1 + 1e-8)


def test_a_trend_keeps_gaps_and_dots_the_lonely():
    # the third day stands between two gaps; no data is not zero
    rows = table_of(points(over_days(WAIT, [600, None, 1200, None, 900, 900]), WAIT, "day"))
    assert rows["value"].isna().tolist() == [False, True, False, True, False, False]
    assert rows["dot"].tolist() == [True, False, True, False, False, False]
    assert rows["tip_value"].tolist() == ["10m", "—", "20m", "—", "15m", "15m"]
    assert rows["tip_period"][0] == "Mon 9 Oct 2017"


def test_what_was_before_is_drawn_once_and_counts_are_summed():
    parts = [over_days(VOLUME, [3, 4], channel=name, previous_value=[1.0, 2.0]) for name in ("email", "chat")]
    rows = table_of(points(together(*parts), VOLUME, "day"))
    assert rows["before"].dropna().tolist() == [2, 4]  # 1 + 1 and 2 + 2, on the first row of each day
    assert rows.loc[rows["group"] == "chat", "place"].tolist() == [0, 0]  # chat lies at the bottom on every page


def test_names_at_line_ends_stand_apart():
    parts = [over_days(SHARE, [0.8, level], channel=name) for name, level in (("chat", 0.8), ("email", 0.801))]
    rows = table_of(points(together(*parts), SHARE, "day")).set_index("group")
    last = rows[rows["label"] != ""]
    assert sorted(last.index) == ["chat", "email"]
    assert abs(last["label_y"]["chat"] - last["label_y"]["email"]) >= (rows["top"] - rows["bottom"]).iloc[0] * 0.09


def test_a_target_is_drawn_and_stays_no_group():
    answer = over_days(SHARE, [0.5, 0.6], target=0.9)
    rows = table_of(points(answer, SHARE, "day"))
    assert rows["target"].tolist() == [0.9, 0.9]
    assert rows["top"].max() >= 0.9
    assert [words for words, *_ in charts.key_of(answer, SHARE, "90 %")] == ["target 90 %"]


def test_one_specification_serves_all_data_of_a_shape():
    one = trend_shape.shape("First reply", "seconds", "day")
    assert one is trend_shape.shape("First reply", "seconds", "day")
    for every in ("hour", "day", "week", "month", "quarter"):
        for unit in ("seconds", "share", "count", "score", "ratio", "money"):
            json.dumps(trend_shape.shape("x", unit, every, "many"))
    assert "light-dark" not in json.dumps(trend_shape.shape("First reply", "seconds", "day", dark=True))


def test_a_brush_gives_whole_periods_in_the_readers_zone():
    # naive times are drawn in the browser's zone: 20:00 and 22:00 of 10 Oct in New York are 0:00 and 2:00 of 11 Oct UTC
    answer = over_days(WAIT, [1, 2, 3, 4])
    event = {"selection": {"brush": {"start": [1507687200000, 1507680000000]}}}  # dragged from right to left
    assert charts.brushed(event, answer, "day", "America/New_York") == (datetime(2017, 10, 10), datetime(2017, 10, 11))
    assert charts.brushed(event, answer, "day", "UTC") == (datetime(2017, 10, 11), datetime(2017, 10, 12))
    assert charts.brushed({"selection": {"brush": {}}}, answer, "day", "UTC") is None
    assert charts.brushed(None, answer, "day", "UTC") is None


RANKED = [
    ("fn", 900.0, 2, 60.0),
    (None, 9000.0, 50, 60.0),
    ("a", 300.0, 9, 300.0),
    ("b\n\u202e", 600.0, 9, None),
    ("z", None, 0, 1.0),
]


def test_a_ranking_ends_with_the_few_and_the_unknown():
    rows = table_of(ranking(by_group(WAIT, "tag", RANKED), WAIT))
    assert rows["name"].tolist() == ["b \\u202e", "a", "fn", "(no tag)"]  # z has no data
    assert rows["short_change"].tolist() == ["", "0", "▲ 14m", "▲ 2h 29m"]
    assert rows["raw"].tolist() == ["b\n\u202e", "a", "fn", ""]


def test_a_click_gives_the_group_as_it_is_in_the_data():
    assert charts.picked({"selection": {"pick": [{"raw": "b\n\u202e"}]}}) == "b\n\u202e"
    assert charts.picked({"selection": {"pick": [{"raw": ""}]}}) == ""  # the unknown
    assert charts.picked({"selection": {"pick": []}}) is None
    assert charts.heat_cell({"selection": {"pick": [{"weekday": 2, "hour": 14}]}}) == (2, 14)
    assert charts.heat_cell({"selection": {}}) is None


def cells(metric, *rows):
    columns = dict(zip(("weekday", "hour", "value", "n"), zip(*rows, strict=True), strict=True))
    return made({"metric": [metric.name] * len(rows), "period": [None] * len(rows), **columns})


def test_a_heat_map_has_all_hours_and_one_peak():
    table = table_of(heat_cells(cells(VOLUME, (2, 14, 212, 212), (7, 3, 1, 1)), VOLUME))
    assert len(table) == 168
    assert table.query("peak")["when"].tolist() == ["Tuesday 14–15"]
    assert table.query("weekday == 1 and hour == 0")["tip_value"].tolist() == ["—"]


def test_a_map_is_shaded_by_what_rests_on_enough_rows():
    """The longest wait is that of four people: its cell is grey, and the peak of the others has the fullest hue."""
    answer = cells(WAIT, (5, 9, 3720, 5), (6, 9, 99999, 4), (7, 9, 60, 9))
    table = table_of(heat_cells(answer, WAIT)).dropna(subset="value")
    assert table[["few", "peak"]].values.tolist() == [[False, True], [True, False], [False, False]]
    assert table["shade"].fillna(-1).tolist() == [3720, -1, 60]
    assert extreme(answer, WAIT, ("weekday", "hour")) == f"Highest: Friday, 9–10, 1h 2m (n = 5). {GREY}"
    assert not table_of(heat_cells(cells(VOLUME, (6, 9, 1, 1)), VOLUME))["few"].any(), "a count is its own rows"


COUNT, OPEN = replace(VOLUME, how="count"), replace(VOLUME, how="level")


@pytest.mark.parametrize(
    ("answer", "metric", "said"),
    [
        (cells(VOLUME, (2, 14, 212, 212)), VOLUME, "Busiest: Tuesday 14–15, 212 conversations."),
        (cells(WAIT, (5, 9, 3720, 5), (6, 9, 99999, 4)), WAIT, f"Longest: Friday 9–10, 1h 2m (n = 5). {GREY}"),
        (by_group(WAIT, "tag", RANKED), WAIT, "From b \\u202e 10m to a 5m."),
        (by_group(WAIT, "tag", RANKED[:1]), WAIT, "fn 15m."),
        (over_days(WAIT, [600, 1500, 900]), WAIT,
         "Best 10m (Mon 9 Oct, n = 10), worst 25m (Tue 10 Oct, n = 10)."),
        (over_days(COUNT, [3, 9, 4]), COUNT, "16; highest 9 (Tue 10 Oct), lowest 3 (Mon 9 Oct)."),
        (over_days(COUNT, [3, 9], previous_value=[2.0, 5.0]), COUNT,
         "12 after 7 before; highest 9 (Tue 10 Oct), lowest 3 (Mon 9 Oct)."),
        (over_days(OPEN, [80, 131, 114]), OPEN,
         "From 80 (Mon 9 Oct) to 114 (Wed 11 Oct) at the end of the day, highest 131 (Tue 10 Oct)."),
        (over_days(SHARE, [0.5, 0.5]), SHARE, "50 % throughout."),
        (over_days(WAIT, [600], channel="chat"), WAIT, "First reply over time for 1 group."),
        (over_days(WAIT, [None, None]), WAIT, ""),
    ],
)  # fmt: skip
def test_every_chart_has_its_sentence(answer, metric, said):
    assert charts.sentence(answer, metric) == said


def test_a_course_is_told_by_the_whole_span_and_by_periods_that_rest_on_enough():
    # three of ten on Monday, one of two on Tuesday: too few to be called the best; 30 % and 40 % are
    answer = made({"metric": ["sla"] * 3, "period": ["2017-10-09", "2017-10-10", "2017-10-11"],
                   "value": [0.3, 0.5, 0.4], "n": [10, 2, 20]})  # fmt: skip
    whole = {"value": 0.375, "n": 32, "previous_value": 0.5, "previous_n": 40}
    said = "38 % after 50 % before; best 40 % (Wed 11 Oct, n = 20), worst 30 % (Mon 9 Oct, n = 10)."
    assert charts.sentence(answer, SHARE, whole=whole) == said
