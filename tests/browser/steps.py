"""What a reader does and reads, for browser tests: load files, open menus, take downloads, look at the numbers."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import tool

LOADED = 60_000  # milliseconds a load may take on a busy machine
PRESSED = 80  # milliseconds a hand holds a button; a list opened by a quicker press may close at once
expect.set_options(timeout=30_000)


@contextmanager
def visiting(browser: Browser, server: tool.Server, path: str = "", **options) -> Iterator[Page]:
    """A page of a new visitor; at the end, whatever it asked of another host or the browser blocked is an error."""
    context = tool.new_context(browser, **options)
    watch = tool.Watch(context, server.url)
    try:
        yield tool.show(context.new_page(), f"{server.url}/{path}")
    finally:
        context.close()
    assert watch.elsewhere == [], "the page asked another host"
    assert watch.complaints == [], "the browser complained"


def explore_sample(page: Page) -> Page:
    """Load the invented company from the start."""
    page.get_by_role("button", name="Explore the sample").click()
    expect(page.locator(".st-key-load-sample")).to_have_count(0, timeout=LOADED)
    return tool.settle(page)


def press(page: Page, key: str) -> None:
    """Press a key of the program's own, once they are listened for: a busy machine takes a while to begin."""
    page.wait_for_function("() => window.careKeys")
    page.keyboard.press(key)


def drop(page: Page, *files: Path | dict, wait: bool = True) -> Page:
    """Drop files into the page's drop zone; a dictionary has name, mimeType and buffer."""
    zone = page.locator("[class*=st-key-upload-]")
    key = zone.evaluate("zone => [...zone.classList].find(name => name.startsWith('st-key-upload-'))")
    zone.locator("input[type=file]").set_input_files(list(files))
    return dropped(page, key) if wait else page


def dropped(page: Page, key: str = "st-key-upload-0") -> Page:
    """Wait until what was dropped is read: its drop zone has gone."""
    expect(page.locator(f".{key}")).to_have_count(0, timeout=LOADED)
    return tool.settle(page)


def sentence(page: Page) -> str:
    """The grey line under the title: span, filters, comparison, clock, how many."""
    return page.locator(".page-head p").last.inner_text().replace("\xa0", " ")


def cards(page: Page) -> dict[str, str]:
    """What each card says, by its label."""
    return {card.locator(".label").inner_text(): card.inner_text() for card in page.locator(".card").all()}


def card(page: Page, label: str) -> Locator:
    """The card with this label."""
    return page.locator(".card").filter(has=page.locator(f'.label[title="{label}"]'))


def pick(page: Page, label: str, option: str) -> Page:
    """Choose an option in the filter bar."""
    page.get_by_role("combobox", name=label).click(delay=PRESSED)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    return tool.settle(page)


def choose(page: Page, label: str, entry: str) -> Page:
    """Choose an entry of a card's menu."""
    page.get_by_role("button", name=re.compile(rf"More about {label}$")).click()
    page.get_by_role("menuitem", name=entry).click()
    return tool.settle(page)


def bar(page: Page, key: str, name: str) -> Locator:
    """A bar of a ranked list, by how its name begins."""
    return page.locator(f'[class*=st-key-{key}] [role=graphics-symbol][aria-label^="{name}"]')


def click(page: Page, what: Locator) -> Page:
    """Click and wait until the page is calm."""
    what.click()
    return tool.settle(page)


def take(page: Page, what: str) -> tuple[Path, list[dict]]:
    """Press `Download … what`: the file, and its rows as a spreadsheet would read them."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(rf"^Download [\d,]+ {what}")).click()
    path = Path(download.value.path())
    return path, list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def renamed(path: Path) -> dict:
    """A download as it is dropped again; a browser keeps it under a name without an ending."""
    return {"name": "again.csv", "mimeType": "text/csv", "buffer": path.read_bytes()}
