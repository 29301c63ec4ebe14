"""Every page by its own address: cold, reloaded, from a link, back again; wrong files; two visitors side by side."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser import steps, tool

NAMED = {
    "": "Overview",
    "overview": "Overview",
    "speed": "Speed",
    "volume": "Volume",
    "channels": "Channels",
    "satisfaction": "Satisfaction",
    "topics": "Topics",
    "team": "Team",
    "conversations": "Conversations",
    "explore": "Explore",
    "changed": "What changed",
    "present": "Present",
    "data": "Data",
    "settings": "Settings",
    "glossary": "Glossary",
}
HEADER = "conversation_id,channel,tags,agent,arrived_at,first_reply_at\n"


def tickets(*rows):
    """A file of conversations as a browser hands it over; each row is id, tag and agent."""
    lines = [f"{key},email,{tag},{agent},2026-03-02T09:00:00Z,2026-03-02T09:30:00Z\n" for key, tag, agent in rows]
    return {"name": "tickets.csv", "mimeType": "text/csv", "buffer": (HEADER + "".join(lines)).encode()}


ANNAS = tickets(("a-1", "refund", "Anna"), ("a-2", "refund", "Anna"), ("a-3", "login", "Anna"))
BERTS = tickets(("b-1", "refund", "Bert"), ("b-2", "login", "Bert"), ("b-3", "login", "Bert"), ("b-4", "login", "Bert"))


@pytest.mark.parametrize("path", NAMED)
def test_a_link_to_a_page_works_on_a_server_just_started(browser, path):
    with tool.served() as server, steps.visiting(browser, server, path) as page:
        menu = page.locator("[data-testid=stSidebarNav]")
        assert page.url == f"{server.url}/{path or 'overview'}?period=first", "an address always names its period"
        assert menu.get_by_role("link").all_inner_texts() == list(dict.fromkeys(NAMED.values()))
        expect(menu.locator("[aria-current=page]")).to_have_text(NAMED[path])
        head = {"Data": "Data", "Settings": "Settings", "Glossary": "Glossary"}.get(
            NAMED[path], "How well are your customers served?"
        )
        expect(page.get_by_role("heading", level=1)).to_have_text(head)


@pytest.fixture(scope="module")
def visit(browser, server):
    """A visitor with three conversations of Anna's, for all tests here."""
    with steps.visiting(browser, server) as page:
        yield steps.drop(page, ANNAS)


@pytest.fixture
def annas(visit, server):
    """The same visitor at the Overview, nothing filtered."""
    return tool.show(visit, f"{server.url}/overview")


def test_a_reload_keeps_the_data(annas):
    before = steps.sentence(annas), steps.cards(annas)
    assert "3 conversations" in before[0]
    annas.reload()
    assert (steps.sentence(tool.settle(annas)), steps.cards(annas)) == before


def test_a_link_shows_the_same_view_to_another_visitor_with_the_same_file(annas, new_page):
    steps.click(annas, steps.bar(annas, "by-tag", "refund"))
    seen = steps.sentence(annas), steps.cards(annas)
    link = annas.url.split("/", 3)[3]
    assert "refund" in seen[0] and "2 conversations" in seen[0] and link == "overview?period=first&zone=UTC&tag=refund"
    other = steps.drop(new_page(link), ANNAS)
    assert (steps.sentence(other), steps.cards(other)) == seen, "the link was opened before the file was there"
    tool.show(other, other.url.split("?")[0])
    assert steps.sentence(other) != seen[0]
    tool.show(other, annas.url)
    assert (steps.sentence(other), steps.cards(other)) == seen


def test_back_returns_to_the_view_before_a_filter_and_forward_to_it(annas):
    first = steps.sentence(annas)
    steps.click(annas, steps.bar(annas, "by-tag", "refund"))
    second = steps.sentence(annas)
    annas.go_back()
    assert steps.sentence(tool.settle(annas)) == first != second
    annas.go_forward()
    assert steps.sentence(tool.settle(annas)) == second


def test_a_filter_goes_along_to_the_other_pages_and_its_chip_takes_it_away(annas):
    steps.click(annas, steps.bar(annas, "by-tag", "refund"))
    steps.click(annas, annas.get_by_role("link", name="Conversations"))
    assert "refund" in steps.sentence(annas) and annas.url.endswith("/conversations?period=first&zone=UTC&tag=refund")
    steps.click(annas, annas.locator(".st-key-chip-0").get_by_role("button"))
    assert "refund" not in steps.sentence(annas) and annas.url.endswith("/conversations?period=first&zone=UTC")


def test_two_visitors_who_load_and_filter_at_once_see_only_their_own(new_page):
    anna, bert = new_page("overview"), new_page("overview")
    for page, file in ((anna, ANNAS), (bert, BERTS)):
        steps.drop(page, file, wait=False)
    for page in (anna, bert):
        steps.dropped(page)
    for tag, hers, his in (("refund", 2, 1), ("login", 1, 3)):
        for page in (anna, bert):
            steps.bar(page, "by-tag", tag).click()
        for page, count in ((anna, hers), (bert, his)):
            expect(page.locator(".page-head p").last).to_contain_text(re.compile(rf"{tag}.* {count} conversation"))
            tool.settle(page)
            steps.click(page, page.locator(".st-key-chip-clear").get_by_role("button"))
    for page, name, other in ((anna, "Anna", "Bert"), (bert, "Bert", "Anna")):
        steps.click(page, page.get_by_role("link", name="Conversations"))
        _, rows = steps.take(page, "conversations")
        assert {row["agent"] for row in rows} == {name}, f"rows of {other}'s"


def picture():
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


def broken_zip():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("tickets.csv", HEADER * 200)
    return whole.getvalue()[:-40]


def test_a_wrong_file_is_one_sentence_and_what_was_loaded_stays(annas):
    steps.click(annas, annas.get_by_role("link", name="Data"))
    wrong = {"picture.csv": picture(), "empty.csv": b"", "header.csv": HEADER.encode(), "broken.zip": broken_zip()}
    for name, content in wrong.items():
        steps.drop(annas, {"name": name, "mimeType": "text/csv", "buffer": content})
        alert = annas.get_by_test_id("stAlert")
        expect(alert).to_have_count(1)
        expect(alert).to_contain_text(name)
        assert "Traceback" not in alert.inner_text() and alert.inner_text().count("\n") == 0
        expect(annas.get_by_test_id("stException")).to_have_count(0)
        expect(annas.locator(".st-key-file-0")).to_contain_text("tickets.csv")
    steps.click(annas, annas.get_by_role("link", name="Overview"))
    assert "3 conversations" in steps.sentence(annas)
