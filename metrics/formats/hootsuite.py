"""Exports of Hootsuite Inbox and Sparkcentral."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import mail

RESOLVED = Format(
    name="hootsuite_conversations_csv",
    tool="Hootsuite",
    export="resolved conversations (CSV of Inbox 2.0 and Sparkcentral)",
    betrays=("Conversation ID", "Medium", "Contact Profile ID"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Conversation ID")',
                "customer_id": f"""coalesce({mail("Contact Primary Identifier")},
                    {mail("Contact Secondary Identifier")}, id("Contact Profile ID"))""",
                "channel": "replace(word(\"Medium\"), '_', ' ')",
                "team": 'coalesce("Channel Display Name", "Channel")',
                "agent": '"Last Status Change Agent ID"',
                "status": "'resolved'",
                "arrived_at": 'moment("Created at")',
            },
        ),
    ),
    verified=False,
    unsure=("Medium", "Created at", "Last Status Change Agent ID"),
)

FORMATS: tuple[Format, ...] = (RESOLVED,)
