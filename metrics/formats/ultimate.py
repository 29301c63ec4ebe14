"""The conversations that ultimate.ai, Zendesk's bot, learns from: the smallest form that messages come in."""

from metrics.formats.format import Fill, Format

SENDER = 'lower(trim("senderType"))'
IS_BOT = f"""({SENDER} = 'bot' OR {SENDER} = 'agent' AND coalesce(lower(trim("agentId")) LIKE 'bot@%', false))"""

MESSAGES = Format(
    name="ultimate_messages_tsv",
    tool="ultimate.ai",
    export="Conversation import template (TSV)",
    betrays=("conversationId", "sendTime", "senderType", "text"),
    fills=(
        Fill(
            "messages",
            {
                "conversation_id": 'id("conversationId")',
                "sent_at": 'moment("sendTime")',
                "author_kind": f"CASE WHEN {IS_BOT} THEN 'bot' WHEN {SENDER} = 'visitor' THEN 'customer' ELSE {SENDER} END",
                "agent": '"agentId"',
                "text": '"text"',
            },
        ),
    ),
)

FORMATS = (MESSAGES,)
