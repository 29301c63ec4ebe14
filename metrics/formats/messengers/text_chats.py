"""WhatsApp and Signal: a chat saved as text, one file a chat."""

import duckdb

from metrics.files.reading import Reading
from metrics.formats.format import Format
from metrics.formats.messengers.message import messages
from metrics.formats.talks import Talk, cut
from metrics.sql import quote
from metrics.typed.columns import TypedColumns


def _ready(cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns) -> Reading:
    (time,) = (name for name in reading.columns if name.endswith(" time"))
    wrote = f"SELECT sender FROM temp.{quote(reading.table)} WHERE kind = 'message'"  # a group's name did not
    talk = Talk(
        typed.moment(time),
        named=f"CASE WHEN kind = 'note' AND \"sender\" IN ({wrote}) THEN sender END",
        spoken="kind = 'message'",
        owner="sender = 'Me'",  # so Signal's exports call whose phone it is
    )
    return cut(cur, reading, talk)


def _text_chat(tool: str) -> Format:
    return Format(
        name=f"{tool.lower()}_chat_txt",
        tool=tool,
        export="Chat exported as text (.txt)",
        betrays=(f"{tool} time", "sender", "text", "kind"),  # the columns that files/chat_text.py gives
        ready=_ready,
        fills=(messages('"sender"', f"'{tool}'", f'moment("{tool} time")', 'text("text")'),),
    )


WHATSAPP = _text_chat("WhatsApp")
SIGNAL = _text_chat("Signal")
