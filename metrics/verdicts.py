"""What customers answered when asked, to read: scores with their comments, newest first, and the scales they were given on."""

import pyarrow as pa

from metrics.query import Query
from metrics.rows import behind_sql
from metrics.sql import one
from metrics.store import Store

SHOWN = ("answered_at", "score", "scale_max", "scaled", "comment", "customer_id", "agent", "channel", "conversation_id")
MOMENTS = {"answered_at": "v.answered_at_local", "agent": "CAST(v.reply_agent AS VARCHAR)"}


def verdicts(store: Store, query: Query, limit: int, offset: int = 0, commented: bool = False) -> tuple[pa.Table, int]:
    """A page of the answers behind the query's one survey metric, and how many there are; `commented` only with words.

    Columns: SHOWN, `answered_at` on the reader's clock, `scaled` from 0 (bad) to 1, `agent` whose work it judges.
    """
    world, parameters = store.world(), {}
    behind = f"FROM ({behind_sql(query, world, parameters)}) v" + (" WHERE trim(v.comment) <> ''" if commented else "")
    columns = ", ".join(f"{MOMENTS.get(name, f'v.{name}')} AS {name}" for name in SHOWN)
    with store.visit.cursor() as cur:
        total = one(cur, f"SELECT count(*) {behind}", parameters)[0]
        page = cur.sql(
            f"""SELECT {columns} {behind} ORDER BY v.answered_at DESC, v.file, v.record
            LIMIT {int(limit)} OFFSET {int(offset)}""",
            params=parameters,
        ).to_arrow_table()
    return page, total


def scales(store: Store) -> dict[str, tuple[float, ...]]:
    """Kind of survey -> the upper ends of the scales its answers were given on, the lowest first."""
    with store.visit.cursor() as cur:
        found = cur.execute("""SELECT kind, list_sort(list(DISTINCT scale_max)) FROM surveys
            WHERE score IS NOT NULL AND scale_max IS NOT NULL GROUP BY kind""").fetchall()
    return {kind: tuple(ends) for kind, ends in found}
