"""Reviews out of Google's Play Console: a review is a conversation, the developer's answer its reply.

A review counts from when it was first submitted; a reply may answer a later version of it, which the file does not tell.
"""

from metrics.formats.format import Fill, Format

SUBMITTED = 'coalesce(moment("Review Submit Millis Since Epoch"), moment("Review Submit Date and Time"))'
UPDATED = 'coalesce(moment("Review Last Update Millis Since Epoch"), moment("Review Last Update Date and Time"))'
REPLIED = 'coalesce(moment("Developer Reply Millis Since Epoch"), moment("Developer Reply Date and Time"))'
REVIEW = """coalesce(nullif(regexp_extract("Review Link", 'reviewId=([^&]+)', 1), ''),
                     concat_ws(' ', "Package Name", "Review Submit Millis Since Epoch", "Device"))"""
SHARED = {
    "conversation_id": REVIEW,
    "channel": "'social'",
    "platform": "'Google Play'",
    "team": 'word("Package Name")',
    "language": 'word("Reviewer Language")',
}
WRITTEN = "coalesce(nullif(trim(\"Review Text\"), ''), nullif(trim(\"Review Title\"), '')) IS NOT NULL"

REVIEWS = Format(
    name="google_play_reviews_csv",
    tool="Google Play",
    export="Reviews of a month (CSV)",
    betrays=("Package Name", "Star Rating", "Review Submit Date and Time", "Developer Reply Text"),
    fills=(
        Fill(
            "messages",
            SHARED
            | {
                "message_id": f"{REVIEW} || ' review'",
                "sent_at": SUBMITTED,
                "author_kind": "'customer'",
                "text": "nullif(concat_ws(chr(10), nullif(\"Review Title\", ''), nullif(\"Review Text\", '')), '')",
            },
            where=f"{WRITTEN} OR {REPLIED} IS NOT NULL",  # stars alone ask for no reply
        ),
        Fill(
            "messages",
            SHARED
            | {
                "message_id": f"{REVIEW} || ' reply'",
                "sent_at": REPLIED,
                "author_kind": "'agent'",
                "text": '"Developer Reply Text"',
            },
            where=f"{REPLIED} IS NOT NULL",
        ),
        Fill(
            "surveys",
            {name: sql for name, sql in SHARED.items() if name in ("conversation_id", "channel", "team")}
            | {
                "survey_id": REVIEW,
                "kind": "'csat'",
                "sent_at": SUBMITTED,
                "answered_at": f"coalesce({UPDATED}, {SUBMITTED})",
                "score": '"Star Rating"',
                "scale_max": "5",
                "comment": '"Review Text"',
            },
            where='number("Star Rating") IS NOT NULL',
        ),
    ),
    unused={
        "App Version Code": "says nothing of the care customers got",
        "App Version Name": "says nothing of the care customers got",
        "Device": "says nothing of the care customers got",
    },
)

FORMATS = (REVIEWS,)
