"""Sets of tags: every combination that occurs once, numbered, so that rows carry a number instead of a list."""

import duckdb
import pyarrow as pa

from metrics.build.words import fold, spellings

GROUP = "::"
MARKS = ("private message",)  # tags that say what was done, not what it was about


def build_tagsets(cur: duckdb.DuckDBPyConnection, holders: dict[str, tuple[str, ...]]) -> None:
    """Makes `tagsets` (tagset, tags, topic, subtopic), `tag_rows` (tagset, tag, tag_group), and the temp `tagmap`.

    The topic is the first tag that is no mark, or the group it names; subtopic the tag itself. `tagmap`: raw list -> tagset.
    `holders`: table -> its columns that hold lists of tags; in a list a tag may come twice. Spellings that differ in
    case or spaces are one tag.
    """
    union = " UNION ALL ".join(
        f"SELECT {c} AS tags FROM {t} WHERE {c} IS NOT NULL" for t, cols in holders.items() for c in cols
    )
    raw = cur.execute(f"SELECT tags, count(*) FROM ({union}) GROUP BY tags ORDER BY min(tags)").fetchall()
    shown = spellings(_counted(raw))
    sets: dict[tuple[str, ...], int] = {}
    numbers = [sets.setdefault(_once(shown[t] for t in tags if fold(t)), len(sets)) for tags, _ in raw]
    _table(cur, "TEMP TABLE tagmap", tags=[tags for tags, _ in raw], tagset=numbers)
    firsts = [next((tag for tag in tags if fold(tag) not in MARKS), None) for tags in sets]
    topics = [(tag and _group(tag)) or tag for tag in firsts]
    _table(cur, "TABLE tagsets", tagset=[*sets.values()], tags=[*map(list, sets)], topic=topics, subtopic=firsts)
    rows = [(number, tag) for tags, number in sets.items() for tag in tags]
    groups = [_group(tag) for _, tag in rows]
    _table(cur, "TABLE tag_rows", tagset=[n for n, _ in rows], tag=[t for _, t in rows], tag_group=groups)


def _group(tag: str) -> str | None:
    """The group a tag names before its ::, if it names one."""
    return tag.split(GROUP)[0].strip() if GROUP in tag else None


def _counted(raw: list[tuple[list[str], int]]) -> dict[str, int]:
    """How often each tag is written in each way."""
    counts: dict[str, int] = {}
    for tags, n in raw:
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + n
    return counts


TYPES = {"tagset": pa.int32(), "tags": pa.list_(pa.string())}  # everything else is a word


def _once(tags) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))


def _table(cur: duckdb.DuckDBPyConnection, what: str, **columns: list) -> None:
    cur.register(
        "incoming", pa.table({name: pa.array(values, TYPES.get(name, pa.string())) for name, values in columns.items()})
    )
    cur.execute(f"CREATE {what} AS SELECT * FROM incoming")
    cur.unregister("incoming")
