"""Support tweets as published for research (twcs): one row a tweet, who answers whom."""

from metrics.formats.format import Fill, Format
from metrics.formats.threads import reply_trees

TWCS = Format(
    name="twcs",
    tool="X (Twitter)",
    export="Customer support on Twitter (CSV)",
    published=True,
    betrays=("tweet_id", "author_id", "inbound", "created_at", "text", "in_response_to_tweet_id"),
    prepare=reply_trees,
    fills=(
        Fill(
            "messages",
            {
                "message_id": 'id("tweet_id")',
                "conversation_id": 'text("thread")',
                "customer_id": '"customer"',
                "channel": "'social'",
                "platform": "'X'",
                "team": '"brand"',
                "sent_at": 'moment("created_at")',
                "author_kind": "CASE WHEN flag(\"inbound\") THEN 'customer' ELSE 'agent' END",
                "agent": '"signature"',
                "tags": '"handover"',
                "text": '"text"',
            },
        ),
    ),
    unused={"response_tweet_id": "the same link as in_response_to_tweet_id, from the other side"},
)

FORMATS = (TWCS,)
