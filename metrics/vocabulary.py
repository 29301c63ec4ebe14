"""What there is to ask of a store: its built tables, the words in use, what each slice can be filtered by."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import duckdb

from metrics.build.terms import Terms
from metrics.build.words import FOLDED, fold
from metrics.catalogue import METRICS
from metrics.divided import PER_DAY
from metrics.errors import Problem
from metrics.filter import Keep
from metrics.metric import Metric
from metrics.query import World
from metrics.span import Calendar
from metrics.sql import one
from metrics.state import read_now, tables
from metrics.tables import nearest
from metrics.where import OF_TEXTS

OFFERED = ("channel", "platform", "source", "team", "agent", "language", "priority", "status", "outcome", *OF_TEXTS)
MOST = 2_000  # values of one slice offered to choose from
TABLES = ("conversations", "messages", "surveys", "calls", "tasks")


def world(cur: duckdb.DuckDBPyConnection, terms: Terms) -> World:
    """What a question has to know of the store; a Problem where nothing is loaded."""
    if "present" not in tables(cur):
        raise Problem("Nothing is loaded yet; load a file first.")
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind in cur.execute("""SELECT table_name, column_name, data_type FROM duckdb_columns()
            WHERE database_name = current_database() AND NOT internal ORDER BY column_index""").fetchall():
        columns.setdefault(table, {})[column] = kind
    present = {f"{t}.{c}": n for t, c, n in cur.execute("SELECT tbl, col, filled FROM present").fetchall()}
    for table, column in cur.execute("SELECT DISTINCT tbl, col FROM brought").fetchall():
        present[f"{table}.{column}"] = present.get(f"{table}.{column}") or 1  # a file has it, with nothing in it
    present["working hours"] = int(terms.hours is not None)
    calendar = Calendar(terms.zone, terms.settings.definitions.week_starts == "sunday")
    spoken = _spoken(cur, columns)
    by_reply = terms.settings.definitions.first_reply_dated_by == "reply"
    hours, now = terms.hours, read_now(cur)
    found = World(columns, calendar, hours is not None, spoken, present, hours=hours, now=now, by_reply=by_reply)
    for metric in METRICS.values():
        if metric.how in PER_DAY:
            edges(cur, metric, found)
    return found


def edges(cur: duckdb.DuckDBPyConnection, metric: Metric, world: World) -> tuple[datetime | None, ...]:
    """The first and the last moment of the rows read, and where all but a stray hundredth begins; looked up once."""
    reads, at = metric.reads, world.at(metric)
    if (reads, at) not in world.edges:
        spam = " WHERE NOT spam" if "spam" in world.columns[reads] else ""
        found = one(cur, f"SELECT min({at}), max({at}), quantile_disc({at}, 0.01) FROM {reads}{spam}")
        world.edges[reads, at] = found
    return world.edges[reads, at]


def _spoken(cur: duckdb.DuckDBPyConnection, columns: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The words of each folded column, folded -> as shown, so that a filter finds them however they are written."""
    found: dict[str, dict[str, str]] = {}
    for column in FOLDED:
        tables = [t for t in TABLES if column in columns.get(t, ())]
        union = " UNION ".join(f"SELECT CAST({column} AS VARCHAR) AS w FROM {t}" for t in tables)
        found[column] = {fold(w): w for (w,) in cur.execute(union).fetchall() if w}
    for column in ("tag", "tag_group"):
        found[column] = {fold(w): w for (w,) in cur.execute(f"SELECT DISTINCT {column} FROM tag_rows").fetchall() if w}
    return found


def options(cur: duckdb.DuckDBPyConnection, world: World) -> dict[str, list[str]]:
    """What each slice can be filtered by, the most frequent first; `place` is channel, or channel/platform."""
    found = {column: _counted(cur, column, world) for column in OFFERED}
    tags = cur.execute(f"""SELECT tag FROM conversations JOIN tag_rows USING (tagset)
                           GROUP BY tag ORDER BY count(*) DESC, tag LIMIT {MOST}""").fetchall()
    return found | {"tag": [tag for (tag,) in tags], "place": _places(cur)}


def unmet(keeps: Iterable[Keep], offered: Mapping[str, list[str]]) -> Iterator[str]:
    """A sentence for every value to keep that no loaded row has; of slices of which all values are known."""
    for keep in keeps:
        known = {fold(word): word for word in offered.get(keep.column, ())}
        for value in keep.values:
            if value and 0 < len(known) < MOST and fold(value) not in known:
                yield f"Nothing loaded has {keep.column} “{value}”{nearest(value, list(known.values()))}."


def _counted(cur: duckdb.DuckDBPyConnection, column: str, world: World) -> list[str]:
    tables = [t for t in TABLES if column in world.columns.get(t, ())]
    union = " UNION ALL ".join(
        f"SELECT CAST({column} AS VARCHAR) AS w, count(*) AS k FROM {t} GROUP BY 1" for t in tables
    )
    words = cur.execute(
        f"SELECT w FROM ({union}) WHERE w <> '' GROUP BY w ORDER BY sum(k) DESC, w LIMIT {MOST}"
    ).fetchall()
    return [w for (w,) in words]


def _places(cur: duckdb.DuckDBPyConnection) -> list[str]:
    """Channels, each with its platforms behind it, in the order of how often they are used."""
    rows = cur.execute("""SELECT CAST(channel AS VARCHAR), CAST(platform AS VARCHAR), sum(k) FROM (
        SELECT channel, platform, count(*) AS k FROM conversations GROUP BY ALL
        UNION ALL SELECT channel, platform, count(*) FROM calls GROUP BY ALL)
        WHERE channel IS NOT NULL GROUP BY ALL ORDER BY 3 DESC, 2""").fetchall()
    tree: dict[str, list[str]] = {}
    totals: dict[str, int] = {}
    for channel, platform, count in rows:
        tree.setdefault(channel, []).extend([f"{channel}/{platform}"] if platform else [])
        totals[channel] = totals.get(channel, 0) + count
    ordered = sorted(tree, key=lambda channel: (-totals[channel], channel))
    return [word for channel in ordered for word in (channel, *(tree[channel] if len(tree[channel]) > 1 else []))]
