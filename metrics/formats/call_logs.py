"""Logs of calls published for research and teaching: a bank's call centre, and the one of a course."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import one_tag

SERVED = "upper(trim(\"outcome\")) = 'AGENT'"

BANK = Format(
    name="anonymous_bank_calls",
    tool="Anonymous Bank",
    export="call centre log (tab separated, a file a month)",
    published=True,
    betrays=("vru+line", "call_id", "q_start", "ser_start"),
    fills=(
        Fill(
            "calls",
            {
                # Numbers begin anew, so the day belongs to them.
                "call_id": 'id("date") || \'-\' || id("call_id")',
                "customer_id": "nullif(id(\"customer_id\"), '0')",
                "started_at": 'moment("date", "vru_entry")',
                "answered": SERVED,
                "wait_seconds": 'number("q_time")',
                "talk_seconds": f'CASE WHEN {SERVED} THEN number("ser_time") END',
                "channel": "'phone'",
                "tags": one_tag("type"),
                "agent": 'CASE WHEN upper(trim("server")) <> \'NO_SERVER\' THEN "server" END',
            },
            where="upper(trim(\"outcome\")) IN ('AGENT', 'HANG')",
        ),
    ),
    unused={
        "vru_time": "in a menu nobody waits for an agent yet",
        "q_start": "0:00:00 stands for no wait; q_time tells how long it was",
        "priority": "our calls have no priority",
    },
)

PWC = Format(
    name="pwc_calls",
    tool="PwC call centre",
    export="set of calls of a course",
    published=True,
    betrays=("Call Id", "Answered (Y/N)", "Speed of answer in seconds"),
    fills=(
        Fill(
            "calls",
            {
                "call_id": 'id("Call Id")',
                "started_at": 'moment("Date", "Time")',
                "answered": 'flag("Answered (Y/N)")',
                "wait_seconds": 'number("Speed of answer in seconds")',
                "talk_seconds": "duration(\"AvgTalkDuration\", 'seconds')",
                "channel": "'phone'",
                "tags": one_tag("Topic"),
                "agent": '"Agent"',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("Call Id")',
                "kind": "'csat'",
                "sent_at": 'moment("Date", "Time")',
                "score": 'number("Satisfaction rating")',
                "channel": "'phone'",
                "tags": one_tag("Topic"),
                "agent": '"Agent"',
            },
            where='number("Satisfaction rating") IS NOT NULL',
        ),
    ),
    unused={"Resolved": "our calls have no column for it"},
)

FORMATS: tuple[Format, ...] = (BANK, PWC)
