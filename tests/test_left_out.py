"""What is hidden, left out or not drawn at the edges: exactly the least number, the groups beyond the most, false sums."""

from datetime import datetime

from parts_answers import WAIT, over_days, together

from metrics.anonymous import Anonymous, few_of
from metrics.deck import Slide
from metrics.masking import masked
from metrics.report.charting import by_group, over_time
from metrics.report.page import Chart, Page
from pages.parts.charts.trend import points


def test_exactly_the_least_is_shown_and_a_hidden_before_takes_its_interval_along():
    rows = [{"metric": "csat_mean", "channel": name, "n": n} for name, n in (("a", 5), ("b", 4), ("c", 3), ("d", 9))]
    assert few_of(rows, "n", 5) == [False, True, True, False]
    before = {"previous_value": 1.0, "previous_n": 2, "change_low": 0.1, "change_high": 0.2}
    (row,) = Anonymous(b"k" * 32, (), 5).rows([{"metric": "csat_mean", "value": 2.0, "n": 40} | before])
    assert row["value"] == 2.0 and row["previous_value"] is row["change_low"] is row["change_high"] is None


def test_a_slides_text_alternative_names_nobody():
    page = Page("t", "s", "d", "", Chart("line"), "First reply of Anna Schmidt")
    assert "Anna" not in Anonymous(b"k" * 32, ["Anna Schmidt"]).page(page).alt


def test_what_a_slides_chart_leaves_out_is_said():
    """Of five teams two are shown; of all five one rests on fewer than five answers, another on just five."""
    size = {"a": 9, "b": 8, "c": 7, "e": 5, "d": 3}
    rows = [{"metric": "csat_mean", "team": team, "period": "", "value": 4.0, "n": n} for team, n in size.items()]
    chart = by_group(Slide(("csat_mean",), "ranked", ("team",), most=2), rows)
    assert chart.note == "3 teams more in the data; 1 with n under 5 at the end"
    rows = [{"metric": "csat_mean", "team": f"t{i}", "period": str(datetime(2026, 3, 2)), "value": 4.0, "n": 9 + i}
            for i in range(8)]  # fmt: skip
    chart = over_time(Slide(("csat_mean",), "line", ("team",), "week"), rows, "week")
    assert len(chart.series) == 6 and chart.note == "2 smaller groups not drawn"


def test_a_long_number_is_a_card_only_by_its_checksum():
    assert masked("4111 1111 1111 1112") == "[phone]"
    assert masked("card 4222222222222 x") == "card [card] x"


def test_of_several_lines_no_sum_is_drawn_as_the_span_before():
    """The medians of two channels do not add up to one of both."""
    lines = [over_days(WAIT, [60, 120], channel=name, previous_value=30.0) for name in ("chat", "email")]
    assert {row["before"] for row in points(together(*lines), WAIT, "day")} == {None}
    assert {row["before"] for row in points(over_days(WAIT, [60, 120], previous_value=30.0), WAIT, "day")} == {30.0}
