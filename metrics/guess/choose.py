"""Which column of a file is which of ours: header and cells weighed together, each of ours given to the best."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.guess.alone import alone
from metrics.guess.cells import Cells
from metrics.guess.fit import fit
from metrics.guess.header import NOTHING, Header, Said
from metrics.tables import TABLES

ENOUGH = 0.3  # a guess less sure than this is not made
UNSEEN = 0.85  # what a header is worth when there are no cells to look at
USELESS = 0.3  # what is left of a header that says better something we have no use for
LASTS = 0.9  # a duration after the arrival is worth less than the moment itself
ZONED = 1.05  # of two moments the one whose zone is known is better
NUMBERED = 0.3  # “Received no.” is a number, and hardly when it was received
KNOWN_OTHERWISE = 0.5  # from here on the cells alone no longer speak


@dataclass(frozen=True)
class Chance:
    """That a column of the file is a column of ours, 0 to 1, and what in its header says so."""

    column: str
    ours: str
    sure: float
    said: Said


def choose(cells: Mapping[str, Cells], table: str) -> dict[str, Chance]:
    """Each column of the file that is one of ours, with its chance; the surest first, nothing given twice."""
    found: dict[str, Chance] = {}
    for chance in sorted(_chances(cells, table), key=lambda chance: -chance.sure):
        taken = {other.ours for other in found.values()}
        if chance.column not in found and chance.ours not in taken and not _undated_only(chance, taken):
            found[chance.column] = chance
    return found


def _undated_only(chance: Chance, taken: set[str]) -> bool:
    """Whether it is any date for want of another, where a survey is dated by its answer already."""
    return chance.ours == "sent_at" and not chance.said.phrase and "answered_at" in taken


def _chances(cells: Mapping[str, Cells], table: str) -> list[Chance]:
    """Every chance worth a guess, in the order of the file and of our columns."""
    return [chance for name, held in cells.items() for chance in _of(Header(name, table), held, table)]


def _of(header: Header, held: Cells, table: str) -> list[Chance]:
    """What the header says and the cells bear out; where it says nothing, what the cells say alone."""
    ours = [name for name in TABLES[table].names if name != "source"]
    said = [_by_header(header, held, name, table) for name in ours]
    if not any(chance.sure >= ENOUGH for chance in said) and not _speaks_of_other(header):
        said = [Chance(header.name, name, alone(held, name, table), NOTHING) for name in ours]
    return [chance for chance in said if chance.sure >= ENOUGH]


def _speaks_of_other(header: Header) -> bool:
    return bool(header.ruled_out) or header.not_ours.share >= KNOWN_OTHERWISE


def _by_header(header: Header, held: Cells, ours: str, table: str) -> Chance:
    said = header.says(ours)
    worth = said.share * (USELESS if header.not_ours.share > said.share else 1)
    return Chance(header.name, ours, min(1.0, worth * _borne_out(header, held, ours, table)) if worth else 0.0, said)


def _borne_out(header: Header, held: Cells, ours: str, table: str) -> float:
    """What the cells leave of the header's word: nothing where they cannot be that column."""
    moment = TABLES[table].column(ours).kind == "moment"
    fits = fit(held, ours, table)
    if not fits:
        return 0.0
    if not moment:
        return 0.4 + 0.6 * fits if held.values else UNSEEN
    seen = 0.4 + 0.6 * fits if held.values else UNSEEN * (LASTS if header.lasts else 1)
    return seen * (ZONED if header.zoned else 1) * (NUMBERED if header.numbered else 1)
