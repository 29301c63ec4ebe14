"""What is said of a number that the data cannot answer: the words of its own table, and an export that brings it all."""

from pages.parts.missing import need_words


def test_a_need_is_said_by_what_its_table_holds():
    assert need_words(("viewed_at",)) == "no file loaded brings when conversations were first looked at."
    assert need_words(("viewed_at",), "article_views") == "no file loaded brings readings of help articles."
    both = ("viewed_at", "asked_for_help or customer_id")
    said = "no file loaded brings readings of help articles and who asked for help or who read them."
    assert need_words(both, "article_views") == said
    assert need_words(("working hours",)) == "no working hours are set."


def test_an_export_is_named_that_brings_all_of_it():
    assert need_words(("surveys.score",)).endswith("(Zendesk: Full CSV ticket export).")
    assert need_words(("left_at", "surveys.score")) == "no file loaded brings when visitors left and survey answers."
