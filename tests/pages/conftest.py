"""A visitor of the pages, without a browser."""

import html
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.server import engine

ROOT = Path(__file__).parents[2]


class Visitor:
    """Opens pages, presses buttons, reads what is drawn; every run must end without an exception."""

    def __init__(self):
        self.at = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)

    def open(self, page: str = "overview") -> "Visitor":
        self.at.run()
        self.at.switch_page(f"{page}.py")
        return self.run()

    def run(self) -> "Visitor":
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def press(self, key: str) -> "Visitor":
        self.at.button(key=key).click()
        return self.run()

    def choose(self, key: str, entry: str) -> "Visitor":
        """Chooses an entry of a menu."""
        self.at.menu_button(key=key).click(entry)
        return self.run()

    def with_sample(self, page: str = "overview") -> "Visitor":
        self.open("overview").press("load-sample")
        return self.open(page) if page != "overview" else self

    def drop(self, name: str, content: str) -> "Visitor":
        """Drops a file into the page's drop zone."""
        number = self.at.session_state["uploads"]
        self.at.file_uploader(key=f"upload-{number}").upload(name, content.encode(), "text/csv")
        return self.run()

    @property
    def uploads(self) -> list[Path]:
        """The files that are kept for this visit."""
        folder = engine().visit(self.at.session_state["visit_key"]).folder
        return [path for path in folder.iterdir() if path.is_file()]

    @property
    def text(self) -> str:
        """Everything that is written on the page."""
        found = [
            *self.at.markdown,
            *self.at.text,
            *self.at.caption,
            *self.at.error,
            *self.at.info,
            *self.at.success,
            *self.at.warning,
        ]
        return _plain("\n".join(str(element.value) for element in found))


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def _plain(text: str) -> str:
    """The words as they are read, without what keeps them from being taken for Markdown."""
    return html.unescape(text.replace("\\", "").replace("\u2060", "")).replace("\xa0", " ")
