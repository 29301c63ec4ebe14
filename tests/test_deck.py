"""A deck reads back as the same, its periods move with the data, and a wrong word in it is named in one sentence."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Store
from metrics.build.terms import Terms
from metrics.deck import Claim, Deck, Slide, deck_of, is_deck, keep_deck, read_deck, write_deck
from metrics.deck.file import keep_text
from metrics.errors import Problem
from metrics.filter import Keep, parse_keep
from metrics.first_look import Edges
from metrics.span import Calendar
from metrics.workspace import Workspace, read_workspace, take_over, workspace_of, write_workspace

FULL = Slide(
    ("first_reply.median",), "line", ("channel",), "week", "last-month", keep=(Keep("channel", ("chat", "email")),),
    compare=None, clock="business", title='“Faster” = "good"', notes="Say why.\nThen ask.", most=5,
    claim=Claim("first_reply.median", 1320.0, 1080.5),
)  # fmt: skip
DAYS = Slide(("conversations",), period="given", since=datetime(2026, 3, 1), until=datetime(2026, 3, 2, 9, 30))
DECK = Deck((FULL, DAYS, Slide(("csat_mean", "first_reply"), "table")))
MARCH = Edges(*[datetime(2026, 3, day) for day in (1, 30, 1, 30)], datetime(2026, 3, 30), 9, 1.0)


def test_a_deck_reads_back_as_the_same():
    text = write_deck(DECK)
    assert is_deck(text) and read_deck(text) == DECK
    assert read_deck(write_deck(Deck())) == Deck()
    assert not is_deck("[sla]\nfirst_reply = []\n")


@given(st.lists(st.text().filter(lambda s: "\0" not in s), min_size=1, max_size=4), st.sampled_from(["any", "none"]))
def test_any_kept_value_reads_back(values, how):
    keep = Keep("tag", tuple(values), how)
    assert parse_keep(keep_text(keep)) == keep


def test_all_of_several_tags_reads_back():
    for values in (("a", "b"), ("a+b", "c,d"), ('"', "x y ")):
        assert parse_keep(keep_text(Keep("tag", values, "all"))) == Keep("tag", values, "all")


def test_a_period_moves_with_the_data():
    span = FULL.filter(MARCH, Calendar())
    assert (span.since, span.until) == (datetime(2026, 2, 1), datetime(2026, 3, 1))
    assert DAYS.filter(MARCH, Calendar()).until == datetime(2026, 3, 2, 9, 30)
    assert FULL.filter(None, Calendar()).since is None


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ("", "shows one to 12 metrics"),
        ('metrics = ["csat_men"]', "did you mean csat_mean"),
        ('metrics = "csat_mean"', "must be a list"),
        ('metrics = ["csat_mean"]\nchart = "pie"', "no chart “pie”"),
        ('metrics = ["csat_mean"]\nchart = "line"', "needs every"),
        ('metrics = ["csat_mean"]\nchart = "scatter"\nby = ["agent"]', "needs two metrics"),
        ('metrics = ["csat_mean"]\nchart = "table"\nby = ["agnet"]', "did you mean agent"),
        ('metrics = ["csat_mean"]\nperiod = "lately"', "no period “lately”"),
        ('metrics = ["csat_mean"]\nperiod = "last-week"\nsince = 2026-01-01', "both a period and days"),
        ('metrics = ["csat_mean"]\nsince = 2026-01-01', "needs both since and until"),
        ('metrics = ["csat_mean"]\nsince = 2026-02-01\nuntil = 2026-01-01', "ends before it begins"),
        ('metrics = ["csat_mean"]\nsince = 0001-01-01\nuntil = 2026-01-01', "out of reach"),
        ('metrics = ["csat_mean"]\nkeep = ["channel"]', "has no column"),
        ('metrics = ["csat_mean"]\ncolour = "red"', "has no “colour”"),
        ('metrics = ["csat_mean"]\nclaim = { from = 1 }', "lacks metric"),
        ('metrics = ["csat_mean"]\nclaim = { metric = "csat_mean", from = nan, to = 1 }', "not a number"),
        (f'metrics = ["csat_mean"]\ntitle = "{"x" * 3000}"', "3,000 signs"),
    ],
)
def test_what_is_wrong_with_a_slide_is_named(slide, said):
    with pytest.raises(Problem, match=said) as told:
        read_deck(f"slides = 1\n[[slide]]\n{slide}\n")
    assert str(told.value).startswith("slide 1") and "\n" not in str(told.value)


def test_a_file_that_is_none_is_named():
    for text, said in (
        ("slides = 1\n[[slide]", "not TOML"),
        ("slides = 2", "another version"),
        ("slides = 1\nslide = 3", "list"),
    ):
        with pytest.raises(Problem, match=said):
            read_deck(text)
    with pytest.raises(Problem, match="at most 200"):
        read_deck("slides = 1\n" + '[[slide]]\nmetrics = ["conversations"]\n' * 201)


def test_a_visit_keeps_its_slides_also_before_the_first_file():
    with Store() as store:
        assert deck_of(store) == Deck()
        keep_deck(store, DECK)
        assert deck_of(store) == DECK
        with Store(store.visit) as again:
            assert again.terms == Terms() and deck_of(again) == DECK


def test_slides_travel_in_the_workspace_and_alone():
    text = write_workspace(Workspace(Terms("Europe/Berlin"), deck=DECK))
    with Store() as store:
        assert take_over(store, read_workspace(text)) and workspace_of(store).deck == DECK
        assert not take_over(store, read_workspace(write_workspace(Workspace(Terms("Europe/Berlin")))))
        assert deck_of(store) == DECK, "a workspace without slides leaves those there are"
        alone = read_workspace(write_deck(Deck((DAYS,))))
        assert alone.terms is None and take_over(store, alone)
        assert deck_of(store).slides == (DAYS,) and store.terms.zone == "Europe/Berlin"
