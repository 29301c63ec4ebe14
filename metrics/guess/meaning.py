"""What the values of a guessed column mean: their words as ours, the unit of their durations."""

import duckdb

from metrics.files.reading import Reading
from metrics.guess.cells import Cells
from metrics.guess.fit import AFTER
from metrics.guess.header import Header
from metrics.guess.words import cell, meaning
from metrics.sql import quote
from metrics.typed.words import NO, YES

MOST = 200  # different words, of which the most frequent are looked at
MAPPED = ("status", "author_kind", "kind", "closed_by")  # the store knows the words of channels itself


def meanings(cur: duckdb.DuckDBPyConnection, reading: Reading, name: str, ours: str) -> dict[str, str]:
    """Words of a column -> our words; those that are ours already, and those we do not know, are left out."""
    if ours not in MAPPED:
        return {}
    held = cur.execute(
        f"SELECT trim({quote(name)}) AS word FROM temp.{quote(reading.table)} WHERE word <> '' "
        f"GROUP BY word ORDER BY count(*) DESC, word LIMIT {MOST}"
    ).fetchall()
    words = [word for (word,) in held]
    if ours == "author_kind" and words and all(word.lower() in (*YES, *NO) for word in words):
        return _sides(words, Header(name, "messages"))
    known = {word: meaning(ours)[cell(word)] for word in words if cell(word) in meaning(ours)}
    return {word: our for word, our in known.items() if cell(word) != our}


def _sides(words: list[str], header: Header) -> dict[str, str]:
    """Yes and no of “inbound” and the like; of “outgoing” and “is agent” the other way round."""
    turned = any(cell(word) in _OURS for word in header.words)
    yes, no = ("agent", "customer") if turned else ("customer", "agent")
    return {word: yes if word.lower() in YES else no for word in words}


_OURS = {word for word, our in meaning("author_kind").items() if our == "agent"}


def unit(header: Header, cells: Cells, ours: str) -> str | None:
    """The unit in which a duration is written; None where the column holds moments, or plain seconds."""
    if ours.endswith("_seconds"):
        return header.unit or ("seconds" if cells.clocks > 0.5 else None)
    if ours not in AFTER or cells.maybe_dates >= 0.5:
        return None
    if not cells.values:
        return (header.unit or "seconds") if header.lasts else None
    return header.unit or ("hours" if _hours_and_minutes(cells) else "seconds")


def _hours_and_minutes(cells: Cells) -> bool:
    """Whether clocks like 1:20 stand there, which beside a moment are hours and minutes."""
    return cells.clocks > 0.5 and cells.share(lambda value: value.count(":") == 1) > 0.5
