"""The built tables that metrics read: conversations, messages, replies, calls, surveys … with every fact computed once."""

import duckdb

from metrics.build import cases, first_contact, surveys
from metrics.build.cases import CUSTOMER
from metrics.build.clock import Clock
from metrics.build.ends import ends
from metrics.build.promises import promises
from metrics.build.terms import Terms
from metrics.hours import working_day_sql
from metrics.sql import literal
from metrics.stored import create_table
from metrics.tables import TABLES
from metrics.zone import to_local

DIMS = ("source", "channel", "platform", "team", "agent", "language", "priority", "status")


def dims(enums: dict[str, str], names, row: str) -> str:
    """Columns of words as their types of few values, which group much faster."""
    return ", ".join(f"CAST({row}.{n} AS {enums[n]}) AS {n}" for n in names)


def conversations(cur: duckdb.DuckDBPyConnection, terms: Terms, enums: dict[str, str], clock: Clock) -> None:
    """One row per conversation in the order of arrival, every duration on every clock, every yes-or-no settled."""
    given = ", ".join(f"m.{c.name}" for c in TABLES["conversations"].columns if c.name not in (*DIMS, "tags"))
    off_hours = f"NOT {clock.is_open('m.arrived_at')} AS off_hours"
    facts = [*_durations(terms, clock), *promises(terms, clock), *ends(terms), off_hours, *first_contact.parts(terms)]
    agents = ("first_reply_agent", "any_reply_agent")
    written = ", ".join(f"CAST(m.{name} AS {enums['agent']}) AS {name}" for name in agents)
    rows = f"""SELECT *, {", ".join(first_contact.rules(terms))} FROM (
        SELECT m.conv, {dims(enums, DIMS, "m")}, {given}, tm.tagset, m.file, m.record, m.spam, m.human, m.resolved,
               m.resolved_now, m.bot_resolved, m.left_in_grace, m.over, m.part_unknown, m.passing_unknown,
               m.replies_known, m.resolutions_known, m.customer, m.messages, m.last_customer_at, m.one_agent,
               {written}, ts.topic, ts.subtopic, {", ".join(facts)}
        FROM moments m LEFT JOIN returns r USING (conv) LEFT JOIN tagmap tm ON tm.tags = m.tags
        LEFT JOIN tagsets ts ON ts.tagset = tm.tagset {clock.joins})"""
    create_table(cur, "conversations", rows, enums | dict.fromkeys(agents, enums["agent"]))


def _durations(terms: Terms, clock: Clock) -> list[str]:
    now = f"CAST({literal(str(terms.now))} AS TIMESTAMP)"
    return [
        *clock.durations("first_reply", _reply_clock_starts(terms), "m.first_reply_at"),
        *clock.durations("first_any_reply", _any_clock_starts(terms), "m.first_any_reply_at"),
        *clock.durations("first_resolution", "m.arrived_at", "m.first_resolved_at"),
        *clock.durations("last_resolution", "m.arrived_at", "m.resolved_at"),
        *clock.durations("chat_duration", _begin("m"), _end("m")),
        f"{to_local('m.arrived_at', terms.zone)} AS arrived_at_local",
        f"{to_local('m.first_resolved_at', terms.zone)} AS first_resolved_at_local",
        f"{to_local('m.resolved_at', terms.zone)} AS resolved_at_local",
        f"{working_day_sql(terms.hours, to_local('m.arrived_at', terms.zone))} AS working_day",
        *(f"{clock.seconds('m.arrived_at', now, suffix)} AS waited{suffix}" for suffix in terms.clocks),
    ]


def _reply_clock_starts(terms: Terms) -> str:
    if terms.settings.definitions.first_reply_starts == "handover":
        return "coalesce(m.handed_over_at, m.arrived_at)"
    return "m.arrived_at"


def _any_clock_starts(terms: Terms) -> str:
    """A bot's reply before the hand-over was waited for since arrival, also where the clock restarts at the hand-over."""
    if terms.settings.definitions.first_reply_starts == "handover":
        return "CASE WHEN m.handed_over_at <= m.first_any_reply_at THEN m.handed_over_at ELSE m.arrived_at END"
    return "m.arrived_at"


def _begin(row: str) -> str:
    return f"CASE WHEN {row}.said >= 2 THEN {row}.first_message_at WHEN {row}.said IS NULL THEN {row}.arrived_at END"


def _end(row: str) -> str:
    return f"CASE WHEN {row}.said >= 2 THEN {row}.last_message_at WHEN {row}.said IS NULL THEN {row}.ended_at END"


def messages(cur: duckdb.DuckDBPyConnection, terms: Terms, enums: dict[str, str]) -> None:
    """One row per message, in the order of the conversations; its text stays where it was loaded.

    `reply_agent` is whose work it is: its writer, of a customer who replied; unanswered the owner of the conversation.
    """
    words = [n for n in DIMS if n not in ("priority", "status")]
    create_table(
        cur,
        "messages",
        f"""
        SELECT p.conv, p.message_id, p.conversation_id, p.customer_id, p.sent_at,
               {to_local("p.sent_at", terms.zone)} AS sent_at_local, CAST(p.author_kind AS {enums["author_kind"]}) AS author_kind,
               {dims(enums, words, "p")}, coalesce(own.tagset, c.tagset) AS tagset, c.tagset AS picks, 1 AS weight,
               CASE WHEN {_needs_no_reply(terms)} THEN NULL ELSE p.replied END AS replied,
               CAST(CASE WHEN p.author_kind = 'agent' THEN p.agent WHEN p.replied THEN r.agent ELSE c.agent END
                    AS {enums["agent"]}) AS reply_agent,
               CASE WHEN p.author_kind = 'customer' THEN p.replied OR p.actioned_at IS NOT NULL END AS acted,
               p.canned_response, p.quick_reply, p.actioned_at, p.file, p.record
        FROM posts p
        LEFT JOIN (SELECT m.conv, m.agent, m.tags, t.tagset FROM moments m LEFT JOIN tagmap t ON t.tags = m.tags) c USING (conv)
        LEFT JOIN (SELECT turn, agent FROM posts WHERE author_kind = 'agent') r
            ON p.author_kind = 'customer' AND p.replied AND r.turn = p.turn + 1
        LEFT JOIN tagmap own ON own.tags = p.tags""",
        enums | {"reply_agent": enums["agent"]},
    )


def _needs_no_reply(terms: Terms) -> str:
    """SQL: whether a message needs no reply by one of its tags."""
    spared = terms.settings.definitions.no_reply_needed_tags
    if not spared:
        return "false"
    tagged = ", ".join(literal(tag.strip().casefold()) for tag in spared)
    return f"list_has_any(list_transform(coalesce(p.tags, c.tags), lambda x: lower(trim(x))), [{tagged}])"


def writings(cur: duckdb.DuckDBPyConnection, enums: dict[str, str]) -> None:
    """`counted`: a row per conversation that tells how many its customer wrote but has none; a view joins the messages."""
    words = ", ".join(n for n in DIMS if n not in ("priority", "status"))
    create_table(
        cur,
        "counted",
        f"""SELECT conv, CAST(NULL AS VARCHAR) AS message_id, arrived_at AS sent_at, arrived_at_local AS sent_at_local,
               CAST('customer' AS {enums["author_kind"]}) AS author_kind, CAST(NULL AS VARCHAR) AS canned_response, {words},
               agent AS reply_agent, tagset, tagset AS picks, CAST(customer_messages AS INTEGER) AS weight, file, record
        FROM conversations WHERE messages IS NULL AND customer_messages IS NOT NULL""",
        enums | {"reply_agent": enums["agent"]},
    )
    cur.execute(f"""CREATE VIEW writings AS
        SELECT conv, message_id, sent_at, sent_at_local, author_kind, canned_response, {words}, reply_agent, tagset, picks,
               weight, file, record FROM messages UNION ALL SELECT * FROM counted""")


def replies(cur: duckdb.DuckDBPyConnection, terms: Terms, enums: dict[str, str], clock: Clock) -> None:
    """One row per wait of a customer: since when, until when, answered by whom, how long on either clock."""
    words = [n for n in DIMS if n not in ("priority", "status")]
    create_table(
        cur,
        "replies",
        f"""
        SELECT w.conv, w.waiting_since, w.replied_at, {to_local("w.waiting_since", terms.zone)} AS waiting_since_local, w.first,
               {dims(enums, words, "w")}, coalesce(own.tagset, c.tagset) AS tagset, c.tagset AS picks,
               w.reply_id, w.file, w.record, {", ".join(clock.durations("wait", "w.waiting_since", "w.replied_at"))}
        FROM waits w LEFT JOIN (SELECT conv, tagset FROM conversations) c USING (conv)
        LEFT JOIN tagmap own ON own.tags = w.tags {clock.joins} ORDER BY w.waiting_since""",
        enums,
    )


def linked(cur: duckdb.DuckDBPyConnection, terms: Terms, enums: dict[str, str], table: str) -> None:
    """Surveys and calls: the row as loaded, with what it has not itself taken from its conversation."""
    own = TABLES[table]
    names = [c.name for c in own.columns]
    inherited = ("channel", "platform", "team", "language")
    moments = [c.name for c in own.columns if c.kind == "moment"]
    plain = [n for n in names if n not in (*DIMS, "tags", "kind")]
    if table == "surveys":
        plain[plain.index("answered_at")] = (
            "coalesce(l.answered_at, CASE WHEN l.score IS NOT NULL THEN l.sent_at END) AS answered_at"
        )
    columns = [p if " AS " in p else f"l.{p}" for p in plain]
    columns += [f"CAST(coalesce({'l.' + n if n in names else 'NULL'}, c.{n}) AS {enums[n]}) AS {n}" for n in inherited]
    columns += [f"CAST(l.{n} AS {enums[n]}) AS {n}" for n in ("source", "agent")]
    columns += ["CAST(l.kind AS VARCHAR) AS kind"] if "kind" in names else []
    local = [f"{to_local(m, terms.zone)} AS {m}_local" for m in moments]
    rows = f"""
        SELECT c.conv, {", ".join(columns)}, coalesce(tm.tagset, c.tagset) AS tagset, coalesce(c.tagset, tm.tagset) AS picks,
               {CUSTOMER.format(c="l")} AS customer, l.file, l.record
        FROM ({cases.naming(f"{table}_in", "conversations")}) l
        LEFT JOIN conversations c ON c.source = l.of_source AND c.conversation_id = l.conversation_id
        LEFT JOIN tagmap tm ON tm.tags = l.tags"""
    rows = surveys.judged(rows, terms) if table == "surveys" else rows
    cur.execute(f"CREATE TABLE {table} AS SELECT *, {', '.join(local)} FROM ({rows}) ORDER BY {own.dated_by}")
