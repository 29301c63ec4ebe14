"""Volume by the day, by the agent and as a share of the whole."""

from metrics.metric import Metric

ARRIVED = {"table": "conversations", "dated_by": "arrived_at"}

METRICS: tuple[Metric, ...] = (
    Metric(
        name="conversations_share",
        label="Share of conversations",
        unit="share",
        good="none",
        how="part",
        why="Where customers turn to, and how that shifts.",
        formula="conversations of the group / all conversations that the filter keeps, in the same period",
        **ARRIVED,
        value="true",
        needs=("arrived_at",),
        source=("S0", "S4"),
        traps="Needs a cut, by channel for example; without one it is 100 %. A conversation with two tags counts once in the "
        "total and once under each tag, so shares by tag can pass 100 %.",
    ),
    Metric(
        name="conversations_per_day",
        label="Conversations per day",
        unit="ratio",
        good="none",
        how="per day",
        why="The daily load, comparable over months of different length.",
        formula="conversations that arrived / calendar days of the span, or of each period as far as it lies in the span; of a "
        "weekday the days of its name",
        **ARRIVED,
        value="true",
        needs=("arrived_at",),
        source=("S4",),
        traps="Weekends and days without any conversation count as days, also those that the data does not reach.",
    ),
    Metric(
        name="handled_per_working_day",
        label="Handled per working day",
        unit="ratio",
        good="none",
        how="per working day",
        why="How much the team handles on a day it works.",
        formula="conversations with a human reply that arrived on a working day / working days; of a weekday those of its name",
        **ARRIVED,
        value="human AND working_day",
        left_out=(
            ("not on a working day", "NOT working_day"),
            ("replies unknown", "never_answered IS NULL AND bot_resolved IS NOT TRUE"),
            ("no human reply", "NOT human"),
        ),
        needs=("arrived_at", "first_reply_at|replies|messages.author_kind"),
        source=("S4",),
        traps="Working days have hours in the working hours set, holidays and special days seen to; none set: Monday to "
        "Friday. Hours of single channels do not matter.",
    ),
    Metric(
        name="conversations_per_agent",
        label="Conversations per agent",
        unit="ratio",
        good="none",
        how="per distinct",
        why="How much lands on one person.",
        formula="conversations an agent replied in, over all agents / agents who replied",
        table="conversations",
        grain="touches",
        dated_by="arrived_at",
        value="agent IS NOT NULL",
        second="agent",
        left_out=(("replies name no agent", "agent IS NULL"),),
        needs=("arrived_at", "messages.agent|agent", "first_reply_at|replies|messages.author_kind"),
        source=("S2",),
        traps="A conversation two agents replied in counts for both. Part-timers count as whole agents; without messages "
        "the owner is taken for the one who replied.",
    ),
)
