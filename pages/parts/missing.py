"""What the data cannot carry, one grey line each: what is missing and which export has it."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

import streamlit as st

from metrics.catalogue import METRICS
from metrics.formats import FORMATS
from metrics.formats.format import Fill, Format
from metrics.tables import TABLES
from metrics.words import short_list
from pages.parts import style

KINDS = {
    "nps": "nps",
    "ces": "ces",
    "agent_satisfaction": "agent",
    "deflection_s": "deflection",
}  # of surveys, else CSAT
HOURS = "working hours"
# What a contract column holds, as a reader would call it; empty where the words beside it say it already.
NAMES = {
    "conversations.agent": "whose each conversation is", "conversations.arrived_at": "when conversations began",
    "conversations.callback_at": "when visitors were called back", "conversations.channel": "the channel",
    "conversations.customer_id": "who the customer is",
    "conversations.customer_messages": "how many messages each conversation has",
    "conversations.ended_at": "when chats ended", "conversations.escalated": "what was escalated",
    "conversations.first_bot_reply_at": "when the bot replied",
    "conversations.first_reply_at": "when the first reply came",
    "conversations.first_resolved_at": "times of resolution", "conversations.resolved_at": "",
    "conversations.handle_seconds": "agents’ active time", "conversations.left_at": "when visitors left",
    "conversations.outcome": "what came of conversations", "conversations.outcome_value": "what outcomes were worth",
    "conversations.reopens": "how often each was reopened", "conversations.replies": "how many replies each got",
    "conversations.status": "a status", "conversations.tags": "tags",
    "conversations.transfers": "how often each was transferred",
    "conversations.viewed_at": "when conversations were first looked at",
    "messages.agent": "who wrote each reply", "messages.author_kind": "whether customer, agent or bot wrote",
    "messages.canned_response": "which replies were canned", "messages.channel": "the messages’ channel",
    "messages.quick_reply": "which buttons customers chose", "messages.sent_at": "messages", "messages.tags": "",
    "surveys.kind": "which question a survey asked", "surveys.score": "survey answers",
    "surveys.sent_at": "when surveys were sent",
    "calls.hold_seconds": "calls with their time on hold", "calls.started_at": "calls",
    "calls.talk_seconds": "calls with their talk time",
    "article_views.asked_for_help": "which readers asked for help", "article_views.customer_id": "who the reader is",
    "article_views.expected_seconds": "how long articles take to read",
    "article_views.read_seconds": "how long articles were read", "article_views.viewed_at": "readings of help articles",
    "tasks.assigned_at": "tasks", "tasks.completed_at": "when tasks were completed",
    "engagements.happened_at": "counts of likes, replies, page views or calls",
}  # fmt: skip


def foot(missing: Mapping[str, tuple[str, ...]], alone: bool = False) -> None:
    """The lines at the foot of a page: numbers that need the same are one line; where they stand alone, all at once."""
    by_need: dict[str, list[str]] = {}
    for name, needs in missing.items():
        label = METRICS[name].label.split(", ")[0]
        labels = by_need.setdefault(need_words(needs, METRICS[name].table, kind(name)), [])
        if label not in labels:
            labels.append(label)
    style.missing([f"{', '.join(labels)}: {words}" for words, labels in by_need.items()], alone)


def end_page(lacks: Mapping[str, tuple[str, ...]], sentence: str) -> NoReturn:
    """A page of which the data carries nothing: the sentence says so, below it what would bring its numbers; it ends here."""
    st.text(sentence)
    foot(lacks, alone=True)
    templates(lacks)
    st.stop()


def templates(missing: Mapping[str, tuple[str, ...]]) -> None:
    """An empty CSV for each table that would bring what is missing."""
    tables = {
        _columns(need, METRICS[name].table)[0].partition(".")[0] for name, needs in missing.items() for need in needs
    }
    if tables := [table for table in TABLES if table in tables]:
        with st.popover("Templates", key="quiet-templates"):
            st.text("A CSV with the right headings for each kind of row; fill the columns you have.")
            for table in tables:
                st.download_button(
                    f"{table.replace('_', ' ').capitalize()} (CSV)", ",".join(TABLES[table].names) + "\n", f"{table}.csv",
                    "text/csv", key=f"template-{table}", on_click="ignore",
                )  # fmt: skip


def kind(name: str) -> str:
    """Which kind of survey a number is of."""
    return next((kind for first, kind in KINDS.items() if name.startswith(first)), "csat")


def lacking(missing: Mapping[str, tuple[str, ...]], *names: str) -> None:
    """The same at the foot of a block, of the block's numbers alone."""
    foot({name: missing[name] for name in names if name in missing})


def need_words(needs: Sequence[str], table: str = "conversations", kind: str = "csat") -> str:
    """What a metric of a table needs and no file brings, in words, and the exports that bring it."""
    if tuple(needs) == (HOURS,):
        return "no working hours are set. They can be set under Settings."
    told = [what(need, table) for need in needs if need != HOURS]
    hours = " Working hours have to be set too." if HOURS in needs else ""
    return f"no file loaded brings {' and '.join(told)} ({'; '.join(exports(needs, table, kind))}).{hours}"


def what(need: str, table: str) -> str:
    """One need in words, its alternatives with or: `either when chats ended or messages`."""
    told = list(dict.fromkeys(filter(None, map(_words, _columns(need, table)))))
    return told[0] if len(told) == 1 else f"either {', '.join(told[:-1])} or {told[-1]}"


def _words(column: str) -> str:
    """What a contract column holds."""
    return NAMES.get(column, column.partition(".")[2].removesuffix("_at").replace("_", " "))


def exports(needs: Sequence[str], table: str, kind: str = "csat") -> list[str]:
    """One that brings all that is needed; else for every need one: of a tool, or a CSV with our names for its columns."""
    wanted = [_columns(need, table) for need in needs if need != HOURS]
    if every := _able(wanted, kind):
        return [_named(every)]
    found = [(columns, _able([columns], kind)) for columns in wanted]
    own: dict[str, list[str]] = {}
    for columns in (columns for columns, able in found if not able):
        first, _, column = columns[0].partition(".")
        own.setdefault(first, []).append(column)
    told = [_named(able) for _, able in found if able] + [_own(first, columns, kind) for first, columns in own.items()]
    return list(dict.fromkeys(told))


def _able(wanted: Sequence[Sequence[str]], kind: str) -> list[Format]:
    """The exports of tools that bring one column at least of each list."""
    return [
        known for known in FORMATS
        if known.tool != "any tool" and not known.published
        and all(_brings(known, kind) & set(columns) for columns in wanted)
    ]  # fmt: skip


def _named(able: Sequence[Format]) -> str:
    others = dict.fromkeys(known.tool for known in able if known.tool != able[0].tool)
    also = f"; also exports of {short_list([*others])}" if others else ""
    return f"{able[0].tool}: {able[0].export}{also}"


def _own(table: str, columns: Sequence[str], kind: str) -> str:
    """A CSV with our own names, of surveys with their kind where it is not the usual one."""
    plain = [column for column in columns if column != "kind"]
    asked = table == "surveys" and (kind != "csat" or "kind" in columns)
    parts = [f"the column{'s' * (len(plain) > 1)} {' and '.join(plain)}"] * bool(plain) + [f"kind {kind}"] * asked
    return f"any tool: a CSV of {table.replace('_', ' ')} with {' and '.join(parts)}"


def _brings(known: Format, kind: str) -> set[str]:
    """The contract columns an export fills; of surveys, where it holds that kind."""
    return {f"{fill.table}.{column}" for fill in known.fills if _asks(fill, kind) for column in fill.columns}


def _asks(fill: Fill, kind: str) -> bool:
    """Whether an export holds surveys of a kind: a rating of tickets brings no NPS."""
    asked = fill.columns.get("kind", "'csat'")
    told = asked == f"'{kind}'" if asked.startswith("'") else kind in ("csat", "nps", "ces")
    return fill.table != "surveys" or told


def _columns(need: str, table: str) -> list[str]:
    """The contract columns of a need, `table.column`, of which any will do."""
    alternatives = need.replace(" or ", "|").split("|")
    return [one if "." in one or one == HOURS else f"{table}.{one}" for one in alternatives]
