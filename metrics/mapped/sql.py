"""What a mapping says of one of our columns, as the SQL a Format is declared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metrics.sql import literal, quote
from metrics.tables import TABLES
from metrics.typed.words import YES

if TYPE_CHECKING:
    from metrics.mapping import Mapping


def sql(mapping: Mapping, ours: str) -> str:
    """SQL over the file's columns for one of our columns that the mapping names or fixes."""
    kind = TABLES[mapping.table].column(ours).kind
    if ours in mapping.fixed:
        return _fixed(mapping.fixed[ours], kind)
    if ours in mapping.units:
        return _duration(mapping, ours, kind)
    theirs = quote(mapping.columns[ours])
    return _translated(theirs, mapping.values[ours]) if ours in mapping.values else theirs


def _duration(mapping: Mapping, ours: str, kind: str) -> str:
    seconds = f"duration({quote(mapping.columns[ours])}, {literal(mapping.units[ours])})"
    if kind != "moment":
        return seconds
    arrival = f"moment({quote(mapping.columns[TABLES[mapping.table].dated_by])})"
    return f"{arrival} + to_microseconds(TRY_CAST(1000000 * {seconds} AS BIGINT))"


def _translated(theirs: str, words: dict[str, str]) -> str:
    cases = " ".join(f"WHEN {constant(word.strip().lower())} THEN {constant(our)}" for word, our in words.items())
    return f"CASE lower(word({theirs})) {cases} ELSE word({theirs}) END" if cases else theirs


def _fixed(value: str, kind: str) -> str:
    if kind == "tags":
        return f"string_split({constant(value)}, ';')"
    return ("true" if value.lower() in YES else "false") if kind == "flag" else constant(value)


def constant(text: str) -> str:
    """A text as SQL without a double quote, which in the SQL of a Format begins a column's name."""
    return "(" + " || chr(34) || ".join(literal(part) for part in text.split('"')) + ")"
