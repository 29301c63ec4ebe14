"""The label of every customer's message: its language and sentiment, in the order of the files."""

from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from metrics.query import World
from metrics.text.score import Told, score_texts

# A message has its own language or that of its conversation; what is written in no letters is told by nothing.
CUSTOMERS = """SELECT m.message_id, m.file, m.record, l.text, CAST(m.language AS VARCHAR) AS language
    FROM messages m LEFT JOIN loaded_messages l ON l.file = m.file AND l.record = m.record
    WHERE m.author_kind = 'customer'"""


@dataclass(frozen=True)
class Labels:
    """Asks for message_id, language, sentiment, score, topic, subtopic of each customer's message."""

    told: Told = field(default=lambda _: None, compare=False)

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> pa.Table:
        """One row a message; empty where a language is not known."""
        cur.execute(f"CREATE OR REPLACE TEMP TABLE customers AS {CUSTOMERS}")
        score_texts(cur, "customers", self.told)
        found = cur.sql("""
            SELECT c.message_id, nullif(coalesce(s.language, ''), '') AS language,
                   coalesce(s.sentiment, 'unknown') AS sentiment, round(coalesce(s.score, 0), 4) AS score,
                   CAST(NULL AS VARCHAR) AS topic, CAST(NULL AS VARCHAR) AS subtopic
            FROM customers c LEFT JOIN sentiments s ON s.text = c.text AND s.given IS NOT DISTINCT FROM c.language
            ORDER BY c.file, c.record""").to_arrow_table()
        cur.execute("DROP TABLE customers; DROP TABLE sentiments")
        return found
