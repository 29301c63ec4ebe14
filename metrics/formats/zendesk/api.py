"""What Zendesk's API gives of tickets, their metrics and their ratings, saved as JSON."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, kept, mapped
from metrics.formats.zendesk.words import ANSWERS, SENT, STATES

ARRIVED = 'moment("created_at")'
SOLVED = 'coalesce(moment("metric_set.solved_at"), moment("updated_at"))'
BUSINESS = "measured on the tool's own working hours, which the file does not tell"


def minutes(column: str) -> str:
    """A calendar duration in minutes beside the arrival, as the moment it stands for."""
    return after(ARRIVED, f'60 * number("{column}.calendar")')


def measured(above: str = "") -> dict[str, str]:
    """The columns that a ticket's metrics fill; `above` is the name of what they are nested in."""
    seconds = after(ARRIVED, f'number("{above}reply_time_in_seconds.calendar")')
    full = minutes(f"{above}full_resolution_time_in_minutes")
    return {
        "arrived_at": ARRIVED,
        "first_reply_at": f"coalesce({seconds}, {minutes(f'{above}reply_time_in_minutes')})",
        "first_resolved_at": minutes(f"{above}first_resolution_time_in_minutes"),
        "resolved_at": f'coalesce(moment("{above}solved_at"), {full})',
        "replies": f'number("{above}replies")',
        "reopens": f'number("{above}reopens")',
        "transfers": f'CASE WHEN number("{above}group_stations") >= 1 THEN number("{above}group_stations") - 1 END',
    }


def rating(ticket: str, score: str, comment: str, sent: str) -> Fill:
    """A ticket's survey; a ticket has one, so that it is known by the ticket whichever export tells of it."""
    answered = mapped(score, ANSWERS)
    return Fill(
        "surveys",
        {
            "survey_id": f'id("{ticket}")',
            "conversation_id": f'id("{ticket}")',
            "customer_id": 'id("requester_id")',
            "kind": "'csat'",
            "sent_at": sent,
            "answered_at": f'CASE WHEN {answered} IS NOT NULL THEN moment("updated_at") END',
            "score": answered,
            "scale_max": "2",
            "comment": f'"{comment}"',
            "team": 'id("group_id")',
            "agent": 'id("assignee_id")',
        },
        where=f'lower(trim("{score}")) IN {SENT}',
    )


TICKETS = Format(
    name="zendesk_tickets_json",
    tool="Zendesk",
    export="Tickets of the API (JSON)",
    betrays=("id", "requester_id", "submitter_id", "via.channel", "created_at", "status"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("id")',
                "customer_id": 'id("requester_id")',
                "channel": 'word("via.channel")',
                "tags": "tags(\"tags\", ';')",
                "team": 'id("group_id")',
                "agent": 'id("assignee_id")',
                "priority": 'word("priority")',
                "status": kept("status", STATES),
                "subject": '"subject"',
                **measured("metric_set."),
            },
        ),
        rating(
            "id",
            "satisfaction_rating.score",
            "satisfaction_rating.comment",
            SOLVED,
        ),
    ),
    unused={
        "description": "the first message; the messages are in the tickets' comments",
        "due_at": "a date somebody set for a task",
    },
)

METRICS = Format(
    name="zendesk_ticket_metrics_json",
    tool="Zendesk",
    export="Ticket metrics of the API (JSON)",
    betrays=("ticket_id", "created_at", "reply_time_in_minutes.calendar", "full_resolution_time_in_minutes.calendar"),
    fills=(Fill("conversations", {"conversation_id": 'id("ticket_id")', **measured()}),),
    unused={
        f"{name}.business": BUSINESS
        for name in (
            "reply_time_in_minutes",
            "first_resolution_time_in_minutes",
            "full_resolution_time_in_minutes",
            "agent_wait_time_in_minutes",
            "requester_wait_time_in_minutes",
            "on_hold_time_in_minutes",
        )
    },
)

RATINGS = Format(
    name="zendesk_satisfaction_ratings_json",
    tool="Zendesk",
    export="Satisfaction ratings of the API (JSON)",
    betrays=("ticket_id", "requester_id", "assignee_id", "score", "created_at"),
    fills=(rating("ticket_id", "score", "comment", 'moment("created_at")'),),
    unused={"reason": "chosen from a list after a bad rating; the score and the comment are used"},
)

FORMATS = (TICKETS, METRICS, RATINGS)
