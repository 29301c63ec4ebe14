"""Exports of Zammad."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases

CHANNELS = {
    "chat": "chat|sms|telegram personal-message|whatsapp message|facebook direct-message|twitter direct-message",
    "email": "email",
    "phone": "phone",
    "social": "twitter status|facebook feed post|facebook feed comment",
    "web": "web",
}
PLATFORMS = {
    "SMS": "sms",
    "Telegram": "telegram personal-message",
    "WhatsApp": "whatsapp message",
    "Messenger": "facebook direct-message",
    "Facebook": "facebook feed post|facebook feed comment",
    "X": "twitter status|twitter direct-message",
}
STATUS = {"open": "new|open", "pending": "pending reminder|pending close", "closed": "closed|merged|removed"}
BUSINESS = "measured on the tool's own working hours, which the file does not tell"

REPORT = Format(
    name="zammad_tickets_report",
    tool="Zammad",
    export="report download",
    betrays=("#", "Create Channel", "First Response In Min"),
    foot=r"^[^:]+: (?P<zone>[A-Z]\w+(/[\w+-]+)*)$",  # "Timezone: Europe/Berlin", in any language
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("#")',
                "customer_id": '"Customer"',
                "channel": cases('"Create Channel"', CHANNELS, 'word("Create Channel")'),
                "platform": cases('"Create Channel"', PLATFORMS),
                "tags": "tags(\"Tags\", ',')",
                "team": 'word("Group")',
                "agent": 'word("Owner")',
                "priority": r"""regexp_replace(word("Priority"), '^\d+ ', '')""",
                "status": cases('"State"', STATUS, 'lower(trim("State"))'),
                "subject": '"Title"',
                "arrived_at": 'moment("Created At")',
                "first_reply_at": 'moment("First Response At")',
                "first_resolved_at": 'moment("Closed At")',  # set once, and kept when the ticket is opened again
            },
        ),
    ),
    unused={
        **dict.fromkeys(("Close In Min", "First Response In Min", "Update In Min"), BUSINESS),
        **dict.fromkeys(
            ("Close Diff In Min", "First Response Diff In Min", "Update Diff In Min"),
            "minutes left of the tool's own target, no duration",
        ),
        "Article Count": "counts what customers and agents wrote, and notes, together",
        "Time Units Total": "work in units of your own choosing, not in seconds",
    },
)

FORMATS: tuple[Format, ...] = (REPORT,)
