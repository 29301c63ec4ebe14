"""Live chats: how long visitors wait for a person, who is missed, leaves or is called back, and how chats end."""

from metrics.metric import Metric, duration

ARRIVED = {"table": "conversations", "dated_by": "arrived_at"}
ANY_REPLY = "first_reply_at|replies|messages.author_kind"
ANY_RESOLUTION = "first_resolved_at|resolved_at|status"
OVER = f"left_at|ended_at|{ANY_RESOLUTION}"
SPARED = (("when visitors left", "left_at"), ("bot replies", "first_bot_reply_at|messages.author_kind"))
NOT_A_CHAT = ("not a chat", "channel IS DISTINCT FROM 'chat'")
IN_GRACE = ("left within the grace", "left_in_grace")
UNKNOWN = ("replies unknown", "missed IS NULL")

METRICS: tuple[Metric, ...] = (
    *duration(
        Metric(
            name="wait_time",
            label="Chat wait",
            unit="seconds",
            good="down",
            how="mean",
            why="How long a visitor waits for a person in the chat: the figure to tell visitors as the usual wait.",
            formula="first human reply − arrival, over chats a person engaged in; missed chats are left out",
            **ARRIVED,
            agent="first_reply_agent",
            or_at="first_reply_at",
            value="CASE WHEN channel = 'chat' THEN first_reply{clock} END",
            left_out=(
                NOT_A_CHAT,
                ("no person engaged", "first_reply_at IS NULL"),
                ("reply before arrival", "first_reply_at < arrived_at"),
                ("ends before it starts, or in the future", "first_reply IS NULL"),
            ),
            needs=("channel", "arrived_at", "first_reply_at|messages.author_kind"),
            source=("S4",),
            guard="missed_rate",
            traps="Chats only. It falls when the slowest chats are missed altogether: look at the share missed beside it.",
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
            **ARRIVED,
            value="chat_duration{clock}",
            left_out=(
                ("ends before it starts", "messages IS NULL AND ended_at < arrived_at"),
                ("no second message and no end", "chat_duration IS NULL"),
            ),
            needs=("arrived_at", "ended_at|messages.sent_at"),
            source=("S4",),
            guard="csat_share|repeat_contact_rate",
            traps="All channels. Neither short nor long is good by itself.",
        )
    ),
    Metric(
        name="successful",
        label="Successful conversations",
        unit="count",
        good="up",
        how="count",
        why="How many were handled by a person and brought to an end.",
        formula="a human reply, and resolved or closed by whom the settings name (agent or customer)",
        **ARRIVED,
        value="successful",
        left_out=(
            ("no human reply", "NOT human"),
            ("not finished", "NOT finished"),
            ("closed by somebody else", "successful = false"),
            ("closed by nobody knows whom", "successful IS NULL"),
        ),
        needs=("arrived_at", ANY_REPLY, f"ended_at|{ANY_RESOLUTION}"),
        source=("S4",),
        guard="csat_share|repeat_contact_rate",
        traps="More of them may only mean more conversations; whether the customer was pleased is another number.",
    ),
    Metric(
        name="missed",
        label="Missed chats",
        unit="count",
        good="down",
        how="count",
        why="Chats that ended without a person ever answering. The goal is none.",
        formula="chats that are over without a human reply, not left within the grace, not solved by the bot",
        **ARRIVED,
        value="missed",
        left_out=(NOT_A_CHAT, IN_GRACE, UNKNOWN, ("not missed", "NOT missed")),
        parts=SPARED,
        needs=("channel", OVER, ANY_REPLY),
        source=("S4",),
        traps="A visitor who left within the grace (60 s) is not missed.",
    ),
    Metric(
        name="missed_rate",
        label="Missed chats, share",
        unit="share",
        good="down",
        how="share",
        why="The share of chats in which nobody answered.",
        formula="missed / (chats − those left within the grace)",
        **ARRIVED,
        value="missed",
        left_out=(NOT_A_CHAT, IN_GRACE, UNKNOWN),
        parts=SPARED,
        needs=("channel", OVER, ANY_REPLY),
        source=("S4",),
        traps="Chats only; the other channels have the share never answered.",
    ),
    Metric(
        name="abandoned",
        label="Abandoned chats",
        unit="count",
        good="down",
        how="count",
        why="Visitors who waited and gave up: the part of the missed that a shorter queue would have kept.",
        formula="missed chats that the visitor left, at or after the grace",
        **ARRIVED,
        value="abandoned",
        left_out=(
            NOT_A_CHAT,
            IN_GRACE,
            UNKNOWN,
            ("not missed", "NOT missed"),
            ("missed, but not left", "NOT abandoned"),
        ),
        needs=("channel", "left_at", ANY_REPLY),
        source=("S4",),
        traps="Part of the missed chats, not beside them. A visitor who was answered after leaving is not counted.",
    ),
    Metric(
        name="callback_rate",
        label="Missed chats followed up",
        unit="share",
        good="up",
        how="share",
        why="Who was missed may still be won back by a call.",
        formula="missed chats with a call back / missed chats",
        **ARRIVED,
        value="called_back",
        left_out=(
            NOT_A_CHAT,
            IN_GRACE,
            UNKNOWN,
            ("not missed", "NOT missed"),
            ("from a file that does not tell of calls back", "called_back IS NULL"),
        ),
        needs=("channel", "callback_at", OVER, ANY_REPLY),
        source=("S4",),
        traps="The newest may still be called. Whether the customer picked up is not in it.",
    ),
)
