"""What is written in Zendesk's tickets, as its API gives it: comments, and audits with the comments in them."""

import duckdb

from metrics.formats.format import Fill, Format
from metrics.sql import quote

FIRST = "first writer"


def first_writers(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds who wrote first in each ticket: the file does not say who of the writers is the customer."""
    named = quote(table)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE written AS
        SELECT *, first_value(author_id) OVER (PARTITION BY ticket_id ORDER BY created_at, _record) AS "{FIRST}" FROM {named}""")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE written RENAME TO {named}")
    return (FIRST,)


def comment(inside: str = "") -> dict[str, str]:
    """The columns of a message; `inside` stands before the names of the comment's own."""
    author = f'"{inside}author_id"'
    system = f"""lower(trim("via.channel")) = 'rule' OR trim({author}) = '-1'"""
    return {
        "message_id": f'id("{inside}id")',
        "conversation_id": 'id("ticket_id")',
        "customer_id": f'CASE WHEN {author} = "{FIRST}" THEN id({author}) END',
        "sent_at": 'moment("created_at")',
        "author_kind": f"""CASE WHEN NOT flag("{inside}public") THEN 'note' WHEN {system} THEN 'bot'
                           WHEN {author} = "{FIRST}" THEN 'customer' ELSE 'agent' END""",
        "agent": f"""CASE WHEN {author} <> "{FIRST}" AND trim({author}) <> '-1' THEN id({author}) END""",
        "text": f'coalesce("{inside}plain_body", "{inside}body")',
    }


COMMENTS = Format(
    name="zendesk_ticket_comments_json",
    tool="Zendesk",
    export="Ticket comments of the API (JSON)",
    betrays=("id", "ticket_id", "author_id", "body", "public", "created_at"),
    fills=(Fill("messages", comment()),),
    prepare=first_writers,
    unsure=("author_id",),
)

AUDITS = Format(
    name="zendesk_ticket_audits_json",
    tool="Zendesk",
    export="Ticket audits of the API (JSON)",
    betrays=("id", "ticket_id", "author_id", "events", "created_at"),
    fills=(Fill("messages", comment("[]."), where="\"[].type\" = 'Comment'", each="events"),),
    prepare=first_writers,
    unsure=("author_id",),
)

FORMATS = (COMMENTS, AUDITS)
