"""Exports of Sprinklr."""

import duckdb

from metrics.formats.format import Fill, Format
from metrics.sql import quote
from metrics.typed.columns import TypedColumns


def first_of_case(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds whether a row is the earliest message of its case; rows without a case are none's."""
    name = quote(table)
    sent = TypedColumns(cur, table).moment("Date")
    cur.execute(f"""CREATE OR REPLACE TEMP TABLE earliest AS
        SELECT *, CAST(nullif(trim("Case Number"), '') IS NOT NULL AND lag(_record) OVER (
            PARTITION BY "Case Number" ORDER BY {sent}, _record) IS NULL AS VARCHAR) AS first_of_case
        FROM {name} ORDER BY _record""")
    cur.execute(f"DROP TABLE {name}; ALTER TABLE earliest RENAME TO {name}")
    return ("first_of_case",)


MESSAGES = Format(
    name="sprinklr_messages_csv",
    tool="Sprinklr",
    export="message extract (CSV)",
    betrays=("Date", "Case Number", "Case Details", "Channel (Snapshot)"),
    prepare=first_of_case,
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Case Number")',
                "channel": 'word("Channel (Snapshot)")',
                "arrived_at": 'moment("Date")',
            },
            where='flag("first_of_case")',
        ),
    ),
    verified=False,
    unused={"Case Details": "no document says what stands in it, nor who wrote the message"},
    unsure=("Date", "Channel (Snapshot)"),
)

FORMATS: tuple[Format, ...] = (MESSAGES,)
