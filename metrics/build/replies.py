"""Replies: every wait of a customer, answered or last and unanswered, and how long it took on either clock."""

from metrics.build.ground import Ground

PLAIN = (
    *("conv", "waiting_since", "replied_at", "first", "source", "channel", "platform", "team", "agent", "language"),
    *("tagset", "picks", "reply_id", "file", "record"),
)


def replies(ground: Ground) -> str:
    """SQL: one row per wait of a customer: since when, until when, answered by whom, how long on either clock."""
    clock = ground.clock("w")
    waits = clock.durations("wait", "w.waiting_since", "w.replied_at")
    plain = "SELECT * FROM replies" if ground.again else _waits(ground.terms.settings.definitions.burst)
    return f"""SELECT {", ".join([*(f"w.{name}" for name in PLAIN), *waits])}
        FROM {clock.rows(plain)} ORDER BY w.waiting_since"""


def _waits(burst: str) -> str:
    """SQL: the waits with the words of the message each began with; bots and notes do not end one.

    In the order of conversations and time, in one second the customer's first, the rows beside each other tell; a
    partition would take longer.
    """
    start = "lead_kind IS DISTINCT FROM 'customer'" if burst == "last" else "prev_kind IS DISTINCT FROM 'customer'"
    return f"""
        WITH said AS (
            SELECT rowid AS post, conv, author_kind FROM messages
            WHERE author_kind IN ('customer', 'agent') AND conv IS NOT NULL AND sent_at IS NOT NULL
            ORDER BY conv, sent_at, author_kind = 'agent', file, record),
        talk AS (
            SELECT post, conv, author_kind, {_beside("lag", "author_kind")} AS prev_kind,
                   {_beside("lead", "author_kind")} AS lead_kind FROM said),
        edges AS (
            SELECT * FROM talk WHERE (author_kind = 'customer' AND {start}) OR (author_kind = 'agent' AND prev_kind = 'customer')),
        paired AS (
            SELECT post, author_kind, {_beside("lead", "post")} AS reply, {_beside("lag", "post")} IS NULL AS first FROM edges)
        SELECT q.conv, q.sent_at AS waiting_since, r.sent_at AS replied_at, r.agent, first, q.channel, q.platform, q.team,
               q.language, q.source, q.tagset, q.picks, r.message_id AS reply_id, coalesce(r.file, q.file) AS file,
               coalesce(r.record, q.record) AS record
        FROM paired JOIN messages q ON q.rowid = post LEFT JOIN messages r ON r.rowid = reply
        WHERE paired.author_kind = 'customer'"""


def _beside(where: str, column: str) -> str:
    """SQL: the row before (lag) or after (lead) in the same conversation, of rows that lie in its order."""
    return f"CASE WHEN {where}(conv) OVER () = conv THEN {where}({column}) OVER () END"
