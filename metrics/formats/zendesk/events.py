"""Zendesk's clocks as events: when each of a ticket's clocks began to run, paused and was fulfilled."""

import duckdb

from metrics.formats.format import Fill, Format
from metrics.sql import quote

ADDED = ("opened", "answered", "first solved", "last solved", "reopened")
NAMED = ("metric", "instance_id", "type", "time")
SOLVED = "time) FILTER (type = 'fulfill' AND metric = 'requester_wait_time')"


def moments_of_tickets(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """One row per ticket instead of one per event, with its moments; the times sort as text, as all are in UTC."""
    named = quote(table)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE moved AS
        WITH told AS (
            SELECT *, metric = 'requester_wait_time' AND type = 'activate' AND lag(type) OVER (
                   PARTITION BY ticket_id, metric ORDER BY time, _record) = 'fulfill' AS anew FROM {named})
        SELECT min(_record) AS _record, ticket_id, {", ".join(f"any_value({name}) AS {name}" for name in NAMED)},
               min(time) FILTER (type = 'activate' AND instance_id = '1') AS "opened",
               min(time) FILTER (type = 'fulfill' AND metric = 'reply_time' AND instance_id = '1') AS "answered",
               min({SOLVED} AS "first solved",
               CASE WHEN coalesce(max({SOLVED} > max(time) FILTER (anew), true) THEN max({SOLVED} END AS "last solved",
               CAST(count(*) FILTER (anew) AS VARCHAR) AS "reopened"
        FROM told GROUP BY ticket_id""")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE moved RENAME TO {named}")
    return ADDED


EVENTS = Format(
    name="zendesk_ticket_metric_events_json",
    tool="Zendesk",
    export="Ticket metric events of the API (JSON)",
    betrays=("ticket_id", "metric", "instance_id", "type", "time"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("ticket_id")',
                "arrived_at": 'moment("opened")',
                "first_reply_at": 'moment("answered")',
                "first_resolved_at": 'moment("first solved")',
                "resolved_at": 'moment("last solved")',
                "reopens": 'number("reopened")',
            },
        ),
    ),
    prepare=moments_of_tickets,
)

FORMATS = (EVENTS,)
