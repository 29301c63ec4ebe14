"""The largest groups of a slice, and all others asked for as one: never added up or averaged from the groups."""

from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.filter import Keep
from metrics.groups import OTHERS
from metrics.query import Query
from metrics.store import Store

MOST = 10
WHOLE = ("weekday", "hour")  # slices whose groups are few and all wanted


@dataclass(frozen=True)
class Cut:
    """An answer by one slice whose groups are the largest, the unknown, and `OTHERS`; `folded`: how many groups that is."""

    answer: Answer
    folded: int = 0


def largest(store: Store, query: Query, most: int = MOST) -> Cut:
    """The answer to a query by one slice, its small groups as one; as many groups as there are room for stay apart."""
    (slice,) = query.by
    if slice in WHOLE or 0 < len(store.options().get(slice, ())) <= most + 1:
        return Cut(store.ask(query))
    whole = store.ask(replace(query, every=None).bare())
    sizes = _sizes(whole, slice)
    known = [name for name in sizes if name]
    if len(known) <= most + 1:  # one alone is no others
        return Cut(store.ask(query))
    kept = (*sorted(known, key=lambda name: (-sizes[name], name))[:most], "")
    own = (
        store.ask(replace(query, filter=_with(query, Keep(slice, kept, "own"))))
        if query.every or query.interval
        else whole
    )
    others = store.ask(replace(query, by=(), filter=_with(query, Keep(slice, kept, "others"))))
    rows = own.table.filter(pc.is_in(pc.fill_null(own.table[slice].cast(pa.string()), ""), pa.array(kept)))
    place = own.table.column_names.index(slice)
    named = others.table.add_column(place, slice, pa.array([OTHERS] * len(others.table), pa.string()))
    return Cut(replace(own, table=pa.concat_tables([rows, named.cast(rows.schema)])), len(known) - most)


def _sizes(whole: Answer, slice: str) -> dict[str, int]:
    """Group ('' the unknown) -> on how many rows its first metric rests."""
    first = METRICS[whole.table["metric"][0].as_py()].name if len(whole.table) else ""
    table = whole.table.filter(pc.field("metric") == first)
    named = zip(table[slice].to_pylist(), table["n"].to_pylist(), strict=True)
    return {name or "": n for name, n in named if n}


def _with(query: Query, keep: Keep):
    return replace(query.filter, keep=(*query.filter.keep, keep))
