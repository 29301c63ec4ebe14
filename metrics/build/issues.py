"""Issues: what one customer got in touch about, once or several times, until it was resolved."""

from metrics.build.contacts import WORDS
from metrics.build.ground import Ground

# A contact begins an issue unless it came before the customer's one before was settled, or within the window after.
BEGINS = (
    "customer IS NULL OR {0}(customer) OVER () IS DISTINCT FROM customer OR began_at > {0}(settled_at) OVER () + {1}"
)


def issues(ground: Ground) -> str:
    """SQL: one row per issue, with the words of its first contact: how many contacts and calls it took, if it is resolved.

    The contacts lie in the order of customers and time, so the rows beside each other tell. One whose customer is
    unknown stands alone, its contacts uncounted.
    """
    window = f"to_microseconds({round(ground.terms.settings.definitions.repeat_contact_days * 86_400_000_000)})"
    words = ", ".join(f"c.{name}" for name in ("conv", "customer_id", *WORDS, "tagset", "file", "record"))
    return f"""
        WITH marked AS (SELECT rowid AS contact, coalesce({BEGINS.format("lag", window)}, false) AS begins FROM {ground.contacts}),
        named AS (SELECT count(*) AS calls, conv FROM calls WHERE conv IS NOT NULL GROUP BY conv),
        counted AS (
            SELECT min(contact) AS contact, count(*) AS contacts, sum(c.calls + coalesce(n.calls, 0)) AS calls,
                   bool_or(resolved) AND NOT bool_or(still_open) AS resolved
            FROM (SELECT contact, sum(CAST(begins AS INTEGER)) OVER (ORDER BY contact) AS issue FROM marked)
            JOIN contacts c ON c.rowid = contact LEFT JOIN named n USING (conv) GROUP BY issue)
        SELECT {words}, c.began_at, customer IS NOT NULL AS known,
               CASE WHEN known THEN CAST(contacts AS INTEGER) END AS contacts,
               CASE WHEN known THEN CAST(counted.calls AS INTEGER) END AS calls, counted.resolved
        FROM counted JOIN contacts c ON c.rowid = contact ORDER BY c.began_at"""
