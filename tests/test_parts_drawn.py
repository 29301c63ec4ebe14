"""Every part is drawn once in a run of its own: nothing breaks, and clicks and brushes have their names."""

import json

import pytest
from streamlit.testing.v1 import AppTest


def everything():
    from parts_answers import VOLUME, WAIT, by_group, over_days

    from pages.parts import cards, charts, style, tables

    style.apply()
    style.page_head("Overview", "9 Oct – 3 Dec 2017")
    style.section_head("First reply", "a note", style.key_line(charts.key_of(over_days(WAIT, [1, 2]), WAIT, "2h")))
    style.chips(["chat"])
    style.missing(["CSAT: no survey file loaded"])
    cards.row(
        [cards.card(WAIT, over_days(WAIT, [60.0])), cards.needs(VOLUME, "Needs it.")], "few", lambda _: ["Explain"], 2
    )
    charts.trend(over_days(WAIT, [1, None, 3]), WAIT, "day", "trend")
    charts.trend(over_days(VOLUME, [1, 2, 3], channel=["chat", "email", None]), VOLUME, "day", "bars")
    charts.ranked(by_group(WAIT, "tag", [("a", 60.0, 9, 50.0)]), WAIT, "ranked")
    charts.heat(over_days(VOLUME, [5], weekday=1, hour=9), VOLUME, "heat")
    tables.show_as_table(over_days(WAIT, [1, 2]), WAIT)


def nothing():
    from parts_answers import VOLUME, WAIT, by_group, over_days

    from pages.parts import charts, tables

    charts.trend(over_days(WAIT, []), WAIT, "day", "none")
    charts.trend(over_days(VOLUME, [None], channel="chat"), VOLUME, "day", "gap")
    charts.ranked(by_group(WAIT, "tag", [(None, None, 0, None)]), WAIT, "ranked")
    charts.heat(over_days(VOLUME, [], weekday=[], hour=[]), VOLUME, "heat")
    tables.show_as_table(over_days(WAIT, []), WAIT)


@pytest.mark.parametrize(("page", "charts"), [(everything, 4), (nothing, 0)])
def test_all_parts_are_drawn(page, charts):
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    drawn = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    assert len(drawn) == charts
    assert all(spec["description"] for spec in drawn), "a chart without words for readers aloud"
    sentences = [text.value for text in app.markdown if "No data in this span." in text.value]
    assert len(sentences) == 4 - charts, "a chart of nothing"
    names = [{param["name"] for layer in spec["layer"] for param in layer.get("params", ())} for spec in drawn]
    assert ["brush" in found for found in names] == [True, True, False, False][:charts]
    assert ["pick" in found for found in names] == [False, False, True, True][:charts]


def test_a_cards_menu_gives_the_card_and_the_entry():
    app = AppTest.from_function(everything, default_timeout=30).run()
    labels = [button.label for button in app.get("menu_button")]
    assert labels == ["More about First reply", "More about Conversations"]
