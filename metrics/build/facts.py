"""The built tables that metrics read: conversations, messages, calls, surveys … with every fact computed once."""

from metrics.build import cases, first_contact, surveys
from metrics.build.cases import CUSTOMER
from metrics.build.clock import Clock
from metrics.build.ends import ends
from metrics.build.ground import Ground
from metrics.build.promises import promises
from metrics.build.terms import Terms
from metrics.build.words import DIMS, fold
from metrics.hours import working_day_sql
from metrics.tables import TABLES
from metrics.zone import to_local

NO_SENTIMENT = "CAST(NULL AS dim_sentiment)"
SPOKEN = tuple(name for name in DIMS if name not in ("priority", "status"))
# What its customer's messages say, see metrics.build.labels; before they are looked at, what its tags say.
LABELLED = ("sentiment", "sentiment_shift", "topic", "subtopic", "told_by", "repeated_topic")
# What the rows alone tell of a conversation, whatever the terms are but for now.
PLAIN = (
    *("conv", *DIMS, *(c.name for c in TABLES["conversations"].columns if c.name not in (*DIMS, "tags"))),
    *("file", "record", "spam", "human", "resolved", "resolved_now", "bot_resolved", "over", "part_unknown"),
    *("passing_unknown", "replies_known", "resolutions_known", "callbacks_known", "views_known", "closers_known"),
    *("outcomes_known", "state", "customer", "messages", "last_customer_at", "one_agent", "first_reply_agent"),
    *("any_reply_agent", "first_any_reply_at", "talk_began_at", "talk_ended_at", "returned_at"),
    *("tagset", *LABELLED),
)


def conversations(ground: Ground) -> str:
    """SQL: one row per conversation in the order of arrival, every duration on every clock, every yes-or-no settled."""
    terms, clock = ground.terms, ground.clock("m")
    off_hours = f"NOT {clock.is_open('m.arrived_at')} AS off_hours"
    facts = [*_durations(terms, clock), *ends(terms), *promises(terms, clock), off_hours, *first_contact.parts(terms)]
    plain = f"SELECT {', '.join(PLAIN)} FROM conversations" if ground.again else _joined(ground)
    return f"""SELECT *, {", ".join(first_contact.rules(terms))} FROM (
        SELECT {", ".join([*(f"m.{name}" for name in PLAIN), *facts])} FROM {clock.rows(plain)})"""


def _joined(ground: Ground) -> str:
    """SQL: the plain columns out of what the rows were just read into."""
    elsewhere = {
        **{name: f"CAST(m.{name} AS {ground.words[name]})" for name in (*DIMS, "first_reply_agent", "any_reply_agent")},
        **dict.fromkeys(("tagset",), "tm.tagset"),
        **{name: f"ts.{name}" for name in ("topic", "subtopic")},
        "sentiment": NO_SENTIMENT,
        "sentiment_shift": "CAST(NULL AS TINYINT)",
        "told_by": "CASE WHEN ts.topic IS NOT NULL THEN 'tag' END",
        "repeated_topic": "ts.topic",
        "returned_at": "r.returned_at",
        "talk_began_at": "CASE WHEN m.said >= 2 THEN m.first_message_at WHEN m.said IS NULL THEN m.arrived_at END",
        "talk_ended_at": "CASE WHEN m.said >= 2 THEN m.last_message_at WHEN m.said IS NULL THEN m.ended_at END",
    }
    columns = ", ".join(f"{elsewhere.get(name, f'm.{name}')} AS {name}" for name in PLAIN)
    return f"""SELECT {columns} FROM moments m LEFT JOIN returns r USING (conv) LEFT JOIN tagmap tm ON tm.tags = m.tags
        LEFT JOIN tagsets ts ON ts.tagset = tm.tagset"""


def _durations(terms: Terms, clock: Clock) -> list[str]:
    return [
        *clock.durations("first_reply", _reply_clock_starts(terms), "m.first_reply_at"),
        *clock.durations("first_any_reply", _any_clock_starts(terms), "m.first_any_reply_at"),
        *clock.durations("first_resolution", "m.arrived_at", "m.first_resolved_at"),
        *clock.durations("last_resolution", "m.arrived_at", "m.resolved_at"),
        *clock.durations("chat_duration", "m.talk_began_at", "m.talk_ended_at"),
        *(f"{clock.seconds('m.arrived_at', clock.now, suffix)} AS waited{suffix}" for suffix in terms.clocks),
    ]


def working_day(ground: Ground) -> str:
    """SQL: whether a conversation came on a day with working hours."""
    return working_day_sql(ground.terms.hours, to_local("arrived_at", ground.terms.zone))


def _reply_clock_starts(terms: Terms) -> str:
    if terms.settings.definitions.first_reply_starts == "handover":
        return "coalesce(m.handed_over_at, m.arrived_at)"
    return "m.arrived_at"


def _any_clock_starts(terms: Terms) -> str:
    """A bot's reply before the hand-over was waited for since arrival, also where the clock restarts at the hand-over."""
    if terms.settings.definitions.first_reply_starts == "handover":
        return "CASE WHEN m.handed_over_at <= m.first_any_reply_at THEN m.handed_over_at ELSE m.arrived_at END"
    return "m.arrived_at"


def messages(ground: Ground) -> str:
    """SQL: one row per message, in the order of the conversations; its text stays where it was loaded.

    `reply_agent` is whose work it is: its writer, of a customer who replied; unanswered the owner of the conversation.
    `got_reply` is whether one came, `replied` the same of those messages that need one. What its text says is empty
    until metrics.build.labels fills it in; `given_language` is the language as the files tell it.
    """
    words = ground.words
    return f"""
        SELECT p.conv, p.message_id, p.conversation_id, p.customer_id, p.sent_at,
               CAST(p.author_kind AS {words["author_kind"]}) AS author_kind, {ground.dims(SPOKEN, "p")},
               coalesce(own.tagset, c.tagset) AS tagset, c.tagset AS picks, 1 AS weight, p.replied AS got_reply,
               CAST(CASE WHEN p.author_kind = 'agent' THEN p.agent WHEN p.replied THEN r.agent ELSE c.agent END
                    AS {words["agent"]}) AS reply_agent,
               CASE WHEN p.author_kind = 'customer' THEN p.replied OR p.actioned_at IS NOT NULL END AS acted,
               CAST(p.language AS {words["language"]}) AS given_language, {NO_SENTIMENT} AS sentiment,
               CAST(NULL AS DOUBLE) AS sentiment_score, CAST(NULL AS VARCHAR) AS topic, CAST(NULL AS VARCHAR) AS subtopic,
               CAST(NULL AS VARCHAR) AS told_by,
               p.canned_response, p.quick_reply, p.actioned_at, p.file, p.record
        FROM posts p
        LEFT JOIN (SELECT m.conv, m.agent, t.tagset FROM moments m LEFT JOIN tagmap t ON t.tags = m.tags) c USING (conv)
        LEFT JOIN (SELECT turn, agent FROM posts WHERE author_kind = 'agent') r
            ON p.author_kind = 'customer' AND p.replied AND r.turn = p.turn + 1
        LEFT JOIN tagmap own ON own.tags = p.tags"""


def replied(ground: Ground) -> str:
    """SQL: whether a message got a reply; null where one of its tags says that it needs none."""
    spared = {fold(tag) for tag in ground.terms.settings.definitions.no_reply_needed_tags}
    rows = ground.cur.execute("SELECT tagset, tag FROM tag_rows").fetchall() if spared else []
    sets = sorted({str(tagset) for tagset, tag in rows if fold(tag) in spared})
    return f"CASE WHEN tagset IN ({', '.join(sets)}) THEN NULL ELSE got_reply END" if sets else "got_reply"


def counted(ground: Ground) -> str:
    """SQL: a row for the messages of each conversation whose own count is all that is known of them."""
    return f"""
        SELECT conv, CAST(NULL AS VARCHAR) AS message_id, arrived_at AS sent_at,
               CAST('customer' AS {ground.words["author_kind"]}) AS author_kind, CAST(NULL AS VARCHAR) AS canned_response,
               {", ".join(SPOKEN)}, agent AS reply_agent, tagset, tagset AS picks, sentiment, topic, subtopic,
               CAST(customer_messages AS INTEGER) AS weight, file, record
        FROM conversations WHERE messages IS NULL AND customer_messages IS NOT NULL"""


def writings(_: Ground) -> str:
    """SQL: the messages, and those of which only the count is known."""
    columns = f"""conv, message_id, sent_at, sent_at_local, author_kind, canned_response, {", ".join(SPOKEN)}, reply_agent,
        tagset, picks, sentiment, topic, subtopic, weight, file, record"""
    return f"SELECT {columns} FROM messages UNION ALL SELECT {columns} FROM counted"


def linked(ground: Ground, table: str) -> str:
    """SQL: surveys or calls: the row as loaded, with what it has not itself taken from its conversation.

    A survey's `reply_agent` is whose work it judges: the agent it names, else the last who wrote before the answer.
    """
    own, words = TABLES[table], ground.words
    names = [c.name for c in own.columns]
    plain = [n for n in names if n not in (*DIMS, "tags", "kind")]
    columns = [surveys.SETTLED.get(n, f"l.{n}") if table == "surveys" else f"l.{n}" for n in plain]
    columns += [
        f"CAST(coalesce({'l.' + n if n in names else 'NULL'}, c.{n}) AS {words[n]}) AS {n}"
        for n in ("channel", "platform", "team", "language")
    ]
    columns += [
        ground.dims(("source", "agent"), "l"),
        *([f"CAST(coalesce(l.agent, w.agent) AS {words['agent']}) AS reply_agent"] if table == "surveys" else []),
        *(["CAST(l.kind AS VARCHAR) AS kind"] if "kind" in names else []),
    ]
    rows = f"""
        SELECT c.conv, {", ".join(columns)}, coalesce(tm.tagset, c.tagset) AS tagset, coalesce(c.tagset, tm.tagset) AS picks,
               {CUSTOMER.format(c="l")} AS customer, l.file, l.record
        FROM ({cases.naming(f"{table}_in", "conversations")}) l
        LEFT JOIN conversations c ON c.source = l.of_source AND c.conversation_id = l.conversation_id
        {surveys.WRITER if table == "surveys" else ""} LEFT JOIN tagmap tm ON tm.tags = l.tags"""
    return f"{surveys.judged(rows) if table == 'surveys' else rows} ORDER BY {own.dated_by}"
