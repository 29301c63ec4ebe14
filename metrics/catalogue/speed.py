"""How long customers wait for an answer: the first, the first of anybody or any bot, and the later ones."""

from metrics.metric import Metric, duration

REPLY_TIME = "first_reply_at|messages.author_kind"
LATER = ("answered nobody knows when", "human AND first_reply_at IS NULL")
UNANSWERED = ("unanswered", "first_reply_at IS NULL")
IMPOSSIBLE_REPLY = ("reply before arrival", "first_reply_at < arrived_at")
IMPOSSIBLE_SPAN = "ends before it starts, or in the future"

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
            or_at="first_reply_at",
            agent="first_reply_agent",
            value="first_reply{clock}",
            left_out=(LATER, UNANSWERED, IMPOSSIBLE_REPLY, (IMPOSSIBLE_SPAN, "first_reply IS NULL")),
            needs=("arrived_at", REPLY_TIME),
            source=("S0", "S3"),
            guard="never_answered_rate",
            traps="Unanswered conversations are not in it: look at the share never answered beside it. Bots do not count.",
        )
    ),
    *duration(
        Metric(
            name="first_reply_with_bots",
            label="First reply, bots included",
            unit="seconds",
            good="down",
            how="mean",
            why="How soon anything comes back to the customer, be it from a person or a bot.",
            formula="first reply of a person or a bot − arrival, over conversations that got one",
            table="conversations",
            dated_by="arrived_at",
            agent="any_reply_agent",
            value="first_any_reply{clock}",
            left_out=(
                ("neither answered by a person nor by a bot", "first_reply_at IS NULL AND first_bot_reply_at IS NULL"),
                ("reply before arrival", "least(first_reply_at, first_bot_reply_at) < arrived_at"),
                (IMPOSSIBLE_SPAN, "first_any_reply IS NULL"),
            ),
            needs=("arrived_at", "first_reply_at|first_bot_reply_at|messages.author_kind"),
            source=("ours",),
            guard="first_reply.median",
            traps="An automatic welcome makes it look quick; how long customers wait for a person is the first reply.",
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
            traps="Several customer messages in a row start one wait. The last, unanswered wait is not in it. "
            "Replies to spam count.",
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
            traps="Kept apart from the first reply: a quick welcome hides slow answers later. Replies to spam count.",
        )
    ),
)
