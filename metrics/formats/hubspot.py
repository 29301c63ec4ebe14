"""Exports of HubSpot's service tickets."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, filled

CREATED = 'moment("Create date")'
STAGE = 'lower(word("Ticket status"))'
# Stages are the account's own words; these are the first account's, and a stage that begins with Closed is one.
STATUS = f"""CASE WHEN {STAGE} LIKE 'closed%' OR moment("Close date") IS NOT NULL THEN 'resolved'
    WHEN {STAGE} IN ('new', 'open', 'waiting on us') THEN 'open' WHEN {STAGE} = 'waiting on contact' THEN 'pending'
    ELSE {STAGE} END"""
CUSTOMER = "nullif(trim(split_part(\"Associated Contact IDs\", ';', 1)), '')"


def elapsed(column: str) -> str:
    """A duration of hours, minutes and seconds beside the arrival, as the moment it stands for."""
    return after(CREATED, f"duration(\"{column}\", 'hours')")


TICKETS = Format(
    name="hubspot_tickets_csv",
    tool="HubSpot",
    export="Service tickets (CSV)",
    betrays=("Ticket ID", "Ticket name", "Pipeline", "Ticket status", "Create date"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Ticket ID")',
                "customer_id": CUSTOMER,
                "channel": 'word("Source")',
                "team": 'word("Pipeline")',
                "agent": '"Ticket owner"',
                "priority": 'word("Priority")',
                "status": STATUS,
                "subject": '"Ticket name"',
                "arrived_at": CREATED,
                "first_reply_at": f"""coalesce(moment("First agent email response date"),
                    {elapsed("Time to first agent email reply (HH:mm:ss)")})""",
                "resolved_at": f'coalesce(moment("Close date"), {elapsed("Time to close (HH:mm:ss)")})',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("Ticket ID")',
                "conversation_id": 'id("Ticket ID")',
                "customer_id": CUSTOMER,
                "kind": "'ces'",
                "sent_at": 'coalesce(moment("Last CES survey date"), moment("Close date"), moment("Last activity date"))',
                "answered_at": 'coalesce(moment("Last CES survey date"), moment("Close date"), moment("Last activity date"))',
                "score": 'number("Last CES survey rating")',
                "scale_max": "7",
                "comment": '"Last CES survey comment"',
                "team": 'word("Pipeline")',
                "agent": '"Ticket owner"',
            },
            where=filled("Last CES survey rating"),
        ),
    ),
    unsure=("Associated Contact IDs", "Last CES survey rating"),
)

FORMATS = (TICKETS,)
