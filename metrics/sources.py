"""Several tools together: what each calls its channels, how much of it found its conversation, which numbers it can answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import duckdb

from metrics.answer import missing
from metrics.build.words import as_channel, fold
from metrics.catalogue import METRICS, SUBJECT_OF
from metrics.channel_names import Names, joined
from metrics.query import World
from metrics.tables import TABLES

WITH_CHANNEL = tuple(name for name, table in TABLES.items() if "channel" in table.names)
JOINING = ("messages", "surveys", "calls")
BUILT_AS = {"tags": "tagset"}  # contract column -> the built one that says the same


class ChannelWord(NamedTuple):
    """A channel as files write it, whose files, how many rows say so, and what it counts as: `chat/WhatsApp`."""

    word: str
    sources: tuple[str, ...]
    rows: int
    place: str


@dataclass(frozen=True)
class ChannelWords:
    """Every word that stands in a channel column, the most frequent first; `chosen` is what the reader says of them."""

    chosen: tuple[tuple[str, str], ...] = ()

    @classmethod
    def under(cls, chosen: Names) -> "ChannelWords":
        return cls(tuple(sorted(chosen.items())))

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> list[ChannelWord]:
        counts: dict[str, Counter] = {}
        spelt: dict[str, str] = {}
        for word, source, rows in cur.execute(_words_sql()).fetchall():
            key = fold(word)
            counts.setdefault(key, Counter())[source] += rows
            spelt.setdefault(key, word.strip())
        chosen = dict(self.chosen)
        found = [
            ChannelWord(spelt[key], tuple(sorted(by)), by.total(), joined(*as_channel(spelt[key], chosen)))
            for key, by in counts.items()
        ]
        return sorted(found, key=lambda one: (-one.rows, one.word))


def _words_sql() -> str:
    union = " UNION ALL ".join(
        f"SELECT channel, source, count(*) AS k FROM loaded_{table} WHERE trim(channel) <> '' GROUP BY ALL"
        for table in WITH_CHANNEL
    )
    return f"SELECT channel, coalesce(source, ''), sum(k)::BIGINT FROM ({union}) GROUP BY ALL ORDER BY 3 DESC, 1"


class Joined(NamedTuple):
    """Of one tool's rows of a table: how many there are, name a conversation, name one that is loaded, or are by a
    customer that some conversation has; None where no row of the table has a customer."""

    table: str
    source: str
    rows: int
    named: int
    found: int
    customers: int | None


@dataclass(frozen=True)
class Joins:
    """How the rows of every tool found what they belong to."""

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> list[Joined]:
        found = []
        for table in JOINING:
            has = world.columns.get(table, {})
            known = "count_if(customer IN (SELECT customer FROM conversations))" if "customer" in has else "NULL"
            rows = cur.execute(f"""SELECT coalesce(CAST(source AS VARCHAR), ''), count(*), count(conversation_id), count(conv),
                {known} FROM {table} GROUP BY ALL ORDER BY 2 DESC, 1""").fetchall()
            found += [Joined(table, *row) for row in rows]
        return found


@dataclass(frozen=True)
class Answerable:
    """For every tool and subject how many of its numbers the tool's own rows can answer, and how many there are."""

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> dict[str, dict[str, tuple[int, int]]]:
        filled: dict[str, dict[str, int]] = {}
        for table, contract in TABLES.items():
            for source, counts in _filled(cur, table, contract.names, world).items():
                filled.setdefault(source, {}).update(counts)
        return {source: _by_subject(counts | _hours(world)) for source, counts in sorted(filled.items())}


def _filled(cur, table: str, names: tuple[str, ...], world: World) -> dict[str, dict[str, int]]:
    """Source -> `table.column` -> how many of its rows have it."""
    has = world.columns.get(table, {})
    columns = {name: BUILT_AS.get(name, name) for name in names if BUILT_AS.get(name, name) in has}
    counts = ", ".join(f"count({column})" for column in columns.values())
    rows = cur.execute(f"SELECT coalesce(CAST(source AS VARCHAR), ''), {counts} FROM {table} GROUP BY 1").fetchall()
    return {source: {f"{table}.{name}": n for name, n in zip(columns, found, strict=True)} for source, *found in rows}


def _hours(world: World) -> dict[str, int]:
    return {"working hours": world.present.get("working hours", 0)}


def _by_subject(present: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Subject -> how many of its numbers can be answered, of how many; the four of a duration are one."""
    able: dict[str, dict[str, bool]] = {}
    for name, metric in METRICS.items():
        able.setdefault(SUBJECT_OF[name], {})[name.split(".")[0]] = not missing(metric, present)
    return {subject: (sum(names.values()), len(names)) for subject, names in able.items()}
