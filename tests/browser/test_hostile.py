"""Text that attacks the reader stays text: nothing runs, nothing is fetched, formulas are disarmed on the way out."""

import csv
import io
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser import steps, tool

LONG = "w" * 300
TEXTS = (
    '=HYPERLINK("http://evil.test")',
    "![x](http://evil.test/a.png)",
    "<img src=//evil.test/a>",
    "<script>alert(1)</script>",
    "exe.\u202egpj",
    LONG,
    "[Ann](javascript:alert(1)) :material/home: $x$ www.a.b",
)
SHOWN = [text.replace("\u202e", "\\u202e") for text in TEXTS]  # the mark that turns words round is made visible
TAGS = (":red[x]", "![x](http://evil.test/b.png)")
AGENT, TEAM, PLATFORM = "[Ann](javascript:alert(1))", "<img src=//evil.test/c>", "![p](http://evil.test/p.png)"
NAME = "![x](http://evil.test/f.png) <img src=x onerror=alert(1)>.csv"
CHOSEN = urlencode([*(("tag", tag) for tag in TAGS), ("agent", AGENT), ("team", TEAM), ("place", f"chat/{PLATFORM}")])
# Elements that the texts would become, were they taken for HTML or Markdown.
MADE = (
    "img, iframe, .katex, a[href*=evil], a[href^=javascript], .stMarkdownColoredText, "
    "[data-testid=stIconMaterial]:text('home')"
)


def hostile_file():
    """Eight conversations: in each a customer writes all the texts, and an agent answers."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(
        [
            "message_id",
            "conversation_id",
            "channel",
            "platform",
            "tags",
            "team",
            "sent_at",
            "author_kind",
            "agent",
            "text",
        ]
    )
    for case in range(8):
        about = [f"h-{case}", "chat", ("WhatsApp", PLATFORM)[case % 2], TAGS[case % 2], (TEAM, "Blue")[case // 4]]
        day, agent = f"2026-03-0{2 + case % 5}", (AGENT, "Bob")[case // 4]
        for minute, text in enumerate(TEXTS):
            rows.writerow([f"{case}.{minute}", *about, f"{day}T09:0{minute}:00Z", "customer", "", text])
        rows.writerow([f"{case}.a", *about, f"{day}T10:00:00Z", "agent", agent, "Sorry."])
    return {"name": NAME, "mimeType": "text/csv", "buffer": out.getvalue().encode()}


@pytest.fixture(scope="module")
def hostile(browser, server):
    """A visitor who loaded the file; that she asked no other host is looked at when all is done."""
    with steps.visiting(browser, server) as page:
        yield steps.drop(page, hostile_file())


def harmless(page):
    """Nothing was made of the texts, and none is wider than the page."""
    main = page.get_by_test_id("stMain")
    assert main.locator(MADE).evaluate_all("found => found.map(one => one.outerHTML)") == []
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), "something is wider than the page"
    return main.inner_text().replace("\u2060", "")


def test_the_overview_shows_hostile_names_as_text(hostile, server):
    text = harmless(tool.show(hostile, f"{server.url}/overview"))
    assert all(name in text for name in (*TAGS, PLATFORM))


def test_a_filter_of_hostile_values_shows_them_as_text(hostile, server):
    text = harmless(tool.show(hostile, f"{server.url}/overview?{CHOSEN}"))
    values = [*TAGS, AGENT, TEAM, PLATFORM]
    said, bar = steps.sentence(hostile), hostile.locator(".st-key-filter-bar")
    missing = [value for value in values if value not in said or text.count(value) < 2]
    assert not missing, f"in the title and on a chip, of {text[:800]!r}"
    assert all(value in bar.inner_text() for value in values)
    assert bar.locator(MADE).count() == 0
    steps.click(hostile, hostile.locator(".st-key-chip-0").get_by_role("button"))
    assert "2 conversations" in steps.sentence(hostile)


def test_a_bar_with_a_hostile_name_filters(hostile, server):
    tool.show(hostile, f"{server.url}/overview")
    steps.click(hostile, steps.bar(hostile, "by-tag", "![x]"))
    assert TAGS[1] in steps.sentence(hostile) and "4 conversations" in steps.sentence(hostile)


def test_a_transcript_shows_hostile_messages_letter_for_letter(hostile, server):
    harmless(tool.show(hostile, f"{server.url}/conversations?{CHOSEN}"))
    assert hostile.locator(".transcript .said").all_inner_texts() == [*SHOWN, "Sorry."]
    assert AGENT in hostile.locator(".transcript").inner_text()


def test_a_hostile_file_name_is_shown_as_text(hostile, server):
    assert NAME in harmless(tool.show(hostile, f"{server.url}/data"))


def test_a_formula_is_disarmed_in_what_is_taken_along(hostile, server):
    tool.show(hostile, f"{server.url}/conversations")
    _, rows = steps.take(hostile, "message")
    assert {row["text"] for row in rows} == {"'" + TEXTS[0], *TEXTS[1:], "Sorry."}
    expect(hostile.get_by_role("button", name="Download as CSV")).to_have_count(0)  # the table's own would not be


def test_what_was_taken_along_loads_again_to_the_same_text(hostile, new_page, server):
    tool.show(hostile, f"{server.url}/conversations")
    taken, rows = steps.take(hostile, "message")
    other = steps.drop(new_page("overview"), steps.renamed(taken))
    steps.click(other, other.get_by_role("link", name="Conversations"))
    expect(other.locator(".transcript .said")).to_have_count(len(SHOWN) + 1)
    assert other.locator(".transcript .said").all_inner_texts() == [*SHOWN, "Sorry."]
    assert [row["text"] for row in steps.take(other, "message")[1]] == [row["text"] for row in rows]
