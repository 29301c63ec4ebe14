"""Words that tell no topic: little words, greetings and thanks, days, of each language."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("quiet_words.csv")


@cache
def quiet_words(language: str | None = None) -> frozenset[str]:
    """Those of a language; of all of them where none is named or it has no list."""
    known = _lists()
    return known.get(language or "") or frozenset().union(*known.values())


@cache
def _lists() -> dict[str, frozenset[str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["language"]: frozenset(row["words"].split()) for row in csv.DictReader(file)}
