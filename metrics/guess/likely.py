"""Which of our tables a file is: how much of it each would explain, and what a row is called in its headers."""

from collections.abc import Iterable, Mapping

from metrics.guess import words
from metrics.guess.cells import Cells
from metrics.guess.choose import Chance, choose
from metrics.guess.header import Header
from metrics.tables import TABLES

CALLED, CALLED_ONCE = 1.5, 0.75  # what headers that name the row add, altogether and each
UNDATED = 0.6  # what is left of a table whose moment nothing brings


def likely(cells: Mapping[str, Cells]) -> list[tuple[str, float]]:
    """Our tables with their likelihood, 1 together, the likeliest first; of equals in the order of tables.py."""
    scores = {table: _score(cells, table) ** 2 for table in TABLES}
    total = sum(scores.values()) or 1.0
    return sorted(((table, round(score / total, 3)) for table, score in scores.items()), key=lambda found: -found[1])


def _score(cells: Mapping[str, Cells], table: str) -> float:
    chosen = choose(cells, table)
    ours = {chance.ours for chance in chosen.values()}
    dated = TABLES[table].dated_by in ours or (table == "surveys" and "answered_at" in ours)
    return (_explained(chosen.values(), table) + _called(cells, table)) * (1 if dated else UNDATED)


def _explained(chosen: Iterable[Chance], table: str) -> float:
    weights = words.weights(table)
    return sum(weights.get(chance.ours, 0.1) * chance.sure for chance in chosen)


def _called(cells: Mapping[str, Cells], table: str) -> float:
    """How often the headers say “ticket”, “call” or whatever a row of the table is called."""
    things = words.single("things", table)
    return min(CALLED, CALLED_ONCE * sum(1 for name in cells if things & set(Header(name, table).words)))
