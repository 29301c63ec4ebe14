"""What became of the conversations: resolved, missed, never answered, still open."""

from metrics.metric import Metric

REPLY = "first_reply_at|replies|messages.author_kind"
RESOLVED = "first_resolved_at|resolved_at|status"
OVER = f"left_at|ended_at|{RESOLVED}"

METRICS: tuple[Metric, ...] = (
    Metric(
        name="resolution_rate", label="Resolved", unit="share", good="up", how="mean",
        why="How many of the questions were solved.", formula="resolved and not open again / all that arrived",
        table="conversations", dated_by="arrived_at", value="CAST(resolved_now AS INTEGER)",
        needs=("arrived_at", RESOLVED), source=("S0",),
        traps="As of now: last week's arrivals had less time to be resolved.",
    ),
    Metric(
        name="fcr", label="First-contact resolution", unit="share", good="up", how="mean",
        why="Solved at the first touch: the customer does not have to come back.",
        formula="resolved, not deferred, not transferred, not reopened, no new contact within the repeat window / "
                "conversations with a human reply",
        table="conversations", dated_by="arrived_at", value="CAST(fcr AS INTEGER)",
        left_out=(("no human reply", "NOT fcr_counts"), ("resolved too recently to tell", "fcr_too_recent"),
                  ("a part is unknown", "fcr IS NULL")),
        needs=("arrived_at", RESOLVED), source=("S0",),
        traps="The printed formula of the article (resolved / all) is the resolution rate; this is its prose.",
    ),
    Metric(
        name="missed", label="Missed chats", unit="count", good="down", how="sum",
        why="Chats that ended without a person ever answering. The goal is none.",
        formula="chats that are over without a human reply, not left within the grace, not solved by the bot",
        table="conversations", dated_by="arrived_at", value="CASE WHEN missed THEN 1 END",
        left_out=(("not missed", "missed IS NOT TRUE"),), needs=("channel", OVER, REPLY), source=("S4",),
        traps="A visitor who left within the grace (60 s) is not missed.",
    ),
    Metric(
        name="missed_rate", label="Missed chats, share", unit="share", good="down", how="mean",
        why="The share of chats in which nobody answered.", formula="missed / (chats − those left within the grace)",
        table="conversations", dated_by="arrived_at", value="CAST(missed AS INTEGER)",
        left_out=(("not a chat", "channel IS DISTINCT FROM 'chat'"), ("left within the grace", "left_in_grace"),
                  ("replies unknown", "missed IS NULL")),
        needs=("channel", OVER, REPLY), source=("S4",), traps="Chats only; the other channels have the share never answered.",
    ),
    Metric(
        name="never_answered_rate", label="Never answered", unit="share", good="down", how="mean",
        why="The customers we left without an answer.",
        formula="conversations without a human reply by now / conversations, those solved by the bot left out",
        table="conversations", dated_by="arrived_at", value="CAST(never_answered AS INTEGER)",
        left_out=(("solved by the bot", "bot_resolved"), ("replies unknown", "never_answered IS NULL")),
        needs=("arrived_at", REPLY), source=("S3",),
        traps="The newest conversations may still be answered.",
    ),
    Metric(
        name="bot_resolved_share", label="Solved by the bot", unit="share", good="none", how="mean",
        why="How much the bot takes off the team.",
        formula="resolved with a bot reply, never handed over, no human reply / conversations",
        table="conversations", dated_by="arrived_at", value="CAST(bot_resolved AS INTEGER)",
        left_out=(("replies unknown", "bot_resolved IS NULL"),),
        needs=("first_bot_reply_at|messages.author_kind", RESOLVED), source=("S0",),
        traps="Resolved by the bot's own account; look at repeat contact too.",
    ),
    Metric(
        name="backlog_open", label="Open backlog", unit="count", good="down", how="level",
        why="What is still waiting to be solved at the end of the period.",
        formula="arrived before the end of the period, not resolved, left or closed by then",
        table="conversations", grain="flow", dated_by="end of the period", moment="happened_at", value="open",
        needs=("arrived_at", "first_resolved_at|resolved_at"), source=("ours",),
        traps="The start of the period does not cut it: older open conversations count.",
    ),
    Metric(
        name="backlog_net", label="Backlog change", unit="count", good="down", how="sum",
        why="Do we keep up? Above zero the pile grows.", formula="arrivals − last resolutions",
        table="conversations", grain="flow", dated_by="day", moment="happened_at", value="net",
        needs=("arrived_at", "first_resolved_at|resolved_at"), source=("ours",),
        traps="The change, not the pile itself.",
    ),
)
