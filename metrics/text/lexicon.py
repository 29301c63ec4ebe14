"""The phrases written by hand: one readable CSV for each language, phrase, weight from -4 to 4, note."""

import csv
from dataclasses import dataclass
from pathlib import Path

from metrics.text.terms import LESS, MORE, NOT

FOLDER = Path(__file__).parent / "lexicons"
MARKS = {"negation": NOT, "stronger": MORE, "weaker": LESS}


@dataclass(frozen=True)
class Phrase:
    """A phrase, how good or bad it is, and of what kind.

    `general` and `care` speak for a side; a `question` of a plain kind speaks for neutral, as much as its weight says;
    `negation`, `stronger` and `weaker` mark the words after them; a `neutral` word is only known.
    """

    text: str
    weight: float
    note: str


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.csv")))


def read(language: str) -> tuple[Phrase, ...]:
    """The phrases of a language, with the signs that mean the same in all of them."""
    found = []
    for name in (language, "every"):
        path = FOLDER / f"{name}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                found += [Phrase(row["phrase"], float(row["weight"]), row["note"]) for row in csv.DictReader(file)]
    return tuple(found)
