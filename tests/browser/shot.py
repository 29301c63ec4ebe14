"""A picture of a page: `python -m tests.browser.shot topics out.png --theme dark --width 1280 --upload FILE`.

Starts a server of its own, or uses a running one (--server http://localhost:8501). On the page --start (the first
unless named) files are dropped and --click done; then the picture's page is opened and --then done.
"""

import argparse
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import tool


def main() -> None:
    """Take the picture that the arguments describe."""
    want = _arguments()
    with nullcontext() if want.server else tool.served() as server, tool.browsing() as browser:
        url = (want.server or server.url).rstrip("/")
        context = tool.new_context(
            browser, width=want.width, height=want.height, theme=want.theme, timezone=want.timezone, locale=want.locale
        )
        watch = tool.Watch(context, url)
        page = tool.show(context.new_page(), f"{url}/{want.start.lstrip('/')}")
        _steps(page, want, url)
        _picture(page, want)
        for line in (*watch.elsewhere, *watch.complaints):
            print("seen:", line)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", help="the page's path and query, like 'topics?by=tag'; '' is the first page")
    parser.add_argument("picture", type=Path, help="the PNG to write")
    parser.add_argument("--server", help="a running server instead of one of its own")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--timezone", default="UTC")
    parser.add_argument("--locale", default="en-GB")
    parser.add_argument("--start", default="", help="the page to load data on, before the page of the picture")
    parser.add_argument("--upload", type=Path, action="append", default=[], help="a file to drop (repeatable)")
    parser.add_argument("--click", action="append", default=[], help="text of a button, tab or link (repeatable)")
    parser.add_argument("--then", action="append", default=[], help="the same, on the page of the picture")
    parser.add_argument("--key", help="only the element with this Streamlit key")
    parser.add_argument("--screen", action="store_true", help="what fits the window, not the whole page")
    return parser.parse_args()


def _steps(page: Page, want: argparse.Namespace, url: str) -> None:
    if want.upload:
        page.locator("input[type=file]").first.set_input_files(want.upload)
        tool.settle(page)
    _click(page, want.click)
    if want.page != want.start:
        tool.show(page, f"{url}/{want.page.lstrip('/')}")
    _click(page, want.then)


def _click(page: Page, names: list[str]) -> None:
    for name in names:
        found = page.get_by_role("button", name=name)
        for role in ("tab", "link", "radio"):
            found = found.or_(page.get_by_role(role, name=name))
        found.first.click()
        tool.settle(page)


def _picture(page: Page, want: argparse.Namespace) -> None:
    if want.key:
        page.locator(f".st-key-{want.key}").first.screenshot(path=want.picture)
        return
    if not want.screen:
        tool.stretch(page)
    page.screenshot(path=want.picture)


if __name__ == "__main__":
    main()
