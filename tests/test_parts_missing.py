"""What is said of a number that the data cannot answer: the words of its own table, and the exports that bring each."""

from pages.parts.missing import need_words

OWN = "any tool: a CSV of {} in our own columns"


def test_a_need_is_said_by_what_its_table_holds():
    looked = "no file loaded brings when conversations were first looked at"
    assert need_words(("viewed_at",)) == f"{looked} ({OWN.format('conversations')})."
    both = ("viewed_at", "asked_for_help or customer_id")
    said = (
        "no file loaded brings readings of help articles and either which readers asked for help or who the reader is"
    )
    assert need_words(both, "article_views") == f"{said} ({OWN.format('article views')})."
    assert need_words(("working hours",)) == "no working hours are set."


def test_every_need_has_an_export_that_brings_it():
    zendesk = "Zendesk: Full CSV ticket export"
    assert need_words(("surveys.score",)).endswith(f"({zendesk}).")
    two = "no file loaded brings when visitors left and survey answers"
    assert need_words(("left_at", "surveys.score")) == f"{two} ({OWN.format('conversations')}; {zendesk})."
