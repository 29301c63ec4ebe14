"""Intercom's messages as CSV, one row a message, as Prodsight's exporter writes them."""

from metrics.formats.format import Fill, Format
from metrics.formats.intercom.words import CUSTOMERS, STATES, writer
from metrics.formats.phrases import kept

AUTHOR = 'lower(trim("message_author_type"))'
IS_CUSTOMER = f"{AUTHOR} IN {CUSTOMERS}"

MESSAGES = Format(
    name="intercom_messages_csv",
    tool="Intercom",
    export="Messages (CSV of the Prodsight exporter)",
    betrays=("message_id", "message_type", "message_created_at", "message_author_type", "conversation_id"),
    zone="UTC",
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("conversation_id")',
                "tags": "tags(\"conversation_tags\", ',')",
                "status": kept("conversation_state", STATES),
                "arrived_at": 'moment("conversation_created_at")',
                "first_reply_at": 'moment("conversation_first_response_at")',
                "resolved_at": 'moment("conversation_closed_at")',
            },
        ),
        Fill(
            "messages",
            {
                "message_id": 'id("message_id")',
                "conversation_id": 'id("conversation_id")',
                "customer_id": f"""CASE WHEN {IS_CUSTOMER} THEN
                    coalesce("message_author_email", id("message_author_user_id"), id("message_author_id")) END""",
                "sent_at": 'moment("message_created_at")',
                "author_kind": writer('lower(trim("message_type"))', AUTHOR, "nullif(trim(\"message_body\"), '')"),
                "agent": f'CASE WHEN NOT {IS_CUSTOMER} THEN coalesce("message_author_name", id("message_author_id")) END',
                "text": '"message_body"',
            },
        ),
    ),
)

FORMATS = (MESSAGES,)
