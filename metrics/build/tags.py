"""Sets of tags: every combination that occurs once, numbered, so that rows carry a number instead of a list."""

import duckdb
import pyarrow as pa

from metrics.build.words import fold, spellings

GROUP = "::"


def build_tagsets(cur: duckdb.DuckDBPyConnection, holders: dict[str, tuple[str, ...]]) -> None:
    """Makes `tagsets` (tagset, tags), `tag_rows` (tagset, tag, tag_group) and the temp `tagmap` (raw list -> tagset).

    `holders`: table -> its columns that hold lists of tags. Spellings that differ in case or spaces are one tag.
    """
    union = " UNION ALL ".join(
        f"SELECT {c} AS tags FROM {t} WHERE {c} IS NOT NULL" for t, cols in holders.items() for c in cols
    )
    raw = cur.execute(f"SELECT tags, count(*) FROM ({union}) GROUP BY tags ORDER BY min(tags)").fetchall()
    counts: dict[str, int] = {}
    for tags, n in raw:
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + n
    shown = spellings(counts)
    sets: dict[tuple[str, ...], int] = {}
    numbers = [sets.setdefault(_once(shown[t] for t in tags if fold(t)), len(sets)) for tags, _ in raw]
    strings = pa.list_(pa.string())
    _table(
        cur,
        "TEMP TABLE tagmap",
        {"tags": pa.array([t for t, _ in raw], strings), "tagset": pa.array(numbers, pa.int32())},
    )
    _table(
        cur,
        "TABLE tagsets",
        {"tagset": pa.array(list(sets.values()), pa.int32()), "tags": pa.array(map(list, sets), strings)},
    )
    rows = [
        (number, tag, tag.split(GROUP)[0].strip() if GROUP in tag else None)
        for tags, number in sets.items()
        for tag in tags
    ]
    _table(
        cur,
        "TABLE tag_rows",
        {
            "tagset": pa.array([r[0] for r in rows], pa.int32()),
            "tag": pa.array([r[1] for r in rows], pa.string()),
            "tag_group": pa.array([r[2] for r in rows], pa.string()),
        },
    )


def _once(tags) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))


def _table(cur: duckdb.DuckDBPyConnection, what: str, columns: dict[str, pa.Array]) -> None:
    cur.register("incoming", pa.table(columns))
    cur.execute(f"CREATE {what} AS SELECT * FROM incoming")
    cur.unregister("incoming")
