"""Writing rows as CSV files whose headers are the contract's columns."""

import csv
from collections.abc import Iterable
from pathlib import Path

COLUMNS = {
    "conversations": "conversation_id customer_id channel platform tags team agent language priority status subject "
    "arrived_at first_reply_at first_bot_reply_at handed_over_at first_resolved_at resolved_at left_at ended_at "
    "viewed_at callback_at closed_by handle_seconds replies customer_messages reopens transfers deferred escalated "
    "outcome outcome_value article",
    "messages": "message_id conversation_id customer_id channel platform tags team sent_at author_kind agent text "
    "language canned_response quick_reply actioned_at",
    "surveys": "survey_id conversation_id customer_id kind sent_at answered_at score scale_max comment channel tags "
    "team agent",
    "calls": "call_id conversation_id customer_id started_at answered wait_seconds hold_seconds talk_seconds "
    "wrap_seconds channel tags team agent article",
    "article_views": "article viewed_at customer_id read_seconds expected_seconds asked_for_help",
    "tasks": "task_id assigned_at completed_at team agent tags",
    "engagements": "happened_at kind channel count",
}


def cell(value: object) -> object:
    """A value as the contract writes it: true and false, tags with semicolons, nothing for the unknown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else value


def write(folder: Path, name: str, rows: Iterable[dict[str, object]]) -> None:
    """One table's file."""
    columns = COLUMNS[name].split()
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
