"""Guessing which table and which of our columns a file brings, from its headers and a sample of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from metrics.files.reading import Reading
from metrics.guess.cells import Cells, sample
from metrics.guess.choose import Chance, choose
from metrics.guess.fit import AFTER
from metrics.guess.header import Header
from metrics.guess.likely import likely
from metrics.guess.meaning import meanings, unit
from metrics.guess.why import why, why_not
from metrics.tables import TABLES

__all__ = ["Guess", "guess", "guess_table"]


@dataclass(frozen=True)
class Guess:
    """What a column of the file may be: one of ours or none, how sure that is (0 to 1) and why, three of its values.

    `values` says which of its words are which of ours, `unit` that it holds durations, which for a moment of ours
    start at the arrival.
    """

    column: str
    ours: str | None
    confidence: float
    why: str
    examples: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None


def guess_table(cur: duckdb.DuckDBPyConnection, reading: Reading) -> list[tuple[str, float]]:
    """Our seven tables with how likely the file is each, 0 to 1 and 1 together, the likeliest first."""
    return likely(sample(cur, reading))


def guess(cur: duckdb.DuckDBPyConnection, reading: Reading, table: str) -> list[Guess]:
    """One guess for each column, in the order of the file; each column of ours is given once at most."""
    cells = sample(cur, reading)
    chosen = choose(cells, table)
    if TABLES[table].dated_by not in {chance.ours for chance in chosen.values()}:
        chosen = {name: chance for name, chance in chosen.items() if not _lasts(chance, cells[name])}
    return [_guess(cur, reading, chosen.get(name), (name, table, held)) for name, held in cells.items()]


def _guess(
    cur: duckdb.DuckDBPyConnection, reading: Reading, chance: Chance | None, column: tuple[str, str, Cells]
) -> Guess:
    name, table, held = column
    if not chance:
        return Guess(name, None, 0.0, why_not(name, held, table), held.examples)
    values = meanings(cur, reading, name, chance.ours) if held.values else {}
    found = unit(Header(name, table), held, chance.ours)
    return Guess(name, chance.ours, round(chance.sure, 2), why(chance, held, table), held.examples, values, found)


def _lasts(chance: Chance, held: Cells) -> bool:
    """Whether the column can only be read as a duration after the arrival."""
    return chance.ours in AFTER and bool(held.values) and held.maybe_dates < 0.5
