"""Exports of Front's analytics: one row for whatever happened in a conversation."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import filled, kept

DIRECTION = 'lower(trim("Direction"))'
KIND = f"""CASE WHEN flag("Autoreply") THEN 'bot' WHEN {DIRECTION} = 'inbound' THEN 'customer'
    WHEN {DIRECTION} LIKE 'out%' THEN 'agent' ELSE 'note' END"""
STATES = {
    "archived": "resolved",
    "assigned": "open",
    "unassigned": "open",
    "open": "open",
    "snoozed": "pending",
    "trashed": "closed",
    "deleted": "closed",
    "spam": "spam",
}
HOURS = "measured on the tool's own working hours where it has any; the times are worked out from the messages"

ACTIVITIES = Format(
    name="front_activities_csv",
    tool="Front",
    export="Analytics export of messages or activities (CSV)",
    betrays=("Activity ID", "Conversation ID", "Message date", "Direction", "Autoreply"),
    fills=(
        Fill(
            "messages",
            {
                "message_id": 'coalesce(id("Message ID"), id("Activity ID"))',
                "conversation_id": 'id("Conversation ID")',
                "customer_id": f"CASE WHEN {DIRECTION} = 'inbound' THEN \"Contact handle\" END",
                "tags": 'tags("Tags")',
                "team": 'word("Inbox")',
                "sent_at": 'moment("Message date")',
                "author_kind": KIND,
                "agent": f'CASE WHEN {DIRECTION} LIKE \'out%\' THEN coalesce("Author", "Attributed to") END',
                "text": '"Extract"',
            },
            where=filled("Direction"),
        ),
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Conversation ID")',
                "tags": 'tags("Tags")',
                "team": 'word("Inbox")',
                "agent": '"Assignee"',
                "status": kept("Status", STATES),
                "subject": '"Subject"',
            },
            where=f"{DIRECTION} = 'inbound'",  # what only the company wrote is no conversation
        ),
        Fill(
            "surveys",
            {
                "survey_id": "id(\"Conversation ID\") || coalesce(' ' || id(\"Segment\"), '')",
                "conversation_id": 'id("Conversation ID")',
                "customer_id": '"Contact handle"',
                "kind": "'csat'",
                "sent_at": 'coalesce(moment("Message date"), moment("Last segment activity"), moment("Segment end"))',
                "answered_at": 'coalesce(moment("Message date"), moment("Last segment activity"), moment("Segment end"))',
                "score": 'number("Survey rating")',
                "comment": '"Survey comment"',
                "team": 'word("Inbox")',
                "agent": '"Assignee"',
            },
            where=filled("Survey rating"),
        ),
    ),
    unused={
        "Reaction time": HOURS,
        "Response time": HOURS,
        "First response": HOURS,
        "Total reply time": HOURS,
        "Stage resolution time": HOURS,
        "Handle time": "given per message; the reply it belongs to is not known here",
        "Source": "what made the entry, which no document ties to a channel",
    },
    unsure=("Direction", "Autoreply", "Status", "Survey rating"),
)

FORMATS = (ACTIVITIES,)
