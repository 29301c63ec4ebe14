"""Why did this change: the dialog opens on a card, reads, changes its slice, and leads to the conversations behind."""

import pytest

from metrics.browse import WORST
from pages.parts import cards, menus
from pages.parts.clicks import narrowed
from pages.parts.view import View


@pytest.fixture
def asked(visitor, monkeypatch):
    """asked(metric): the Overview of the sample with the question asked in that metric's card."""
    draw = cards.row

    def asked(name: str):
        def row(shown, *args, **given):
            draw(shown, *args, **given)
            return (name, menus.WHY) if any(card.name == name for card in shown) else None

        visitor.with_sample()
        monkeypatch.setattr(cards, "row", row)
        return visitor.run()

    return asked


def test_the_dialog_says_who_did_it_and_by_how_much(asked):
    shown = asked("first_reply.median")
    assert "First reply rose from" in shown.text
    assert '<table class="why replaced">' in shown.text
    assert "stands as together" in shown.text and "The slowest of" in shown.text


def test_another_slice_is_one_click_away(asked):
    shown = asked("nps")
    slices = shown.at.get("button_group")[0]
    assert [option.content for option in slices.proto.options] == ["Channel", "Tag", "Team", "Agent", "Weekday", "Hour"]
    shown.at.session_state["why-nps"] = "tag"
    assert "counts for each of them in equal parts" in shown.run().text


def test_the_conversations_of_a_part_are_one_click_away_the_worst_first(asked):
    shown = asked("csat_mean")
    label = shown.at.button(key="why-read-0").label
    shown.at.button(key="why-read-0").click()
    shown.run()
    assert "Behind the number: CSAT" in shown.text
    assert shown.at.selectbox(key="order").value == WORST
    assert shown.at.query_params["place"] in label
    scores = shown.at.dataframe[0].value["CSAT"]
    assert list(scores) == sorted(scores)


def test_the_table_can_be_taken_along(asked):
    assert asked("conversations").at.get("download_button")[-1].proto.label == "Download this table (CSV)"


def test_only_a_card_with_a_change_offers_it(visitor):
    buttons = visitor.with_sample().at.get("menu_button")
    offered = {button.proto.label: menus.WHY in [*button.proto.options] for button in buttons}
    assert offered["More about First reply"] and not offered["More about Every channel"]


def test_the_order_by_worst_goes_with_the_number_it_belongs_to(visitor):
    shown = visitor.with_sample("conversations")
    shown.at.query_params["of"] = "csat_mean"
    shown.run().at.selectbox(key="order").select(WORST)
    assert shown.run().at.selectbox(key="order").value == WORST
    assert shown.press("behind-all").at.selectbox(key="order").value == "newest"


@pytest.mark.parametrize(
    ("kept", "how", "asked", "then", "as_"),
    [
        ({}, "any", ("tag", "a"), {"tag": ("a",)}, "any"),
        ({"tag": ("a",)}, "any", ("tag", "b"), {"tag": ("a", "b")}, "all"),
        ({"tag": ("a",)}, "any", ("tag", "a"), {"tag": ("a",)}, "all"),
        ({"tag": ("a", "b")}, "all", ("tag", "c"), {"tag": ("a", "b", "c")}, "all"),
        ({"tag": ("spam",)}, "none", ("tag", "a"), {"tag": ("a",)}, "any"),
        ({}, "any", ("tag", ""), {"tag": ("",)}, "any"),
        ({}, "any", ("channel", "chat"), {"place": ("chat",)}, "any"),
        ({"place": ("chat/WhatsApp", "email")}, "any", ("channel", "chat"), {"place": ("chat/WhatsApp",)}, "any"),
        ({"team": ("x", "y")}, "any", ("team", "y"), {"team": ("y",)}, "any"),
        ({}, "any", ("hour", "14"), {"hour": ("14",)}, "any"),
    ],
)
def test_a_view_is_narrowed_to_a_group_among_what_is_kept(kept, how, asked, then, as_):
    view = narrowed(View({"tags": how}, kept), *asked)
    assert view.lists == then and view.get("tags") == as_
