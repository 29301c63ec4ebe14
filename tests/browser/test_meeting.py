"""The way to the meeting: a chart becomes a slide, slides are shown by key, taken along as PowerPoint; keys find their place."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser import steps, tool


@pytest.fixture(scope="module")
def lead(browser, server):
    """A visitor who explores the sample, for all tests here."""
    with steps.visiting(browser, server) as page:
        yield steps.explore_sample(page)


def counted(page):
    """*2 of 8*, as it stands under the slide that is shown."""
    return page.locator(".st-key-presenting").get_by_text(re.compile(r"^\d+ of \d+"))


def test_a_chart_of_explore_becomes_a_slide_that_is_shown_and_left_by_key(lead, server):
    page = tool.show(lead, f"{server.url}/explore?show=first_reply.median&per=none&draw=distribution")
    page.get_by_role("button", name="More", exact=True).first.click()
    page.get_by_role("menuitem", name="Add to slides").click()
    tool.settle(page)
    expect(page.get_by_role("button", name="Slides (1)")).to_be_visible()
    steps.click(page, page.get_by_role("button", name="Slides (1)"))
    steps.click(page, page.get_by_role("button", name="Add the standard slides"))
    steps.click(page, page.get_by_role("button", name="Present", exact=True))
    expect(counted(page)).to_have_text("1 of 9")
    for key, shown in (("ArrowRight", "2 of 9"), ("PageDown", "3 of 9"), ("ArrowLeft", "2 of 9"), ("PageUp", "1 of 9")):
        steps.press(page, key)
        expect(counted(page)).to_have_text(shown)
    assert page.locator(".slide svg").count() == 1 and "Took" not in page.locator(".slide .title").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-presenting")).to_have_count(0)
    tool.settle(page)


def test_what_changed_most_becomes_a_slide_on_the_whole_screen(lead, server):
    page = tool.show(lead, f"{server.url}/overview")
    steps.click(page, page.get_by_role("button", name="Add to slides"))
    steps.click(page, page.get_by_role("button", name="Slides (10)"))
    page.locator(".st-key-slide-9").get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Present from here").click()
    tool.settle(page)
    expect(counted(page)).to_have_text("10 of 10")
    assert "email did the largest part of it" in page.locator(".slide .title").inner_text()
    assert page.locator(".slide svg text").first.text_content() == "Channel: email"
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.evaluate("() => document.exitFullscreen()")
    steps.click(page, page.get_by_role("button", name="End"))
    page.locator(".st-key-slide-9").get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Remove").click()
    expect(page.locator(".st-key-slide-9")).to_have_count(0)
    tool.settle(page)


def test_the_slides_are_taken_along_as_powerpoint(lead, server):
    page = tool.show(lead, f"{server.url}/present")
    steps.click(page, page.get_by_role("button", name="PowerPoint"))
    with page.expect_download() as download:
        page.locator(".st-key-slides-download button").click()
    shown = Presentation(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert len(shown.slides) == 9
    assert any(shape.has_chart for slide in shown.slides for shape in slide.shapes)


def test_a_question_mark_lists_the_keys(lead, server):
    page = tool.show(lead, f"{server.url}/speed")
    steps.press(page, "?")
    expect(page.get_by_text("search: on this page, else in the conversations")).to_be_visible()
    assert page.url.partition("?")[0].endswith("/glossary")


@pytest.mark.parametrize(
    ("key", "path", "place"),
    [("/", "conversations", ".st-key-search input"), ("/", "overview", ".st-key-search input"),
     ("f", "speed", ".st-key-filter-bar input"), ("c", "speed", ".st-key-bar-compare input")],
)  # fmt: skip
def test_a_key_goes_where_the_glossary_says(lead, server, key, path, place):
    page = tool.show(lead, f"{server.url}/{path}")
    steps.press(page, key)
    expect(page.locator(place).first).to_be_focused()
    page.keyboard.press("Escape")
