"""Exports of LiveChat."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, filled, mapped

STARTED = 'moment("chat start date *")'
ENDED = after(STARTED, 'number("chat duration in seconds")')
CUSTOMER = 'text("pre chat: *mail*")'
AGENT = "coalesce(" + ", ".join(f'text("operator {place} nick")' for place in (5, 4, 3, 2, 1)) + ")"
RATED = mapped("rate", {"rated good": 2, "rated_good": 2, "rated bad": 1, "rated_bad": 1})
LATER = " + ".join(f'CAST(text("operator {place} nick") IS NOT NULL AS INTEGER)' for place in (2, 3, 4, 5))

CHATS = Format(
    name="livechat_chats_csv",
    tool="LiveChat",
    export="Chats report (CSV)",
    betrays=("conferenceId", "chat start date *", "chat duration in seconds"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("conferenceId")',
                "customer_id": CUSTOMER,
                "channel": "'chat'",
                "tags": "tags(\"tag *\", '\x1f')",
                "team": 'word("group name")',
                "agent": AGENT,
                "status": "'closed'",
                "arrived_at": f'coalesce(moment("chat creation date *"), {STARTED})',
                # no answer at all is written as 0
                "first_reply_at": after(STARTED, 'nullif(number("first response time"), 0)'),
                "ended_at": ENDED,
                "transfers": f'CASE WHEN text("operator 1 nick") IS NOT NULL THEN {LATER} END',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("conferenceId")',
                "conversation_id": 'id("conferenceId")',
                "customer_id": CUSTOMER,
                "kind": "'csat'",
                "sent_at": ENDED,
                "answered_at": ENDED,
                "score": RATED,
                "scale_max": "2",
                "comment": '"last rate comment"',
                "team": 'word("group name")',
                "agent": AGENT,
            },
            where=f"{filled('rate')} AND {RATED} IS NOT NULL",
        ),
    ),
    unused={
        "average response time": "a mean of the chat; the times between messages are not in the file",
        "post chat: *": "a question of the account's own, whose scale the file does not tell",
        "custom variable *": "the account's own",
    },
    unsure=("chat creation date *", "first response time"),
)

FORMATS = (CHATS,)
