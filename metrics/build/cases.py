"""What is known of each conversation as plain facts: when it was answered and resolved, by whom, if it was missed."""

import duckdb

CUSTOMER = """CASE WHEN {c}.customer_id LIKE '_%@_%' THEN lower(trim({c}.customer_id))
                   WHEN {c}.customer_id IS NOT NULL THEN {c}.source || chr(31) || {c}.customer_id END"""

BROUGHT = (
    *("first_reply_at", "replies", "transfers", "reopens", "deferred", "first_resolved_at", "resolved_at"),
    *("viewed_at", "callback_at", "closed_by", "outcome"),
)

# Each conversation with one moment of each kind, and what is known of it at all. One resolution given is first and last.
SETTLED = f"""
    SELECT c.* EXCLUDE (first_bot_reply_at, first_resolved_at, resolved_at),
           coalesce(c.given_first_reply_at, a.first_reply_at) AS replied_first_at,
           coalesce(a.first_reply_agent, c.agent) AS first_reply_agent,
           coalesce(c.first_bot_reply_at, a.first_bot_reply_at) AS first_bot_reply_at,
           coalesce(a.bot_agent, c.agent) AS bot_agent,
           coalesce(c.first_resolved_at, CASE WHEN coalesce(c.reopens, 0) = 0 THEN c.resolved_at END) AS first_resolved_at,
           coalesce(c.resolved_at, CASE WHEN coalesce(c.reopens, 0) = 0 THEN c.first_resolved_at END) AS resolved_at,
           coalesce(lower(c.status), '') AS state, {CUSTOMER.format(c="c")} AS customer,
           c.messages IS NOT NULL OR c.replies IS NOT NULL OR coalesce(k.first_reply_at, false) AS replies_known,
           coalesce(k.transfers, false) AND c.transfers IS NULL OR coalesce(k.reopens, false) AND c.reopens IS NULL
               AS passing_unknown,
           passing_unknown OR coalesce(k.deferred, false) AND c.deferred IS NULL AS part_unknown,
           coalesce(k.first_resolved_at OR k.resolved_at, false) AS resolutions_known,
           coalesce(k.callback_at, false) AS callbacks_known, coalesce(k.viewed_at, false) AS views_known,
           coalesce(k.closed_by, false) AS closers_known, coalesce(k.outcome, false) AS outcomes_known
    FROM cases c LEFT JOIN answers a USING (conv) LEFT JOIN known k USING (file)"""


def naming(table: str, cases: str) -> str:
    """SQL: the rows of a table with the source of the conversation they name (`of_source`).

    Their own source, if that has conversations at all; a tool without any names another's, by an id that only one has.
    """
    return f"""SELECT r.*, CASE WHEN r.source IN (SELECT source FROM {cases}) THEN r.source ELSE o.source END AS of_source
        FROM {table} r LEFT JOIN (SELECT conversation_id, any_value(source) AS source FROM {cases} GROUP BY conversation_id
            HAVING count(*) = 1) o ON o.conversation_id = r.conversation_id"""


def build_known(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `known`: per file, which columns it brought. A column that a file has and a row leaves empty is unknown."""
    columns = ", ".join(f"bool_or(col = '{c}') AS {c}" for c in BROUGHT)
    cur.execute(f"""CREATE TEMP TABLE known AS
        SELECT file, {columns} FROM brought WHERE tbl = 'conversations' GROUP BY file""")


def build_answers(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `answers`: the first reply of a person and of a bot, at or after arrival, where there are messages."""
    firsts = ", ".join(
        f"min(p.sent_at) FILTER (p.author_kind = '{kind}') AS {moment}, "
        f"arg_min_null(p.agent, p.sent_at) FILTER (p.author_kind = '{kind}') AS {who}"
        for kind, moment, who in (
            ("agent", "first_reply_at", "first_reply_agent"),
            ("bot", "first_bot_reply_at", "bot_agent"),
        )
    )
    cur.execute(f"""CREATE TEMP TABLE answers AS
        SELECT p.conv, {firsts} FROM posts p JOIN cases c USING (conv)
        WHERE p.author_kind IN ('agent', 'bot') AND p.sent_at >= c.arrived_at GROUP BY p.conv""")


def build_moments(cur: duckdb.DuckDBPyConnection, now: str) -> None:
    """Makes `moments`: each conversation with its moments settled and the plain facts that follow from them by now."""
    cur.execute(f"""CREATE TEMP TABLE moments AS
        WITH settled AS ({SETTLED}),
        told AS (
            SELECT *, state = 'spam' AS spam,
                   coalesce(replied_first_at <= {now}, messages IS NULL AND replies > 0, false) AS human,
                   coalesce(least(first_resolved_at, resolved_at) <= {now}, state = 'resolved') AS resolved,
                   state IN ('open', 'pending') OR coalesce(reopens, 0) > 0 AND state NOT IN ('resolved', 'closed')
                       AND coalesce(resolved_at > {now}, true) AS open_again
            FROM settled)
        SELECT * EXCLUDE (first_reply_at, replied_first_at, bot_agent), replied_first_at AS first_reply_at,
               least(replied_first_at, first_bot_reply_at) AS first_any_reply_at,
               CASE WHEN first_bot_reply_at < replied_first_at OR replied_first_at IS NULL THEN bot_agent
                    ELSE first_reply_agent END AS any_reply_agent,
               resolved AND NOT open_again AS resolved_now,
               resolved AND NOT open_again AND first_bot_reply_at IS NOT NULL AND handed_over_at IS NULL
                   AND CASE WHEN human OR replies_known THEN NOT human END AS bot_resolved,
               CASE WHEN resolved THEN NOT open_again
                    ELSE coalesce(least(left_at, ended_at) <= {now}, state = 'closed') END AS over
        FROM told""")
    cur.execute("DROP TABLE cases; DROP TABLE answers")


def build_repeats(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes `returns`: when the customer of a resolved conversation next got in touch after it was first resolved."""
    cur.execute(f"""CREATE TEMP TABLE returns AS
        WITH contacts AS (
            SELECT customer, arrived_at AS happened FROM moments
            WHERE customer IS NOT NULL AND NOT spam AND arrived_at IS NOT NULL
            UNION ALL
            SELECT {CUSTOMER.format(c="l")}, started_at FROM ({naming("loaded_calls", "moments")}) l
            WHERE customer_id IS NOT NULL AND started_at IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM moments m
                              WHERE m.source = l.of_source AND m.conversation_id = l.conversation_id)),
        solved AS (SELECT conv, customer, first_resolved_at FROM moments
                   WHERE customer IS NOT NULL AND first_resolved_at IS NOT NULL)
        SELECT s.conv, k.happened AS returned_at FROM solved s ASOF JOIN contacts k
            ON s.customer = k.customer AND s.first_resolved_at < k.happened""")
