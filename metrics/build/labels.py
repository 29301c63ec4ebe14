"""What customers' texts say, laid onto their messages and conversations: language, sentiment, topic."""

from metrics.build.ground import Ground
from metrics.sql import one
from metrics.stored import create_table
from metrics.text.language import named

YOU, TAG, RULE, THEME = TOLD_BY = ("you", "tag", "rule", "theme")  # who tells a topic, the surest first
PLACE = ("topic", "subtopic")
ROW = 2**40  # more than a table has rows
SHIFTS = "CASE sentiment WHEN 'negative' THEN -1 WHEN 'neutral' THEN 0 WHEN 'positive' THEN 1 END"
# Each code of a language as the files spell that language most often; `word` is the code where none does.
TONGUES = f"""
    SELECT code, arg_max(word, times) AS word FROM (
        SELECT {named("lower(trim(word))")} AS code, word, count(*) AS times FROM (
            SELECT CAST(given_language AS VARCHAR) AS word FROM messages WHERE given_language IS NOT NULL) GROUP BY word)
    WHERE code IS NOT NULL GROUP BY code"""


def lay_labels(ground: Ground) -> None:
    """Makes messages and conversations anew with what the tables `texts` and `text_topics` tell by the `ident` of a text.

    A message's topic is the reader's own, else its tags', else what its text tells; a conversation takes sentiment from
    the last customer message that has one, its topic from the first. Both take a language where no file tells it, and
    so do the rows that belong to a conversation. Reads the temp tables `l_said` (row, ident) and `l_corrected` (ident,
    sentiment, topic, subtopic), see metrics.text.labelling.
    """
    cur = ground.cur
    cur.execute(f"CREATE OR REPLACE TEMP TABLE l_tongues AS {TONGUES}")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE l_messages AS {_messages()}")
    cur.execute(f"CREATE OR REPLACE TEMP TABLE l_conversations AS {_conversations()}")
    tagged = one(cur, "SELECT count(topic) > 0 FROM tagsets")[0]
    _anew(ground, "messages", _laid_on_messages())
    _anew(ground, "conversations", _laid_on_conversations(tagged=tagged))
    for table in _others(ground):
        cur.execute(f"""UPDATE {table} t SET language = c.language FROM conversations c
            WHERE t.language IS NULL AND c.language IS NOT NULL AND c.conv = t.conv""")
    cur.execute("DROP TABLE l_tongues; DROP TABLE l_messages; DROP TABLE l_conversations")


def _messages() -> str:
    """SQL: of every customer's message, by its row, what is told of it; one without a text is unknown."""
    own, mood = f"x.told_by = '{YOU}' OR ts.topic IS NULL", "coalesce(k.sentiment, x.mood)"
    return f"""
        SELECT m.row, m.conv, coalesce({mood}, t.sentiment, 'unknown') AS sentiment,
               CASE WHEN {mood} IS NULL OR {mood} = t.sentiment THEN t.score
                    ELSE {SHIFTS.replace("sentiment", mood)} END AS score,
               coalesce(g.word, nullif(t.language, '')) AS language,
               {", ".join(f"CASE WHEN k.topic IS NOT NULL THEN k.{n} WHEN {own} THEN x.{n} ELSE ts.{n} END AS {n}" for n in PLACE)},
               CASE WHEN k.topic IS NOT NULL THEN '{YOU}' WHEN {own} THEN x.told_by ELSE '{TAG}' END AS told_by
        FROM (SELECT rowid AS row, conv, tagset FROM messages WHERE author_kind = 'customer') m
        LEFT JOIN l_said s ON s.row = m.row LEFT JOIN texts t ON t.ident = s.ident
        LEFT JOIN text_topics x ON x.ident = s.ident
        LEFT JOIN l_corrected k ON k.ident = s.ident LEFT JOIN tagsets ts ON ts.tagset = m.tagset
        LEFT JOIN l_tongues g ON g.code = t.language"""


def _conversations() -> str:
    """SQL: of every conversation in which a customer wrote, what its messages tell of it."""
    sure = " ".join(f"WHEN '{name}' THEN {number}" for number, name in enumerate(TOLD_BY))
    first = f"(CASE told_by {sure} END) * {ROW} + row"
    labelled = "FILTER (sentiment <> 'unknown')"
    return f"""
        SELECT conv, coalesce(arg_max(sentiment, row) {labelled}, 'unknown') AS sentiment,
               CAST(CASE WHEN count(*) {labelled} > 1
                    THEN arg_max({SHIFTS}, row) {labelled} - arg_min({SHIFTS}, row) {labelled} END AS TINYINT) AS shift,
               arg_min(language, row) FILTER (language IS NOT NULL) AS language,
               arg_min(topic, {first}) FILTER (topic IS NOT NULL) AS topic,
               arg_min(subtopic, {first}) FILTER (topic IS NOT NULL) AS subtopic,
               arg_min(told_by, {first}) FILTER (topic IS NOT NULL) AS told_by
        FROM l_messages GROUP BY conv"""


def _laid_on_messages() -> str:
    """SQL: the messages as they are now; what is not a customer's has the language and topic of its conversation."""
    ours = {
        name: f"CASE WHEN l.row IS NULL THEN c.{name} ELSE l.{name} END" for name in ("topic", "subtopic", "told_by")
    }
    found = {
        "language": "coalesce(m.given_language, TRY_CAST(coalesce(l.language, c.language) AS {language}))",
        "sentiment": "CAST(l.sentiment AS {sentiment})",
        "sentiment_score": "l.score",
        **ours,
    }
    return f"""SELECT m.* REPLACE ({_replaced(found)}) FROM messages m LEFT JOIN l_messages l ON l.row = m.rowid
        LEFT JOIN l_conversations c ON c.conv = m.conv"""


def _laid_on_conversations(*, tagged: bool) -> str:
    """SQL: the conversations as they are now; `tagged`: what repeats is told by tags alone, where the team sets them."""
    own = f"l.told_by = '{YOU}' OR ts.topic IS NULL"
    topics = {name: f"CASE WHEN {own} THEN l.{name} ELSE ts.{name} END" for name in PLACE}
    found = {
        "language": "coalesce(c.language, TRY_CAST(l.language AS {language}))",
        "sentiment": "CAST(l.sentiment AS {sentiment})",
        "sentiment_shift": "l.shift",
        **topics,
        "told_by": f"CASE WHEN {own} THEN l.told_by ELSE '{TAG}' END",
        "repeated_topic": "ts.topic" if tagged else topics["topic"],
    }
    return f"""SELECT c.* REPLACE ({_replaced(found)}) FROM conversations c
        LEFT JOIN l_conversations l ON l.conv = c.conv LEFT JOIN tagsets ts ON ts.tagset = c.tagset"""


def _replaced(found: dict[str, str]) -> str:
    return ", ".join(f"{sql} AS {name}" for name, sql in found.items())


def _anew(ground: Ground, table: str, select: str) -> None:
    """Puts the table in its own place with other columns; the order of its rows stays."""
    types = ground.columns(table)
    create_table(ground.cur, "being_built", select.format(**ground.words), types)
    ground.cur.execute(f"DROP TABLE {table}")
    ground.cur.execute(f"ALTER TABLE being_built RENAME TO {table}")


def _others(ground: Ground) -> list[str]:
    """The other built tables whose rows belong to a conversation and have a language."""
    found = ground.cur.execute("""SELECT t.table_name FROM duckdb_tables() t WHERE database_name = current_database()
        AND 2 = (SELECT count(*) FROM duckdb_columns() c WHERE c.table_oid = t.table_oid
                 AND c.database_name = t.database_name AND column_name IN ('conv', 'language'))
        AND table_name NOT IN ('conversations', 'messages')""").fetchall()
    return [name for (name,) in found]
