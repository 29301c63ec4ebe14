"""Who replied where: every agent who wrote in a conversation, once."""

from metrics.build.ground import Ground

WORDS = ("source", "channel", "platform", "team", "language", "priority", "status")


def touches(_: Ground) -> str:
    """SQL: one row per conversation and agent who replied in it; without messages the one of the first reply.

    A conversation whose replies name nobody has one row without an agent.
    """
    return f"""
        WITH wrote AS (SELECT DISTINCT conv, agent FROM messages WHERE author_kind = 'agent' AND agent IS NOT NULL)
        SELECT c.conv, c.arrived_at, coalesce(w.agent, c.first_reply_agent) AS agent,
               {", ".join(f"c.{name}" for name in WORDS)}, c.tagset, c.file, c.record
        FROM conversations c LEFT JOIN wrote w USING (conv)
        WHERE NOT c.spam AND (c.human OR w.agent IS NOT NULL) ORDER BY c.arrived_at, c.conv, 3"""
