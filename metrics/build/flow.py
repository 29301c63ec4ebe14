"""Work and its pile: what was handled and how long it took, and every change of the backlog."""

from metrics.build.ground import Ground
from metrics.zone import to_local

WORDS = (
    "conv, source, channel, platform, team, agent, language, priority, status, tagset, file, record, arrived_at_local"
)
# Every conversation with the moment at which it left the pile for good.
COUNTABLE = """
    SELECT *, resolved AND NOT resolved_now AS open_again,
           CASE WHEN coalesce(reopens, 0) > 0 AND resolved_now THEN coalesce(resolved_at, left_at, ended_at)
                WHEN NOT open_again THEN least(resolved_at, left_at, ended_at) END AS closed_at
    FROM conversations WHERE NOT spam AND arrived_at IS NOT NULL"""
PLACED = "(closed_at IS NOT NULL OR NOT over)"


def handlings(_: Ground) -> str:
    """SQL: one row per call, and per conversation whose export gives the agent's active time."""
    words = "source, channel, platform, team, agent, language, tagset, picks"
    return f"""
        SELECT conv, started_at, started_at_local, {words}, file, record, call_id, answered, talk_seconds,
               talk_seconds + coalesce(hold_seconds, 0) + coalesce(wrap_seconds, 0) AS handle_seconds
        FROM calls UNION ALL
        SELECT conv, arrived_at, arrived_at_local, {words.replace("picks", "tagset")}, file, record, NULL, true, NULL,
               handle_seconds
        FROM conversations WHERE handle_seconds IS NOT NULL AND NOT spam"""


def flow(ground: Ground) -> str:
    """SQL: one row per change of the backlog: a conversation arrives (+1), is resolved, left or closed (−1)."""
    return f"""
        WITH told AS ({COUNTABLE}),
        changes AS (
            SELECT {WORDS}, arrived_at AS happened_at, CASE WHEN {PLACED} THEN 1 END AS open, 1 AS net FROM told
            UNION ALL
            SELECT {WORDS}, greatest(closed_at, arrived_at), -1, CASE WHEN closed_at = resolved_at THEN -1 END
            FROM told WHERE closed_at IS NOT NULL
            UNION ALL
            SELECT {WORDS}, greatest(resolved_at, arrived_at), NULL, -1
            FROM told WHERE resolved_at <> closed_at)
        SELECT *, {to_local("happened_at", ground.terms.zone)} AS happened_at_local FROM changes ORDER BY happened_at"""


def pile(ground: Ground) -> str:
    """SQL: one row per conversation of the backlog: since when, until when (9999: open), how old it would be now."""
    waited = ", ".join(
        f"CASE WHEN waited{clock} >= 0 THEN waited{clock} END AS waited{clock}" for clock in ground.terms.clocks
    )
    return f"""
        SELECT {WORDS}, arrived_at, {waited},
               CASE WHEN closed_at IS NULL THEN TIMESTAMP '9999-01-01' ELSE greatest(closed_at, arrived_at) END AS closed_at
        FROM ({COUNTABLE}) WHERE {PLACED}"""
