"""A JSON file as text tables: a list of objects, one in a wrapper, or one object a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import TextIOWrapper
from itertools import islice

import duckdb

from metrics.errors import Problem
from metrics.files.around import with_beside
from metrics.files.encoding import Bytes, spoken
from metrics.files.flat import flat
from metrics.files.json_api import joined
from metrics.files.json_text import DECODER, CutOff, Flaw, JsonText, TooLarge, is_object, too_large
from metrics.files.kind import FIRST
from metrics.files.lines import TOO_LONG_LINE, Lines
from metrics.files.names import column_names
from metrics.files.reading import Reading, Refused, Source
from metrics.files.table import Rows

ENOUGH = 1_000_000  # signs of first lines that tell whether each is an object
WRAPPERS = 3  # objects around a list that are looked into


def read_json(cur: duckdb.DuckDBPyConnection, source: Source, found: Bytes) -> list[Reading]:
    """The tables in a JSON file, one for each list of objects; raises Problem when there is none."""
    lines = Lines(source.path, found, source.limits.json_object)
    notes = [] if found.encoding == "utf-8" else [f"Read as {spoken(found.encoding)}."]
    if _one_a_line(lines):
        readings = [_table(cur, source, _by_line(lines, source.limits.json_object))]
        notes += lines.notes()
    else:
        readings = _lists(cur, source, found)
    return [replace(r, notes=(*notes, *r.notes), encoding=found.encoding) for r in readings]


def _one_a_line(lines: Lines) -> bool:
    """Whether each line is an object of its own, as at least half of the first ones are."""
    first: list[str] = []
    for line in islice(filter(str.strip, lines), FIRST):
        first.append(line)
        if sum(map(len, first)) > ENOUGH and len(first) > 1:
            break
    if len(first) < 2 or first[0].startswith("["):
        return False
    return sum(map(is_object, first)) >= len(first) / 2


def _object(line: str):
    """The value a line holds, or the Flaw in it."""
    try:
        value, end = DECODER.raw_decode(line)
    except json.JSONDecodeError as error:
        return Flaw(f"is not JSON ({error.msg} at sign {error.pos + 1:,} of its line)")
    except RecursionError:
        return Flaw("is nested too deep")
    return value if not line[end:].strip() else Flaw(f"is not JSON (something follows at sign {end + 1:,} of its line)")


def _by_line(lines: Lines, largest: int) -> Iterator:
    for line in lines:
        if line == TOO_LONG_LINE:
            yield Flaw(too_large(largest))
        elif text := line.strip():
            yield _object(text)


def _lists(cur, source: Source, found: Bytes) -> list[Reading]:
    """The lists of objects in the file, or, when it is one object without such a list, that object."""
    try:
        with _open(source, found) as file:
            text = JsonText(file, source.limits.json_object)
            if text.peek() == "[":
                return [_table(cur, source, _elements(text))]
            beside: dict[str, str] = {}
            readings = [
                replace(_table(cur, replace(source, name=f"{source.name} › {name}"), _elements(text)), listed=name)
                for name in _named_lists(text, beside)
            ]
        if not readings:
            with _open(source, found) as file:
                return [_table(cur, source, iter([JsonText(file, source.limits.json_object).value()]))]
    except Flaw as flaw:
        raise Problem(f"{source.name} {flaw}.") from None
    readings = joined(cur, readings)
    if len(readings) == 1:
        readings = [replace(readings[0], name=source.name)]
    return with_beside(cur, readings, beside)


def _open(source: Source, found: Bytes) -> TextIOWrapper:
    file = source.path.open("rb")
    file.seek(found.bom)
    return TextIOWrapper(file, found.encoding, errors="replace")


def _named_lists(text: JsonText, beside: dict[str, str], above: str = "", depth: int = 1) -> Iterator[str]:
    """The names of lists of objects, the text standing at each in turn; other names and texts are put into `beside`."""
    for _ in text.items():
        name = f"{above}{text.value()}"
        text.take(":")
        if text.opens("[{"):
            yield name
            if text.broken:
                return
        elif text.opens('{"') and depth < WRAPPERS:
            yield from _named_lists(text, beside, f"{name}.", depth + 1)
        else:
            value = text.value()
            beside[name] = value if isinstance(value, str) else ""


def _elements(text: JsonText) -> Iterator:
    """The elements of a list, a Flaw for each that cannot be had; nothing follows one whose end is not known."""
    for _ in text.items():
        try:
            yield text.value()
        except TooLarge as flaw:
            yield flaw
        except Flaw as flaw:
            text.broken = True
            yield flaw if isinstance(flaw, CutOff) else Flaw(f"{flaw}; nothing after it could be read")
            return


def _table(cur, source: Source, values: Iterator) -> Reading:
    """A table of the objects among the values; what is none, or cannot be read, is refused."""
    places: dict[str, int] = {}
    refused: list[Refused] = []
    notes: list[str] = []
    number = 0
    with Rows(source) as rows:
        try:
            for number, value in enumerate(values, start=1):
                if reason := _add(rows, places, number, value, source.limits.json_depth):
                    refused.append(Refused(number, reason))
                if len(places) > source.limits.columns:
                    raise Problem(f"{source.name} has over {source.limits.columns:,} columns; no more can be read.")
        except Flaw as flaw:
            notes.append(f"After record {number:,} the list {flaw}.")
        if not places:
            raise _nothing(source, refused)
        columns = column_names(list(places))
        table = rows.load(cur, columns)
    return Reading(source.name, table, columns, number, tuple(refused), tuple(notes))


def _add(rows: Rows, places: dict[str, int], number: int, value, deepest: int) -> str | None:
    """Adds an object as a row; returns why not."""
    if isinstance(value, Flaw):
        return str(value)
    if not isinstance(value, dict):
        return "is not an object"
    try:
        texts = dict(flat(value, deepest))
    except Flaw as flaw:
        return str(flaw)
    for column in texts:
        places.setdefault(column, len(places))
    rows.add(number, [texts.get(column) for column in places], sum(map(len, filter(None, texts.values()))))
    return None


def _nothing(source: Source, refused: list[Refused]) -> Problem:
    if refused:
        return Problem(f"{source.name} cannot be read: its record {refused[0].record} {refused[0].reason}.")
    return Problem(f"{source.name} has no records: a list of JSON objects is needed.")
