"""Why a column was guessed to be one of ours, in one plain line."""

from metrics.guess.cells import Cells
from metrics.guess.choose import KNOWN_OTHERWISE, Chance
from metrics.guess.header import Header
from metrics.tables import TABLES

NO_USE = "the header says “{}”, which we have no use for"


def why(chance: Chance, cells: Cells, table: str) -> str:
    """“the header says “created”; 98 % of its values are dates”."""
    said = f"the header says “{chance.said.phrase}”" if chance.said.phrase else "the header says nothing we know"
    return f"{said}; {_cells(chance.ours, cells, table)}"


def why_not(name: str, cells: Cells, table: str) -> str:
    """Why a column was left alone."""
    header = Header(name, table)
    if header.ruled_out:
        return NO_USE.format(" ".join(word for word in header.words if word in header.ruled_out))
    if header.not_ours.share >= KNOWN_OTHERWISE:
        return NO_USE.format(header.not_ours.phrase)
    return "it is empty" if not cells.values else "neither its header nor its values look like a column of ours"


def _cells(ours: str, cells: Cells, table: str) -> str:
    if not cells.values:
        return "it has no values to look at"
    kind = TABLES[table].column(ours).kind
    if ours == TABLES[table].key:
        return f"{_share(cells.different)} of its values are different"
    if cells.emails > 0.5:
        return f"{_share(cells.emails)} of its values are e-mail addresses"
    if ours.endswith("_seconds") or (kind == "moment" and cells.maybe_dates < 0.5):
        return f"{_share(max(cells.clocks, cells.numeric))} of its values are durations"
    return _BY_KIND[kind](cells)


def _share(share: float) -> str:
    return f"{int(share * 100)} %"


def _words(cells: Cells) -> str:
    count = len(cells.counts)
    return f"it holds {count} different {'value' if count == 1 else 'values'}"


def _numbers(cells: Cells) -> str:
    if not cells.numbers:
        return f"{_share(cells.numeric)} of its values are numbers"
    return f"its numbers go from {min(cells.numbers):g} to {max(cells.numbers):g}"


_BY_KIND = {
    "moment": lambda cells: f"{_share(max(cells.dates, cells.maybe_dates))} of its values are dates",
    "number": _numbers,
    "whole": _numbers,
    "flag": lambda cells: f"{_share(cells.flags)} of its values are yes or no",
    "text": lambda cells: f"its values are {cells.length:.0f} letters long on average",
    "tags": lambda cells: f"{_share(cells.lists)} of its values are lists" if cells.lists else _words(cells),
    "word": _words,
    "id": _words,
}
