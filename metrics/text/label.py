"""The label of every customer's message: its language, sentiment and topic, in the order of the files."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from metrics.query import World


@dataclass(frozen=True)
class Labels:
    """Asks for message_id, language, sentiment, score, topic, subtopic of each customer's message."""

    def find(self, cur: duckdb.DuckDBPyConnection, _: World) -> pa.Table:
        """One row a message, once they are labelled; empty where a language or a topic is not known."""
        return cur.sql("""
            SELECT message_id, CAST(language AS VARCHAR) AS language, CAST(sentiment AS VARCHAR) AS sentiment,
                   coalesce(sentiment_score, 0) AS score, topic, subtopic
            FROM messages WHERE author_kind = 'customer' ORDER BY file, record""").to_arrow_table()
