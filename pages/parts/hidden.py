"""Whether people are named in this visit, and everything that is shown or taken home without their names if they are not.

While names are hidden the view, and with it the address, holds the other names too: what is clicked is what is seen.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial

import pyarrow as pa
import pyarrow.compute as pc

from metrics.anonymous import SHOWN, Anonymous, anonymous, few_of
from metrics.answer import Answer
from metrics.filter import Filter
from metrics.store import Store
from metrics.why import Why
from pages.parts.view import View

NAME = "names hidden"
SAID = "Names are hidden"
Hide = Anonymous | None


def hide(data: Store) -> Hide:
    """Who replaces names in this visit; None while they are shown. For downloads too, which are made outside the run."""
    least = data.said(NAME)
    return _of(data, int(least), tuple(data.options().get("agent", ()))) if least else None


@lru_cache(maxsize=64)
def _of(data: Store, least: int, _agents: tuple[str, ...]) -> Anonymous:
    return anonymous(data, least)


def choose(data: Store, on: bool, least: int) -> None:
    """Hides the names of a visit or shows them; `least` is the fewest rows a number may rest on, 0 for any."""
    data.say(NAME, str(least) if on else "")


def table(how: Hide, rows: pa.Table, raw: bool = False) -> pa.Table:
    """Rows without names: people replaced, texts masked, agents' names taken out of all other words; `raw` masks those too."""
    if how is None:
        return rows
    for at, kept in enumerate(rows.schema):
        if _worded(kept.type):
            change = how.text if raw else partial(how.word, kept.name)
            found = rows[kept.name].cast(pa.string()).combine_chunks().dictionary_encode()
            words = pa.array([change(value) for value in found.dictionary.to_pylist()], pa.string())
            rows = rows.set_column(at, kept.name, words.take(found.indices))
    return rows


def answer(how: Hide, found: Answer) -> Answer:
    """An answer without names, and without the numbers of too few rows."""
    if how is None:
        return found
    shown = table(how, found.table)
    rows = shown.to_pylist() if how.least else []
    for n, values in SHOWN.items():
        if how.least and n in shown.column_names:
            count, few = shown[n], pa.array(few_of(rows, n, how.least), pa.bool_())
            for name in (name for name in values if name in shown.column_names):
                nothing = pa.scalar(None, shown.schema.field(name).type)
                shown = _with(shown, name, pc.if_else(few, nothing, shown[name]))
            shown = _with(shown, n, pc.if_else(few, pa.scalar(0, count.type), count))
    return replace(found, table=shown)


def _with(rows: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), name, values)


def _worded(kind: pa.DataType) -> bool:
    """Whether a column holds words, each by itself or as one of a few."""
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.types.is_string(held) or pa.types.is_large_string(held)


def row(how: Hide, found: Mapping[str, object]) -> dict:
    """One row the same way."""
    if how is None:
        return {**found}
    return {name: how.word(name, value) for name, value in found.items()}


def words(how: Hide, text: str) -> str:
    """A sentence of ours without agents' names."""
    return how.known(text) if how else text


@lru_cache(maxsize=1 << 16)
def _word(how: Anonymous, column: str, value: str) -> str:
    return str(how.word(column, value))


def shown(how: Hide, chosen: Filter) -> Filter:
    """The filter as it is said and as files are named by it."""
    return how.filter(chosen) if how else chosen


def options(how: Hide, given: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """The values to filter by as they are shown."""
    if how is None:
        return given
    words = {name: list(dict.fromkeys(_word(how, name, value) for value in values)) for name, values in given.items()}
    return words | {"agent": sorted(words.get("agent", ()))}


def meant(how: Hide, view: View, data: Store) -> View:
    """The view with the agents, and all others, that its other words stand for."""
    for column, chosen in view.lists.items() if how else ():
        given = data.options().get(column, ())
        real = [value for value in given if _word(how, column, value) in chosen or value in chosen]
        shown = {_word(how, column, value) for value in real}
        view = view.keep(column, (*real, *(value for value in chosen if value not in shown and value not in real)))
    return view


def seen(how: Hide, view: View, data: Store) -> View:
    """The view with other names in the place of agents, wherever they stand."""
    for column, kept in view.lists.items() if how else ():
        given = set(data.options().get(column, ()))
        words = (_word(how, column, value) if value in given else value for value in kept)
        view = view.keep(column, tuple(dict.fromkeys(words)))
    return view


def why(how: Hide, found: Why) -> Why:
    """A change whose parts name no agent; groups of too few rows stand together, never one alone."""
    return how.why(found) if how else found
