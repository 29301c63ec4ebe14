"""The overview's numbers by hand: in SQL, in pandas and in Polars, the last two over frames in memory already."""

from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

METRICS = (
    "conversations",
    "first_reply.mean",
    "first_reply.median",
    "first_reply.p90",
    "never_answered_rate",
    "sla_first_reply",
    "resolution_rate",
    "messages_per_conversation",
    "chat_duration.median",
    "reply_wait.median",
    "response_rate",
    "inbound_messages",
)
STATEMENTS = (Path(__file__).parent / "overview.sql").read_text().split(";")
COLUMNS = {
    "conversations": (
        "arrived_at",
        "spam",
        "first_reply",
        "never_answered",
        "sla_first_reply",
        "resolved_now",
        "messages",
        "chat_duration",
    ),
    "replies": ("waiting_since", "wait"),
    "messages": ("sent_at", "replied", "author_kind"),
    "counted": ("sent_at", "weight"),
}
Span = tuple[datetime, datetime]
Numbers = list[float]  # one per metric, in the order of METRICS


def sql(cur: duckdb.DuckDBPyConnection, spans: tuple[Span, Span]) -> list[Numbers]:
    """The numbers of both spans by overview.sql."""
    (since, until), (before_since, before_until) = spans
    bounds = {"since": since, "until": until, "before_since": before_since, "before_until": before_until}
    said, waits, sent, own = (cur.execute(statement, bounds).fetchall() for statement in STATEMENTS)
    return [[*said[i][:2], *said[i][2], *said[i][3:], *waits[i], sent[i][0], sent[i][1] + own[i][0]] for i in (0, 1)]


def frames(cur: duckdb.DuckDBPyConnection) -> dict[str, pa.Table]:
    """The columns the overview reads."""
    return {
        name: cur.sql(f"SELECT {', '.join(columns)} FROM {name}").to_arrow_table() for name, columns in COLUMNS.items()
    }


def as_pandas(tables: dict[str, pa.Table]) -> dict[str, pd.DataFrame]:
    flags = {pa.bool_(): pd.BooleanDtype()}
    return {name: table.to_pandas(types_mapper=flags.get) for name, table in tables.items()}


def as_polars(tables: dict[str, pa.Table]) -> dict[str, pl.DataFrame]:
    return {name: pl.from_arrow(table) for name, table in tables.items()}


def pandas(data: dict[str, pd.DataFrame], spans: tuple[Span, Span]) -> list[Numbers]:
    """The numbers of both spans in pandas."""
    return [_pandas(data, span) for span in spans]


def _pandas(data: dict[str, pd.DataFrame], span: Span) -> Numbers:
    def inside(name: str) -> pd.DataFrame:
        frame = data[name]
        moment = frame[COLUMNS[name][0]]
        return frame[(moment >= span[0]) & (moment < span[1])]

    every, waits, sent, counted = (inside(name) for name in COLUMNS)
    told = every[~every["spam"]]
    median, p90 = told["first_reply"].quantile([0.5, 0.9])
    return [
        len(told),
        told["first_reply"].mean(),
        median,
        p90,
        told["never_answered"].mean(),
        told["sla_first_reply"].mean(),
        told["resolved_now"].mean(),
        told["messages"].mean(),
        told["chat_duration"].median(),
        waits["wait"].median(),
        sent["replied"].mean(),
        (sent["author_kind"] == "customer").sum() + counted["weight"].sum(),
    ]


def polars(data: dict[str, pl.DataFrame], spans: tuple[Span, Span]) -> list[Numbers]:
    """The numbers of both spans in Polars, all at once."""
    found = pl.collect_all([plan for span in spans for plan in _polars(data, span)])
    rows = [frame.row(0) for frame in found]
    return [[*rows[i], *rows[i + 1], rows[i + 2][0], rows[i + 2][1] + rows[i + 3][0]] for i in (0, 4)]


def _polars(data: dict[str, pl.DataFrame], span: Span) -> list[pl.LazyFrame]:
    every, waits, sent, counted = (
        data[name].lazy().filter((pl.col(columns[0]) >= span[0]) & (pl.col(columns[0]) < span[1]))
        for name, columns in COLUMNS.items()
    )
    reply = pl.col("first_reply")
    told = every.filter(~pl.col("spam")).select(
        pl.len(),
        reply.mean(),
        reply.median().alias("median"),
        reply.quantile(0.9, "linear").alias("p90"),
        pl.col("never_answered").mean(),
        pl.col("sla_first_reply").mean(),
        pl.col("resolved_now").mean(),
        pl.col("messages").mean(),
        pl.col("chat_duration").median(),
    )
    by_customers = (pl.col("author_kind") == "customer").sum().alias("inbound")
    return [
        told,
        waits.select(pl.col("wait").median()),
        sent.select(pl.col("replied").mean(), by_customers),
        counted.select(pl.col("weight").sum()),
    ]
