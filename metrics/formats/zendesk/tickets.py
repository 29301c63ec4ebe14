"""Zendesk's ticket exports as files: the full CSV, and Explore's report of tickets."""

from dataclasses import replace

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, kept, mapped
from metrics.formats.zendesk.words import ANSWERS, SENT, STATES

CREATED = 'moment("Created at")'
RATED = mapped("Satisfaction Score", ANSWERS)
CUSTOMER = 'coalesce("Requester email", id("Requester id"), "Requester")'


def minutes(column: str) -> str:
    """A calendar duration in minutes beside the arrival, as the moment it stands for."""
    return after(CREATED, f'60 * number("{column}")')


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
                "customer_id": CUSTOMER,
                "channel": 'word("Via")',
                "tags": "tags(\"Tags\", ', ')",
                "team": 'word("Group")',
                "agent": '"Assignee"',
                "priority": 'word("Priority")',
                "status": kept("Status", STATES),
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
                "customer_id": CUSTOMER,
                "kind": "'csat'",
                "sent_at": 'coalesce(moment("Solved at"), moment("Updated at"))',
                "answered_at": f'CASE WHEN {RATED} IS NOT NULL THEN coalesce(moment("Updated at"), moment("Solved at")) END',
                "score": RATED,
                "scale_max": "2",
                "agent": '"Assignee"',
            },
            where=f'lower(trim("Satisfaction Score")) IN {SENT}',
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

EXPLORE = replace(
    FULL_CSV,
    name="zendesk_explore_tickets",
    export="Explore report of tickets",
    betrays=("ID", "Via", "Created at", "First reply time in minutes", "Satisfaction Score"),
    lacks=("Summation column",),
    verified=False,  # one reader's list of columns
)

FORMATS = (FULL_CSV, EXPLORE)
