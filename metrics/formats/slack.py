"""Slack's workspace export: a zip with people and channels, and a file of messages for each channel and day.

A thread is a conversation: whoever wrote its root is the customer, everybody else an agent; a message without a thread
is a conversation of its own.
"""

from dataclasses import replace

import duckdb

from metrics.files.reading import PATH, Reading
from metrics.formats.format import Fill, Format
from metrics.formats.talks import held
from metrics.sql import quote
from metrics.typed.columns import TypedColumns

ADDED = ("(channel)", "(root)", "(author)", "(name)", "(mail)")
SAID = ("thread_broadcast", "file_share", "me_message", "reply_broadcast")  # subtypes that are somebody's words
RULING = "A thread is a conversation; who began it is the customer, the others are agents."


def _ready(cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns) -> Reading:  # noqa: ARG001
    """Each message with its channel, its thread's root, who wrote it, and names and e-mails out of users.json."""
    named = f"temp.{quote(reading.table)}"
    people = _people(cur)
    m = {name: held(reading, name) for name in ("user", "thread_ts", "parent_user_id", "username", "subtype", "bot_id")}
    name = f"coalesce({held(reading, 'user_profile.real_name')}, p.name, {m['username']}, {m['user']})"
    robot = f"({m['subtype']} = 'bot_message' OR {m['bot_id']} IS NOT NULL OR {m['user']} = 'USLACKBOT' OR p.robot)"
    note = f"type <> 'message' OR {m['subtype']} NOT IN {(*SAID, 'bot_message')}"
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE threaded AS
        WITH roots AS (SELECT ts AS root, any_value({m["user"]}) AS began FROM {named} GROUP BY ts),
             told AS (SELECT t.*, {_channel(reading)} AS "(channel)", coalesce({m["thread_ts"]}, ts) AS "(root)",
                             coalesce({m["parent_user_id"]}, began) AS began, {m["user"]} AS author,
                             {name} AS "(name)", coalesce({robot}, false) AS robot, coalesce({note}, false) AS note
                      FROM {named} t LEFT JOIN roots ON root = coalesce({m["thread_ts"]}, ts)
                      LEFT JOIN {people} p ON p.id = {m["user"]})
        SELECT told.* EXCLUDE (began, author, robot, note), coalesce(c.mail, began) AS "(mail)",
               CASE WHEN note THEN 'note' WHEN told.robot THEN 'bot' WHEN author = began THEN 'customer' ELSE 'agent' END
               AS "(author)"
        FROM told LEFT JOIN {people} c ON c.id = began ORDER BY _record""")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE threaded RENAME TO {quote(reading.table)}")
    return replace(reading, columns=(*reading.columns, *ADDED), notes=(*reading.notes, RULING))


def _people(cur: duckdb.DuckDBPyConnection) -> str:
    """SQL: users.json of the archive as id, name, mail and whether it is a program; nobody where there is none."""
    columns = {name for (name,) in cur.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'helper_people' AND database_name = 'temp'"
    ).fetchall()}  # fmt: skip
    if not columns:
        return "(SELECT NULL AS id, NULL AS name, NULL AS mail, false AS robot WHERE false)"
    had = {
        name: quote(name) if name in columns else "NULL"
        for name in ("profile.real_name", "profile.email", "is_bot", "name")
    }
    return (
        f"(SELECT id, coalesce(nullif({had['profile.real_name']}, ''), {had['name']}) AS name, "
        f"nullif({had['profile.email']}, '') AS mail, {had['is_bot']} = 'true' AS robot FROM temp.helper_people)"
    )


def _channel(reading: Reading) -> str:
    """SQL: the folder a day's file lies in, which is the channel's name."""
    return f"nullif(regexp_extract({held(reading, f'({PATH})')}, '([^/\\\\]+)[/\\\\][^/\\\\]+$', 1), '')"


EXPORT = Format(
    name="slack_export_json",
    tool="Slack",
    export="Workspace export (zip)",
    betrays=("type", "ts", "text"),
    beside=(PATH,),
    helpers={
        "people": ("id", "team_id", "profile.real_name"),  # users.json
        "channels": ("id", "created", "members"),  # channels.json, groups.json, mpims.json, dms.json
    },
    ready=_ready,
    fills=(
        Fill(
            "messages",
            {
                "message_id": 'concat_ws(\':\', "(channel)", "ts")',
                "conversation_id": 'concat_ws(\':\', "(channel)", "(root)")',
                "customer_id": 'id("(mail)")',
                "channel": "'chat'",
                "platform": "'Slack'",
                "team": '"(channel)"',
                "sent_at": 'moment("ts")',
                "author_kind": '"(author)"',
                "agent": 'CASE WHEN "(author)" = \'agent\' THEN "(name)" END',
                "text": '"text"',
            },
        ),
    ),
    unused={
        "reactions": "a reaction is no message",
        "reply_count": "counted from the messages themselves",
        "latest_reply": "the replies are there with their own times",
    },
)

FORMATS = (EXPORT,)
