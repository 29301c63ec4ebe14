"""Finding the conversations in support tweets: reply trees, the customer of each tweet, signatures, hand-overs."""

import duckdb
import numpy as np
import pyarrow as pa

from metrics.sql import quote

ADDED = ("thread", "customer", "brand", "signature", "handover")
PRIVATE = ("private message", "direct message", " dm ", " dm.", " dm,", "dm us", "via dm", "a dm", "pm us")
SIGNATURE = r"(?:\^|-| /)([A-Z][A-Za-z]{0,11})$"


def roots(parent: np.ndarray) -> np.ndarray:
    """The top of each row's tree; `parent` holds row numbers, a root is its own parent. Loops end at a row within."""
    for _ in range(64):
        above = parent[parent]
        if np.array_equal(above, parent):
            break
        parent = above
    return parent


def reply_trees(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds thread, customer, brand, signature and handover to a table of tweets; returns these names.

    A conversation is a reply tree and one customer in it; a brand's tweet belongs to the customer it answers, else to
    the first it names; a tweet whose parent is not in the file hangs on that parent's id.
    """
    named = quote(table)
    top = _tops(cur, named)
    cur.register("tops", pa.table({"_record": top[0], "tree": top[1]}))
    words = " OR ".join(f"contains(lower(t.text), '{word}')" for word in PRIVATE)
    cur.execute(f"""
        CREATE OR REPLACE TEMP TABLE threaded AS
        WITH tweet AS (
            SELECT t.*, lower(t.inbound) IN ('true', '1', 'yes') AS is_in, {_clean('t.tweet_id')} AS own,
                   {_clean('t.in_response_to_tweet_id')} AS answers
            FROM {named} t),
        told AS (
            SELECT t.* EXCLUDE (own, answers), tops.tree,
                   CASE WHEN t.is_in THEN t.author_id WHEN p.is_in THEN p.author_id
                        ELSE nullif(regexp_extract(t.text, '@(\\w+)', 1), '') END AS customer
            FROM tweet t JOIN tops USING (_record) LEFT JOIN tweet p ON p.own = t.answers)
        SELECT t.* EXCLUDE (is_in, tree), tree || ' ' || coalesce(customer, '') AS thread,
               CASE WHEN NOT is_in THEN author_id ELSE first_value(CASE WHEN NOT is_in THEN author_id END IGNORE NULLS)
                    OVER (PARTITION BY tree) END AS brand,
               CASE WHEN NOT is_in THEN nullif(regexp_extract(rtrim(t.text), '{SIGNATURE}', 1), '') END AS signature,
               CASE WHEN NOT is_in AND ({words}) THEN 'private message' END AS handover
        FROM told t""")
    cur.unregister("tops")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE threaded RENAME TO {named}")
    return ADDED


def _clean(column: str) -> str:
    """Tweet ids re-saved by a spreadsheet or a data frame end in .0."""
    return f"nullif(regexp_replace(trim({column}), '\\.0$', ''), '')"


def _tops(cur: duckdb.DuckDBPyConnection, named: str) -> tuple[np.ndarray, np.ndarray]:
    """Each record with the id at the top of its tree."""
    rows = cur.sql(f"""SELECT _record, {_clean('tweet_id')} AS own, {_clean('in_response_to_tweet_id')} AS answers
                           FROM {named} ORDER BY _record""").to_arrow_table()
    own, answers = rows["own"].to_pandas(), rows["answers"].to_pandas()
    ids, codes = np.unique(np.concatenate([own.fillna("").to_numpy(str), answers.fillna("").to_numpy(str)]),
                           return_inverse=True)
    mine, theirs = codes[: len(own)], codes[len(own):]
    parent = np.arange(len(ids))
    has = answers.notna().to_numpy()
    parent[mine[has]] = theirs[has]
    return rows["_record"].to_numpy(), ids[roots(parent)[mine]]
