"""What the rows alone tell, whatever the terms: conversations put together, one spelling a word, tags as sets."""

from collections.abc import Callable

import duckdb

from metrics.build import cases, threads
from metrics.build.ground import Ground
from metrics.build.tags import build_tagsets
from metrics.build.words import DIMS, enum_type, respell
from metrics.sql import literal
from metrics.text.tables import codes

OTHERS = ("surveys_in", "calls_in", "tasks_in", "article_views_in", "engagements_in")
SCRATCH = (
    "tickets",
    "letters",
    "threads",
    "posts",
    "cases",
    "moments",
    "answers",
    "returns",
    "known",
    "tagmap",
    *OTHERS,
)
SENTIMENTS = ("negative", "neutral", "positive", "unknown")
AUTHORS = ("customer", "agent", "bot", "note")


def read_rows(ground: Ground, told: Callable[[float], None]) -> None:
    """Makes `posts`, `moments`, `returns`, `tagmap` and one table for every other kind of row, all temporary;
    `tagsets`, `tag_rows` and the types of words, which stay. `told` hears which part of a build is done.
    """
    cur = ground.cur
    cur.execute("CREATE TEMP TABLE tickets AS SELECT * FROM loaded_conversations")
    for name in OTHERS:
        cur.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM loaded_{name.removesuffix('_in')}")
    threads.build_letters(cur)
    holders = {table: tuple(ground.columns(table)) for table in ("tickets", "letters", *OTHERS)}
    respell(cur, holders, ground.terms.settings.channels)
    threads.build_cases(cur)
    threads.build_messages(cur)
    told(0.3)
    cases.build_known(cur)
    cases.build_answers(cur)
    cases.build_moments(cur, ground.now)
    cases.build_repeats(cur)
    build_tagsets(cur, dict.fromkeys(("moments", "posts", "surveys_in", "calls_in", "tasks_in"), ("tags",)))
    _word_types(cur, {table: ground.columns(table) for table in ("moments", "posts", *OTHERS)})


def _word_types(cur: duckdb.DuckDBPyConnection, holders: dict[str, dict[str, str]]) -> None:
    """A type of its own for every column of words, over all tables that have it."""
    for name in DIMS:
        if name != "agent":
            told = codes() if name == "language" else ()  # a text's language may be found where no file tells it
            enum_type(cur, f"dim_{name}", [table for table, columns in holders.items() if name in columns], name, told)
    cur.execute(
        "CREATE TEMP TABLE people AS SELECT DISTINCT agent FROM posts UNION SELECT agent FROM moments"
        " UNION SELECT first_reply_agent FROM moments UNION SELECT any_reply_agent FROM moments"
        " UNION SELECT agent FROM surveys_in UNION SELECT agent FROM calls_in UNION SELECT agent FROM tasks_in"
    )
    enum_type(cur, "dim_agent", ["people"], "agent")
    cur.execute("DROP TABLE people")
    for name, words in (("author_kind", AUTHORS), ("sentiment", SENTIMENTS)):
        cur.execute(f"CREATE TYPE dim_{name} AS ENUM ({', '.join(map(literal, words))})")
