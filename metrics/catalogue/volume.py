"""How many reach out, how much is written, and how many messages are answered."""

from metrics.metric import Metric

MESSAGES = ("messages.sent_at", "messages.author_kind")

METRICS: tuple[Metric, ...] = (
    Metric(
        name="conversations", label="Conversations", unit="count", good="none", how="sum",
        why="How many times customers turned to us.",
        formula="conversations that arrived, missed and left ones included",
        table="conversations", dated_by="arrived_at", value="1", needs=("arrived_at",), source=("S4", "S1"),
        traps="Not messages and not people: one customer may have several conversations. Spam is left out.",
    ),
    Metric(
        name="inbound_messages", label="Customer messages", unit="count", good="none", how="sum",
        why="How much is written to us; the load on the inbox.",
        formula="messages written by customers; where a conversation has no messages, its own count of them",
        table="messages", grain="writings", dated_by="sent_at",
        value="CASE WHEN author_kind = 'customer' THEN weight END",
        left_out=(("written by our side", "author_kind <> 'customer'"),),
        needs=("messages.sent_at|conversations.customer_messages",), source=("S1", "S3", "S0"),
        traps="Several messages in a row count each.",
    ),
    Metric(
        name="customers", label="Customers", unit="count", good="none", how="distinct",
        why="How many different people turned to us.",
        formula="different customers among the conversations that arrived",
        table="conversations", dated_by="arrived_at", value="customer", left_out=(("no customer id", "customer IS NULL"),),
        needs=("arrived_at", "customer_id"), source=("S1", "S0"),
        traps="Does not add up over months or channels: the same person may stand in several.",
    ),
    Metric(
        name="replies", label="Replies sent", unit="count", good="none", how="sum",
        why="How much the team writes.", formula="messages written by agents, first or not",
        table="messages", grain="writings", dated_by="sent_at",
        value="CASE WHEN author_kind = 'agent' THEN weight END",
        left_out=(("not written by an agent", "author_kind <> 'agent'"),), needs=MESSAGES, source=("S3",),
        traps="Welcomes, survey prompts, automatic messages and internal notes are not replies.",
    ),
    Metric(
        name="messages_replied_to", label="Messages replied to", unit="count", good="none", how="sum",
        why="How many customer messages got an answer.",
        formula="customer messages with a human reply later in the conversation",
        table="messages", dated_by="sent_at", value="CASE WHEN replied THEN 1 END",
        left_out=(("not written by a customer", "author_kind <> 'customer'"), ("no reply after it", "NOT replied")),
        needs=MESSAGES, source=("S3",), traps="All messages of a burst are answered by one reply.",
    ),
    Metric(
        name="response_rate", label="Response rate", unit="share", good="up", how="mean",
        why="Do customers get an answer at all?", formula="customer messages replied to / customer messages",
        table="messages", dated_by="sent_at", value="CAST(replied AS INTEGER)",
        left_out=(("not written by a customer", "author_kind <> 'customer'"),
                  ("needs no reply by its tag", "replied IS NULL")),
        needs=MESSAGES, source=("S3",), traps="Over all industries about a third is usual; a thank-you needs no reply.",
    ),
    Metric(
        name="messages_per_conversation", label="Messages per conversation", unit="ratio", good="none", how="mean",
        why="How much writing one question takes.",
        formula="customer and agent messages / conversations that have messages",
        table="conversations", dated_by="arrived_at", value="messages", left_out=(("no messages", "messages IS NULL"),),
        needs=MESSAGES, source=("S4",), traps="Never a ranking by itself: a hard topic takes more messages.",
    ),
    Metric(
        name="off_hours_share", label="Outside working hours", unit="share", good="none", how="mean",
        why="How many write when nobody is there.", formula="arrivals outside working hours / all arrivals",
        table="conversations", dated_by="arrived_at", value="CAST(off_hours AS INTEGER)",
        left_out=(("no working hours set", "off_hours IS NULL"),), needs=("arrived_at", "working hours"),
        source=("S0",), traps="Needs working hours; none are set at first.",
    ),
)
