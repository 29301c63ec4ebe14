"""What browser tests may ask for: the running server, a browser, pages of visitors who may ask no other host."""

import os

import pytest

from tests.browser import tool


@pytest.fixture(scope="session")
def browser():
    """The browser; without one the test is skipped, but in CI it fails."""
    with tool.browsing() as browser:
        if browser is None and os.environ.get("CI"):
            pytest.fail("there is no Chromium and none could be installed")
        if browser is None:
            pytest.skip("there is no Chromium and none could be installed")
        yield browser


@pytest.fixture(scope="session")
def server():
    """The program as a reader starts it, on a free port, with a data folder of its own."""
    with tool.served() as server:
        yield server


@pytest.fixture
def new_page(browser, server):
    """Opens pages, each of a visitor of her own: `new_page("topics", theme="dark", timezone="Europe/Berlin")`."""
    contexts, watches = [], []

    def open_page(path="", **options):
        context = tool.new_context(browser, **options)
        contexts.append(context)
        watches.append(tool.Watch(context, server.url))
        return tool.show(context.new_page(), f"{server.url}/{path}")

    yield open_page
    for context in contexts:
        context.close()
    assert [url for watch in watches for url in watch.elsewhere] == [], "the page asked another host"
    assert [text for watch in watches for text in watch.complaints] == [], "the browser complained"


@pytest.fixture
def page(new_page):
    """The first page, as a new visitor sees it."""
    return new_page()
