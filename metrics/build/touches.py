"""Who replied where: every agent who wrote in a conversation, once."""

import duckdb

from metrics.stored import create_table


def touches(cur: duckdb.DuckDBPyConnection, enums: dict[str, str]) -> None:
    """One row per conversation and agent who replied in it; without messages the one of the first reply.

    A conversation whose replies name nobody has one row without an agent.
    """
    words = ("source", "channel", "platform", "team", "language", "priority", "status")
    create_table(
        cur,
        "touches",
        f"""
        WITH wrote AS (SELECT DISTINCT conv, agent FROM messages WHERE author_kind = 'agent' AND agent IS NOT NULL)
        SELECT c.conv, c.arrived_at, c.arrived_at_local, coalesce(w.agent, c.first_reply_agent) AS agent,
               {", ".join(f"c.{name}" for name in words)}, c.tagset, c.file, c.record
        FROM conversations c LEFT JOIN wrote w USING (conv)
        WHERE NOT c.spam AND (c.human OR w.agent IS NOT NULL) ORDER BY c.arrived_at, c.conv, 4""",
        enums,
    )
