"""PDF and PNG through Typst, with fonts of our own: the same on every machine, also where none are installed."""

import json
from functools import cache
from pathlib import Path

import typst

from metrics import colours
from metrics.report.drawing import WIDTH, picture, poster
from metrics.report.outlined import FOLDERS, outlined
from metrics.report.page import Page, Report
from metrics.safe import line

DECK = Path(__file__).with_name("deck.typ")
FAMILIES = ("Noto Sans", "Noto Sans Georgian", "Noto Sans CJK JP", "Noto Emoji")
ONE = f"""#set page(width: {WIDTH}pt, height: auto, margin: 0pt, fill: rgb(sys.inputs.ground))
#image(bytes(sys.inputs.picture), format: "svg", width: 100%)"""
SHARP = 144.0  # dots an inch: two for every pixel


def pdf(report: Report) -> bytes:
    """The deck as PDF, one page a slide, 16 by 9."""
    return _set(DECK.read_bytes(), "pdf", report=json.dumps(_told(report)))


def png(page: Page) -> bytes:
    """The chart of a page alone, 2,400 pixels wide."""
    return _png(picture(page.chart, page.alt))


def poster_png(page: Page) -> bytes:
    """The same under its title and above its definition."""
    return _png(poster(page))


def _png(picture: str) -> bytes:
    drawn = outlined(picture).decode()
    return _set(ONE.encode(), "png", picture=drawn, ground=colours.PAGE.light)


def _set(source: bytes, kind: str, **inputs: str) -> bytes:
    return typst.compile(source, font_paths=_fonts(), format=kind, ppi=SHARP, sys_inputs=inputs)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, FOLDERS)))


def _told(report: Report) -> dict:
    """The report as data; no word of it is ever read as markup."""
    look = {"ink": colours.INK.light, "quiet": colours.QUIET.light, "worse": colours.WORSE.light, "fonts": FAMILIES}
    return look | {"name": line(report.name), "foot": [line(one) for one in report.foot],
                   "pages": [_page(one) for one in report.pages]}  # fmt: skip


def _page(page: Page) -> dict[str, str]:
    words = {name: line(getattr(page, name)) for name in ("title", "subtitle", "definition", "alt", "stale")}
    return words | {"picture": outlined(picture(page.chart, page.alt), only_rare=True).decode()}
