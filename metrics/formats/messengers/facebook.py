"""Facebook Messenger and Instagram: message_1.json, message_2.json … of a chat, out of “Download your information”."""

import duckdb
import pyarrow as pa

from metrics.files.reading import PATH, Reading
from metrics.formats.format import Format
from metrics.formats.messengers.message import messages
from metrics.formats.talks import Talk, cut, held
from metrics.sql import quote
from metrics.typed.columns import TypedColumns

MENDED = ("sender_name", "content", "(title)", "(participants)")
REACTION = r"(Liked a message|Reacted .{1,12} to your message)\s*"
PLATFORM = """CASE WHEN contains(lower("(path)"), 'instagram') THEN 'Instagram'
                   WHEN contains(lower("(path)"), 'facebook') THEN 'Messenger' END"""


def mended(text: str | None) -> str | None:
    """A text whose UTF-8 bytes were written as a sign each (“donâ€™t”), as it was meant."""
    if text is None or text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _mend(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    named = f"temp.{quote(table)}"
    have = [name for (name, *_) in cur.execute(f"DESCRIBE {named}").fetchall()]
    for name in filter(have.__contains__, MENDED):
        texts = cur.execute(
            f"SELECT DISTINCT {quote(name)} FROM {named} WHERE regexp_matches({quote(name)}, '[^\\x00-\\x7F]')"
        ).fetchall()
        cur.register(
            "mending",
            pa.table(
                {"was": [was for (was,) in texts], "meant": [mended(was) for (was,) in texts]},
                schema=pa.schema([("was", pa.string()), ("meant", pa.string())]),
            ),
        )
        cur.execute(f"UPDATE {named} SET {quote(name)} = m.meant FROM mending m WHERE {quote(name)} = m.was")
        cur.unregister("mending")
    return ()


def _ready(cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns) -> Reading:
    """The title names the other person of a chat of two; that of a group is nobody's name."""
    title, path = held(reading, "(title)"), held(reading, "(thread_path)")
    people = f"json_extract_string({held(reading, '(participants)')}, '$[*].name')"
    event = " OR ".join(
        (
            f"{held(reading, 'call_duration')} IS NOT NULL",
            f"lower({held(reading, 'is_unsent')}) = 'true'",
            f"regexp_full_match({held(reading, 'content')}, '{REACTION}')",
        )
    )
    talk = Talk(
        typed.moment("timestamp_ms"),
        sender="sender_name",
        chat=f"coalesce({path}, {title})",
        named=f"CASE WHEN list_contains({people}, {title}) THEN {title} END",
        spoken=f"NOT coalesce({event}, false)",
    )
    return cut(cur, reading, talk)


MESSAGES = Format(
    name="facebook_messages_json",
    tool="Facebook/Instagram",
    export="Messages out of “Download your information” (message_1.json)",
    betrays=("sender_name", "timestamp_ms"),
    beside=("title", "participants", "thread_path", PATH),
    prepare=_mend,
    ready=_ready,
    fills=(messages('"sender_name"', PLATFORM, 'moment("timestamp_ms")', 'text("content")'),),
    unused={
        "reactions": "a reaction is no message",
        "photos": "pictures are not shown",
        "share": "links stay in the text",
    },
)
