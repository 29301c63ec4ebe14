"""Intercom's reporting datasets as CSV: conversations, and the ratings that often come as a second file."""

from metrics.formats.format import Fill, Format
from metrics.formats.intercom.words import CHANNELS, STATES
from metrics.formats.phrases import after, filled, kept, together

STARTED = 'moment("Conversation started at (*)")'
UPDATED = 'moment("Updated at (*)")'
REPLIED = after(STARTED, 'number("First response time (seconds)")')
BY_BOT = 'coalesce(flag("Fin AI Agent deflected"), false)'  # then no person answered
TOPIC = 'coalesce("AI Topic" || \'::\' || "AI Subtopic", "AI Topic")'
CUSTOMER = 'coalesce("User email", id("User ID"), "User name")'
OFFICE = "measured on the tool's own office hours, which the file does not tell"
OPEN = "how long the conversation lay open with somebody, not how long it was worked on"

RATING = {
    "conversation_id": 'id("Conversation ID")',
    "customer_id": CUSTOMER,
    "kind": "'csat'",
    "sent_at": UPDATED,
    "answered_at": UPDATED,
    "score": 'number("Conversation rating")',
    "scale_max": "5",
    "comment": '"Conversation rating remark"',
}

CONVERSATIONS = Format(
    name="intercom_conversations_csv",
    tool="Intercom",
    export="Conversations dataset of the reports (CSV)",
    betrays=("Conversation ID", "Conversation started at (*)"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Conversation ID")',
                "customer_id": CUSTOMER,
                "channel": kept("Channel", CHANNELS),
                "tags": together(f"[nullif(trim({TOPIC}), '')]", 'tags("Topics")', "tags(\"Conversation tag\", ',')"),
                "team": 'word("Team currently assigned")',
                "agent": '"Teammate currently assigned"',
                "priority": 'word("Conversation priority")',
                "status": kept("Current conversation state", STATES),
                "subject": '"Title"',
                "arrived_at": STARTED,
                "first_reply_at": f"""CASE WHEN NOT {BY_BOT}
                    THEN coalesce(moment("Conversation first replied at (*)"), {REPLIED}) END""",
                "first_bot_reply_at": f"CASE WHEN {BY_BOT} THEN {REPLIED} END",
                "first_resolved_at": f"""coalesce(moment("Conversation first closed at (*)"),
                    {after(STARTED, 'number("Time to first close (seconds)")')})""",
                "resolved_at": f"""coalesce(moment("Conversation last closed at (*)"),
                    {after(STARTED, 'number("Time to close (seconds)")')})""",
                "transfers": 'number("Number of reassignments")',
            },
        ),
        Fill(
            "surveys",
            RATING
            | {
                "survey_id": 'id("Conversation ID")',
                "team": 'word("Team currently assigned")',
                "agent": 'coalesce("Last teammate rated", "Teammate currently assigned")',
            },
            where=filled("Conversation rating"),
        ),
    ),
    unused={
        "First response time, only within office hours (seconds)": OFFICE,
        "Time to first close, within office hours (seconds)": OFFICE,
        "Time to close, within office hours (seconds)": OFFICE,
        "Handling time (seconds)": OPEN,
        "Fin AI Agent resolution state": "how sure the bot is that it helped; what it deflected counts as its own work",
        "CX Score rating": "a score the tool gives itself, no customer's answer",
    },
)

RATINGS = Format(
    name="intercom_ratings_csv",
    tool="Intercom",
    export="Ratings of conversations (CSV)",
    betrays=("Conversation ID", "Updated at (*)", "Conversation rating"),
    lacks=("Conversation started at (*)",),
    fills=(
        Fill(
            "surveys",
            RATING
            | {
                # A bot's rating is a second one of the same conversation.
                "survey_id": """id("Conversation ID") || CASE WHEN lower(trim("Agent rated type")) <> 'teammate'
                    THEN ' ' || lower(trim("Agent rated type")) WHEN flag("Fin AI Agent involved") THEN ' fin' ELSE '' END""",
                "agent": """CASE WHEN lower(trim("Agent rated type")) <> 'teammate' THEN "Agent rated type"
                    ELSE "Last teammate rated" END""",
            },
            where=filled("Conversation rating"),
        ),
    ),
)

FORMATS = (CONVERSATIONS, RATINGS)
