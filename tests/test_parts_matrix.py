"""The matrix of groups by metrics: its rows and their order, the middle of a column, which cells are tinted how."""

import pytest
from parts_answers import SHARE, VOLUME, WAIT, made, together

from pages.parts.matrix import lines
from pages.parts.matrix_table import Line, few, markup, middle, tint


def answer(metric, by, *rows):
    """Rows of (group…, value, n)."""
    columns = dict(zip((*by, "value", "n"), zip(*rows, strict=True), strict=True))
    return made({"metric": [metric.name] * len(rows), "period": [None] * len(rows), **columns})


OUTER = answer(VOLUME, ("channel",), ("email", 20, 20), ("chat", 50, 50), (None, 70, 70))
INNER = answer(
    VOLUME, ("channel", "platform"),
    ("email", "E-mail", 20, 20), ("chat", "WhatsApp", 10, 10), ("chat", None, 5, 5), ("chat", "Web chat", 35, 35),
)  # fmt: skip


def test_the_largest_come_first_the_unknown_last_and_an_only_platform_is_no_row():
    found = [(line.path, line.name) for line in lines([OUTER, INNER], ("conversations",))]
    assert found == [
        (("chat",), "chat"),
        (("chat", "Web chat"), "Web chat"),
        (("chat", "WhatsApp"), "WhatsApp"),
        (("chat", ""), "(unknown)"),
        (("email",), "email"),
        (("",), "(unknown)"),
    ]


def test_one_level_and_a_group_that_only_the_second_metric_knows():
    waits = answer(WAIT, ("channel",), ("phone", 60.0, 9), ("chat", 30.0, 9))
    found = lines([together(OUTER, waits)], ("conversations", "first_reply"))
    assert [line.name for line in found] == ["chat", "email", "phone", "(unknown)"]
    assert set(found[0].cells) == {"conversations", "first_reply"}
    assert set(found[2].cells) == {"first_reply"}


def line(*path, value, n=10, metric=WAIT):
    return Line(path, path[-1], {metric.name: {"value": value, "n": n, "metric": metric.name}})


def test_the_middle_is_of_one_level_and_of_what_rests_on_enough():
    """Channels 9000, 200 and 100, web has 4 answers and is too little, the unknown is no channel; one is no middle."""
    outer = [
        line("chat", value=9000),
        line("email", value=200),
        line("phone", value=100),
        line("web", value=7, n=4),
        line("", value=1),
    ]
    assert middle(outer, WAIT) == 200
    assert middle(outer[1:], WAIT) is None
    inner = [line("chat", name, value=value) for name, value in (("a", 100), ("b", 300), ("c", 500))]
    shown = markup([*outer, *inner], [WAIT], "channel")
    assert '<th scope="row">middle channel</th><td>3m 20s</td>' in shown
    assert '<th scope="row">middle platform</th><td>5m</td>' in shown
    assert "middle platform" not in markup(outer, [WAIT], "channel")


@pytest.mark.parametrize(
    ("metric", "value", "centre", "expected"),
    [
        (WAIT, 600.0, 600.0, ""),
        (WAIT, 1200.0, 600.0, "worse-2"),  # twice as long
        (WAIT, 2400.0, 600.0, "worse-3"),  # four times
        (WAIT, 300.0, 600.0, "better-2"),
        (WAIT, 700.0, 600.0, ""),  # log2(7/6) = 0.22
        (WAIT, 780.0, 600.0, "worse-1"),  # log2(1.3) = 0.38
        (SHARE, 0.55, 0.50, "better-1"),
        (SHARE, 0.30, 0.50, "worse-3"),
        (SHARE, 0.46, 0.50, ""),
        (VOLUME, 400, 100, "more-3"),  # much is neither good nor bad
        (VOLUME, 10, 100, ""),
        (WAIT, 600.0, None, ""),
    ],
)
def test_cells_are_tinted_by_their_distance_from_the_middle(metric, value, centre, expected):
    assert tint(metric, {"value": value, "low": value, "high": value}, centre) == expected


def test_what_may_lie_in_the_middle_by_chance_is_not_tinted():
    """20 minutes are twice the middle of 10, but may be 9; where nothing tells how sure it is, nothing is painted."""
    assert tint(WAIT, {"value": 1200.0, "low": 540.0, "high": 2400.0}, 600.0) == ""
    assert tint(WAIT, {"value": 1200.0, "low": 660.0, "high": 2400.0}, 600.0) == "worse-2"
    assert tint(WAIT, {"value": 1200.0}, 600.0) == ""
    assert tint(VOLUME, {"value": 400}, 100) == "more-3"


def test_a_tinted_cell_says_its_side_by_form_and_its_n():
    waits = {"a": (300.0, 290.0, 310.0), "b": (600.0, 590.0, 610.0), "c": (2400.0, 2300.0, 2500.0)}
    found = [
        Line((name,), name, {WAIT.name: {"value": value, "n": 12, "metric": WAIT.name, "low": low, "high": high}})
        for name, (value, low, high) in waits.items()
    ]
    shown = markup(found, [WAIT], "channel")
    assert 'class="worse-3" title="40m, 95 % sure&#58; 38m – 42m, 12 conversations, worse"' in shown
    assert '<i aria-hidden="true">▲</i> 40m<small>n 12</small>' in shown
    assert '<i aria-hidden="true">▼</i> 5m<small>n 12</small>' in shown


def test_shares_of_few_are_dim_and_counts_are_not():
    assert few({"n": 4, "value": 0.5}, SHARE)
    assert not few({"n": 5, "value": 0.5}, SHARE)
    assert not few({"n": 4, "value": 4}, VOLUME)


def test_a_cell_says_what_it_rests_on_and_names_are_harmless():
    shown = markup([line("<img src=x>", value=0.5, n=4, metric=SHARE)], [SHARE], "channel")
    assert "<img" not in shown and "&lt;img" in shown
    assert 'class="few" title="2 of 4, 4 conversations">2 of 4<small>n 4</small></td>' in shown
    assert 'title="10m, 12 conversations">10m<small>n 12</small></td>' in markup(
        [line("chat", value=600.0, n=12)], [WAIT], "channel"
    )
