"""The company's words as public posts shaped like the Twitter support corpus: reply trees of brands and customers."""

import shutil
from pathlib import Path

import duckdb

from company.large import rows

HEADER = ",tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
BRANDS = ["LindenradHelp", "AlsterAir", "KiteTelecom", "NordbahnCare", "PapayaBank", "MokaFoods", "BlauStrom"]
LANGUAGES = ["en", "en", "en", "en", "de", "ja", "id", "ka"]
PER_CONVERSATION = 3.4

DICE = """
    CREATE MACRO dice(i, j, salt) AS (hash(i, j, salt) % 1000003 + 0.5e0) / 1000003e0;
    CREATE MACRO self(i, j) AS j > 1 AND dice(i, j, 3) < 0.06;
    CREATE MACRO bell(i, j, salt) AS sqrt(-2 * ln(dice(i, j, salt))) * cos(2 * pi() * dice(i, j, salt + 1));
"""

# every conversation alternates between customer and brand; now and then somebody answers their own post
POSTS = """
    CREATE TABLE posts AS
    WITH sizes AS (
        SELECT i, CASE WHEN dice(i, 0, 1) < 0.08 THEN 1
                       ELSE 2 + least(12, CAST(floor(ln(dice(i, 0, 2)) / ln(1 - 1 / 2.6e0)) AS BIGINT)) END AS size
        FROM range($conversations) AS c(i)),
    turns AS (SELECT i, unnest(range(size)) AS j, size FROM sizes)
    SELECT i, j, size AS turns, i * 16 + j + 1 AS tweet_id, j % 2 = 0 AS inbound,
        CASE WHEN j > 0 THEN i * 16 + j - CASE WHEN self(i, j) THEN 1 ELSE 0 END END AS parent,
        $brands[1 + CAST(floor(dice(i, 0, 4) * len($brands)) AS INTEGER)] AS brand,
        $languages[1 + CAST(floor(dice(i, 0, 10) * len($languages)) AS INTEGER)] AS language,
        CAST(100000 + floor(dice(i, 0, 5) * $conversations * 0.8) AS BIGINT) AS customer,
        CASE WHEN j = 0 THEN dice(i, 0, 6) * 60 * 86400
             WHEN j % 2 = 0 THEN exp(5.5 + 1.2 * bell(i, j, 7)) ELSE exp(6.6 + 1.3 * bell(i, j, 9)) END AS gap
    FROM turns
"""

POOL = """
    CREATE TABLE pool AS
    SELECT DISTINCT c.language, author_kind = 'customer' AS inbound, text,
        dense_rank() OVER (PARTITION BY c.language, inbound ORDER BY text) - 1 AS place
    FROM {messages} AS m JOIN {conversations} AS c USING (conversation_id)
    WHERE author_kind IN ('customer', 'agent') AND c.language IS NOT NULL
"""

TWEETS = """
    WITH sizes AS (SELECT language, inbound, count(*) AS size FROM pool GROUP BY ALL),
    timed AS (
        SELECT *, CAST(floor(dice(i, j, 11) * sizes.size) AS BIGINT) AS place, TIMESTAMP '2017-10-01' + to_seconds(
            CAST(least(sum(gap) OVER (PARTITION BY i ORDER BY j), 7776000) AS BIGINT)) AS sent
        FROM posts JOIN sizes USING (language, inbound))
    SELECT tweet_id - 1, tweet_id, CASE WHEN inbound THEN CAST(customer AS VARCHAR) ELSE brand END,
        CASE WHEN inbound THEN 'True' ELSE 'False' END, strftime(sent, '%a %b %d %H:%M:%S +0000 %Y'),
        CASE WHEN inbound THEN '@' || brand ELSE '@' || customer END || ' ' || text,
        nullif(concat_ws(',', CASE WHEN j + 1 < turns AND NOT self(i, j + 1) THEN tweet_id + 1 END,
                              CASE WHEN j + 2 < turns AND self(i, j + 2) THEN tweet_id + 2 END), ''),
        parent || '.0'
    FROM timed JOIN pool USING (language, inbound, place)
    ORDER BY tweet_id
"""


def write(sample: Path, folder: Path, messages: int) -> None:
    """twcs.csv with about that many posts."""
    con = duckdb.connect()
    con.execute(DICE)
    conversations = max(1, round(messages / PER_CONVERSATION))
    con.execute(POSTS, {"conversations": conversations, "brands": BRANDS, "languages": LANGUAGES})
    con.execute(POOL.format(messages=rows(sample, "messages"), conversations=rows(sample, "conversations")))
    part = folder / "twcs.part"
    con.execute(f"COPY ({TWEETS}) TO '{part}' (HEADER false, DELIMITER ',')")
    with (folder / "twcs.csv").open("wb") as whole, part.open("rb") as body:
        whole.write(HEADER.encode())
        shutil.copyfileobj(body, whole)
    part.unlink()
