"""Exports of Medallia Agent Connect."""

from metrics.formats.format import Fill, Format

RESPONSES = Format(
    name="medallia_responses_csv",
    tool="Medallia Agent Connect",
    export="Export Responses (CSV)",
    betrays=("request_id", "request_sent_at", "response_received_at", "star_rating"),
    zone="UTC",
    fills=(
        Fill(
            "surveys",
            {
                "survey_id": 'id("request_id")',
                "conversation_id": 'id("ext_interaction_id")',
                "customer_id": 'coalesce(word("request_sent_to"), word("customer_name"))',
                "kind": "'csat'",
                "sent_at": 'moment("request_sent_at")',
                "answered_at": 'moment("response_received_at")',
                "score": '"star_rating"',
                "scale_max": "5",
                # the vendor's page says that it tells whether there are comments
                "comment": "CASE WHEN lower(trim(\"comments\")) NOT IN ('true', 'false', 'yes', 'no') "
                'THEN "comments" END',
                "channel": 'word("channel")',
                "tags": 'tags("tags")',
                "team": 'word("brand")',
                "agent": "coalesce(nullif(trim(concat_ws(' ', \"employee_first_name\", \"employee_last_name\")), ''), "
                '"employee_email")',
            },
            # requests held back were never sent, unless an answer shows that they were
            where="NOT coalesce(\"request_delivery_status\" ILIKE 'not sent%', false) "
            'OR number("star_rating") IS NOT NULL',
        ),
    ),
    unsure=("comments", "ext_interaction_id"),
    unused={
        "areas_for_improvement": "an answer to another question",
        "additional_question_response": "an answer to another question",
        "external_url": "a link or id of the other tool, which no table of ours is known by",
        "reward_name": "says nothing of the care customers got",
    },
)

FORMATS = (RESPONSES,)
