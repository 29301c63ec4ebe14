"""Exports of Zendesk."""

from metrics.formats.format import Fill, Format

CREATED = 'moment("Created at")'
RATED = "CASE lower(trim(\"Satisfaction Score\")) WHEN 'good' THEN 2 WHEN 'bad' THEN 1 END"


def minutes(column: str) -> str:
    """A calendar duration in minutes beside the arrival, as the moment it stands for."""
    return f'{CREATED} + to_microseconds(CAST(60000000 * number("{column}") AS BIGINT))'


FULL_CSV = Format(
    name="zendesk_full_csv",
    tool="Zendesk",
    export="Full CSV ticket export",
    betrays=("Summation column", "Id", "Requester id", "Created at", "First reply time in minutes"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Id")',
                "customer_id": 'coalesce("Requester email", id("Requester id"), "Requester")',
                "channel": 'word("Via")',
                "tags": "tags(\"Tags\", ', ')",
                "team": 'word("Group")',
                "agent": '"Assignee"',
                "priority": 'word("Priority")',
                "status": """CASE lower(trim("Status")) WHEN 'new' THEN 'open' WHEN 'open' THEN 'open'
                         WHEN 'pending' THEN 'pending' WHEN 'on-hold' THEN 'pending' WHEN 'hold' THEN 'pending'
                         WHEN 'solved' THEN 'resolved' WHEN 'closed' THEN 'closed' ELSE lower(trim("Status")) END""",
                "subject": '"Subject"',
                "arrived_at": CREATED,
                "first_reply_at": minutes("First reply time in minutes"),
                "first_resolved_at": minutes("First resolution time in minutes"),
                "resolved_at": f'coalesce(moment("Solved at"), {minutes("Full resolution time in minutes")})',
                "replies": 'number("Replies")',
                "reopens": 'number("Reopens")',
                "transfers": 'CASE WHEN number("Group stations") >= 1 THEN number("Group stations") - 1 END',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("Id")',
                "conversation_id": 'id("Id")',
                "customer_id": 'coalesce("Requester email", id("Requester id"), "Requester")',
                "kind": "'csat'",
                "sent_at": 'coalesce(moment("Solved at"), moment("Updated at"))',
                "answered_at": f'CASE WHEN {RATED} IS NOT NULL THEN coalesce(moment("Updated at"), moment("Solved at")) END',
                "score": RATED,
                "scale_max": "2",
                "agent": '"Assignee"',
            },
            where="lower(trim(\"Satisfaction Score\")) IN ('offered', 'good', 'bad')",
        ),
    ),
    unused={
        "Resolution time": "whole hours; the resolution in minutes is finer",
        **{
            f"{name} within business hours": "measured on the tool's own working hours, which the file does not tell"
            for name in (
                "First reply time in minutes",
                "First resolution time in minutes",
                "Full resolution time in minutes",
                "Agent wait time in minutes",
                "Requester wait time in minutes",
                "On hold time in minutes",
            )
        },
    },
)

FORMATS = (FULL_CSV,)
