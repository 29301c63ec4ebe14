"""The deck as one HTML file: charts as inline SVG, their tables and notes folded below; no script, nothing from elsewhere."""

import base64
import hashlib
from pathlib import Path

from metrics import colours
from metrics.report.drawing import picture
from metrics.report.page import Chart, Page, Report
from metrics.report.svg import escaped

STYLE = Path(__file__).with_name("style.css")
COLOURS = {"ink": colours.INK, "quiet": colours.QUIET, "rule": colours.LINE, "accent": colours.ACCENT,
           "worse": colours.WORSE, "page": colours.PAGE}  # fmt: skip


def html(report: Report) -> bytes:
    """The file, UTF-8; it may only use its own style, known by its hash."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    foot = "".join(f"<p>{escaped(one)}</p>" for one in report.foot)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(report.name)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{escaped(report.name)}</h1></header>\n<main>\n"
        f"{''.join(_section(number, page) for number, page in enumerate(report.pages, 1))}</main>\n"
        f"<footer>{foot}</footer>\n</body>\n</html>\n"
    ).encode("utf-8", errors="replace")


def _section(number: int, page: Page) -> str:
    stale = f'<p class="stale">{escaped(page.stale)}</p>\n' if page.stale else ""
    return (
        f'<section aria-labelledby="slide-{number}">\n<h2 id="slide-{number}" dir="auto">{escaped(page.title)}</h2>\n'
        f'{stale}<p class="filter" dir="auto">{escaped(page.subtitle)}</p>\n{picture(page.chart, page.alt)}\n'
        f'<p class="definition">{escaped(page.definition)}</p>\n'
        f"{_folded('Show as table', _table(page.chart, number))}{_folded('Notes', _notes(page))}</section>\n"
    )


def _folded(words: str, inside: str) -> str:
    return f"<details><summary>{words}</summary>{inside}</details>\n" if inside else ""


def _notes(page: Page) -> str:
    lines = "\n".join(escaped(one) for one in page.notes.split("\n"))
    return f'<p class="notes" dir="auto">{lines}</p>' if page.notes else ""


def _table(chart: Chart, number: int) -> str:
    if not chart.rows:
        return ""
    head = "".join(_cell("th", name, at < chart.heads) for at, name in enumerate(chart.header))
    body = "".join(
        f"<tr>{''.join(_cell('td', cell, at < chart.heads) for at, cell in enumerate(row))}</tr>\n"
        for row in chart.rows
    )
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="Table of slide {number}">'
    return f"{region}<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>"


def _cell(tag: str, words: str, is_words: bool) -> str:
    kind = ' class="words" dir="auto"' if is_words else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}{kind}>{escaped(words)}</{tag}>"


def _style() -> str:
    """The style with our colours."""
    style = STYLE.read_text(encoding="utf-8")
    for name, pair in COLOURS.items():
        style = style.replace(f"{{{name}}}", pair.light)
    return style
