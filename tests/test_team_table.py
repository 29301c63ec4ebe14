"""The team's table: its lines and their order, what a cell says, hostile names, the same numbers as a sheet."""

from pages.parts.team_columns import COLUMNS, Column, filled
from pages.parts.team_table import NAME, Line, busy, markup, ordered, sheet, valued

EVIL = "<script>alert(1)</script>"
CSAT = next(column for column in COLUMNS if column.name == "csat_mean")
SHARE = next(column for column in COLUMNS if column.name == "csat_share")
TASKS = next(column for column in COLUMNS if column.name == "task_completion_rate")
FIRST = next(column for column in COLUMNS if column.name == "first_reply.median")


def cell(value, n=10, low=None, high=None) -> dict:
    return {"value": value, "n": n, "low": low, "high": high}


LINES = [
    Line(
        "ben",
        {"csat_mean": cell(2.0, 12, 1.5, 2.5), "task_completion_rate": cell(0.75, 8), "tasks_assigned": cell(8.0, 8)},
    ),
    Line("", {"csat_mean": cell(1.0)}),
    Line("Ana", {"csat_mean": cell(4.5), "first_reply.median": cell(6840.0, 66, 3600.0, 7200.0)}),
    Line(EVIL, {}),
]


def names(found) -> list[str]:
    return [line.raw for line in found]


def test_lines_stand_by_name_whatever_its_case_and_nobody_last():
    assert names(ordered(LINES, NAME)) == [EVIL, "Ana", "ben", ""]
    assert names(ordered(LINES, NAME, reverse=True)) == ["ben", "Ana", EVIL, ""]


def test_another_order_puts_those_without_a_value_behind_either_way_round():
    assert names(ordered(LINES, "csat_mean")) == ["Ana", "ben", EVIL, ""]
    assert names(ordered(LINES, "csat_mean", reverse=True)) == ["ben", "Ana", EVIL, ""]


def test_the_share_stands_where_there_is_no_mean_and_empty_columns_are_not_drawn():
    both = Line("Ana", {"csat_mean": cell(4.0), "csat_share": cell(0.5)})
    share = Line("Ana", {"csat_share": cell(0.5)})
    assert filled([CSAT, SHARE, TASKS], valued([both])) == [CSAT]
    assert filled([CSAT, SHARE, TASKS], valued([share])) == [SHARE]


def test_a_cell_says_its_value_what_it_rests_on_and_how_sure_it_is():
    """2 of 1 to 5 is a quarter of the bar, 1.5 to 2.5 from 12.5 to 37.5 %; 6 of 8 tasks are done, never more than all."""
    drawn = markup(LINES[:1], [CSAT, TASKS, FIRST], LINES)
    assert "<b>2</b>" in drawn and "n 12" in drawn and "95 % sure&#58; 1.5 – 2.5" in drawn
    assert '<i style="left: 0%; width: 25%"></i><u style="left: 12.5%; width: 25%"></u>' in drawn
    assert "<b>75 %</b>" in drawn and "of 8" in drawn
    assert "<td>—</td>" in drawn  # no first reply
    assert "<b>1h 54m</b>" in markup(LINES[2:3], [FIRST], LINES)


def test_a_name_is_shown_as_it_is_and_nothing_of_it_runs():
    drawn = markup(LINES, [CSAT], LINES)
    assert "<script" not in drawn and "&lt;script&gt;" in drawn
    assert "Nobody named" in drawn


def test_the_sheet_has_every_number_with_its_n():
    found = sheet(LINES, [CSAT, TASKS], "agent")
    assert found.column_names == [
        "agent", "csat_mean", "csat_mean n", "csat_mean low", "csat_mean high", "task_completion_rate",
        "task_completion_rate n", "tasks_assigned", "tasks_assigned n",
    ]  # fmt: skip
    assert found["agent"].to_pylist() == ["ben", None, "Ana", EVIL]
    assert found["csat_mean"].to_pylist() == [2.0, 1.0, 4.5, None]
    assert found["tasks_assigned"].to_pylist() == [8.0, None, None, None]


def test_who_has_fewer_than_five_is_folded_away_but_never_everybody():
    some = [Line(name, {"replies": cell(value, int(value))}) for name, value in (("a", 4.0), ("b", 5.0), ("", 2.0))]
    assert names(busy(some, "replies")) == ["b", ""]
    assert names(busy(some[::2], "replies")) == ["a", ""]


def test_one_outlier_does_not_flatten_the_others():
    """The middle of 1h, 2h and 100h is 2h: bars end at 8h, of which 2h is a quarter; the longest fades out."""
    waits = [Line(f"a{hours}", {"first_reply.median": cell(3600.0 * hours)}) for hours in (1, 2, 100)]
    drawn = markup(waits, [FIRST], waits)
    assert '<i style="left: 0%; width: 25%"></i>' in drawn
    assert drawn.count('<i class="over" style="left: 0%; width: 100%"></i>') == 1


def test_the_whole_team_stands_first_with_its_change():
    row = cell(6840.0, 66) | {"previous_value": 7200.0, "previous_n": 60, "change_low": -900.0, "change_high": -60.0}
    drawn = markup(LINES, [FIRST], LINES, Line("Whole team", {"first_reply.median": row}, together=True))
    assert drawn.index("Whole team") < drawn.index(">ben<")
    assert "▼ 6m" in drawn and "n 66" in drawn
    assert '<th scope="colgroup" class="over" colspan="1">First reply</th>' in drawn


def test_every_column_says_what_it_stands_for():
    assert all(isinstance(column, Column) and column.note and column.metric for column in COLUMNS)
