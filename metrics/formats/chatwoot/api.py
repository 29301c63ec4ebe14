"""What Chatwoot's programming interface gives as JSON: conversations, and the messages of one."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases

AUTHOR = f"""CASE WHEN flag("private") THEN 'note'
    WHEN "content_type" = 'input_csat' OR "content_attributes.automation_rule_id" IS NOT NULL THEN 'bot'
    ELSE {
    cases(
        'coalesce("sender.type", "sender_type")',
        {"bot": "agent_bot|agentbot|captain_assistant|captain::assistant"},
        cases(
            '"message_type"',
            {"customer": "0|incoming", "agent": "1|outgoing", "note": "2|activity", "bot": "3|template"},
        ),
    )
} END"""
KIND = "replace(lower(\"meta.channel\"), 'channel::', '')"
CHANNELS = {
    "chat": "webwidget|api|whatsapp|facebookpage|instagram|telegram|line|sms|twiliosms|tiktok",
    "email": "email",
    "phone": "voice",
    "social": "twitterprofile",
}
PLATFORMS = {
    "WhatsApp": "whatsapp",
    "Messenger": "facebookpage",
    "Instagram": "instagram",
    "Telegram": "telegram",
    "LINE": "line",
    "SMS": "sms|twiliosms",
    "TikTok": "tiktok",
    "X": "twitterprofile",
}
STATUS = {"open": "open", "pending": "pending|snoozed", "resolved": "resolved"}
SENDER = f"CASE WHEN {AUTHOR} = '{{kind}}' THEN {{value}} END"

MESSAGES = Format(
    name="chatwoot_messages_json",
    tool="Chatwoot",
    export="messages (JSON from its programming interface)",
    betrays=("message_type", "private", "inbox_id", "content"),
    fills=(
        Fill(
            "messages",
            {
                "message_id": 'id("id")',
                "conversation_id": 'id("conversation_id")',
                "customer_id": SENDER.format(kind="customer", value='coalesce(word("sender.email"), id("sender.id"))'),
                "sent_at": 'moment("created_at")',
                "author_kind": AUTHOR,
                "agent": SENDER.format(kind="agent", value='"sender.name"'),
                "text": '"content"',
            },
        ),
    ),
    unused={
        "inbox_id": "a number; the channel comes with the conversations",
        "content_attributes.submitted_values.csat_survey_response.rating": "ratings are read from the CSAT download; "
        "from both they would count twice",
    },
)

CONVERSATIONS = Format(
    name="chatwoot_conversations_json",
    tool="Chatwoot",
    export="conversations (JSON from its programming interface)",
    betrays=("uuid", "meta.channel", "agent_last_seen_at"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("id")',
                "customer_id": 'coalesce(word("meta.sender.email"), id("meta.sender.id"), "meta.sender.name")',
                "channel": cases(KIND, CHANNELS),
                "platform": cases(KIND, PLATFORMS),
                "tags": "tags(\"labels\", ';')",
                "team": 'word("meta.team.name")',
                "agent": '"meta.assignee.name"',
                "priority": 'word("priority")',
                "status": cases('"status"', STATUS, 'lower(trim("status"))'),
                "subject": '"additional_attributes.mail_subject"',
                "arrived_at": 'moment("created_at")',
                "first_reply_at": 'CASE WHEN "first_reply_created_at" <> \'0\' THEN moment("first_reply_created_at") END',
            },
        ),
    ),
    unused={
        "messages": "only the last message of each; load the messages themselves beside it",
        "waiting_since": "the wait that is going on, not one that ended",
        "last_activity_at": "any activity, not the resolution",
    },
    unsure=("additional_attributes.mail_subject",),
)
