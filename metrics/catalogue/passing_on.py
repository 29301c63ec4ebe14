"""Conversations passed on: to another team, to somebody higher, and how often each."""

from metrics.metric import Metric

ARRIVED = {"table": "conversations", "dated_by": "arrived_at"}
UNKNOWN = ("transfers unknown", "transfers IS NULL")

METRICS: tuple[Metric, ...] = (
    Metric(
        name="transfer_rate",
        label="Transferred",
        unit="share",
        good="down",
        how="share",
        why="Who is passed on has to tell it all again, which customers like least.",
        formula="conversations transferred at least once / conversations whose transfers are known",
        **ARRIVED,
        value="transfers > 0",
        left_out=(UNKNOWN,),
        needs=("arrived_at", "transfers"),
        source=("S0", "S2"),
        traps="An empty cell is not “no transfer”; such conversations are left out.",
    ),
    Metric(
        name="escalation_rate",
        label="Escalated",
        unit="share",
        good="down",
        how="share",
        why="How often the team cannot or may not solve it alone.",
        formula="escalated conversations / conversations of which it is known",
        **ARRIVED,
        value="escalated",
        left_out=(("escalation unknown", "escalated IS NULL"),),
        needs=("arrived_at", "escalated"),
        source=("S0", "S2"),
        guard="agent_satisfaction|csat_share",
        traps="Few escalations may also mean that nobody dares: look at satisfaction of customers and agents.",
    ),
    Metric(
        name="handoffs_per_conversation",
        label="Handoffs per conversation",
        unit="ratio",
        good="down",
        how="mean",
        why="How many hands a question goes through.",
        formula="transfers / conversations whose transfers are known",
        **ARRIVED,
        value="transfers",
        left_out=(UNKNOWN,),
        needs=("arrived_at", "transfers"),
        source=("S0", "S2"),
        traps="Conversations never transferred count with 0. A few long odysseys can carry it.",
    ),
)
