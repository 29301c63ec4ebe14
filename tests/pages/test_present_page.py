"""Present: slides come from cards and charts, are ordered, titled, removed, shown one per screen, and taken along."""

from dataclasses import replace

import pytest

from metrics.deck import Claim, Deck, Slide, deck_of, keep_deck
from metrics.store import Store
from pages.parts import cards, keys, present_list, presenting
from pages.parts.headers import HEADERS
from pages.parts.present_list import EDIT, FROM_HERE, REMOVE
from pages.parts.server import engine
from pages.parts.slides import ADD

VOLUME, WAIT = Slide(("conversations",)), Slide(("first_reply.median",), "line", every="week")


@pytest.fixture
def present(visitor):
    """present(*slides): the page with the sample and these slides."""

    def present(*slides: Slide):
        visitor.with_sample()
        keep_deck(data(visitor), Deck(slides))
        return visitor.open("present")

    return present


def data(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


def first_words(visitor) -> list[str]:
    return [slide.first for slide in deck_of(data(visitor)).slides]


def test_a_chart_becomes_a_slide_with_the_view_it_was_seen_under(visitor):
    shown = visitor.with_sample()
    shown.at.multiselect(key="bar-place").select("email")
    shown.run().choose("explain-trend", ADD)
    assert [toast.value for toast in shown.at.toast] == ["First reply is on slide 1."]
    (slide,) = deck_of(data(shown)).slides
    assert (slide.metrics, slide.chart, slide.period) == (("first_reply.median",), "line", "first")
    assert slide.every and [str(keep) for keep in slide.keep] == ["email"]
    assert shown.at.button(key="to-slides").label == "Slides (1)"
    shown.press("to-slides")
    assert "1 slide, filled from what is loaded" in shown.text and "641" not in shown.text


def test_days_that_were_chosen_stay_the_slides_own(visitor):
    shown = visitor.with_sample()
    shown.at.query_params["period"] = "2026-05-01..2026-05-31"
    shown.run().choose("explain-trend", ADD)
    (slide,) = deck_of(data(shown)).slides
    assert (slide.period, f"{slide.since:%Y-%m-%d}", f"{slide.until:%Y-%m-%d}") == ("given", "2026-05-01", "2026-06-01")


def test_a_card_becomes_a_slide_of_its_course(visitor, monkeypatch):
    draw, asked = cards.row, ["conversations"]

    def row(shown, *args, **given):
        draw(shown, *args, **given)
        return (asked.pop(), ADD) if asked and any(card.name == asked[0] for card in shown) else None

    visitor.with_sample()
    monkeypatch.setattr(cards, "row", row)
    visitor.run()
    (slide,) = deck_of(data(visitor)).slides
    assert (slide.metrics, slide.chart) == (("conversations",), "bars")


def test_without_slides_it_says_how_they_come_and_begins_with_the_standard_ones(visitor):
    shown = visitor.with_sample("present")
    assert "There are no slides yet" in shown.text
    shown.press("standard")
    assert "8 slides, filled" in shown.text and shown.text.count('class="slide-row"') == 8


def test_slides_are_moved_and_removed(present):
    shown = present(VOLUME, WAIT).press("down-0")
    assert first_words(shown) == ["first_reply.median", "conversations"]
    shown.press("up-1")
    assert first_words(shown) == ["conversations", "first_reply.median"]
    assert first_words(shown.choose("slide-menu-0", REMOVE)) == ["first_reply.median"]


def test_a_title_of_ones_own_claims_what_the_numbers_say_and_an_empty_one_is_proposed_again(present):
    shown = present(WAIT).choose("slide-menu-0", EDIT)
    assert shown.at.text_area(key="title-0").value.startswith("First reply rose from 49m to 2h")
    shown.at.text_area(key="title-0").set_value("Customers wait twice as long")
    shown.press("slide-save")
    (slide,) = deck_of(data(shown)).slides
    assert slide.title == "Customers wait twice as long" and slide.claim.up and slide.notes == ""
    assert present_list.worded(slide, data(shown), "", "Mind the strike") == replace(WAIT, notes="Mind the strike")


def test_a_title_that_no_longer_holds_is_said_in_the_list_and_on_the_slide(present):
    wrong = replace(WAIT, title="Customers wait less", claim=Claim("first_reply.median", 7200.0, 3000.0))
    shown = present(wrong)
    assert "This title does not hold. First reply rose from 49m to 2h now." in shown.text
    assert "This title does not hold." in shown.press("present").text


def test_it_is_shown_slide_by_slide_and_ended(present):
    shown = present(VOLUME, WAIT).press("present")
    assert "1 of 2" in shown.text and '<article class="slide">' in shown.text and "<svg" in shown.text
    assert shown.at.button(key="present-back").disabled
    shown.press("present-on")
    assert "2 of 2" in shown.text and shown.at.button(key="present-on").disabled
    assert 'class="slide-row"' in shown.press("present-end").text
    assert "2 of 2" in shown.choose("slide-menu-1", FROM_HERE).text


@pytest.mark.parametrize(("kind", "begins"), [("pptx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_the_slides_are_made_as_a_file_and_offered_until_they_are_others(present, kind, begins):
    shown = present(VOLUME).press(f"make-{kind}")
    _, made, content = shown.at.session_state["slides-file"]
    assert made == kind and content.startswith(begins)
    assert next(b.proto.label for b in shown.at.get("download_button")).startswith("Download 1 slide (")
    shown.press("standard")
    assert not shown.at.get("download_button")


def test_a_charts_colours_all_know_the_dark():
    heat = presenting.HEX.sub(presenting._themed, 'fill="#e8eef7" fill="#1d4f91" fill="#839fc4"')
    assert heat.count("light-dark(") == 3 and "#1d2a3d" in heat and "#8ab8f5" in heat


def test_the_one_script_of_our_own_may_run_and_no_other_inline_script():
    policy = HEADERS["Content-Security-Policy"]
    assert keys.fingerprint() in policy and "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
