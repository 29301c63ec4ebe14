"""What Freshdesk's API gives of tickets, what is written in them, and their ratings, saved as JSON."""

import duckdb

from metrics.formats.format import Fill, Format
from metrics.formats.freshdesk.words import CHANNELS, NUMBERED_ANSWERS, NUMBERED_STATES, PRIORITIES
from metrics.formats.phrases import kept, mapped
from metrics.sql import quote

CUSTOMER = 'coalesce("requester.email", id("requester_id"))'
TARGET = "the tool's own target; set yours in the settings"
WHOLE = "with conversations"
OUTBOUND = "\"source\" = '10'"


def whole(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds whether the file has what was written after the first message; a ticket without any has an empty list."""
    named = quote(table)
    names = {name for name, *_ in cur.execute(f"DESCRIBE {named}").fetchall()}
    answers = f"(SELECT max('yes') FROM {named} WHERE conversations <> '')" if "conversations" in names else "NULL"
    cur.execute(f'ALTER TABLE {named} ADD COLUMN "{WHOLE}" VARCHAR; UPDATE {named} SET "{WHOLE}" = {answers}')
    return (WHOLE,)


def written(inside: str, ticket: str) -> dict[str, str]:
    """The columns of a message; `inside` stands before the names of its own. A forward goes to somebody else."""
    note = f"flag(\"{inside}private\") OR \"{inside}source\" IN ('2', '6', '8')"
    customer = f'flag("{inside}incoming")'
    return {
        "message_id": f'id("{inside}id")',
        "conversation_id": f'id("{ticket}")',
        "customer_id": f'CASE WHEN {customer} THEN coalesce("{inside}from_email", id("{inside}user_id")) END',
        "sent_at": f'moment("{inside}created_at")',
        "author_kind": f"CASE WHEN {note} THEN 'note' WHEN {customer} THEN 'customer' ELSE 'agent' END",
        "agent": f'CASE WHEN NOT {customer} THEN id("{inside}user_id") END',
        "text": f'coalesce("{inside}body_text", "{inside}body")',
    }


TICKETS = Format(
    name="freshdesk_tickets_json",
    tool="Freshdesk",
    export="Tickets of the API (JSON)",
    betrays=("id", "requester_id", "responder_id", "source", "fr_escalated", "created_at"),
    lacks=("urgency",),  # Freshservice's API has it, and other numbers for channels
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("id")',
                "customer_id": CUSTOMER,
                "channel": mapped("source", CHANNELS),
                "tags": "tags(\"tags\", ';')",
                "team": 'id("group_id")',
                "agent": 'id("responder_id")',
                "priority": mapped("priority", PRIORITIES),
                "status": f"CASE WHEN flag(\"spam\") THEN 'spam' ELSE {kept('status', NUMBERED_STATES)} END",
                "subject": '"subject"',
                "arrived_at": 'moment("created_at")',
                "first_reply_at": 'moment("stats.first_responded_at")',
                "resolved_at": 'coalesce(moment("stats.resolved_at"), moment("stats.closed_at"))',
            },
        ),
        Fill("messages", written("[].", "id"), each="conversations"),
        Fill(
            "messages",
            {
                "message_id": "id(\"id\") || ' 0'",
                "conversation_id": 'id("id")',
                "customer_id": f"CASE WHEN NOT coalesce({OUTBOUND}, false) THEN {CUSTOMER} END",
                "sent_at": 'moment("created_at")',
                "author_kind": f"CASE WHEN {OUTBOUND} THEN 'agent' ELSE 'customer' END",
                "agent": f'CASE WHEN {OUTBOUND} THEN id("responder_id") END',
                "text": '"description_text"',
            },
            where=f'"{WHOLE}" IS NOT NULL',  # alone it would look like a conversation without a reply
        ),
    ),
    prepare=whole,
    unused={
        "due_by": TARGET,
        "fr_due_by": TARGET,
        "is_escalated": "set when the tool's own target was missed, not when somebody passed the ticket on",
        "fr_escalated": "set when the tool's own target was missed, not when somebody passed the ticket on",
    },
    unsure=("source",),
)

CONVERSATIONS = Format(
    name="freshdesk_conversations_json",
    tool="Freshdesk",
    export="Conversations of the API (JSON)",
    betrays=("id", "ticket_id", "user_id", "incoming", "private", "created_at"),
    fills=(Fill("messages", written("", "ticket_id")),),
)

RATINGS = Format(
    name="freshdesk_satisfaction_ratings_json",
    tool="Freshdesk",
    export="Satisfaction ratings of the API (JSON)",
    betrays=("id", "survey_id", "ticket_id", "ratings.default_question"),
    fills=(
        Fill(
            "surveys",
            {
                "survey_id": 'id("id")',
                "conversation_id": 'id("ticket_id")',
                "customer_id": 'id("user_id")',
                "kind": "'csat'",
                "sent_at": 'moment("created_at")',
                "answered_at": 'moment("created_at")',
                "score": mapped("ratings.default_question", NUMBERED_ANSWERS),
                "comment": '"feedback"',
                "team": 'id("group_id")',
                "agent": 'id("agent_id")',
            },
        ),
    ),
)

FORMATS = (TICKETS, CONVERSATIONS, RATINGS)
