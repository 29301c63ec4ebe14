"""A message of a chat, the same for every messenger; its conversation and author come from talks."""

from metrics.formats.format import Fill


def messages(sender: str, platform: str, sent_at: str, text: str, message_id: str | None = None) -> Fill:
    """The messages of chats, by SQL over the file's columns."""
    columns = {
        "conversation_id": 'text("(conversation)")',
        "customer_id": 'text("(customer)")',
        "channel": "'chat'",
        "platform": platform,
        "sent_at": sent_at,
        "author_kind": '"(author)"',
        "agent": f"CASE WHEN \"(author)\" = 'agent' THEN {sender} END",
        "text": text,
    }
    return Fill("messages", columns | ({"message_id": message_id} if message_id else {}))
