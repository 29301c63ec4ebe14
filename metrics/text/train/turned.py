"""What "not" does to a word: one that is glad is unhappy after it, one that is unhappy says little."""

import duckdb
import pyarrow as pa

from metrics.text.terms import LESS, MORE, NOT

LEANS = 0.6  # a word leans so much, positive less negative, before anything is known for certain of its opposite
GLAD, UNHAPPY = 0.3, 0.1  # so much of its leaning is left after "not": of a glad word to the other side
MANNER = "~"  # begins the terms of how something is written
LEAST = 0.01  # a smaller move is none


def turned(table: pa.Table) -> pa.Table:
    """The table with weights for negated words such that they lean as said; those that texts taught more of stay.

    Sets of labelled texts hold too few of each negated word to teach it; only languages with words that negate.
    """
    with duckdb.connect() as cur:
        cur.register("kept", table)
        cur.execute(f"""CREATE TABLE moved AS
            WITH said AS (SELECT * FROM kept WHERE NOT mark AND NOT contains(term, ' ')),
            plain AS (SELECT * FROM said WHERE term[1] NOT IN ('{NOT}', '{MORE}', '{LESS}', '{MANNER}')
                AND language IN (SELECT language FROM kept WHERE mark AND term[1] = '{NOT}')),
            met AS (SELECT p.term, p.language, p.weight_positive - p.weight_negative AS leaning,
                    leaning + coalesce(n.weight_positive - n.weight_negative, 0) AS negated
                FROM plain p LEFT JOIN said n ON n.term = '{NOT}' || p.term AND n.language = p.language)
            SELECT '{NOT}' || term AS term, language, (CASE WHEN leaning > 0 THEN least(negated, -{GLAD} * leaning)
                ELSE greatest(negated, {UNHAPPY} * leaning) END - negated) / 2 AS move
            FROM met WHERE abs(leaning) >= {LEANS}""")
        cur.execute(f"DELETE FROM moved WHERE abs(move) < {LEAST}")
        found = cur.sql("""
            SELECT term, language, round(k.weight_negative - coalesce(m.move, 0), 3), k.weight_neutral,
                round(k.weight_positive + coalesce(m.move, 0), 3), mark
            FROM kept k LEFT JOIN moved m USING (term, language) WHERE NOT mark
            UNION ALL SELECT * FROM kept WHERE mark
            UNION ALL SELECT term, language, round(-move, 3), 0, round(move, 3), false
                FROM moved ANTI JOIN (SELECT * FROM kept WHERE NOT mark) k USING (term, language)
            ORDER BY language, term, mark""")
        return found.to_arrow_table().rename_columns(table.column_names).cast(table.schema)
