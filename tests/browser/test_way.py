"""The whole way of a reader: load, see, filter, read, take along, load again; explain a number, set working hours."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps, tool

SPAN = "period=2017-10-09..2017-12-03&compare=none"  # in the link, since the rows taken along begin elsewhere


@pytest.fixture(scope="module")
def sample_visit(browser, server):
    """A visitor in Berlin who explores the sample, for all tests here; it takes one click."""
    with steps.visiting(browser, server, timezone="Europe/Berlin") as page:
        yield steps.explore_sample(page)


@pytest.fixture
def sample(sample_visit, server):
    """The same visitor at the Overview, nothing filtered."""
    return tool.show(sample_visit, f"{server.url}/overview")


def number(text):
    return int(re.search(r"[\d,]+", text)[0].replace(",", ""))


def keys(rows, *columns):
    return {tuple(row[column] for column in columns) for row in rows}


def test_from_a_file_to_rows_that_load_again_to_the_same_numbers(new_page, server, shared):
    page = steps.drop(new_page("overview"), shared / "data" / "twitter_support" / "twcs.csv")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    tool.show(page, f"{server.url}/overview?{SPAN}")
    assert "1,461 conversations" in steps.sentence(page)
    steps.click(page, steps.bar(page, "by-tag", "private message"))
    said, seen, link = steps.sentence(page), steps.cards(page), page.url
    assert "private message" in said and "444 conversations" in said

    steps.click(page, page.get_by_role("link", name="Conversations"))
    conversations, tickets = steps.take(page, "conversation")
    messages, written = steps.take(page, "message")
    assert len(keys(tickets, "conversation_id")) == len(tickets) == 444
    assert keys(written, "conversation_id") == keys(tickets, "conversation_id")

    other = steps.drop(new_page("overview"), steps.renamed(conversations), steps.renamed(messages))
    tool.show(other, link)
    assert steps.sentence(other) == said
    again = steps.cards(other)
    for name in ("Conversations", "Fast, always on", "Never answered"):  # a line may break elsewhere
        assert "".join(again[name].split()) == "".join(seen[name].split())
    steps.click(other, other.get_by_role("link", name="Conversations"))
    same = ("source", "conversation_id", "customer_id", "tags", "team", "arrived_at", "first_reply_at", "replies")
    assert keys(steps.take(other, "conversation")[1], *same) == keys(tickets, *same)
    same = ("source", "message_id", "conversation_id", "customer_id", "sent_at", "author_kind", "agent")
    assert keys(steps.take(other, "message")[1], *same) == keys(written, *same)


def test_one_click_shows_the_sample(sample):
    expect(sample.get_by_role("heading", level=1)).to_have_text("Overview")
    assert "Berlin time" in steps.sentence(sample)
    goals = ["Fast, always on", "Solved efficiently", "Every channel", "Happy customers"]
    assert list(steps.cards(sample))[:4] == goals
    for key in ("trend", "by-channel", "by-tag", "when"):
        expect(sample.locator(f"[class*=st-key-{key}] [role=graphics-document]")).to_be_visible()


def test_a_tag_is_filtered_by_its_bar_and_by_the_filter_bar_alike(sample, server):
    everything = number(steps.cards(sample)["Conversations"].split("\n\n")[1])
    steps.click(sample, steps.bar(sample, "by-tag", "refund"))
    clicked = steps.sentence(sample), steps.cards(sample), sample.url
    expect(sample.locator(".st-key-chips")).to_contain_text("refund")
    assert 0 < number(clicked[1]["Conversations"]) < everything
    tool.show(sample, f"{server.url}/overview")
    steps.pick(sample, "Tags", "refund · billing")
    assert (steps.sentence(sample), steps.cards(sample), sample.url) == clicked


def test_a_number_is_explained_with_formula_counted_rows_and_as_many_rows_to_take_along(sample):
    n = number(steps.card(sample, "First reply").locator(".foot").inner_text())
    steps.choose(sample, "First reply", "Explain this number")
    dialog = sample.get_by_role("dialog")
    expect(dialog.get_by_role("row", name=f"Counted {n:,}")).to_be_visible()
    expect(dialog).to_contain_text(re.compile("median of", re.IGNORECASE))
    assert steps.card(sample, "First reply").locator(".value").inner_text() in dialog.inner_text()
    _, rows = steps.take(sample, "rows")
    assert len(rows) == n
    assert all(row["value"] for row in rows)


def test_the_conversations_behind_a_number_can_be_read(sample):
    n = number(steps.card(sample, "First reply").locator(".foot").inner_text())
    steps.choose(sample, "First reply", "Read the conversations")
    expect(sample.get_by_role("heading", level=1)).to_have_text("Conversations")
    expect(sample.locator(".st-key-behind")).to_contain_text("First reply")
    expect(sample.get_by_text(f"{n:,} conversations in all")).to_be_visible()
    expect(sample.locator(".transcript-head")).to_contain_text("c-00")
    steps.click(sample, sample.locator(".st-key-behind-all").get_by_role("button"))
    everything = number(sample.get_by_text("conversations in all").inner_text())
    assert everything > n


def test_who_made_a_change_is_told_and_its_conversations_are_one_click_away(sample):
    steps.choose(sample, "First reply", "Why did this change")
    dialog = sample.get_by_role("dialog")
    expect(dialog).to_contain_text(re.compile(r"First reply (rose|fell) from .+; .+ did .+ of it"))
    first = dialog.locator("tbody tr").first
    name, n = first.locator("th").inner_text(), number(first.locator("td").nth(4).inner_text())
    steps.click(sample, dialog.get_by_role("button", name=re.compile(rf"of {re.escape(name)}$")))
    expect(sample.get_by_role("heading", level=1)).to_have_text("Conversations")
    expect(sample.locator(".st-key-chips")).to_contain_text(name)
    expect(sample.get_by_text(f"{n:,} conversations in all")).to_be_visible()
    assert sample.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_search_finds_a_conversation_by_its_number(sample):
    steps.click(sample, sample.get_by_role("link", name="Conversations"))
    sample.get_by_label("Search in messages and subjects").fill("c-002499")
    sample.keyboard.press("Enter")
    expect(sample.get_by_text("1 conversation in all")).to_be_visible()
    tool.settle(sample)
    assert keys(steps.take(sample, "conversation")[1], "conversation_id") == {("c-002499",)}
    assert "c-002499" not in sample.url, "a search never goes into the link"


def test_yes_to_the_working_hours_changes_the_clock(new_page):
    page = steps.explore_sample(new_page("overview", timezone="Europe/Berlin"))
    assert "all hours" in steps.sentence(page)
    before = steps.card(page, "First reply").locator(".value").inner_text()
    steps.click(page, page.get_by_role("button", name=re.compile("^Yes")))
    assert "working hours, Berlin time" in steps.sentence(page)
    assert steps.card(page, "First reply").locator(".value").inner_text() != before
    expect(page.locator(".st-key-hours-question")).to_have_count(0)
    page.reload()
    assert "working hours, Berlin time" in steps.sentence(tool.settle(page))


def test_rows_taken_along_bring_no_number_that_was_not_there_before(new_page):
    rows = [
        f"{case}.{part},c-{case},2026-03-02T09:{part}0:00Z,{who},Hello\n"
        for case in range(6)
        for part, who in enumerate(("customer", "agent"))
    ]
    content = "message_id,conversation_id,sent_at,author_kind,text\n" + "".join(rows)
    page = new_page("overview")
    steps.drop(page, {"name": "chats.csv", "mimeType": "text/csv", "buffer": content.encode()})
    seen = steps.cards(page)
    steps.click(page, page.get_by_role("link", name="Conversations"))
    taken = [steps.renamed(steps.take(page, what)[0]) for what in ("conversation", "message")]
    assert steps.cards(steps.drop(new_page("overview"), *taken)) == seen


def test_everything_saved_settles_a_new_visit_as_it_was(new_page, server):
    odd = {
        "name": "odd.csv",
        "mimeType": "text/csv",
        "buffer": b"Vorgang;Eingang am\n1;2026-03-02 09:30\n2;2026-03-03 09:30\n",
    }
    page = steps.drop(new_page("overview", timezone="Europe/Berlin"), odd)
    steps.click(page, page.locator(".st-key-map-load").get_by_role("button"))
    expect(page.get_by_text("loaded.")).to_be_visible()
    tool.show(page, f"{server.url}/settings")
    with page.expect_download() as saved:
        page.locator("[class*=st-key-save-workspace] button").first.click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert 'zone = "Europe/Berlin"' in text and "Vorgang" in text
    kept = {"name": "workspace.toml", "mimeType": "application/toml", "buffer": text.encode()}
    other = steps.drop(new_page("overview", timezone="Europe/London"), kept, odd)
    assert "odd.csv: 2" in other.locator("[data-testid=stMain]").inner_text()
    assert "Berlin time" in other.locator("[data-testid=stMain]").inner_text()


def test_refused_rows_are_those_of_the_visit_that_asks(new_page, server):
    bad = {
        "name": "nps.csv",
        "mimeType": "text/csv",
        "buffer": b"survey_id,kind,score,answered_at\na,nps,11,2026-03-01\nb,nps,9,2026-03-01\n",
    }
    page = steps.drop(new_page("overview"), bad)
    tool.show(page, f"{server.url}/data")
    steps.click(page, page.get_by_text("1 record refused"))
    with page.expect_download() as saved:
        page.locator("[class*=st-key-refused-] button").first.click()
    assert "off the nps scale" in saved.value.path().read_text(encoding="utf-8-sig")


def test_back_leads_back_to_what_was_seen(sample, server):
    """One act is one step of the browser's history: reading a part's conversations leaves the page as it was."""
    page = tool.show(sample, f"{server.url}/changed")
    before = page.locator(".finding").first.inner_text()
    page.get_by_role("button", name="Read the conversations of").first.click()
    expect(page.get_by_role("heading", name="Conversations", level=1)).to_be_visible()
    assert "place=" in tool.settle(page).url
    page.go_back()
    expect(page.get_by_role("heading", name="What changed", level=1)).to_be_visible()
    tool.settle(page)
    assert "place=" not in page.url and page.locator(".finding").first.inner_text() == before
