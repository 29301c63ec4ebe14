"""A score that stands beside each conversation or call of a mapped file: a survey answer of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metrics.formats import Fill
from metrics.mapped.sql import constant, sql
from metrics.sql import quote
from metrics.tables import TABLES

if TYPE_CHECKING:
    from metrics.mapping import Mapping

RATED = ("conversations", "calls")  # what a row with a score may be
ENDS = ("resolved_at", "first_resolved_at", "ended_at")  # when people are asked; else when it began
OUT_OF = "5"
TAKEN = ("conversation_id", "customer_id", "channel", "tags", "team", "agent")


def answers(mapping: Mapping) -> Fill:
    """The survey answers that the mapping's score column holds; dated by the end of what they rate, else its beginning."""
    known = {*mapping.columns, *mapping.fixed}
    columns = {name: sql(mapping, name) for name in TAKEN if name in known}
    key = TABLES[mapping.table].key
    if key in mapping.columns:
        columns["survey_id"] = sql(mapping, key)
    moments = [name for name in (*ENDS, TABLES[mapping.table].dated_by) if name in mapping.columns]
    plain = [f"moment({quote(mapping.columns[name])})" for name in moments if name not in mapping.units]
    score = quote(mapping.score)
    return Fill(
        "surveys",
        columns
        | {
            "answered_at": f"coalesce({', '.join(plain)})",
            "score": f"number({score})",
            "scale_max": constant(mapping.out_of or OUT_OF),
            "kind": constant("csat"),
        },
        where=f"word({score}) IS NOT NULL",
    )
