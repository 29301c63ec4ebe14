"""settings.toml: what is read from it, and what is said about every mistake."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from metrics.catalogue import METRICS
from metrics.definitions import FCR, Costs, Definitions
from metrics.errors import Problem
from metrics.settings import Settings, read_settings, write_settings
from metrics.targets import Goal, Target

CONTRACT = """\
# settings.toml – targets and choices. Which target counts: most keys matched, then latest `from` (a day in the reader's zone), then last in the list
[sla]
first_reply = [{ hours = 2 }, { minutes = 1, channel = "chat" }, { hours = 4, priority = "low", from = 2026-01-01 }]   # hours, minutes or seconds
resolution = [{ hours = 24 }]
[targets]                                # goal lines for any metric
csat_share = [{ at_least = 0.9, from = 2026-01-01 }]
nps = [{ at_least = 30 }]
[definitions]
burst = "first"                          # a wait starts at the first or "last" message of a burst
first_reply_starts = "arrival"           # or "handover"
missed_grace_seconds = 60
repeat_contact_days = 7
week_starts = "monday"
successful_closed_by = ["agent", "customer"]
outcomes = []                            # empty: any outcome is a conversion
no_reply_needed_tags = []
ces_easy = "high"
[costs]
call = 12.0
social = 1.0
"""  # noqa: E501

REPLY = "[sla]\nfirst_reply = "


def test_the_file_of_the_contract():
    low = Target(seconds=14400, priority="low", since=date(2026, 1, 1))
    settings = Settings(
        sla={
            "first_reply": (Target(seconds=7200), Target(seconds=60, channel="chat"), low),
            "resolution": (Target(seconds=86400),),
        },
        targets={
            "csat_share": (Goal(bound="at_least", value=0.9, since=date(2026, 1, 1)),),
            "nps": (Goal(bound="at_least", value=30),),
        },
        definitions=Definitions("first", "arrival", 60, 7, "monday", ("agent", "customer"), (), (), "high"),
        costs=Costs(12.0, 1.0),
    )
    assert read_settings(CONTRACT) == settings
    assert read_settings(write_settings(settings)) == settings


def test_an_empty_file_has_the_defaults_and_says_which_targets_are():
    settings = read_settings("")
    # Sprinklr's example of two hours, and a day
    assert settings.sla["first_reply"] == (Target(seconds=7200, default=True),)
    assert settings.sla["resolution"] == (Target(seconds=86400, default=True),)
    assert settings == Settings() == read_settings(write_settings(settings))
    assert not read_settings(REPLY + "[{ hours = 2 }]").sla["first_reply"][0].default
    assert settings.target("resolution", None).default


def test_every_choice_can_be_made():
    text = """[definitions]
        burst = "Last"
        first_reply_starts = "handover"
        missed_grace_seconds = 30.5
        repeat_contact_days = 14
        week_starts = "sunday"
        successful_closed_by = ["bot"]
        outcomes = ["sale"]
        no_reply_needed_tags = ["thanks", 'a "b" \\']
        ces_easy = "low"
        fcr_rule = "one_reply"
        first_reply_dated_by = "reply"
        [costs]
        call = 0"""
    tags = ("thanks", 'a "b" \\')
    definitions = Definitions(
        "last", "handover", 30.5, 14, "sunday", ("bot",), ("sale",), tags, "low", "one_reply", "reply"
    )
    assert read_settings(text) == Settings(definitions=definitions, costs=Costs(0, 1))
    assert read_settings(write_settings(read_settings(text))) == read_settings(text)


def test_every_rule_of_first_contact_is_a_number():
    """A file from before the rule could be chosen means the article's."""
    assert read_settings("[definitions]\nces_easy = 'low'").definitions.first_contact == "fcr"
    assert {Definitions(fcr_rule=rule).first_contact for rule in FCR} == {n for n in METRICS if n.startswith("fcr")}
    with pytest.raises(Problem, match=r"definitions\.fcr_rule: “one reply” is not a choice; did you mean one_reply"):
        read_settings('[definitions]\nfcr_rule = "one reply"')


def test_a_metric_with_a_dot_needs_no_quotes():
    settings = read_settings("[targets]\nfirst_reply.median = [{ at_most = 600 }]", ["first_reply.median", "nps"])
    assert settings.targets == {"first_reply.median": (Goal(bound="at_most", value=600),)}
    assert settings.goal("first_reply.median", date(2026, 1, 1)).value == 600
    assert settings.goal("nps", date(2026, 1, 1)) is None
    assert read_settings(write_settings(settings)) == settings


@pytest.mark.parametrize(
    ("told", "seconds"), [("hours = 1.1", 3960), ("hours = 1, minutes = 30", 5400), ("seconds = 45", 45)]
)
def test_a_duration_in_any_unit(told, seconds):
    settings = read_settings(f"[sla]\nresolution = [{{ {told} }}]")
    assert settings.sla["resolution"] == (Target(seconds=seconds),)
    assert read_settings(write_settings(settings)) == settings


ONE = "{ at_least = 1 }, "


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[slas]", "The settings file has no “slas”; did you mean sla?"),
        ("sla = 1", "sla must be a table of its own; write [sla] and its keys below."),
        ("[sla]\nfirst_replay = []", "sla has no “first_replay”; did you mean first_reply?"),
        (REPLY + "2", "sla.first_reply must be a list; write sla.first_reply = [{ hours = 2 }]."),
        (REPLY + "[2]", "sla.first_reply: “2” is not a target; write sla.first_reply = [{ hours = 2 }]."),
        (REPLY + "[{ hour = 2 }]", "sla.first_reply has no “hour”; did you mean hours?"),
        (
            REPLY + "[{ hours = 0 }]",
            "sla.first_reply needs a time between nothing and 30 years; write { hours = 2 }, or minutes or seconds.",
        ),
        (REPLY + '[{ hours = "2" }]', "sla.first_reply.hours: “2” is not a number"),
        (REPLY + "[{ hours = inf }]", "sla.first_reply.hours: “inf” is not a number"),
        (REPLY + "[{ hours = true }]", "sla.first_reply.hours: “true” is not a number"),
        (
            REPLY + '[{ hours = 1, channel = "caht" }]',
            "sla.first_reply.channel: “caht” is not a choice; did you mean chat?",
        ),
        (REPLY + '[{ hours = 1, team = "" }]', "sla.first_reply.team: “” is not a name"),
        (REPLY + '[{ hours = 1, from = "May" }]', 'sla.first_reply.from: “May” is not a date; write "2026-12-25"'),
        (
            REPLY + "[{ hours = 1, from = 2026-01-01T00:00:00 }]",
            'sla.first_reply.from: “2026-01-01 00:00:00” is not a date; write "2026-12-25"',
        ),
        ("[targets]\nnbs = [{ at_least = 1 }]", "targets has no metric “nbs”; did you mean nps?"),
        ("[targets]\nnps = [{ atleast = 1 }]", "targets.nps has no “atleast”; did you mean at_least?"),
        ("[targets]\nnps = [{ }]", "targets.nps needs either at_least or at_most in each item"),
        ('[definitions]\nburst = "frist"', "definitions.burst: “frist” is not a choice; did you mean first?"),
        ("[definitions]\nburst = 1", "definitions.burst: “1” is not a choice; write first or last."),
        ("[definitions]\nrepeat_days = 1", "definitions has no “repeat_days”; did you mean repeat_contact_days?"),
        ("[definitions]\nmissed_grace_seconds = -1", "definitions.missed_grace_seconds: “-1” is too small"),
        (
            '[definitions]\nsuccessful_closed_by = ["custmer"]',
            "definitions.successful_closed_by: “custmer” is not a choice; did you mean customer?",
        ),
        (
            '[definitions]\noutcomes = "sale"',
            'definitions.outcomes must be a list; write definitions.outcomes = ["one", "two"]',
        ),
        ("[costs]\ncalls = 1", "costs has no “calls”; did you mean call?"),
        ("[costs]\ncall = 1e308", "costs.call: 1e+308 is too large; at most 1,000,000,000 can be."),
        ("[targets]\nnps = [{ at_least = -1e300 }]", "targets.nps.at_least: “-1e+300” is out of reach"),
        ("[sla]\nfirst_reply = [{ seconds = 1e-9 }]", "sla.first_reply needs a time between nothing and 30 years"),
        (
            f"[sla]\nfirst_reply = [{'{ hours = 1 }, ' * 101}]",
            "sla.first_reply lists 101, which is too many; 100 can be",
        ),
        (
            f"[targets]\nnps = [{ONE * 60}]\ncsat_share = [{ONE * 60}]",
            "targets lists 120, which is too many; 100 can be.",
        ),
        (f"[costs]\ncall = {'9' * 5000}", "The settings file is not TOML: a number in it has thousands of digits."),
        (f"[sla]\nfirst_reply = {'[' * 9000}", "The settings file is not TOML: its brackets are nested too deeply."),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(text, sentence):
    with pytest.raises(Problem) as problem:
        read_settings(text, ["nps", "csat_share"])
    assert str(problem.value).startswith(sentence.rstrip(".?"))


@limits(max_examples=300, deadline=None)
@example(REPLY + "[{ hours = 0x" + "f" * 6000 + " }]")
@example('"c\\nd" = 1')
@example('[targets]\n"c\\nd" = 1')
@given(st.text(alphabet="sladefintoch_reply.[]{}=\"'\n-:019 \\#\0", max_size=60))
def test_any_text_is_settings_or_a_problem(text):
    try:
        assert read_settings(text)
    except Problem as problem:
        assert str(problem).count("\n") == 0
