"""Exports of ServiceNow."""

import duckdb

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases, one_tag
from metrics.sql import quote

STATUS = {
    "open": "1|2|new|active|in progress|work in progress",
    "pending": "3|4|5|on hold|awaiting user info|awaiting problem|awaiting vendor|awaiting evidence|awaiting change",
    "resolved": "6|resolved",
    "closed": "7|8|closed|canceled|cancelled",
}
CHANNELS = {
    "chat": "chat|virtual agent|virtual_agent",
    "email": "email",
    "phone": "phone|ivr",
    "web": "self service|self-service|web",
}
PRIORITY = r"""regexp_replace(word("priority"), '^\d+ - ', '')"""


def last_updates(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds to a log whether an update is its incident's last, and when the incident was first set to resolved."""
    name = quote(table)
    order = "coalesce(TRY_CAST(sys_mod_count AS BIGINT), 0), _record"
    resolved = f"(sys_updated_at, row({order})) FILTER (lower(trim(incident_state)) = 'resolved') OVER incident"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE updates AS
        SELECT *, CAST(lead(_record) OVER (incident ORDER BY {order}) IS NULL AS VARCHAR) AS last_update,
               arg_min{resolved} AS first_resolved
        FROM {name} WINDOW incident AS (PARTITION BY number) ORDER BY _record""")
    cur.execute(f"DROP TABLE {name}; ALTER TABLE updates RENAME TO {name}")
    return ("last_update", "first_resolved")


INCIDENT = {
    "conversation_id": 'id("number")',
    "customer_id": 'word("caller_id")',
    "tags": one_tag("category", "subcategory"),
    "team": 'word("assignment_group")',
    "agent": 'word("assigned_to")',
    "priority": PRIORITY,
    "arrived_at": 'moment("opened_at")',
    "resolved_at": 'moment("resolved_at")',
}

LIST = Format(
    name="servicenow_incidents_csv",
    tool="ServiceNow",
    export="incident list (CSV)",
    betrays=("number", "opened_at", "short_description", "caller_id"),
    fills=(
        Fill(
            "conversations",
            INCIDENT
            | {
                "channel": cases('"contact_type"', CHANNELS, 'word("contact_type")'),
                "status": cases('"state"', STATUS, 'lower(trim("state"))'),
                "subject": '"short_description"',
            },
        ),
    ),
    spellings={
        "opened_at": ("Opened",),
        "short_description": ("Short description",),
        "caller_id": ("Caller",),
        "assignment_group": ("Assignment group",),
        "assigned_to": ("Assigned to",),
        "resolved_at": ("Resolved",),
    },
    unused={
        "sys_updated_on": "any change, not the resolution",
        "sys_updated_by": "who changed it last, not who works on it",
    },
    unsure=("contact_type",),
)

LOG = Format(
    name="servicenow_incident_log_csv",
    tool="ServiceNow",
    export="incident audit log (CSV, one row per update)",
    betrays=("number", "incident_state", "sys_mod_count", "sys_updated_at"),
    prepare=last_updates,
    fills=(
        Fill(
            "conversations",
            INCIDENT
            | {
                "channel": cases('"contact_type"', CHANNELS, 'word("contact_type")'),
                "status": cases('"incident_state"', STATUS, 'word("incident_state")'),
                # Logs begin with updates stamped as the opening; only beside a moment given do they tell of one.
                "first_resolved_at": 'CASE WHEN moment("resolved_at") IS NOT NULL THEN moment("first_resolved") END',
                "resolved_at": 'moment("resolved_at")',
                "reopens": 'number("reopen_count")',
                "transfers": 'number("reassignment_count")',
            },
            where='flag("last_update")',
        ),
    ),
    unused={
        "made_sla": "the tool's own target; set yours under Settings",
        "closed_at": "when it was filed away, some days after it was resolved",
        "sys_created_at": "when it was typed in, not when the customer got in touch",
    },
)

FORMATS: tuple[Format, ...] = (LIST, LOG)
