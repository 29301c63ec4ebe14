"""Which chart shows a question, and which are offered beside it."""

import pytest

from metrics.catalogue import METRICS
from metrics.drawings import CUTS, DRAWINGS, Asked
from metrics.filter import SLICES

REPLY, COUNT, SHARE = "first_reply.median", "conversations", "csat_share"


@pytest.mark.parametrize(
    ("asked", "chart", "fitted"),
    [
        (Asked((REPLY,), ("channel",), "week"), "line", Asked((REPLY,), ("channel",), "week")),
        (Asked((REPLY,), ("channel",), "week"), "ranked", Asked((REPLY,), ("channel",))),
        (Asked((REPLY,), ("channel", "tag")), "line", Asked((REPLY,), ("channel",), "day")),
        (Asked((REPLY, COUNT), ("channel",), "week"), "scatter", Asked((REPLY, COUNT), ("channel",))),
        (Asked((REPLY, COUNT), ("channel",), "week"), "distribution", Asked((REPLY,))),
        (Asked((COUNT, REPLY), ("channel", "tag")), "stacked", Asked((COUNT,), ("channel",), "day")),
        (Asked((REPLY,), (), "week"), "scatter", None),
        (Asked((COUNT,), (), "week"), "distribution", None),
        (Asked((REPLY,)), "ranked", None),
    ],
)
def test_a_question_is_made_to_fit_a_chart_by_asking_less(asked, chart, fitted):
    assert asked.fitted(chart, "day") == fitted


@pytest.mark.parametrize(
    ("metrics", "by", "every", "offered"),
    [
        ((REPLY,), (), "week", ("line", "bars", "table")),
        ((COUNT,), (), "week", ("bars", "line", "table")),
        (("backlog_open",), (), "week", ("line", "bars", "table")),  # stands at a moment, adds up over none
        ((REPLY,), ("channel",), "week", ("line", "heat", "table")),
        ((COUNT,), ("channel",), "day", ("stacked", "line", "heat", "table")),
        ((COUNT,), ("tag",), "day", ("line", "heat", "table")),  # with two tags it would stand in the stack twice
        (("customers",), ("channel",), "day", ("line", "heat", "table")),  # who writes on two channels, too
        (("conversations_share",), ("channel",), "day", ("stacked", "heat", "table")),
        ((REPLY, COUNT), ("channel",), "week", ("line", "table")),
        ((REPLY,), ("channel", "tag"), "week", ("table",)),
        ((REPLY,), (), None, ("distribution", "table")),
        ((SHARE,), (), None, ("table",)),
        ((REPLY,), ("channel",), None, ("ranked", "table")),
        ((REPLY, COUNT), ("agent",), None, ("scatter", "ranked", "table")),
        ((REPLY, COUNT, SHARE), ("agent",), None, ("ranked", "table")),
        ((COUNT,), ("weekday", "hour"), None, ("heat", "table")),
        ((COUNT, REPLY), ("weekday", "hour"), None, ("table",)),
    ],
)
def test_the_charts_that_make_sense_the_best_first(metrics, by, every, offered):
    asked = Asked(metrics, by, every)
    assert asked.offered == offered
    assert asked.drawn("") == offered[0]
    for chart in DRAWINGS:
        assert asked.drawn(chart) == (chart if chart in offered else offered[0])


def test_every_metric_has_a_chart_for_every_question():
    for name in METRICS:
        for by in ((), ("channel",), ("channel", "tag")):
            for every in (None, "day"):
                assert set(Asked((name,), by, every).offered) <= set(DRAWINGS)


def test_no_question_cuts_by_customers():
    assert set(CUTS) <= set(SLICES) - {"customer_id"}
