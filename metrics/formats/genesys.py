"""Exports of Genesys Cloud."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import after, cases

CALL = "lower(trim(\"Media Type\")) IN ('voice', 'call', 'callback')"
INBOUND = 'coalesce(lower(trim(coalesce("Initial Direction", "Direction"))) NOT LIKE \'outbound%\', true)'
FIRST = "nullif(trim(string_split(\"{}\", ';')[1]), '')"
ABANDONED = 'flag("Abandoned")'
DATE = 'moment("Date")'


def time(column: str) -> str:
    """SQL: a duration in seconds; the tool writes milliseconds or H:MM:SS, as its user chose."""
    return f"duration(\"{column}\", 'milliseconds')"


SHARED = {
    "team": FIRST.format("Queue"),
    "agent": FIRST.format("Users"),
    "tags": "tags(\"Wrap-up\", ';')",
}
CUSTOMER = "coalesce(nullif(regexp_replace(text(\"ANI\"), '^[a-z]+:', ''), ''), \"Remote\")"

INTERACTIONS = Format(
    name="genesys_interactions_csv",
    tool="Genesys Cloud",
    export="interactions view (CSV)",
    betrays=("Media Type", "ANI", "Total Handle", "Conversation ID"),
    fills=(
        Fill(
            "calls",
            SHARED
            | {
                "call_id": 'id("Conversation ID")',
                "customer_id": CUSTOMER,
                "started_at": DATE,
                "answered": f"NOT {ABANDONED}",
                "wait_seconds": time("Total Queue"),
                "hold_seconds": time("Total Hold"),
                "talk_seconds": f"{time('Total Handle')} - coalesce({time('Total Hold')}, 0)",
                "channel": "'phone'",
            },
            where=f"{CALL} AND {INBOUND}",
        ),
        Fill(
            "conversations",
            SHARED
            | {
                "conversation_id": 'id("Conversation ID")',
                "customer_id": CUSTOMER,
                "channel": cases(
                    '"Media Type"', {"chat": "chat|webchat|message", "email": "email"}, 'word("Media Type")'
                ),
                "arrived_at": DATE,
                "left_at": f"CASE WHEN {ABANDONED} THEN {after(DATE, time('Time to Abandon'))} END",
                "ended_at": after(DATE, time("Duration")),
                "handle_seconds": time("Total Handle"),
            },
            where=f"NOT coalesce({CALL}, false) AND {INBOUND}",
        ),
    ),
    verified=False,
    unused={
        "Direction": "what agents began is left out: no customer got in touch by it",
        "Total IVR": "in a menu nobody waits for an agent yet",
        "Abandoned in Queue": "Abandoned says the same of the whole interaction",
        "First Queue": "the first of the queues in Queue",
    },
    unsure=("Duration", "Total Handle", "Total Queue", "Total Hold", "Time to Abandon", "Users", "Queue"),
)

FORMATS: tuple[Format, ...] = (INTERACTIONS,)
