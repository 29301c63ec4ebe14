"""Reviews out of Apple's App Store Connect: a review is a conversation, the developer's answer its reply."""

from metrics.formats.format import Fill, Format

REPLIED = 'moment("customerReviewResponses.lastModifiedDate")'
SHARED = {
    "conversation_id": 'id("id")',
    "customer_id": 'text("attributes.reviewerNickname")',
    "channel": "'social'",
}
TEXT = "nullif(concat_ws(chr(10), nullif(\"attributes.title\", ''), nullif(\"attributes.body\", '')), '')"

REVIEWS = Format(
    name="app_store_reviews_json",
    tool="App Store",
    export="customerReviews of the App Store Connect API (JSON)",
    betrays=("attributes.rating", "attributes.reviewerNickname", "attributes.createdDate"),
    spellings={
        f"attributes.{name}": (name,) for name in ("rating", "title", "body", "reviewerNickname", "createdDate")
    },
    fills=(
        Fill(
            "messages",
            SHARED
            | {
                "platform": "'App Store'",
                "message_id": "id(\"id\") || ' review'",
                "sent_at": 'moment("attributes.createdDate")',
                "author_kind": "'customer'",
                "text": TEXT,
            },
        ),
        Fill(
            "messages",
            SHARED
            | {
                "platform": "'App Store'",
                "message_id": "id(\"id\") || ' reply'",
                "sent_at": REPLIED,
                "author_kind": "'agent'",
                "text": '"customerReviewResponses.responseBody"',
            },
            where=f"{REPLIED} IS NOT NULL AND "
            "coalesce(\"customerReviewResponses.state\", 'PUBLISHED') = 'PUBLISHED'",  # others nobody has read yet
        ),
        Fill(
            "surveys",
            SHARED
            | {
                "survey_id": 'id("id")',
                "kind": "'csat'",
                "sent_at": 'moment("attributes.createdDate")',
                "answered_at": 'moment("attributes.createdDate")',
                "score": '"attributes.rating"',
                "scale_max": "5",
                "comment": '"attributes.body"',
            },
            where='number("attributes.rating") IS NOT NULL',
        ),
    ),
    unused={
        "attributes.territory": "a country, not a language",
        "customerReviewResponses.lastModifiedDate": "counts as the time of the reply; of one that was changed later the "
        "first time is not in the file",
    },
)

FORMATS = (REVIEWS,)
