"""Telegram: result.json of one chat, or of all chats of an account."""

from dataclasses import replace

import duckdb

from metrics.files.reading import Reading
from metrics.formats.format import Format
from metrics.formats.messengers.message import messages
from metrics.formats.talks import Talk, cut, held
from metrics.sql import literal, quote
from metrics.typed.columns import TypedColumns

FIELDS = ("id", "type", "date_unixtime", "from", "from_id", "text", "action")


def _of_all_chats(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Chats with their lists of messages as messages, each with its chat's name, kind and id."""
    named = f"temp.{quote(table)}"
    have = [name for (name, *_) in cur.execute(f"DESCRIBE {named}").fetchall()]
    chat = {name: f"c.{quote(name)}" if name in have else "CAST(NULL AS VARCHAR)" for name in ("name", "type", "id")}
    fields = ", ".join(f"_item ->> {literal(f'$.{name}')} AS {quote(name)}" for name in FIELDS)
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE every AS
        SELECT row_number() OVER (ORDER BY _record, place) AS _record, "(name)", "(type)", "(id)", {fields}
        FROM (SELECT _record, {", ".join(f'{sql} AS "({name})"' for name, sql in chat.items())},
                     unnest(items) AS _item, generate_subscripts(items, 1) AS place
              FROM (SELECT *, TRY(from_json(messages, '["JSON"]')) AS items FROM {named}) c)""")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE every RENAME TO {quote(table)}")
    return ("(name)", "(type)", "(id)", *(name for name in FIELDS if name not in have))


def _plain(text: str) -> str:
    """SQL: a text of pieces (links, bold words) as one; two such pieces without a space between them get one."""
    seam = (
        "CASE WHEN i > 1 AND json_type(x) = 'OBJECT' AND json_type(pieces[i - 1]) = 'OBJECT'"
        " AND NOT regexp_matches(coalesce(pieces[i - 1] ->> '$.text', ' '), '\\s$')"
        " AND NOT regexp_matches(coalesce(x ->> '$.text', ' '), '^\\s') THEN ' ' ELSE '' END"
    )
    piece = "CASE json_type(x) WHEN 'OBJECT' THEN x ->> '$.text' ELSE x ->> '$' END"
    whole = f"array_to_string(list_transform(pieces, lambda x, i: {seam} || coalesce({piece}, '')), '')"
    pieces = f"""TRY(from_json(CASE WHEN starts_with({text}, '[') AND contains({text}, '"text"') THEN {text} END, '["JSON"]'))"""
    return f"coalesce((SELECT {whole} FROM (SELECT {pieces} AS pieces) WHERE pieces IS NOT NULL), {text})"


def _telegram(cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns) -> Reading:
    name, kind, chat = (held(reading, f"({name})") for name in ("name", "type", "id"))
    sender = f'coalesce("from", {held(reading, "from_id")})'
    added = {
        "(said)": _plain('"text"'),
        "(sender)": sender,
        "(key)": f"coalesce({chat} || ':', '') || {held(reading, 'id')}",
    }
    for column, sql in added.items():
        cur.execute(f"ALTER TABLE temp.{quote(reading.table)} ADD COLUMN {quote(column)} VARCHAR")
        cur.execute(f"UPDATE temp.{quote(reading.table)} SET {quote(column)} = {sql}")
    talk = Talk(
        typed.moment("date_unixtime"),
        sender='"(sender)"',
        chat=f"coalesce({chat}, {name})",
        named=f"CASE WHEN {kind} = 'personal_chat' THEN {name} END",
        spoken=f"coalesce({held(reading, 'type')}, 'message') = 'message'",
    )
    return cut(cur, replace(reading, columns=(*reading.columns, *added)), talk)


def _has_moments(cur: duckdb.DuckDBPyConnection, reading: Reading) -> bool:
    """Whether lists of messages are Telegram's: the names around them are anybody's."""
    rows = f"SELECT 1 FROM temp.{quote(reading.table)} WHERE contains(messages, '\"date_unixtime\"') LIMIT 1"
    return bool(cur.execute(rows).fetchall())


MESSAGES = replace(
    messages('"(sender)"', "'Telegram'", 'moment("date_unixtime")', 'text("(said)")', 'text("(key)")'),
    where="coalesce(\"(type)\", '') <> 'saved_messages'",  # what the owner of the account wrote to herself
)
ONE_CHAT = Format(
    name="telegram_chat_json",
    tool="Telegram",
    export="One chat (result.json)",
    betrays=("date_unixtime", "from", "text"),
    beside=("name", "type", "id"),
    ready=_telegram,
    fills=(MESSAGES,),
    unused={"date": "the same moment as date_unixtime, without its zone"},
)
ALL_CHATS = Format(
    name="telegram_all_chats_json",
    tool="Telegram",
    export="All chats (result.json)",
    betrays=("name", "messages"),
    suits=_has_moments,
    prepare=_of_all_chats,
    ready=_telegram,
    fills=(MESSAGES,),
)
