"""Promises to customers: replies and resolutions within their targets, and answers within the hour and the day."""

from metrics.metric import Metric

REPLY_TIME = "first_reply_at|messages.author_kind"
ARRIVED = {"table": "conversations", "dated_by": "arrived_at"}
IMPOSSIBLE = ("reply before arrival", "first_reply_at < arrived_at")
LATER = ("answered nobody knows when", "human AND first_reply_at IS NULL")
UNKNOWN = ("replies unknown", "NOT replies_known AND first_reply_at IS NULL")


def _answered(hours: int, label: str, why: str) -> Metric:
    name = f"answered_in_{hours}h"
    return Metric(
        name=name,
        label=label,
        unit="share",
        good="up",
        how="share",
        why=why,
        formula=f"first human reply within {hours} h / conversations that arrived at least {hours} h ago",
        **ARRIVED,
        agent="first_reply_agent",
        value=f"{name}{{clock}}",
        left_out=(IMPOSSIBLE, LATER, UNKNOWN, (f"arrived less than {hours} h ago", f"{name}{{clock}} IS NULL")),
        needs=("arrived_at", REPLY_TIME),
        source=("S3",),
        traps="What customers expect, not what was promised to them: for that, see the share within target.",
    )


METRICS: tuple[Metric, ...] = (
    Metric(
        name="sla_first_reply",
        label="First reply within target",
        unit="share",
        good="up",
        how="share",
        why="The promise to customers: how often is the first reply in time?",
        formula="conversations whose first human reply came in at most the target / conversations that are due",
        **ARRIVED,
        agent="first_reply_agent",
        value="sla_first_reply{clock}",
        left_out=(
            IMPOSSIBLE,
            ("left within the grace", "left_in_grace AND first_reply_at IS NULL"),
            ("solved by the bot", "bot_resolved AND first_reply_at IS NULL"),
            LATER,
            UNKNOWN,
            ("not yet due", "sla_first_reply{clock} IS NULL"),
        ),
        needs=("arrived_at", REPLY_TIME),
        source=("S1",),
        traps="Judged by the target in force on arrival. Open and overdue counts as missed.",
    ),
    Metric(
        name="sla_resolution",
        label="Resolved within target",
        unit="share",
        good="up",
        how="share",
        why="The promise to customers: how often is the question solved in time?",
        formula="conversations whose last resolution came in at most the target / conversations that are due",
        **ARRIVED,
        value="sla_resolution{clock}",
        left_out=(
            ("resolved before arrival", "resolved_at < arrived_at"),
            ("left within the grace", "left_in_grace"),
            ("solved by the bot", "bot_resolved"),
            ("from a file that does not tell of resolutions", "NOT resolutions_known"),
            ("resolved nobody knows when", "resolved_now"),
            ("not yet due", "sla_resolution{clock} IS NULL"),
        ),
        needs=("arrived_at", "first_resolved_at|resolved_at"),
        source=("S1",),
        guard="reopen_rate",
        traps="By the last resolution: what is reopened is late sooner. Closed without a resolution counts as missed.",
    ),
    _answered(1, "Answered within the hour", "More than half of customers expect an answer within the hour."),
    _answered(24, "Answered within a day", "Three quarters of customers and more expect an answer within a day."),
)
