"""Exports of Gorgias."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, filled, together

CREATED = 'moment("Creation date")'
RESOLVED = after(CREATED, 'number("Resolution time (s)")')
CLOSED = f'coalesce(moment("Closed date"), {RESOLVED})'
ANSWERED = 'coalesce(number("Number of agent messages"), 1) > 0'  # a ticket closed by a rule has a time of 0
OUTBOUND = 'flag("Created by an agent") AND number("Number of customer messages") = 0'

TICKETS = Format(
    name="gorgias_tickets_csv",
    tool="Gorgias",
    export="Tickets export (CSV)",
    betrays=("Ticket id", "Initial channel", "Creation date", "First response time (s)"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Ticket id")',
                "customer_id": 'coalesce("Customer email", "Customer name")',
                "channel": 'word("Initial channel")',
                "tags": together("tags(\"Tags\", ',')", "tags(\"Ticket Field: *\", '\x1f')"),
                "team": 'word("Last used integration name")',
                "agent": 'coalesce("Assignee name", "Assignee email")',
                "priority": 'word("Priority")',
                "status": f"CASE WHEN {CLOSED} IS NOT NULL THEN 'resolved' ELSE 'open' END",
                "subject": '"Subject"',
                "arrived_at": CREATED,
                "first_reply_at": f"""CASE WHEN {ANSWERED}
                    THEN {after(CREATED, 'number("First response time (s)")')} END""",
                "resolved_at": CLOSED,
                "replies": 'number("Number of agent messages")',
                "customer_messages": 'number("Number of customer messages")',
            },
            where=f"NOT coalesce({OUTBOUND}, false)",
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("Ticket id")',
                "conversation_id": 'id("Ticket id")',
                "customer_id": 'coalesce("Customer email", "Customer name")',
                "kind": "'csat'",
                "sent_at": f'coalesce(moment("Survey replied date"), {CLOSED})',
                "answered_at": 'moment("Survey replied date")',
                "score": 'number("Survey score")',
                "scale_max": "5",
                "agent": 'coalesce("Assignee name", "Assignee email")',
            },
            where=filled("Survey score"),
        ),
    ),
    unused={"Customer Field: *": "of the customer, not of the ticket"},
    unsure=("Last used integration name",),
)

FORMATS = (TICKETS,)
