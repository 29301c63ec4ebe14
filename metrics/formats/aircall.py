"""Exports of Aircall."""

from metrics.formats.format import Fill, Format

INBOUND = "coalesce(lower(trim(\"direction\")) <> 'outbound', true)"
COMMON = {
    "customer_id": 'id("from")',
    "started_at": 'moment("datetime (UTC)")',
    "answered": 'flag("answered")',
    "channel": "'phone'",
    "tags": 'tags("tags")',
    "agent": 'CASE WHEN "user" NOT LIKE \'[%\' THEN word("user") END',
}
UNUSED = {
    "direction": "calls that agents made are left out: no customer got in touch by them",
    "voicemail": "a link to the recording",
    "missed_call_reason": "our calls have no column for why nobody answered",
    "number timezone": "times are read from the column in UTC",
}
TOTAL, TALK = "duration(\"duration (total)\", 'seconds')", "duration(\"duration (in call)\", 'seconds')"

OLDER = Format(
    name="aircall_calls_older_csv",
    tool="Aircall",
    export="calls (CSV, before 2025)",
    betrays=("line", "date (TZ offset incl.)", "time (TZ offset incl.)", "duration (in call)"),
    fills=(
        Fill(
            "calls",
            COMMON
            | {
                "wait_seconds": f"{TOTAL} - coalesce({TALK}, 0)",
                "talk_seconds": TALK,
                "team": 'word("line")',
            },
            where=INBOUND,
        ),
    ),
    unused=UNUSED
    | {
        "date (TZ offset incl.)": "times are read from the column in UTC",
        "time (TZ offset incl.)": "times are read from the column in UTC",
    },
    unsure=("duration (total)",),
)

CALLS = Format(
    name="aircall_calls_csv",
    tool="Aircall",
    export="calls (CSV, 2025)",
    betrays=("line", "datetime (tz offset incl.)", "time to answer", "call id (internal)"),
    fills=(
        Fill(
            "calls",
            COMMON
            | {
                "call_id": 'coalesce(id("call id (internal)"), id("call id"))',
                # Until an agent answers, or until it was given up: without the time in the menu before the queue.
                "wait_seconds": """coalesce(duration("time to answer", 'seconds'),
                    duration("waiting time", 'seconds') - coalesce(duration("time in ivr", 'seconds'), 0))""",
                "talk_seconds": f"coalesce(duration(\"in-call duration\", 'seconds'), {TALK})",
                "team": 'coalesce(word("team"), word("line"))',
            },
            where=INBOUND,
        ),
    ),
    unused=UNUSED
    | {
        "datetime (tz offset incl.)": "times are read from the column in UTC",
        "call start time": "a clock without its zone; times are read from the column in UTC",
        "time in ivr": "in a menu nobody waits for an agent yet: it is taken off the wait",
        "duration (total)": "menu, wait and talk together",
    },
)

FORMATS: tuple[Format, ...] = (OLDER, CALLS)
