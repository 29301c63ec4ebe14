"""The deck's numbers as CSV: every slide's rows one below the other, in the contract's columns and in the chart's unit."""

import csv
import io
from collections.abc import Callable

from metrics.report.page import Page, Report

BEGIN, END = (
    ("metric", "period"),
    ("value", "n", "previous_period", "previous_value", "previous_n", "charted", "charted_before", "charted_in"),
)
INTERVALS = ("low", "high", "previous_low", "previous_high", "change_low", "change_high")


def sheet(report: Report, guard: Callable[[str], str] = str) -> bytes:
    """The CSV, UTF-8 without BOM; `guard` may change text cells, for spreadsheets."""
    by = dict.fromkeys(name for page in report.pages for name in page.header if _is_by(name))
    names = (*BEGIN, *by, *END)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["slide", "title", *names])
    for number, page in enumerate(report.pages, 1):
        writer.writerows([number, guard(page.title), *row] for row in _rows(page, names, guard))
    return out.getvalue().encode("utf-8", errors="replace")


def _is_by(name: str) -> bool:
    return name not in (*BEGIN, *END, *INTERVALS)


def _rows(page: Page, names: tuple[str, ...], guard: Callable[[str], str]) -> list[list]:
    at = {name: page.header.index(name) for name in names if name in page.header}
    return [[_cell(row[at[name]], guard) if name in at else "" for name in names] for row in page.rows]


def _cell(value: object, guard: Callable[[str], str]) -> object:
    """A cell; whole numbers without a decimal point."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else repr(value)
    return "" if value is None else guard(value) if isinstance(value, str) else value
