"""The sentences that are said of how a file was read: what nobody confirmed, what could not be read, what is unused."""

from collections.abc import Iterator
from datetime import datetime

import duckdb

from metrics.formats import Fill, Format, Spelled, mentioned
from metrics.said import day_words
from metrics.span import local
from metrics.tables import Table
from metrics.typed.columns import TypedColumns, Unparsed
from metrics.words import count_words, duration
from metrics.zone import turns

Span = tuple[datetime | None, datetime | None]


def unsure(known: Format, names: Spelled) -> list[str]:
    """What is said of columns, or of a whole export, whose meaning nobody confirmed."""
    columns = ", ".join(f"“{column}”" for name in known.unsure for column in names.all(name))
    what = "how this export is read" if not known.verified else f"what {columns} means"
    said = f"Not confirmed for {known.tool}: {what}. Compare a few rows with the tool."
    return [said] if columns or not known.verified else []


def undated(table: Table, fill: Fill, names: Spelled) -> list[str]:
    """What is said where none of the columns is there that would tell when a row happened."""
    moments = ("answered_at", "sent_at") if table.name == "surveys" else (table.dated_by,)
    wanted = [name for moment in moments for name in mentioned(fill.columns.get(moment, ""))]
    if not wanted or any(map(names.all, wanted)):
        return []
    rows = table.name.replace("_", " ")
    return [
        f"No column tells the moment of these {rows}; “{wanted[0]}” was looked for. They are kept, but in no period."
    ]


def skipped(cur: duckdb.DuckDBPyConnection, typed: TypedColumns, at: str, zone: str, span: Span) -> Iterator[str]:
    """What is said of times that no clock of the zone showed, as it was turned forward; of rows `typed` in a span, UTC."""
    for moment, turn in turns(zone, *span) if typed.bare else ():
        after = {"moment": moment, "until": moment + turn}
        rows = cur.execute(f"SELECT record FROM typed WHERE {at} >= $moment AND {at} < $until", after).fetchall()
        ends = local(moment, zone)
        if count := typed.within(ends - turn, ends, [record for (record,) in rows]) if rows else 0:
            yield (
                f"{count_words(count, 'row')} in the hour that was skipped on {day_words(ends)}, when the clock went "
                f"forward ({zone}): read {duration(turn.total_seconds())} later."
            )


def as_written(column: str, names: Spelled) -> tuple[str, ...]:
    """A column by our name for it; one whose name differs by file by what it is called in this one."""
    found = names.all(column)
    return found if "*" in column else (column,) * bool(found)


def once(notes: list[str]) -> list[str]:
    """What is the same of several columns, but for its example, is said once."""
    first: dict[str, str] = {}
    for note in notes:
        first.setdefault(note.partition(" (")[0], note)
    return list(first.values())


def unparsed(found: Unparsed) -> str:
    """How many values of a column could not be read, with one of them."""
    example = f", for example “{found.examples[0][1]}” in record {found.examples[0][0]}" if found.examples else ""
    count = "1 value" if found.count == 1 else f"{found.count:,} values"
    return f"{count} of {found.column} could not be read and count as unknown{example}."
