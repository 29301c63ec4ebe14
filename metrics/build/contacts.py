"""Every time a customer got in touch: each conversation, and each call that is not part of one."""

import duckdb

WORDS = ("source", "channel", "platform", "team", "agent", "language")

# How long a call took; what is not told of it took no time.
CALL_SECONDS = "coalesce(wait_seconds, 0) + coalesce(hold_seconds, 0) + coalesce(talk_seconds, 0)"


def build_contacts(cur: duckdb.DuckDBPyConnection) -> None:
    """Makes the temp table `contacts`, each customer's in the order in which they began.

    `settled_at`: when it was resolved, null where it never was; a call settles what it is about when it ends.
    """
    words = ", ".join(WORDS)
    cur.execute(f"""CREATE TEMP TABLE contacts AS
        SELECT conv, customer, customer_id, arrived_at AS began_at, resolved_now AS resolved, NOT over AS still_open,
               CASE WHEN resolved_now THEN coalesce(resolved_at, first_resolved_at, ended_at, arrived_at) END AS settled_at,
               0 AS calls, {words}, tagset, file, record
        FROM conversations WHERE NOT spam AND arrived_at IS NOT NULL
        UNION ALL
        SELECT NULL, customer, customer_id, started_at, false, false,
               started_at + to_microseconds(CAST(1e6 * ({CALL_SECONDS}) AS BIGINT)), 1, {words}, tagset, file, record
        FROM calls WHERE conv IS NULL AND started_at IS NOT NULL
        ORDER BY customer, began_at, calls, conv, file, record""")
