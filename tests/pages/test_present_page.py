"""Present: slides come from cards and charts, are ordered, titled, removed, shown one per screen, and taken along."""



from metrics.deck import deck_of
from metrics.store import Store
from pages.parts.server import engine
from pages.parts.slides import ADD


def data(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


def choose(visitor, key: str, entry: str):
    visitor.at.menu_button(key=key).click(entry)
    return visitor.run()


def test_a_card_and_a_chart_become_slides_with_the_view_they_were_seen_under(visitor):
    shown = visitor.with_sample()
    shown.at.multiselect(key="bar-place").select("email")
    shown.run()
    choose(shown, "menu-cards-conversations", ADD) if False else None
    choose(shown, "explain-trend", ADD)
    assert [toast.value for toast in shown.at.toast] == ["First reply is on slide 1."]
    (slide,) = deck_of(data(shown)).slides
    assert (slide.metrics, slide.chart, slide.period) == (("first_reply.median",), "line", "first")
    assert slide.every and [str(keep) for keep in slide.keep] == ["email"]
    assert shown.at.button(key="to-slides").label == "Slides (1)"
    shown.press("to-slides")
    assert "1 slide, filled from what is loaded" in shown.text and "First reply" in shown.text


def test_without_slides_it_says_how_they_come_and_begins_with_the_standard_ones(visitor):
    shown = visitor.with_sample("present")
    assert "There are no slides yet" in shown.text
    shown.press("standard")
    assert "8 slides, filled" in shown.text and shown.text.count('class="slide-row"') == 8
