"""The program in a real browser: start the server, open a page, wait until it is calm, see what it asked for."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
SCRATCH = Path(__file__).parent / "scratch_app"
# What Streamlit's own elements break; the last one is its file uploader.
STREAMLITS_OWN = (
    "color-contrast", "scrollable-region-focusable", "svg-img-alt", "target-size", "presentation-role-conflict"
)  # fmt: skip
STARTED, SETTLED = 60, 60_000  # seconds, milliseconds
# Calm: connected, a heading drawn, no run, nothing stale, no element whose code is still being fetched, no message to be
# labelled, for a moment: a click takes a while to start its run, and so does a page that was just opened on a busy machine:
# what stands before the heading is not yet it.
CALM = """() => {
    const app = document.querySelector('[data-testid=stApp]')
    const busy = !app || app.dataset.testConnectionState !== 'CONNECTED'
        || !document.querySelector('[data-testid=stMain] :is(h1, [role=heading][aria-level="1"])')
        || app.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-stale=true], [data-testid^=stSkeleton]')
        || document.querySelector('.st-key-labelling-stop')
    window.calmSince = busy ? null : window.calmSince ?? performance.now()
    return window.calmSince !== null && performance.now() - window.calmSince > 350
}"""


@dataclass
class Server:
    """A running server: its address, its data folder and its process."""

    url: str
    folder: Path
    process: subprocess.Popen


@contextmanager
def served(folder: Path | None = None, app: Path | None = None) -> Iterator[Server]:
    """`streamlit run app.py` on a free port with a data folder of its own, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="care-data-", ignore_cleanup_errors=True) as own:
        folder, port = folder or Path(own), free_port()
        process = start(app or program(), folder, port)
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health", process)
            yield Server(f"http://localhost:{port}", folder, process)
        finally:
            process.terminate()
            process.wait(timeout=30)


def program() -> Path:
    """The program's launcher; a scratch one with the same server while there is no pages/frame.py."""
    return ROOT / "app.py" if (ROOT / "pages" / "frame.py").exists() else SCRATCH / "app.py"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return free.getsockname()[1]


def start(app: Path, folder: Path, port: int, **pipes) -> subprocess.Popen:
    """Start a server; what it complains of goes where ours does, unless `stderr` names a pipe."""
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port), "--server.headless=true"]
    environment = {**os.environ, "CARE_DATA_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, text=True, **pipes)


def _wait_for(url: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + STARTED
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not come up at {url} (exit code {process.poll()})")


@contextmanager
def browsing() -> Iterator[Browser | None]:
    """A browser, headless; None where there is none and none can be installed."""
    how = chromium.provide()
    if how is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**how)
        try:
            yield browser
        finally:
            browser.close()


def new_context(browser: Browser, **options) -> BrowserContext:
    """A visitor of her own: width, height, timezone, locale and theme may be given."""
    return browser.new_context(
        viewport={"width": options.get("width", 1280), "height": options.get("height", 900)},
        timezone_id=options.get("timezone", "UTC"),
        locale=options.get("locale", "en-GB"),
        color_scheme=options.get("theme", "light"),
        accept_downloads=True,
    )


class Watch:
    """What the pages of a context did that they must not: requests to other hosts, blocked content, script errors."""

    def __init__(self, context: BrowserContext, host: str):
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._host = host.split("//")[-1]
        context.on("request", lambda request: self._asked(request.url))
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("websocket", lambda websocket: self._asked(websocket.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._said)

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")) and url.split("//")[-1].split("/")[0] != self._host:
            self.elsewhere.append(url)

    def _said(self, message) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)


def settle(page: Page) -> Page:
    """Wait until the page is connected and no run is going on or about to start."""
    page.evaluate("() => { window.calmSince = null }")
    page.wait_for_function(CALM, timeout=SETTLED)
    return page


def show(page: Page, url: str) -> Page:
    """Open an address and wait until it is calm."""
    page.goto(url)
    return settle(page)


def violations(page: Page) -> list[str]:
    """What axe finds wrong for readers with disabilities, without what Streamlit itself brings."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['html'][:200]}" for v in found if v["id"] not in STREAMLITS_OWN for n in v["nodes"]]


def stretch(page: Page) -> None:
    """Make the window as tall as the page, since Streamlit scrolls within it and draws late what is far below."""
    size = page.viewport_size
    for _ in range(3):
        tall = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
        page.wait_for_timeout(250)
        settle(page)
