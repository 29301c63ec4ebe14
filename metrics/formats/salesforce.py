"""Exports of Salesforce."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases, one_tag

STATUS = {
    "open": "new|working|in progress|escalated|reopened",
    "pending": "on hold|waiting on customer|pending",
    "closed": "closed",
}
CHANNELS = {
    "chat": "chat|live chat|messaging",
    "email": "email|e-mail",
    "phone": "phone|call",
    "social": "social|twitter|facebook|instagram",
    "web": "web|web form|community|portal",
}

CASES = Format(
    name="salesforce_cases_csv",
    tool="Salesforce",
    export="case report (CSV)",
    betrays=("Case Number", "Date/Time Opened"),
    foot=r"(?i)^copyright \(c\) .*salesforce|^confidential information",
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Case Number")',
                "customer_id": 'coalesce("Contact Email", "Contact Name", "Account Name")',
                "channel": cases('"Case Origin"', CHANNELS, 'word("Case Origin")'),
                "tags": one_tag("Type", "Case Reason"),
                "agent": 'word("Case Owner")',
                "priority": 'word("Priority")',
                "status": cases('"Status"', STATUS, 'lower(trim("Status"))'),
                "subject": '"Subject"',
                "arrived_at": 'moment("Date/Time Opened")',
                "resolved_at": 'moment("Date/Time Closed")',
            },
        ),
    ),
    unused={
        "Age (Hours)": "whole hours, and of open cases counted up to the export",
        "Last Modified Date": "any change, not the resolution",
    },
    unsure=("Type", "Case Reason", "Contact Email", "Contact Name"),
)

FORMATS: tuple[Format, ...] = (CASES,)
