"""Conversations out of messages, and both joined: one row per conversation with what its messages tell."""

import duckdb

from metrics.sql import one
from metrics.tables import TABLES

GIVEN = [c.name for c in TABLES["conversations"].columns]
# What an empty cell of a conversation is filled with, from its messages.
FROM_MESSAGES = {
    "source": "t.source",
    "conversation_id": "t.conversation_id",
    "customer_id": "t.customer_id",
    "channel": "t.channel",
    "platform": "t.platform",
    "team": "t.team",
    "language": "t.language",
    "agent": "t.agent",
    "arrived_at": "t.arrived_at",
}


def build_letters(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `letters`: messages without their text, each in a conversation; one that names none is its own.

    Messages of a file that does not say whose it is belong to the tickets they name.
    """
    cur.execute("""CREATE TEMP TABLE letters AS
        SELECT * EXCLUDE (conversation_id, author_kind, customer_id, text, ident, digest),
               coalesce(conversation_id, chr(31) || ident) AS conversation_id, customer_id,
               coalesce(lower(trim(author_kind)), 'note') AS author_kind
        FROM loaded_messages""")
    if one(cur, "SELECT count(*) > 0 AND count(*) FILTER (source = '') = 0 FROM loaded_conversations")[0]:
        cur.execute("""UPDATE letters l SET source = o.source
            FROM (SELECT conversation_id, any_value(source) AS source FROM loaded_conversations
                  GROUP BY conversation_id HAVING count(*) = 1) o
            WHERE l.source = '' AND o.conversation_id = l.conversation_id""")


def build_cases(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `threads` (one row per conversation that has messages) and `cases` (every conversation, numbered by arrival).

    A conversation of messages alone exists if a customer wrote in it; it arrives at the first customer message.
    """
    _build_threads(cur)
    columns = ", ".join(
        f"coalesce(c.{n}, {FROM_MESSAGES[n]}) AS {n}" if n in FROM_MESSAGES else f"c.{n}"
        for n in GIVEN
        if n not in ("tags", "replies", "customer_messages")
    )
    cur.execute(f"""CREATE TEMP TABLE cases AS
        SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS conv, *
        FROM (SELECT {columns},
                     CASE WHEN w.tags IS NULL THEN c.tags WHEN c.tags IS NULL THEN w.tags
                          ELSE list_concat(c.tags, w.tags) END AS tags,
                     coalesce(t.customer_messages, c.customer_messages) AS customer_messages,
                     coalesce(t.replies, c.replies) AS replies,
                     t.customer_messages + t.replies AS messages, t.said, t.first_message_at, t.last_message_at,
                     t.last_agent_at, t.last_customer_at, t.one_agent,
                     c.arrived_at AS given_arrived_at, c.first_reply_at AS given_first_reply_at,
                     t.arrived_at AS written_at, coalesce(c.file, t.file) AS file,
                     coalesce(c.record, t.record) AS record, c.ident IS NOT NULL AS given
              FROM tickets c FULL JOIN threads t
                ON c.source = t.source AND c.conversation_id = t.conversation_id
              LEFT JOIN wordy w ON w.source = t.source AND w.conversation_id = t.conversation_id
              WHERE c.ident IS NOT NULL OR t.customer_messages > 0
              ORDER BY arrived_at, source, conversation_id)""")
    cur.execute("DROP TABLE wordy")


def _build_threads(cur: duckdb.DuckDBPyConnection) -> None:
    cur.execute("""CREATE TEMP TABLE threads AS
        SELECT source, conversation_id,
               min(sent_at) FILTER (author_kind = 'customer') AS arrived_at,
               max(sent_at) FILTER (author_kind = 'customer') AS last_customer_at,
               max(sent_at) FILTER (author_kind = 'agent') AS last_agent_at,
               min(sent_at) FILTER (author_kind <> 'note') AS first_message_at,
               max(sent_at) FILTER (author_kind <> 'note') AS last_message_at,
               CAST(count(*) FILTER (author_kind = 'customer') AS INTEGER) AS customer_messages,
               CAST(count(*) FILTER (author_kind = 'agent') AS INTEGER) AS replies,
               CAST(count(*) FILTER (author_kind <> 'note') AS INTEGER) AS said,
               arg_min(customer_id, sent_at) FILTER (customer_id IS NOT NULL) AS customer_id,
               arg_min(channel, sent_at) FILTER (channel IS NOT NULL) AS channel,
               arg_min(platform, sent_at) FILTER (platform IS NOT NULL) AS platform,
               arg_min(team, sent_at) FILTER (team IS NOT NULL) AS team,
               arg_min(language, sent_at) FILTER (language IS NOT NULL AND author_kind = 'customer') AS language,
               arg_min(agent, sent_at) FILTER (agent IS NOT NULL AND author_kind = 'agent') AS agent,
               min(agent) FILTER (author_kind = 'agent') = max(agent) FILTER (author_kind = 'agent') AS one_agent,
               arg_min(file, sent_at) AS file, arg_min(record, sent_at) AS record
        FROM letters GROUP BY source, conversation_id""")
    cur.execute("""CREATE TEMP TABLE wordy AS
        SELECT source, conversation_id,
               list_concat(arg_min(tags, sent_at), list_sort(list_distinct(flatten(list(tags))))) AS tags
        FROM letters WHERE tags IS NOT NULL GROUP BY source, conversation_id""")


def build_messages(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `posts`: messages in the order of their conversations, in one second the customer's first; who got a reply.

    `turn` counts the agents' messages up to a row, so that the next one after it is found by its number.
    """
    cur.execute("""CREATE TEMP TABLE posts AS
        SELECT *, count(*) FILTER (author_kind = 'agent') OVER (ROWS UNBOUNDED PRECEDING) AS turn FROM (
        SELECT k.conv, l.source, l.message_id, l.conversation_id, l.sent_at, l.author_kind, l.agent, l.canned_response,
               l.quick_reply, l.actioned_at, l.file, l.record, l.tags,
               coalesce(l.customer_id, k.customer_id) AS customer_id,
               coalesce(l.channel, k.channel) AS channel, coalesce(l.platform, k.platform) AS platform,
               coalesce(l.team, k.team) AS team, coalesce(l.language, k.language) AS language,
               CASE WHEN l.author_kind = 'customer' THEN coalesce(l.sent_at <= k.last_agent_at, false) END AS replied
        FROM letters l LEFT JOIN cases k ON k.source = l.source AND k.conversation_id = l.conversation_id
        ORDER BY k.conv, l.sent_at, l.author_kind = 'agent', l.file, l.record)""")
    cur.execute("DROP TABLE letters; DROP TABLE threads")
