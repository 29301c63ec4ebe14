"""Cases as the rows of conversations.csv and messages.csv; what lies after the last day has not happened."""

from operator import attrgetter

from company.case import Case, Message
from company.clock import DAY, END, iso

UNCOUNTED = ("X",)  # that network's tool says nothing of transfers and escalations
PRIORITY = {"bad": "high", "plain": "normal", "good": "low"}


def settle(case: Case) -> None:
    """Forget what would happen after the last day; bring messages into order."""
    case.messages = sorted((m for m in case.messages if m.at < END), key=attrgetter("at"))
    case.resolutions = [at for at in case.resolutions if at < END]
    case.moments = {name: at for name, at in case.moments.items() if at < END}
    case.calls = [call for call in case.calls if call["started_at"] < END]


def written(case: Case, kind: str) -> list[Message]:
    """The messages of one kind of author."""
    return [message for message in case.messages if message.kind == kind]


def first(messages: list[Message]) -> int | None:
    """When the first of these was sent."""
    return messages[0].at if messages else None


def reopens(case: Case) -> int:
    """How often the customer wrote again after a resolution, solved again or not."""
    return sum(any(m.at > done for m in written(case, "customer")) for done in case.resolutions)


def is_open(case: Case) -> bool:
    """Whether the last thing solved was opened again, or nothing was solved."""
    return not case.resolutions or reopens(case) == len(case.resolutions)


def status(case: Case) -> str:
    """The status on the last day; what was solved a month ago is closed."""
    said = case.facts.get("status", "")
    if said == "spam" or (said == "closed" and "ended_at" in case.moments):
        return said
    if said == "pending":
        return "closed" if "ended_at" in case.moments else "pending"
    if is_open(case):
        return "open"
    return "closed" if END - case.resolutions[-1] > 30 * DAY else "resolved"


def moments(case: Case) -> dict[str, str]:
    """The moments of a conversation; while it is open again there is no last resolution."""
    agents, bots, done = written(case, "agent"), written(case, "bot"), case.resolutions
    found = {"first_reply_at": first(agents), "first_bot_reply_at": first(bots)} | case.moments
    found |= {"first_resolved_at": min(done, default=None), "resolved_at": None if is_open(case) else max(done)}
    return {name: iso(at) for name, at in found.items()}


def counts(case: Case) -> dict[str, object]:
    """Messages, reopenings and handings on; empty where the tool does not count."""
    found = {"reopens": reopens(case)}
    if case.messages:
        found |= {"replies": len(written(case, "agent")), "customer_messages": len(written(case, "customer"))}
    kept = {name: case.facts[name] for name in ("transfers", "deferred", "escalated")}
    if case.place.platform in UNCOUNTED:
        kept |= {"transfers": None, "escalated": None}
    return found | kept


def handle_seconds(case: Case) -> int | None:
    """An agent's active time in a live chat."""
    agents = written(case, "agent")
    if case.place.platform != "Web chat" or not agents:
        return None
    return 45 * len(agents) + sum(len(message.text) for message in agents) // 3


def conversation(case: Case, subjects: dict[str, str]) -> dict[str, object]:
    """The row of conversations.csv."""
    state = status(case)
    row = {"conversation_id": case.number, "customer_id": case.customer, "channel": case.place.channel}
    row |= {"platform": case.place.platform, "tags": case.tags, "team": case.agent.team, "language": case.language}
    row |= {"agent": case.agent.name if written(case, "agent") or case.calls else "", "status": state}
    row |= {"priority": "urgent" if case.facts["escalated"] else PRIORITY[case.mood], "arrived_at": iso(case.arrived)}
    row |= {"subject": subjects[case.topic.name] if case.place.channel in ("email", "web", "phone") else ""}
    row |= {"closed_by": "" if state in ("open", "pending") else case.facts.get("closed_by", "")}
    row |= {name: case.facts.get(name) for name in ("outcome", "outcome_value", "article")}
    return row | moments(case) | counts(case) | {"handle_seconds": handle_seconds(case)}


def message(case: Case, said: Message) -> dict[str, object]:
    """A row of messages.csv; channel, tags, team and language are the conversation's."""
    row = {"conversation_id": case.number, "sent_at": iso(said.at), "author_kind": said.kind}
    row |= {"agent": said.agent, "text": said.text} | said.facts
    if "actioned_at" in said.facts:
        row["actioned_at"] = iso(said.facts["actioned_at"]) if said.facts["actioned_at"] < END else ""
    return row
