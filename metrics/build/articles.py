"""Readings of help articles, and whether each still led to a contact."""

from metrics.build.cases import CUSTOMER
from metrics.build.ground import Ground

LED_TO = "INTERVAL 24 HOUR"  # a contact so long after a reading comes of it


def article_views(ground: Ground) -> str:
    """SQL: one row per reading; `followed` where that customer got in touch within a day, each contact by its last reading."""
    return f"""
        WITH views AS (SELECT *, {CUSTOMER.format(c="v")} AS customer, rowid AS view FROM article_views_in v),
        last AS (SELECT customer, viewed_at, max(view) AS view FROM views
                 WHERE customer IS NOT NULL AND viewed_at IS NOT NULL GROUP BY ALL),
        led AS (SELECT DISTINCT view FROM {ground.contacts} k ASOF JOIN last l
                    ON k.customer = l.customer AND k.began_at >= l.viewed_at
                WHERE k.began_at <= l.viewed_at + {LED_TO})
        SELECT v.* EXCLUDE (ident, digest, view) REPLACE (CAST(source AS {ground.words["source"]}) AS source),
               led.view IS NOT NULL AS followed,
               CAST(NULL AS INTEGER) AS conv, CAST(NULL AS INTEGER) AS tagset
        FROM views v LEFT JOIN led USING (view) ORDER BY viewed_at"""
