"""How this number comes about: the dialog opens on a card and on a chart, adds up, and leads to the rows."""

import pytest

from pages.parts import cards, menus, slides


@pytest.fixture
def explained(visitor, monkeypatch):
    """explained(metric): the Overview of the sample with the explanation of that metric's card open."""
    draw = cards.row

    def explained(name: str):
        def row(shown, *args, **given):
            draw(shown, *args, **given)
            return (name, menus.EXPLAIN) if any(card.name == name for card in shown) else None

        visitor.with_sample()
        monkeypatch.setattr(cards, "row", row)
        return visitor.run()

    return explained


def test_a_number_is_worked_out_with_its_rows(explained):
    shown = explained("first_reply.median")
    for words in ("The middle one of", "unanswered", "All conversations in the span", "Sprout Social"):
        assert words in shown.text
    assert "time</dd>" in shown.text
    assert any(frame.value.columns[0] == "First reply" and len(frame.value) == 10 for frame in shown.at.dataframe)
    labels = [button.proto.label for button in shown.at.get("download_button")]
    assert any(label.startswith("Download ") and label.endswith("rows (CSV)") for label in labels)


def test_the_conversations_are_one_click_away(explained):
    shown = explained("never_answered_rate").press("explain-read")
    assert "Behind the number: Never answered" in shown.text


def test_a_chart_explains_itself(visitor):
    shown = visitor.with_sample().choose("explain-trend", "Explain this number")
    assert "The middle one of" in shown.text


def test_rows_outside_of_conversations_offer_none():
    apart = cards.Card("tasks_assigned", "Tasks assigned")
    assert menus.entries(apart) == [menus.EXPLAIN, slides.ADD]
    assert menus.READ in menus.entries(cards.Card("nps", "NPS"))


def test_every_number_can_be_chosen_and_drawn(visitor):
    shown = visitor.with_sample()
    offered = shown.at.selectbox(key="metric-choice").options
    assert offered[0] and "Work: Tasks assigned" in offered
    shown.at.query_params["metric"] = "tasks_assigned"
    assert "Tasks assigned per" in shown.run().text


def test_the_glossary_is_grouped_and_searched(visitor):
    shown = visitor.with_sample("glossary")
    assert "Self-service" in shown.text and "first_reply" in shown.text
    shown.at.text_input(key="glossary-search").input("nps")
    text = shown.run().text
    assert '<details class="entry" open>' in text and "Handle time</b>" not in text
