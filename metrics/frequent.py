"""What is said again and again: agents' replies that recur and are not canned yet, and the buttons customers choose most."""

import re

import pyarrow as pa

from metrics.query import Query
from metrics.rows import behind_sql
from metrics.sql import literal
from metrics.store import Cursor, Store

LEAST = 5  # so often a text is worth preparing
MOST_NAMES = 300  # names to look for; of more the pattern would grow too large
# What differs from one customer to the next -> the sign that stands for it; the text is lower case by then.
GREETING = "hi|hello|hey|dear|hallo|liebe[rs]?|sehr geehrte[rs]?|bonjour|cher|chère|hola|ciao|olá|halo"
MASKS = (
    (r"https?://\S+|www\.\S+", "<link>"),
    (r"[\w.+-]+@[\w-]+\.[\w.]+", "<mail>"),
    (r"@\w+", "<name>"),
    (rf"^({GREETING}) [^\s,!.]+([,!.])", r"\1 <name>\2"),
    (r"[\p{L}\w-]*\d[\w-]*", "#"),
    (r"#([.,:/ -]?#)+", "#"),
    (r"\s+", " "),
)  # fmt: skip


def normal_sql(text: str, names: tuple[str, ...] = ()) -> str:
    """SQL: a text without case, extra spaces, links, addresses, numbers and names, by which equal replies are found."""
    sql = f"lower(nfc_normalize({text}))"
    named = [("|".join(map(_name, sorted(names, key=len, reverse=True))), "<name>")] if names else []
    for pattern, sign in (*MASKS[:4], *named, *MASKS[4:]):
        sql = f"regexp_replace({sql}, {literal(pattern)}, {literal(sign)}, 'g')"
    return f"trim({sql})"


def _name(name: str) -> str:
    """A name as a pattern; where words have no spaces around them it may stand in the middle of others."""
    found = re.escape(name.casefold())
    return rf"\b{found}\b" if name.isascii() else found


def frequent(store: Store, query: Query, least: int = LEAST, most: int = 20) -> pa.Table:
    """Agents' texts that recur at least `least` times without a canned response, the most frequent first.

    Columns: example (the first of them, as written), times, agents (how many different ones wrote it), canned (a
    prepared text that says the same, null where there is none yet). `query` asks for `replies`.
    """
    parameters: dict = {"least": least, "most": most}
    world = store.world()
    with store.visit.cursor() as cur:
        said = normal_sql("l.text", _names(cur))
        return cur.sql(
            f"""SELECT arg_min(text, sent_at) AS example, count(*) AS times, count(DISTINCT agent) AS agents,
                   any_value(same) AS canned
            FROM (SELECT l.text, b.sent_at, b.agent, b.canned_response, {said} AS said,
                         max(b.canned_response) OVER (PARTITION BY said) AS same
                  FROM ({behind_sql(query, world, parameters)}) b JOIN loaded_messages l USING (file, record)
                  WHERE trim(l.text) <> '')
            WHERE canned_response IS NULL GROUP BY said HAVING count(*) >= $least
            ORDER BY times DESC, example LIMIT $most""",
            params=parameters,
        ).to_arrow_table()


def _names(cur: Cursor) -> tuple[str, ...]:
    """The agents' names as they may stand in a text: whole, and each part of three letters or more."""
    found = {name for (name,) in cur.execute("SELECT DISTINCT CAST(agent AS VARCHAR) FROM messages").fetchall() if name}
    parts = {part for name in found for part in name.split() if len(part) > 2}
    return tuple(sorted(found | parts)[:MOST_NAMES]) if len(found) <= MOST_NAMES else ()


def chosen(store: Store, query: Query, most: int = 10) -> list[tuple[str, int]]:
    """The buttons customers pressed and how often, the most frequent first; `query` asks for `quick_replies_chosen`."""
    parameters: dict = {"most": most}
    behind = behind_sql(query, store.world(), parameters)
    with store.visit.cursor() as cur:
        return cur.execute(
            f"SELECT quick_reply, count(*) FROM ({behind}) GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT $most", parameters
        ).fetchall()
