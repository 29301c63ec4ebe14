"""Goal lines on a trend: the one in force for what is filtered, stepping where it was changed."""

from datetime import date, datetime
from types import SimpleNamespace

from parts_answers import SHARE, over_days

from metrics.filter import Filter, Keep
from metrics.settings import read_settings
from pages.parts.aims import aimed, goal

GOALS = """[targets]
csat_share = [{ at_least = 0.8 }, { at_least = 0.9, from = 2017-10-11 }, { at_least = 0.5, channel = "chat" }]
"""


def here(*keep: Keep) -> SimpleNamespace:
    terms = SimpleNamespace(settings=read_settings(GOALS))
    return SimpleNamespace(store=SimpleNamespace(terms=terms), filter=Filter(keep=keep))


def metric():
    from metrics import METRICS

    return METRICS["csat_share"]


def test_a_goal_steps_on_the_day_it_was_changed():
    # from Monday 9 October at least 80 %, from Wednesday 11 October at least 90 %
    answer, words = aimed(here(), metric(), over_days(SHARE, [0.7, 0.8, 0.9]))
    assert answer.table["target"].to_pylist() == [0.8, 0.8, 0.9]
    assert words == "at least 90 % from 11 Oct 2017"


def test_a_goal_of_a_channel_counts_where_that_channel_alone_is_kept():
    day = date(2017, 10, 20)
    assert goal(here(Keep("place", ("chat/WhatsApp",))), metric(), day).value == 0.5
    assert goal(here(Keep("channel", ("chat",))), metric(), day).value == 0.5
    assert goal(here(Keep("channel", ("chat", "email"))), metric(), day).value == 0.9
    assert goal(here(Keep("channel", ("chat",), "none")), metric(), datetime(2017, 10, 1).date()).value == 0.8


def test_without_a_goal_nothing_is_drawn():
    answer = over_days(SHARE, [0.7])
    assert aimed(here(), SHARE, answer) == (answer, "")
