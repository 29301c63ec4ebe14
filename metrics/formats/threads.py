"""Finding the conversations in support tweets: reply trees, the customer of each tweet, signatures, hand-overs."""

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metrics.sql import quote
from metrics.typed.words import flag

ADDED = ("thread", "customer", "brand", "signature", "handover")
PRIVATE = r"(?i)private message|direct message| dm[ .,]|dm us|via dm|a dm|pm us"
# ^HSB, -Becky, *DanKing, ~RD, "- Mike" at the end, before links and part numbers such as 1/2
SIGNATURE = r"(?:[\^*~]|(?:^|[^A-Za-z0-9])[-–/]) ?([A-Z][A-Za-z]{1,14})[.!]?(?:\s+\d/\d)?(?:\s+https?://\S+)*\s*$"
NOBODY = -1


def reply_trees(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds thread, customer, brand, signature and handover to a table of tweets; returns these names.

    A conversation is a reply tree and one customer in it; a brand's tweet belongs to the customer it answers, else to
    the first it names; a tweet whose parent is not in the file hangs on that parent's id. A tree's brand is the first
    that writes in it.
    """
    named = quote(table)
    cur.register("placed", _placed(_tweets(cur, named)))
    cur.execute(f"""
        CREATE OR REPLACE TEMP TABLE threaded AS
        WITH told AS (
            SELECT t.*, p.* EXCLUDE (_record, customer),
                   coalesce(p.customer, CASE WHEN is_out THEN nullif(regexp_extract(t.text, '@(\\w+)', 1), '') END) AS customer
            FROM {named} t JOIN placed p USING (_record))
        SELECT * EXCLUDE (tree, is_out), tree || coalesce(' ' || customer, '') AS thread,
               CASE WHEN is_out THEN nullif(regexp_extract(rtrim(text), '{SIGNATURE}', 1), '') END AS signature,
               CASE WHEN is_out AND regexp_matches(text, '{PRIVATE}') THEN 'private message' END AS handover
        FROM told""")
    cur.unregister("placed")
    cur.execute(f"DROP TABLE {named}; ALTER TABLE threaded RENAME TO {named}")
    return ADDED


def _tweets(cur: duckdb.DuckDBPyConnection, named: str) -> pa.Table:
    return cur.sql(f"""SELECT _record, author_id, {flag("inbound")} IS NOT TRUE AS is_out,
        {_clean("tweet_id")} AS own, {_clean("in_response_to_tweet_id")} AS answers
        FROM {named} ORDER BY _record""").to_arrow_table()


def _clean(column: str) -> str:
    """Tweet ids re-saved by a spreadsheet or a data frame end in .0."""
    return (
        f"nullif(CASE WHEN ends_with(trim({column}), '.0') THEN left(trim({column}), -2) ELSE trim({column}) END, '')"
    )


def _placed(tweets: pa.Table) -> pa.Table:
    """Each record with the id at the top of its tree, its customer where the links tell, and its tree's brand."""
    ids = (
        pa.chunked_array(tweets["own"].chunks + tweets["answers"].chunks, pa.string())
        .dictionary_encode()
        .combine_chunks()
    )
    codes = pc.fill_null(ids.indices, NOBODY).to_numpy()
    own, answers = codes[: len(tweets)], codes[len(tweets) :]
    out = tweets["is_out"].to_numpy()
    top = _tops(own, answers, len(ids.dictionary))
    authors = tweets["author_id"].combine_chunks()
    return pa.table(
        {
            "_record": tweets["_record"],
            "is_out": tweets["is_out"],
            "tree": _taken(ids.dictionary, top),
            "customer": _taken(authors, _customers(own, answers, out)),
            "brand": _taken(authors, _brands(top, out)),
        }
    )


def _taken(values: pa.Array, places: np.ndarray) -> pa.Array:
    return values.take(pa.array(places, mask=places == NOBODY))


def _tops(own: np.ndarray, answers: np.ndarray, ids: int) -> np.ndarray:
    """For each row the id at the top of its tree; a row without an id hangs on the one it answers."""
    parent = np.arange(ids + 1)  # the last stands for no id
    parent[NOBODY] = NOBODY
    linked = (own != NOBODY) & (answers != NOBODY)
    parent[own[linked]] = answers[linked]
    return roots(parent)[np.where(own == NOBODY, answers, own)]


def roots(parent: np.ndarray) -> np.ndarray:
    """The top of each row's tree; `parent` holds row numbers, a root is its own parent. Loops end at a row within."""
    for _ in range(64):
        above = parent[parent]
        if np.array_equal(above, parent):
            break
        parent = above
    return parent


def _customers(own: np.ndarray, answers: np.ndarray, out: np.ndarray) -> np.ndarray:
    """The row whose author is the customer of each row: itself, or the customer's tweet that it answers."""
    rows = np.arange(len(own))
    row_of = np.full(max(own.max(initial=0), answers.max(initial=0)) + 2, NOBODY)
    row_of[own] = rows
    row_of[NOBODY] = NOBODY
    above = row_of[answers]
    return np.where(~out, rows, np.where(out[above] | (above == NOBODY), NOBODY, above))


def _brands(top: np.ndarray, out: np.ndarray) -> np.ndarray:
    """The row of the brand's tweet whose author is the brand of each row: its own, or the first in its tree."""
    rows = np.arange(len(top))
    first = np.full(top.max(initial=0) + 2, NOBODY)
    first[top[out][::-1]] = rows[out][::-1]
    first[NOBODY] = NOBODY
    return np.where(out, rows, first[top])
