"""What Intercom's words mean: the states of a conversation, and who writes what in it."""

STATES = {"open": "open", "closed": "resolved", "snoozed": "pending"}  # to close is its only way to resolve
CHANNELS = {
    "conversation": "chat",
    "messenger": "chat",
    "phone_call": "phone",
    "phone_switch": "phone",
    "facebook": "facebook messenger",
    "instagram": "instagram dm",
    "push": "chat",
}
CUSTOMERS = "('user', 'lead', 'contact')"
SPOKEN = "('conversation_message', 'comment', 'quick_reply', 'open', 'close', 'assign_and_reopen')"


def writer(kind: str, author: str, text: str, bot: str = "false") -> str:
    """Who speaks in a part of a conversation: what says nothing to the customer is a note. All four are SQL."""
    return f"""CASE WHEN {kind} NOT IN {SPOKEN} OR {text} IS NULL THEN 'note' WHEN {author} IN {CUSTOMERS} THEN 'customer'
        WHEN {author} = 'bot' OR coalesce({bot}, false) THEN 'bot' WHEN {author} = 'admin' THEN 'agent' ELSE 'note' END"""
