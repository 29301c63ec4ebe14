"""What the data cannot carry, one grey line each: what is missing and which export has it."""

from collections.abc import Mapping

from metrics.catalogue import METRICS
from metrics.formats import FORMATS, Format
from pages.parts import style

RESEARCH = "X (Twitter)"  # a published collection, nothing a team can export
NAMES = {
    "surveys.score": "survey answers", "messages.sent_at": "messages", "messages.author_kind": "who wrote each message",
    "customer_id": "who the customer is", "first_resolved_at": "times of resolution", "resolved_at": "",
    "status": "a status", "left_at": "when visitors left", "ended_at": "when chats ended", "channel": "the channel",
    "first_reply_at": "when the first reply came", "calls.talk_seconds": "calls with their talk time",
    "conversations.handle_seconds": "agents’ active time", "arrived_at": "when conversations began",
    "conversations.customer_messages": "how many messages each has", "calls.hold_seconds": "calls with their time on hold",
    "first_bot_reply_at": "when the bot replied", "messages.agent": "who wrote each reply", "replies": "",
    "reopens": "how often each was reopened", "transfers": "how often each was transferred",
    "escalated": "what was escalated", "callback_at": "when visitors were called back",
    "viewed_at": "when conversations were first looked at", "outcome": "what came of conversations",
    "outcome_value": "what outcomes were worth", "calls.started_at": "calls",
    "article_views.viewed_at": "readings of help articles", "article_views.read_seconds": "how long articles were read",
    "article_views.expected_seconds": "how long reading them should take", "surveys.kind": "what each survey asks",
    "article_views.asked_for_help": "who asked for help", "article_views.customer_id": "who read them",
    "engagements.happened_at": "counts of page views, likes and calls", "messages.tags": "", "tags": "tags",
}  # fmt: skip


def foot(missing: Mapping[str, tuple[str, ...]]) -> None:
    """The lines at the foot of a page: numbers that need the same are one line."""
    by_need: dict[str, list[str]] = {}
    for name, needs in missing.items():
        label = METRICS[name].label.split(", ")[0]
        labels = by_need.setdefault(need_words(needs, METRICS[name].table), [])
        if label not in labels:
            labels.append(label)
    style.missing([f"{', '.join(labels)}: {words}" for words, labels in by_need.items()])


def lacking(missing: Mapping[str, tuple[str, ...]], *names: str) -> None:
    """The same at the foot of a block, of the block's numbers alone."""
    foot({name: missing[name] for name in names if name in missing})


def need_words(needs: tuple[str, ...], table: str = "conversations") -> str:
    """What a metric of the table needs, in words, and an export that brings it."""
    if needs == ("working hours",):
        return "no working hours are set."
    wanted = [[_column(one, table) for one in need.split(" or ")] for need in needs]
    words = dict.fromkeys(" or ".join(dict.fromkeys(filter(None, map(_column_words, need)))) for need in wanted)
    export = _export(wanted)
    brought = f"no file loaded brings {' and '.join(filter(None, words))}"
    return brought + (f" ({export.tool}: {export.export})." if export else ".")


def _column(need: str, table: str) -> str:
    """A need as NAMES has it: of conversations the column alone, else with its table."""
    return need if "." in need or table == "conversations" else f"{table}.{need}"


def _column_words(need: str) -> str:
    """A contract column as a reader would call what it holds; empty where another word says it already."""
    return NAMES.get(need, need.replace("_", " ").replace(".", ": ").removesuffix(" at"))


def _export(needs: list[list[str]]) -> Format | None:
    """A tool's export that fills, of each need, one of the columns."""
    wanted = [{tuple(one.split(".")) if "." in one else ("conversations", one) for one in need} for need in needs]
    offered = (f for f in FORMATS if f.tool not in ("any tool", RESEARCH))
    return next((f for f in offered if all(_fills(f) & columns for columns in wanted)), None)


def _fills(known: Format) -> set[tuple[str, str]]:
    return {(fill.table, column) for fill in known.fills for column in fill.columns}
