"""A rating that one export tells with its ticket and another by itself: the latter stays, and nothing counts twice."""

import duckdb

from metrics.tables import Table

# A ticket's own rating has the ticket's number; "4 Fin" is a second one of the same export.
CARRIED = "{0}.survey_id = {0}.conversation_id"
ITSELF = "{0}.survey_id <> {0}.conversation_id AND NOT starts_with({0}.survey_id, {0}.conversation_id || ' ')"
SAME = "t.source = l.source AND t.kind = l.kind AND t.conversation_id = l.conversation_id"


def once(cur: duckdb.DuckDBPyConnection, table: Table) -> tuple[int, int]:
    """Takes what is told by itself already out of `typed`, and what `typed` tells by itself out of the rows loaded.

    Returns how many of each.
    """
    if table.name != "surveys":
        return 0, 0
    told = _without(cur, "typed t", "loaded_surveys l", ("t", "l"))
    return told, _without(cur, "loaded_surveys l", "typed t", ("l", "t"))


def _without(cur: duckdb.DuckDBPyConnection, rows: str, others: str, names: tuple[str, str]) -> int:
    carried, itself = CARRIED.format(names[0]), ITSELF.format(names[1])
    sql = f"DELETE FROM {rows} WHERE {carried} AND EXISTS (SELECT 1 FROM {others} WHERE {SAME} AND {itself})"
    return cur.execute(sql).fetchone()[0]
