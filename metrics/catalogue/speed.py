"""How long customers wait: first reply, later replies, resolution, handle time, and the targets for them."""

from metrics.metric import Metric, duration

REPLY = "first_reply_at|messages.author_kind"
UNANSWERED = ("unanswered", "first_reply_at IS NULL")
IMPOSSIBLE_REPLY = ("reply before arrival", "first_reply_at < arrived_at")
IMPOSSIBLE_SPAN = "ends before it starts, or in the future"
UNRESOLVED = "not resolved"

METRICS: tuple[Metric, ...] = (
    *duration(
        Metric(
            name="first_reply",
            label="First reply",
            unit="seconds",
            good="down",
            how="mean",
            why="How long a customer waits for the first answer of a person; it shapes the rest of the conversation.",
            formula="first human reply − arrival, over conversations that got one",
            table="conversations",
            dated_by="arrived_at",
            agent="first_reply_agent",
            value="first_reply{clock}",
            left_out=(UNANSWERED, IMPOSSIBLE_REPLY, (IMPOSSIBLE_SPAN, "first_reply IS NULL")),
            needs=("arrived_at", REPLY),
            source=("S0", "S3"),
            traps="Unanswered conversations are not in it: look at the share never answered beside it. Bots do not count.",
        )
    ),
    *duration(
        Metric(
            name="reply_wait",
            label="Reply wait",
            unit="seconds",
            good="down",
            how="mean",
            why="How long customers wait for an answer at any point of the conversation, not only at its start.",
            formula="customer waiting since − next human reply, over all answered waits",
            table="messages",
            grain="replies",
            dated_by="start of the wait",
            moment="waiting_since",
            value="wait{clock}",
            left_out=(("still waiting", "replied_at IS NULL"), (IMPOSSIBLE_SPAN, "wait IS NULL")),
            needs=("messages.sent_at", "messages.author_kind"),
            source=("S3",),
            traps="Several customer messages in a row start one wait. The last, unanswered wait is not in it.",
        )
    ),
    *duration(
        Metric(
            name="response_time",
            label="Response time",
            unit="seconds",
            good="down",
            how="mean",
            why="Once the conversation has begun: how fast do we keep answering?",
            formula="customer waiting since − next human reply, without the first answered wait of each conversation",
            table="messages",
            grain="replies",
            dated_by="start of the wait",
            moment="waiting_since",
            value="CASE WHEN NOT first THEN wait{clock} END",
            left_out=(
                ("still waiting", "replied_at IS NULL"),
                ("first answer of the conversation", "first"),
                (IMPOSSIBLE_SPAN, "wait IS NULL"),
            ),
            needs=("messages.sent_at", "messages.author_kind"),
            source=("S4",),
            traps="Kept apart from the first reply: a quick welcome hides slow answers later.",
        )
    ),
    *duration(
        Metric(
            name="first_resolution",
            label="Resolution time",
            unit="seconds",
            good="down",
            how="mean",
            why="How long until the customer's question is solved for the first time.",
            formula="first resolution − arrival, over resolved conversations",
            table="conversations",
            dated_by="first_resolved_at",
            value="first_resolution{clock}",
            left_out=(
                (UNRESOLVED, "first_resolved_at IS NULL"),
                ("resolved before arrival", "first_resolved_at < arrived_at"),
                (IMPOSSIBLE_SPAN, "first_resolution IS NULL"),
            ),
            needs=("arrived_at", "first_resolved_at|resolved_at"),
            source=("S2",),
            traps="Reopened conversations are solved twice; this is the first time. Open ones are not in it.",
        )
    ),
    *duration(
        Metric(
            name="handle_time",
            label="Handle time",
            unit="seconds",
            good="down",
            how="mean",
            why="The working time one call or chat takes: talking, holding and the work after it.",
            formula="(talk + hold + after-call work), over answered calls, and agents' active time where a chat export gives it",
            table="calls",
            grain="handlings",
            dated_by="call start",
            moment="started_at",
            value="handle_seconds",
            needs=("calls.talk_seconds|conversations.handle_seconds",),
            source=("S0",),
            guard="csat_mean",
            traps="Shorter is not better by itself: look at satisfaction and repeat contact beside it.",
        )
    ),
    *duration(
        Metric(
            name="chat_duration",
            label="Conversation length",
            unit="seconds",
            good="none",
            how="mean",
            why="How long a conversation lasts from its first to its last message.",
            formula="last − first message of customer, agent or bot; without messages, end − arrival",
            table="conversations",
            dated_by="arrived_at",
            value="chat_duration{clock}",
            left_out=(("no second message and no end", "chat_duration IS NULL"),),
            needs=("arrived_at", "ended_at|messages.sent_at"),
            source=("S4",),
            traps="Neither short nor long is good by itself.",
        )
    ),
    Metric(
        name="sla_first_reply",
        label="First reply within target",
        unit="share",
        good="up",
        how="share",
        why="The promise to customers: how often is the first reply in time?",
        formula="conversations whose first human reply came in at most the target / conversations that are due",
        table="conversations",
        dated_by="arrived_at",
        agent="first_reply_agent",
        value="sla_first_reply{clock}",
        left_out=(
            ("reply before arrival", "first_reply_at < arrived_at"),
            ("left within the grace", "left_in_grace AND first_reply_at IS NULL"),
            ("solved by the bot", "bot_resolved AND first_reply_at IS NULL"),
            ("not yet due", "sla_first_reply{clock} IS NULL"),
        ),
        needs=("arrived_at", REPLY),
        source=("S1",),
        traps="Judged by the target in force on arrival. Open and overdue counts as missed.",
    ),
)
