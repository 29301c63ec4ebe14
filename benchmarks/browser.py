"""From a click to a settled page in the browser, in multiples of the same on the smallest page (T), and bytes sent."""

import statistics
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from benchmarks import data
from benchmarks.figure import Figure
from tests.browser import steps, tool

HERE = Path(__file__).parent
LOADED = 600_000  # milliseconds that loading a million messages may take on a busy machine
CLICKS = 5
WARM = 3
CUTS = ("by channel", "by tag", "by weekday", "by hour")
PAGES = ("Conversations", "Overview") * 2
TALL = 2400  # pixels, so that every chart is on screen and drawn


def figures(messages: int) -> Iterator[Figure]:
    """Clicks over so many messages; over the sample for 0."""
    with tool.browsing() as browser:
        if browser is None:
            raise SystemExit("There is no Chromium here and none could be installed; the browser part needs one.")
        with _smallest(browser) as smallest, _overview(browser, messages) as (page, sent):
            filters, most = _filters(page, sent, smallest)
            switches = [(_took(page, page.get_by_role("link", name=name)), smallest()) for name in PAGES]
            asked = _questions(page, smallest)
            linked = _linked(page, smallest)
    size = f"in the browser, {messages / 1e6:g} M messages" if messages else "in the browser, the sample"
    yield Figure(f"{size}: a click on the smallest page (T)", _median(t for _, t in filters + switches), unit="ms")
    yield Figure(f"{size}: a click that filters", _in_t(filters), 15 if messages else 10, "T")
    yield Figure(f"{size}: to another page", _in_t(switches), 12, "T")
    yield Figure(f"{size}: another question of Explore", _in_t(asked), 10, "T")
    yield Figure(f"{size}: a bar clicked, a span dragged on Explore", _in_t(linked), 6, "T")
    yield Figure(f"{size}: sent at a click, at most", most / 1000, 100, "kB")


def _in_t(clicks: list[tuple[float, float]]) -> float:
    """How many times as long as on the smallest page, where each click was followed by one there."""
    return _median(took for took, _ in clicks) / _median(t for _, t in clicks)


def _median(numbers: Iterable[float]) -> float:
    return statistics.median(numbers)


@contextmanager
def _opened(browser: Browser, url: str) -> Iterator[tuple[Page, list[int]]]:
    """A page that notes its changes, and the sizes of what the server sends it."""
    context = tool.new_context(browser, height=TALL)
    context.add_init_script(path=HERE / "watch.js")
    page, sent = context.new_page(), []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(len(frame))))
    try:
        yield tool.show(page, url), sent
    finally:
        context.close()


def _took(page: Page, what: Locator) -> float:
    """Milliseconds from a click to the last change on the page."""
    what.scroll_into_view_if_needed()
    what.click()
    tool.settle(page)
    return page.evaluate("() => window.changedAt - window.clickedAt")


@contextmanager
def _smallest(browser: Browser) -> Iterator[Callable[[], float]]:
    """Clicks on the smallest page, one a call, in milliseconds."""
    with tool.served(app=HERE / "trivial" / "app.py") as server, _opened(browser, server.url) as (page, _):
        turns = cycle(range(1, len("abcdefgh")))
        buttons = page.locator(".st-key-pick button")

        def click() -> float:
            return _took(page, buttons.nth(next(turns)))

        for _ in range(WARM):
            click()
        yield click


@contextmanager
def _overview(browser: Browser, messages: int) -> Iterator[tuple[Page, list[int]]]:
    with tool.served() as server, _opened(browser, server.url) as (page, sent):
        if messages:
            folder = data.files(messages, "contract")
            zone = page.locator("[class*=st-key-upload-] input[type=file]")
            zone.set_input_files([folder / "conversations.csv", folder / "messages.csv"])
            page.locator(".st-key-upload-0").wait_for(state="detached", timeout=LOADED)
            tool.settle(page)
        else:
            steps.explore_sample(page)
        yield page, sent


def _questions(page: Page, smallest: Callable[[], float]) -> list[tuple[float, float]]:
    """Other questions chosen on Explore, each cut by another slice, each with a click on the smallest page."""
    _took(page, page.get_by_role("link", name="Explore"))
    took = []
    for name in CUTS:
        took.append((_chosen(page, "Cut by", name), smallest()))
    return took


def _chosen(page: Page, label: str, option: str) -> float:
    page.get_by_role("combobox", name=label).click(delay=steps.PRESSED)
    return _took(page, page.get_by_role("option", name=option, exact=True))


def _linked(page: Page, smallest: Callable[[], float]) -> list[tuple[float, float]]:
    """Bars clicked on Explore, each another and let go of again, then shorter and shorter spans dragged over time."""
    took = []
    _chosen(page, "Cut by", CUTS[1])
    _chosen(page, "Over time", "all as one")
    for number in range(CLICKS):
        bars = page.locator("[class*=st-key-explore-ranked] [role=graphics-symbol][aria-label]")
        took.append((_took(page, bars.nth(number)), smallest()))
        _took(page, page.locator(".st-key-chip-clear button"))
    _chosen(page, "Cut by", "—")
    _chosen(page, "Over time", "per day")
    for _ in range(2):
        took.append(
            (_dragged(page, page.locator("[class*=st-key-explore-time] [role=graphics-document]").first), smallest())
        )
    return took


def _dragged(page: Page, chart: Locator) -> float:
    """Milliseconds from the end of a drag over the middle of a chart to the last change on the page."""
    box = chart.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=5)
    page.evaluate("() => addEventListener('mouseup', () => { clickedAt = performance.now() }, {once: true})")
    page.mouse.up()
    tool.settle(page)
    return page.evaluate("() => window.changedAt - window.clickedAt")


def _filters(page: Page, sent: list[int], smallest: Callable[[], float]) -> tuple[list[tuple[float, float]], int]:
    """Clicks on bars, each another, since answers are remembered, each with one on the smallest page; the most bytes."""
    took, sizes = [], []
    for number in range(CLICKS):
        bars = page.locator("[class*=st-key-by-tag] [role=graphics-symbol][aria-label]")
        sent.clear()
        filtered = _took(page, bars.nth(number))
        sizes.append(sum(sent))
        took.append((filtered, smallest()))
        _took(page, page.locator(".st-key-chip-clear button"))
    return took, max(sizes)
