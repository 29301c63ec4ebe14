"""Tasks as metrics read them: each with its set of tags and whether it is done by now."""

import duckdb

from metrics.build.terms import Terms
from metrics.sql import literal
from metrics.zone import to_local


def tasks(cur: duckdb.DuckDBPyConnection, terms: Terms, enums: dict[str, str]) -> None:
    """One row per task, in the order in which they were assigned; none is part of a conversation."""
    words = ", ".join(f"CAST(l.{n} AS {enums[n]}) AS {n}" for n in ("source", "team", "agent"))
    local = ", ".join(f"{to_local(f'l.{m}', terms.zone)} AS {m}_local" for m in ("assigned_at", "completed_at"))
    cur.execute(f"""CREATE TABLE tasks AS
        SELECT CAST(NULL AS INTEGER) AS conv, l.task_id, l.assigned_at, l.completed_at, {local}, {words}, tm.tagset,
               l.file, l.record, coalesce(l.completed_at <= CAST({literal(str(terms.now))} AS TIMESTAMP), false) AS done
        FROM tasks_in l LEFT JOIN tagmap tm ON tm.tags = l.tags ORDER BY l.assigned_at""")
