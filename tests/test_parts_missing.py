"""What is said of a number that the data cannot answer: the words of its own table, and the exports that bring each."""

from metrics.catalogue import METRICS
from pages.parts.missing import exports, kind, need_words

OWN = "any tool: a CSV of {} with the column {}"


def test_a_need_is_said_by_what_its_table_holds():
    looked = "no file loaded brings when conversations were first looked at"
    assert need_words(("viewed_at",)) == f"{looked} ({OWN.format('conversations', 'viewed_at')})."
    both = ("viewed_at", "asked_for_help or customer_id")
    said = (
        "no file loaded brings readings of help articles and either which readers asked for help or who the reader is"
    )
    views = "any tool: a CSV of article views with the columns viewed_at and asked_for_help"
    assert need_words(both, "article_views") == f"{said} ({views})."
    assert need_words(("working hours",)) == "no working hours are set. They can be set under Settings."


def test_every_need_has_an_export_that_brings_it():
    zendesk = "Zendesk: Full CSV ticket export; also exports of "
    assert zendesk in need_words(("surveys.score",))
    assert need_words(("viewed_at", "surveys.score")) == (
        "no file loaded brings when conversations were first looked at and survey answers "
        f"({need_words(('surveys.score',)).partition('(')[2].removesuffix(').')}; {OWN.format('conversations', 'viewed_at')})."
    )
    own = OWN.format("conversations", "viewed_at")
    assert need_words(("viewed_at",)) == f"no file loaded brings when conversations were first looked at ({own})."


def test_one_export_that_brings_all_that_is_needed_is_named_once():
    words = need_words(("left_at", "surveys.score"))
    assert (
        words == "no file loaded brings when visitors left and survey answers (Zendesk Chat: Chats of the API (JSON))."
    )


def test_a_rating_of_tickets_is_no_nps_and_no_effort_score():
    found = {}
    for name, asked in {"nps": "nps", "ces_share": "ces", "ces_mean": "ces", "agent_satisfaction": "agent"}.items():
        assert kind(name) == asked
        (found[name],) = exports(METRICS[name].needs, METRICS[name].table, kind(name))
    assert not any("Zendesk" in words for words in found.values())
    assert found["nps"].startswith("SurveyMonkey: ") and found["ces_share"].startswith("HubSpot: ")
    assert found["agent_satisfaction"] == f"{OWN.format('surveys', 'score')} and kind agent"
    (rated,) = exports(METRICS["csat_mean"].needs, "surveys", kind("csat_mean"))
    assert rated.startswith("Zendesk: Full CSV ticket export")
