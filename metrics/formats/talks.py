"""Messenger chats know no tickets: who of the people in one is the customer, and where a conversation ends.

The customer is the person a chat is named after where the file says so, else whoever wrote first; everybody else is an
agent. A new conversation begins with a customer's message after 24 hours in which nobody wrote.
"""

from dataclasses import dataclass, replace

import duckdb

from metrics.files.reading import Reading
from metrics.sql import quote

ADDED = ("(conversation)", "(customer)", "(author)")
CUT = "A new conversation begins with a customer’s message after 24 hours of silence."
FIRST = "The customer is whoever wrote first in a chat; the others are agents."
NAMED = "The customer is the person a chat is named after, else whoever wrote first; the others are agents."


@dataclass(frozen=True)
class Talk:
    """SQL over the rows of chats: the sender, when, in which chat, the person it is named after, whether anybody wrote it."""

    at: str
    sender: str = '"sender"'
    chat: str = "''"
    named: str = "CAST(NULL AS VARCHAR)"
    spoken: str = "true"
    owner: str = "false"  # whose chats these are: never the customer


def held(reading: Reading, name: str) -> str:
    """SQL: a column as text, null where the file has none of that name."""
    return quote(name) if name in reading.columns else "CAST(NULL AS VARCHAR)"


def cut(cur: duckdb.DuckDBPyConnection, reading: Reading, talk: Talk) -> Reading:
    """The rows with their conversation, its customer, and who wrote: customer, agent or note."""
    table = f"temp.{quote(reading.table)}"
    cur.execute(f"""
        CREATE OR REPLACE TEMP TABLE talked AS
        WITH said AS (SELECT _record, {talk.at} AS sent, coalesce({talk.chat}, '') AS chat, {talk.sender} AS sender,
                             {talk.named} AS named, coalesce({talk.spoken}, false) AS spoken,
                             coalesce({talk.owner}, false) AS owner FROM {table}),
             chats AS (SELECT chat, arg_min(sent, _record) > arg_max(sent, _record) AS backwards, any_value(named) AS named
                       FROM said WHERE sent IS NOT NULL GROUP BY chat),
             placed AS (SELECT s.* EXCLUDE (named), c.named, CASE WHEN backwards THEN -_record ELSE _record END AS place
                        FROM said s LEFT JOIN chats c USING (chat)),
             known AS (SELECT *, coalesce(named, arg_min(sender, place) FILTER (spoken AND NOT owner) OVER (
                              PARTITION BY chat)) AS customer FROM placed),
             waits AS (SELECT *, spoken AND sender = customer AND sent >= INTERVAL 24 HOUR + max(sent) FILTER (spoken) OVER (
                              PARTITION BY chat ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begins
                       FROM known),
             turns AS (SELECT *, count(*) FILTER (begins) OVER (PARTITION BY chat ORDER BY place) AS turn FROM waits)
        SELECT _record AS talked, customer AS "(customer)",
               concat_ws(' ', coalesce(nullif(chat, ''), customer),
                         strftime(coalesce(min(sent) FILTER (spoken) OVER talk, min(sent) OVER talk), '%Y-%m-%dT%H:%M:%S'))
               AS "(conversation)",
               CASE WHEN NOT spoken OR sender IS NULL THEN 'note' WHEN sender = customer THEN 'customer' ELSE 'agent' END
               AS "(author)"
        FROM turns WINDOW talk AS (PARTITION BY chat, turn)""")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE together AS
        SELECT t.*, {", ".join(map(quote, ADDED))} FROM {table} t JOIN talked ON talked = _record ORDER BY _record""")
    cur.execute(f"DROP TABLE talked; DROP TABLE {table}; ALTER TABLE together RENAME TO {quote(reading.table)}")
    who = NAMED if '"' in talk.named else FIRST
    return replace(reading, columns=(*reading.columns, *ADDED), notes=(*reading.notes, f"{who} {CUT}"))
