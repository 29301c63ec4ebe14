"""What one row means: the seven tables every export is turned into, and the type of each of their columns."""

import difflib
from dataclasses import dataclass

from metrics.errors import Problem

KINDS = {
    "id": "VARCHAR",  # exact, never folded, never a number
    "text": "VARCHAR",  # somebody's words, as written
    "word": "VARCHAR",  # a name to group by; case and surrounding spaces do not matter
    "moment": "TIMESTAMP",  # UTC
    "number": "DOUBLE",
    "whole": "BIGINT",
    "flag": "BOOLEAN",
    "tags": "VARCHAR[]",
}
CHANNELS = ("chat", "email", "phone", "social", "web")


@dataclass(frozen=True)
class Column:
    """A column of a contract table; `kind` is a key of KINDS."""

    name: str
    kind: str

    @property
    def sql_type(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True)
class Table:
    """A contract table: what one row is, by which id it is known, by which moment it is dated."""

    name: str
    row: str
    key: str | None
    dated_by: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; a Problem naming the nearest right ones otherwise."""
        for column in self.columns:
            if column.name == name:
                return column
        raise Problem(f"{self.name.capitalize()} has no {name}{nearest(name, self.names)}.")


def nearest(word: str, right: tuple[str, ...] | list[str]) -> str:
    """The end of a sentence that offers the right words nearest to a wrong one."""
    near = difflib.get_close_matches(word, right, n=3, cutoff=0.5) or sorted(right)[:8]
    return f"; did you mean {' or '.join(near)}?"[:-1]


def _table(name: str, row: str, key: str | None, dated_by: str, spec: str) -> Table:
    """Columns written as `kind: name name …` a line."""
    columns = [Column("source", "word")]
    for line in spec.strip().splitlines():
        kind, _, names = line.strip().partition(": ")
        columns += [Column(n, kind) for n in names.split()]
    return Table(name, row, key, dated_by, tuple(columns))


TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        _table(
            "conversations",
            "a ticket, chat, thread or case",
            "conversation_id",
            "arrived_at",
            """
            id: conversation_id customer_id
            word: channel platform
            tags: tags
            word: team
            text: agent
            word: language priority status
            text: subject
            moment: arrived_at first_reply_at first_bot_reply_at handed_over_at first_resolved_at resolved_at
            moment: left_at ended_at viewed_at callback_at
            word: closed_by
            number: handle_seconds
            whole: replies customer_messages reopens transfers
            flag: deferred escalated
            word: outcome
            number: outcome_value
            text: article""",
        ),
        _table(
            "messages",
            "a message",
            "message_id",
            "sent_at",
            """
            id: message_id conversation_id customer_id
            word: channel platform
            tags: tags
            word: team
            moment: sent_at
            word: author_kind
            text: agent text
            word: language
            text: canned_response quick_reply
            moment: actioned_at""",
        ),
        _table(
            "surveys",
            "a survey answer, or one sent and unanswered",
            "survey_id",
            "sent_at",
            """
            id: survey_id conversation_id customer_id
            word: kind
            moment: sent_at answered_at
            number: score scale_max
            text: comment
            word: channel
            tags: tags
            word: team
            text: agent""",
        ),
        _table(
            "calls",
            "a phone call",
            "call_id",
            "started_at",
            """
            id: call_id conversation_id customer_id
            moment: started_at
            flag: answered
            number: wait_seconds hold_seconds talk_seconds wrap_seconds
            word: channel
            tags: tags
            word: team
            text: agent article""",
        ),
        _table(
            "article_views",
            "a reading of a help article",
            None,
            "viewed_at",
            """
            text: article
            moment: viewed_at
            id: customer_id
            number: read_seconds expected_seconds
            flag: asked_for_help""",
        ),
        _table(
            "tasks",
            "a task given to an agent",
            "task_id",
            "assigned_at",
            """
            id: task_id
            moment: assigned_at completed_at
            word: team
            text: agent
            tags: tags""",
        ),
        _table(
            "engagements",
            "a contact counted by another tool",
            None,
            "happened_at",
            """
            moment: happened_at
            word: kind channel
            whole: count""",
        ),
    )
}
