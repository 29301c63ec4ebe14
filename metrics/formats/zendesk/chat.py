"""Chats of Zendesk Chat, as its API gives them."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, mapped
from metrics.formats.zendesk.words import ANSWERS

BEGAN = 'moment("timestamp")'
ENDED = after(BEGAN, 'number("duration")')
CUSTOMER = 'coalesce("visitor.email", id("visitor.id"), "visitor.name")'
AGENT = "list_extract(tags(\"agent_names\", ';'), -1)"
WRITER = 'lower(coalesce("[].sender_type", "[].nick"))'
KIND = f"""CASE WHEN starts_with({WRITER}, 'visitor') THEN 'customer' WHEN starts_with({WRITER}, 'agent') THEN 'agent'
           ELSE 'bot' END"""
OFFLINE = "\"type\" = 'offline_msg'"

CHATS = Format(
    name="zendesk_chat_chats_json",
    tool="Zendesk Chat",
    export="Chats of the API (JSON)",
    betrays=("id", "timestamp", "visitor.id", "type", "history"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("id")',
                "customer_id": CUSTOMER,
                "channel": "'chat'",
                "tags": "tags(\"tags\", ';')",
                "team": 'word("department_name")',
                "agent": AGENT,
                "status": f"CASE WHEN {OFFLINE} THEN NULL ELSE 'closed' END",
                "arrived_at": BEGAN,
                "first_reply_at": after(BEGAN, 'number("response_time.first")'),
                "left_at": f'CASE WHEN flag("missed") THEN {ENDED} END',
                "ended_at": ENDED,
                "replies": 'number("count.agent")',
                "customer_messages": 'number("count.visitor")',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("id")',
                "conversation_id": 'id("id")',
                "customer_id": CUSTOMER,
                "kind": "'csat'",
                "sent_at": ENDED,
                "answered_at": ENDED,
                "score": mapped("rating", ANSWERS),
                "scale_max": "2",
                "comment": '"comment"',
                "team": 'word("department_name")',
                "agent": AGENT,
            },
            where=f"{mapped('rating', ANSWERS)} IS NOT NULL",
        ),
        Fill(
            "messages",
            {
                "message_id": 'id("id") || \' \' || "[#]"',
                "conversation_id": 'id("id")',
                "customer_id": f"CASE WHEN {KIND} = 'customer' THEN {CUSTOMER} END",
                "channel": "'chat'",
                "sent_at": 'moment("[].timestamp")',
                "author_kind": KIND,
                "agent": f"CASE WHEN {KIND} <> 'customer' THEN \"[].name\" END",
                "text": '"[].msg"',
            },
            where="\"[].type\" IN ('chat.msg', 'chat.file')",
            each="history",
        ),
        Fill(
            "messages",
            {
                "message_id": "id(\"id\") || ' 0'",
                "conversation_id": 'id("id")',
                "customer_id": CUSTOMER,
                "channel": "'chat'",
                "sent_at": BEGAN,
                "author_kind": "'customer'",
                "text": '"message"',
            },
            where=OFFLINE,
        ),
    ),
    unused={
        "session.end_date": "the end of the visit to the website, not of the chat",
        "response_time.avg": "the times between messages are worked out from the messages",
        "response_time.max": "the times between messages are worked out from the messages",
        "conversions": "goals reached on the website, whether a sale or not",
    },
    unsure=("history",),
)

FORMATS = (CHATS,)
