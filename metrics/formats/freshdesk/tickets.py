"""The ticket exports of Freshdesk and Freshservice, which have most columns in common."""

from metrics.formats.format import Fill, Format
from metrics.formats.freshdesk.words import ANSWERS, STATES
from metrics.formats.phrases import filled, kept, mapped

BUSINESS = "measured on the tool's own working hours, which the file does not tell; the moments beside it are used"
PROMISE = "a verdict on the tool's own targets; set yours in the settings"
RESOLVED = 'coalesce(moment("Resolved time"), moment("Closed time"))'
ASKED = f'coalesce({RESOLVED}, moment("Last update time"))'
CONTACT = 'coalesce("Email", id("Contact ID"), "Full name")'
REQUESTER = 'coalesce("Requester Email", "Requester Name")'
SCORE = mapped("Survey results", ANSWERS)


WORKED = "duration(\"Time tracked\", 'hours')"


def conversations(customer: str) -> Fill:
    """The tickets of a file, given the SQL for who the customer is."""
    return Fill(
        "conversations",
        {
            "conversation_id": 'id("Ticket ID")',
            "customer_id": customer,
            "channel": 'word("Source")',
            "tags": "tags(\"Tags\", ',')",
            "team": 'word("Group")',
            "agent": '"Agent"',
            "priority": 'word("Priority")',
            "status": kept("Status", STATES),
            "subject": '"Subject"',
            "arrived_at": 'moment("Created time")',
            "first_reply_at": 'moment("Initial response time")',
            "resolved_at": RESOLVED,
            "handle_seconds": f"CASE WHEN {WORKED} > 0 THEN {WORKED} END",  # nothing tracked is not no work
            "replies": 'number("Agent interactions")',
            "customer_messages": 'number("Customer interactions")',
        },
    )


def surveys(customer: str) -> Fill:
    """The answers to the survey; a label of the account's own has no place on a scale and is kept as a comment."""
    return Fill(
        "surveys",
        {
            "survey_id": 'id("Ticket ID")',
            "conversation_id": 'id("Ticket ID")',
            "customer_id": customer,
            "kind": "'csat'",
            "sent_at": ASKED,
            "answered_at": ASKED,
            "score": SCORE,
            "comment": f'CASE WHEN {SCORE} IS NULL THEN "Survey results" END',
            "team": 'word("Group")',
            "agent": '"Agent"',
        },
        where=filled("Survey results"),
    )


UNUSED = {
    "First response time (in hrs)": BUSINESS,
    "Resolution time (in hrs)": BUSINESS,
    "Due by Time": "the tool's own target; set yours in the settings",
    "Resolution status": PROMISE,
    "First response status": PROMISE,
    "Every response status": PROMISE,
}
SPELLINGS = {
    "Time tracked": ("Tracked hours",),
    "Last update time": ("Last updated time",),
    "Survey results": ("Survey result",),
}

FRESHDESK = Format(
    name="freshdesk_tickets_csv",
    tool="Freshdesk",
    export="Tickets export (CSV or Excel)",
    betrays=("Ticket ID", "Created time", "Initial response time", "Resolved time"),
    lacks=("Impact",),
    fills=(conversations(CONTACT), surveys(CONTACT)),
    unused=UNUSED,
    spellings=SPELLINGS,
    unsure=("Survey results",),
)

FRESHSERVICE = Format(
    name="freshservice_tickets_csv",
    tool="Freshservice",
    export="Tickets export (CSV or Excel)",
    betrays=("Ticket Id", "Created Time", "Initial Response Time", "Impact"),
    fills=(conversations(REQUESTER), surveys(REQUESTER)),
    unused=UNUSED | {"Experience Score": "a score of the tool, which no document explains"},
    spellings=SPELLINGS,
    unsure=("Survey results",),
)

FORMATS = (FRESHDESK, FRESHSERVICE)
