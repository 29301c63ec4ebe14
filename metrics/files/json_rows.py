"""A JSON file as text tables: a list of objects, pages with lists of them in, or one object a line."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import TextIOWrapper
from itertools import islice

import duckdb

from metrics.errors import Problem
from metrics.files.around import with_beside
from metrics.files.encoding import Bytes, spoken
from metrics.files.json_api import joined
from metrics.files.json_pages import is_page, named_lists, pages
from metrics.files.json_table import Records
from metrics.files.json_text import DECODER, CutOff, Flaw, JsonText, TooLarge, is_object, too_large
from metrics.files.kind import FIRST
from metrics.files.lines import TOO_LONG_LINE, Lines
from metrics.files.reading import MIB, Reading, Source

ENOUGH = 1_000_000  # signs of first lines that tell whether each is an object


def read_json(cur: duckdb.DuckDBPyConnection, source: Source, found: Bytes) -> list[Reading]:
    """The tables in a JSON file, one for each list of objects; raises Problem when there is none."""
    lines = Lines(source.path, found, source.limits.json_object)
    notes = [] if found.encoding == "utf-8" else [f"Read as {spoken(found.encoding)}."]
    if _one_a_line(lines):
        readings = [_table(cur, source, _by_line(lines, source.limits.json_object))]
        notes += lines.notes()
    else:
        readings = _whole(cur, source, found)
    return [replace(r, notes=(*notes, *r.notes), encoding=found.encoding) for r in readings]


def _one_a_line(lines: Lines) -> bool:
    """Whether each line is an object of its own, as at least half of the first ones are."""
    first: list[str] = []
    for line in islice(filter(str.strip, lines), FIRST):
        first.append(line)
        if sum(map(len, first)) > ENOUGH and len(first) > 1:
            break
    if len(first) < 2 or first[0].startswith("[") or is_page(_object(first[0])):
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


def _whole(cur, source: Source, found: Bytes) -> list[Reading]:
    """The tables of a file that is read as one text: records, or pages of records."""
    if _is_paged(source, found) and (readings := _paged(cur, source, found)):
        return readings
    try:
        with _open(source, found) as file:
            return [_table(cur, source, _values(JsonText(file, source.limits.json_object)))]
    except Flaw as flaw:
        raise Problem(f"{source.name} {flaw}.") from None


def _is_paged(source: Source, found: Bytes) -> bool:
    """Whether the records lie inside of pages; an object that stands alone, or is too long to look at, may be one."""
    with _open(source, found) as file:
        text = JsonText(file, source.limits.json_object)
        try:
            if text.peek() == "[":
                return any(is_page(text.value()) for _ in islice(text.items(), 1))
        except Flaw:
            return False
    with _open(source, found) as file:
        text = JsonText(file, min(source.limits.json_object, MIB))
        try:
            return is_page(text.value()) or text.peek() != "{"
        except Flaw:
            return True


def _paged(cur, source: Source, found: Bytes) -> list[Reading]:
    """One table for each list that the pages have, the pages put together; none where there is no list."""
    lists: dict[str, Records] = {}
    beside: dict[str, str] = {}
    with _open(source, found) as file, ExitStack() as opened:
        text = JsonText(file, source.limits.json_object)
        try:
            for _ in pages(text):
                for name in named_lists(text, beside):
                    if name not in lists:
                        lists[name] = opened.enter_context(Records(source))
                    lists[name].take(_elements(text))
        except Flaw as flaw:
            if not lists:
                raise Problem(f"{source.name} {flaw}.") from None
            [*lists.values()][-1].ended(flaw)
        readings = [
            replace(records.load(cur, f"{source.name} › {name}"), listed=name) for name, records in lists.items()
        ]
    readings = joined(cur, readings) if readings else []
    if len(readings) == 1:
        readings = [replace(readings[0], name=source.name)]
    told = {name: text for name, text in beside.items() if name not in lists}
    return with_beside(cur, readings, told) if readings else []


def _open(source: Source, found: Bytes) -> TextIOWrapper:
    file = source.path.open("rb")
    file.seek(found.bom)
    return TextIOWrapper(file, found.encoding, errors="replace")


def _values(text: JsonText) -> Iterator:
    """The elements of lists, and objects, one after another."""
    while (sign := text.peek()) in ("[", "{") and not text.broken:
        if sign == "[":
            yield from _elements(text)
        else:
            yield text.value()
    if sign and not text.broken:
        raise Flaw(f"has something that is no JSON at byte {text.byte:,}")


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
    with Records(source) as records:
        records.take(values)
        return records.load(cur, source.name)
