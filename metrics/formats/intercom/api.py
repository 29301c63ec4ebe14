"""What Intercom's API gives of conversations and their parts, saved as JSON."""

from metrics.formats.format import Fill, Format
from metrics.formats.intercom.words import CHANNELS, CUSTOMERS, STATES, writer
from metrics.formats.phrases import kept, plain

PARTS = "conversation_parts.conversation_parts"
OPENER = f'lower(trim("source.author.type")) IN {CUSTOMERS}'
CUSTOMER = f"""coalesce(CASE WHEN {OPENER} THEN "source.author.email" END, TRY(CAST("contacts.contacts" AS JSON) ->> '$[0].id'),
    CASE WHEN {OPENER} THEN "source.author.id" END)"""
# A conversation that the company began arrives when the customer first writes.
ARRIVED = """CASE WHEN coalesce("source.delivered_as", 'customer_initiated') = 'customer_initiated'
    THEN moment("created_at") ELSE moment("statistics.first_contact_reply_at") END"""
OFFICE = "time outside the tool's office hours is taken out of it; the moments beside it are used"


def agent(person: str) -> str:
    """A colleague's name, where he wrote in the conversation, else the id, which is all there is of him."""
    parts = f'TRY(CAST(CAST("{PARTS}" AS JSON) AS JSON[]))'
    own = f"list_filter({parts}, lambda part: (part ->> '$.author.id') = \"{person}\")"
    return f"coalesce(({own}[1] ->> '$.author.name'), id(\"{person}\"))"


def part(inside: str, conversation: str) -> dict[str, str]:
    """The columns of a message; `inside` stands before the names of the part's own."""
    author = f'lower(trim("{inside}author.type"))'
    is_customer = f"{author} IN {CUSTOMERS}"
    text = plain(f"{inside}body")
    return {
        "message_id": f'id("{inside}id")',
        "conversation_id": f'id("{conversation}")',
        "customer_id": f'CASE WHEN {is_customer} THEN coalesce("{inside}author.email", id("{inside}author.id")) END',
        "sent_at": f'moment("{inside}created_at")',
        "author_kind": writer(
            f'lower(trim("{inside}part_type"))', author, text, f'flag("{inside}author.from_ai_agent")'
        ),
        "agent": f'CASE WHEN NOT {is_customer} THEN coalesce("{inside}author.name", id("{inside}author.id")) END',
        "text": text,
    }


CONVERSATION = Fill(
    "conversations",
    {
        "conversation_id": 'id("id")',
        "customer_id": CUSTOMER,
        "channel": kept("source.type", CHANNELS),
        "tags": "TRY(json_extract_string(\"tags.tags\", '$[*].name'))",
        "team": 'id("team_assignee_id")',
        "agent": agent("admin_assignee_id"),
        "priority": 'word("priority")',
        "status": kept("state", STATES),
        "subject": 'coalesce("title", "source.subject")',
        "arrived_at": ARRIVED,
        "first_reply_at": 'moment("statistics.first_admin_reply_at")',
        "first_resolved_at": 'moment("statistics.first_close_at")',
        "resolved_at": 'moment("statistics.last_close_at")',
        "reopens": 'number("statistics.count_reopens")',
        "transfers": 'CASE WHEN number("statistics.count_assignments") >= 1 THEN number("statistics.count_assignments") - 1 END',
    },
    where=f"({ARRIVED}) IS NOT NULL",  # nobody answered what the company sent
)
RATED = 'moment("conversation_rating.created_at")'  # when it was asked for; the answer has no time of its own
SCORE = 'number("conversation_rating.rating")'
SURVEY = Fill(
    "surveys",
    {
        "survey_id": 'id("id")',
        "conversation_id": 'id("id")',
        "customer_id": CUSTOMER,
        "kind": "'csat'",
        "sent_at": RATED,
        "answered_at": f"CASE WHEN {SCORE} IS NOT NULL THEN {RATED} END",
        "score": SCORE,
        "scale_max": "5",
        "comment": '"conversation_rating.remark"',
        "agent": agent("conversation_rating.teammate.id"),
    },
    where=f"{RATED} IS NOT NULL",
)
OPENING = Fill(
    "messages",
    {
        "message_id": "id(\"id\") || ' 0'",
        "conversation_id": 'id("id")',
        "customer_id": f"CASE WHEN {OPENER} THEN {CUSTOMER} END",
        "sent_at": 'moment("created_at")',
        "author_kind": f"""CASE WHEN {OPENER} THEN 'customer' WHEN "source.delivered_as" = 'admin_initiated' THEN 'agent'
                           ELSE 'bot' END""",
        "agent": f'CASE WHEN NOT {OPENER} THEN "source.author.name" END',
        "text": plain("source.body"),
    },
    # Without the parts after it, it would look like a conversation without a reply.
    where=f'coalesce("{PARTS}", "conversation_parts.total_count") IS NOT NULL AND "source.author.type" IS NOT NULL',
)

CONVERSATIONS = Format(
    name="intercom_conversations_json",
    tool="Intercom",
    export="Conversations of the API (JSON)",
    betrays=("id", "created_at", "state", "source.type", "source.delivered_as"),
    fills=(CONVERSATION, SURVEY, OPENING, Fill("messages", part("[].", "id"), each=PARTS)),
    unused={
        "statistics.time_to_admin_reply": OFFICE,
        "statistics.time_to_first_close": OFFICE,
        "statistics.time_to_last_close": OFFICE,
        "statistics.median_time_to_reply": OFFICE,
    },
)

CONVERSATION_PARTS = Format(
    name="intercom_conversation_parts_json",
    tool="Intercom",
    export="Conversation parts of the API (JSON)",
    betrays=("id", "conversation_id", "part_type", "author.type", "created_at"),
    fills=(Fill("messages", part("", "conversation_id")),),
)

FORMATS = (CONVERSATIONS, CONVERSATION_PARTS)
