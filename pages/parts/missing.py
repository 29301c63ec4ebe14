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
    "surveys.sent_at": "which surveys were sent", "messages.canned_response": "which replies were canned",
    "messages.quick_reply": "which buttons customers chose", "assigned_at": "when tasks were given",
    "completed_at": "when tasks were done", "outcome_value": "what outcomes were worth",
}  # fmt: skip


def foot(missing: Mapping[str, tuple[str, ...]]) -> None:
    """The lines at the foot of a page: numbers that need the same are one line."""
    by_need: dict[tuple[str, ...], list[str]] = {}
    for name, needs in missing.items():
        label = METRICS[name].label.split(",")[0]
        labels = by_need.setdefault(needs, [])
        if label not in labels:
            labels.append(label)
    style.missing([f"{', '.join(labels)}: {need_words(needs)}" for needs, labels in by_need.items()])


def need_words(needs: tuple[str, ...]) -> str:
    """What is needed, in words, and an export that brings it."""
    words = " and ".join(" or ".join(filter(None, map(_column_words, need.split(" or ")))) for need in needs)
    if needs == ("working hours",):
        return "no working hours are set."
    export = _export(needs[0])
    return f"no file loaded brings {words}" + (f" ({export.tool}: {export.export})." if export else ".")


def _column_words(need: str) -> str:
    """A contract column as a reader would call what it holds; empty where another word says it already."""
    return NAMES.get(need, need.replace("_", " ").replace(".", ": ").removesuffix(" at"))


def _export(need: str) -> Format | None:
    """A tool's export that fills one of the columns needed."""
    wanted = {tuple(one.split(".")) if "." in one else ("conversations", one) for one in need.split(" or ")}
    return next(
        (
            f
            for f in FORMATS
            if f.tool not in ("any tool", RESEARCH)
            and any((fill.table, c) in wanted for fill in f.fills for c in fill.columns)
        ),
        None,
    )
