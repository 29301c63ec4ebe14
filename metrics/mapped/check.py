"""Whether a mapping holds together; every mistake is one sentence that names the wrong word and the right ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from metrics import zone as zones
from metrics.build.words import as_channel
from metrics.errors import Problem
from metrics.guess.fit import AFTER
from metrics.mapped.rated import RATED
from metrics.sql import quote
from metrics.tables import CHANNELS, TABLES, nearest
from metrics.typed.durations import SECONDS
from metrics.typed.words import NO, YES

if TYPE_CHECKING:
    import duckdb

    from metrics.mapping import Mapping

ORDERS = ("dmy", "mdy", "ymd")
ALLOWED = {
    "status": ("open", "pending", "resolved", "closed", "spam"),
    "author_kind": ("customer", "agent", "bot", "note"),
    "closed_by": ("agent", "customer", "bot", "system"),
    "kind": ("csat", "nps", "ces", "agent", "deflection"),
}
EVENTS = ("like", "reply", "mention", "page_view", "call", "email")


def check(mapping: Mapping) -> None:
    """Raises a Problem for the first thing that is wrong."""
    if not mapping.table:
        raise Problem(f'The mapping does not say which table it fills; write table = "conversations" or {_others()}.')
    if mapping.table not in TABLES:
        raise Problem(f"There is no table “{mapping.table}”{nearest(mapping.table, list(TABLES))}.")
    for part in (mapping.columns, mapping.fixed, mapping.units, mapping.values):
        for ours in part:
            TABLES[mapping.table].column(ours)
    _check_columns(mapping)
    _check_fixed(mapping)
    _check_values(mapping)
    _check_units(mapping)
    _check_score(mapping)
    if mapping.zone:
        zones.zone(mapping.zone)
    if mapping.date_order not in (None, *ORDERS):
        raise Problem(f"There is no date order “{mapping.date_order}”{nearest(mapping.date_order, ORDERS)}.")


def look_for(mapping: Mapping, cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Looks for the mapped columns in a file's text table, to which it adds none; a Problem when one is missing."""
    described = cur.execute(f"DESCRIBE temp.{quote(table)}").fetchall()
    _among(mapping.used, [name for name, *_ in described if name != "_record"], "The file")
    return ()


def _among(names: Iterable[str], header: Sequence[str], who: str) -> None:
    have = {name.casefold() for name in header}
    for name in names:
        if name.casefold() not in have:
            raise Problem(f"{who} has no column “{name}”, which the mapping uses{nearest(name, tuple(header))}.")


def _others() -> str:
    return ", ".join(name for name in TABLES if name != "conversations")


def _check_columns(mapping: Mapping) -> None:
    if mapping.header:
        _among(mapping.columns.values(), mapping.header, "The header")
    times = Counter(name.casefold() for name in mapping.columns.values())
    for name in mapping.columns.values():
        if times[name.casefold()] > 1:
            both = [ours for ours, theirs in mapping.columns.items() if theirs.casefold() == name.casefold()]
            raise Problem(f"“{name}” is given to {' and '.join(both)}; a column of the file can be only one of ours.")
    moments = ("sent_at", "answered_at") if mapping.table == "surveys" else (TABLES[mapping.table].dated_by,)
    if not set(moments) & set(mapping.columns):
        raise Problem(
            f"The mapping does not say which column is {' or '.join(moments)}, "
            f"the moment by which {mapping.table.replace('_', ' ')} are dated."
        )


def _check_fixed(mapping: Mapping) -> None:
    for ours, value in mapping.fixed.items():
        if ours in mapping.columns:
            raise Problem(f"{ours} is both the column “{mapping.columns[ours]}” and fixed to “{value}”; keep one.")
        kind = TABLES[mapping.table].column(ours).kind
        if kind == "moment":
            raise Problem(f"{ours} cannot be fixed to “{value}”; a moment needs a column of the file.")
        if kind in ("number", "whole") and not _is_number(value):
            raise Problem(f"{ours} cannot be fixed to “{value}”; write a number like 5.")
        if kind == "flag" and value.lower() not in (*YES, *NO):
            raise Problem(f"{ours} cannot be fixed to “{value}”; write true or false.")
        _check_word(mapping.table, ours, value)


def _check_values(mapping: Mapping) -> None:
    for ours, words in mapping.values.items():
        if ours not in mapping.columns:
            raise Problem(f"values.{ours} translates words of a column, but the mapping names no column for {ours}.")
        if TABLES[mapping.table].column(ours).kind in ("moment", "tags"):
            raise Problem(f"values.{ours}: {ours} is not made of words that could be translated; leave it out.")
        for value in words.values():
            _check_word(mapping.table, ours, value)


def _check_units(mapping: Mapping) -> None:
    for ours, unit in mapping.units.items():
        if ours not in AFTER and not ours.endswith("_seconds"):
            raise Problem(f"units.{ours}: {ours} is no duration and no moment after the arrival; leave it out.")
        if ours not in mapping.columns:
            raise Problem(f"units.{ours} is the unit of a column, but the mapping names no column for {ours}.")
        if unit not in SECONDS:
            raise Problem(f"units.{ours}: there is no unit “{unit}”{nearest(unit, tuple(SECONDS))}.")


def _check_score(mapping: Mapping) -> None:
    if mapping.out_of and (not _is_number(mapping.out_of) or float(mapping.out_of) <= 1):
        raise Problem(f"out_of cannot be “{mapping.out_of}”; write the best score there can be, like 5.")
    if not mapping.score:
        return
    if mapping.table not in RATED:
        raise Problem(
            f"score is for a file of {' or '.join(RATED)}; in one of surveys, name its column under [columns]."
        )
    if mapping.header:
        _among([mapping.score], mapping.header, "The header")
    if twice := [ours for ours, theirs in mapping.columns.items() if theirs.casefold() == mapping.score.casefold()]:
        raise Problem(
            f"“{mapping.score}” is both the score and {twice[0]}; a column of the file can be only one of ours."
        )


def _check_word(table: str, ours: str, value: str) -> None:
    allowed = EVENTS if (table, ours) == ("engagements", "kind") else ALLOWED.get(ours)
    if ours == "channel" and as_channel(value)[0] not in CHANNELS:
        allowed = CHANNELS
    elif ours == "channel":
        return
    if allowed and value not in allowed:
        raise Problem(f"“{value}” is no {ours.replace('_', ' ')} of ours{nearest(value, allowed)}.")


def _is_number(value: str) -> bool:
    try:
        return float(value) - float(value) == 0
    except ValueError:
        return False
