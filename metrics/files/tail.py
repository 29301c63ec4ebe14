"""What stands at the end of a table and is none of its rows: totals, notes of the tool."""

import re

from metrics.files.header import typed as is_typed

TOTAL = re.compile(
    r"\W*(grand |sub)?(totals?|sum|summe|gesamt(summe)?|insgesamt|somme|totale|suma|razem|итого)( général)?\W*", re.I
)
NOTE = re.compile(
    r"\W*(end of|(report|export|file|data|date)s?\b.*|(rows|records|count|number of|generated|created|exported|printed|source|"
    r"page|filters?|period|from|to)\b.*|.*:|.*\b(rows|records|results|entries))\W*",
    re.I | re.S,
)
SHARE = 3  # a row with a third of the cells or less is no row cut short
WORDS = 3


def said(cells: list[str | None]) -> str:
    """What a footer says."""
    return " ".join(cell.strip() for cell in cells if cell and cell.strip())


def footer(cells: list[str], width: int, typed: tuple[int, ...]) -> str | None:
    """Why the last row of a table of `width` columns reads like a footer; None when it reads like a row."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    if not filled:
        return None
    if len(cells) <= width // SHARE and not _cut_short(cells, filled[0], typed):
        return f"has {len(cells)} of {width} fields and reads like a footer"
    if TOTAL.fullmatch(filled[0]):
        return "reads like a row of totals"
    if len(filled) == 1 and 0 in typed and cells[0] and len(cells[0].split()) >= WORDS:
        return "reads like a footer"
    return None


def _cut_short(cells: list[str], first: str, typed: tuple[int, ...]) -> bool:
    """Whether so few cells are the beginning of a row, not a note of the tool: a row that was not written to its end."""
    if len(cells) == 1:
        return False
    if 0 in typed:
        return is_typed(cells[0])
    return len(first.split()) < WORDS and not NOTE.fullmatch(first) and not TOTAL.fullmatch(first)
