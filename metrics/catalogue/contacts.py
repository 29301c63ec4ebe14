"""How often a customer has to come back, and what share of the contacts is the same few topics."""

from metrics.metric import Metric, duration

RESOLUTION_TIME = "first_resolved_at|resolved_at"
ISSUE = {"table": "conversations", "grain": "issues", "dated_by": "first contact", "moment": "began_at"}
UNKNOWN = ("no customer id", "NOT known")
LINKED = (
    "One issue: a customer's conversations and calls, each begun before the one before was resolved or within the repeat "
    "window (7 days) after; a call that names a conversation is part of it."
)

METRICS: tuple[Metric, ...] = (
    Metric(
        name="repeat_contact_rate",
        label="Repeat contact",
        unit="share",
        good="down",
        how="share of distinct",
        why="Customers who had to come back after we called it resolved.",
        formula="customers with a new conversation or call within the repeat window of a resolution / "
        "customers with a resolution",
        table="conversations",
        dated_by="first_resolved_at",
        value="CASE WHEN NOT fcr_too_recent AND customer IS NOT NULL AND (first_resolved_at < arrived_at) IS NOT TRUE "
        "THEN coalesce(returned, false) END",
        second="customer",
        left_out=(
            ("no customer id", "customer IS NULL"),
            ("resolved before it arrived", "first_resolved_at < arrived_at"),
            ("resolved too recently to tell", "fcr_too_recent"),
        ),
        needs=(RESOLUTION_TIME, "customer_id"),
        source=("S2",),
        traps="A customer counts once, however often she came back; does not add up over months or channels. Resolutions "
        "whose repeat window (7 days) is not over yet are left out.",
    ),
    Metric(
        name="contacts_per_issue",
        label="Contacts per issue",
        unit="ratio",
        good="down",
        how="mean",
        why="How often a customer gets in touch about one thing.",
        formula="conversations and calls / issues of one customer",
        **ISSUE,
        value="contacts",
        left_out=(UNKNOWN,),
        needs=("arrived_at", f"{RESOLUTION_TIME}|status", "customer_id"),
        source=("S2", "ours"),
        traps=f"{LINKED} Two questions in one week are one issue; counted under what its first contact was.",
    ),
    Metric(
        name="calls_per_resolution",
        label="Calls to resolution",
        unit="ratio",
        good="down",
        how="mean",
        why="How many calls it takes until the customer's problem is solved.",
        formula="calls / resolved issues that have a call",
        **ISSUE,
        value="CASE WHEN resolved AND calls > 0 THEN calls END",
        left_out=(UNKNOWN, ("no call in it", "calls = 0"), ("not resolved", "NOT resolved")),
        needs=("calls.started_at", f"{RESOLUTION_TIME}|status", "customer_id"),
        source=("S2",),
        traps=f"{LINKED} Resolved: one of its conversations is, and none is open. Counted under what its first contact was.",
    ),
    Metric(
        name="repetitive_share",
        label="Repetitive contacts",
        unit="share",
        good="none",
        how="five largest",
        why="How much of the work is the same few questions, fit for a bot or a help article.",
        formula="conversations in the five largest topics / conversations with a topic",
        table="conversations",
        dated_by="arrived_at",
        value="repeated_topic",
        left_out=(("no topic", "repeated_topic IS NULL"),),
        needs=("arrived_at", "tags|messages.tags|messages.text"),
        source=("S0",),
        traps="A conversation's topic is the first of its tags, by the tag's group where it has one; where nothing is tagged "
        "at all, what its customer's messages are about. Each period and each "
        "group has its own five largest; with five topics or fewer it is always 100 %.",
    ),
    *duration(
        Metric(
            name="backlog_age",
            label="Age of the backlog",
            unit="seconds",
            good="down",
            how="median",
            why="How long the customers still waiting have been waiting.",
            formula="the time from arrival to the end of the period, over what is open then",
            table="conversations",
            grain="pile",
            dated_by="end of the period",
            moment="arrived_at",
            until="closed_at",
            value="waited{clock} - {since_end}",
            left_out=(("arrived after now", "waited{clock} IS NULL"),),
            needs=("arrived_at", RESOLUTION_TIME),
            source=("ours",),
            traps="The start of the period does not cut it: the oldest open conversations count. A period that is not over "
            "yet ends now.",
        )
    ),
)
