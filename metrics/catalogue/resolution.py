"""How long until the question is solved, for the first and the last time, and how often it comes up again."""

from metrics.metric import Metric, duration

SOLVED = ("arrived_at", "first_resolved_at|resolved_at")

METRICS: tuple[Metric, ...] = (
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
                ("resolved before arrival", "first_resolved_at < arrived_at"),
                ("arrival unknown", "arrived_at IS NULL"),
                ("resolved in the future", "first_resolution IS NULL"),
            ),
            needs=SOLVED,
            source=("S2",),
            guard="csat_share|repeat_contact_rate|reopen_rate",
            traps="Reopened conversations are solved twice; this is the first time. Open ones are not in it.",
        )
    ),
    *duration(
        Metric(
            name="last_resolution",
            label="Full resolution time",
            unit="seconds",
            good="down",
            how="mean",
            why="How long until the customer's question is solved for good, reopenings included.",
            formula="last resolution − arrival, over resolved conversations",
            table="conversations",
            dated_by="resolved_at",
            value="last_resolution{clock}",
            left_out=(
                ("resolved before arrival", "resolved_at < arrived_at"),
                ("arrival unknown", "arrived_at IS NULL"),
                ("resolved in the future", "last_resolution IS NULL"),
            ),
            needs=SOLVED,
            source=("S2",),
            guard="csat_share|repeat_contact_rate|reopen_rate",
            traps="The time the customer had it for solved counts too. What is reopened later will move it.",
        )
    ),
    Metric(
        name="reopen_rate",
        label="Reopened",
        unit="share",
        good="down",
        how="share",
        why="Solved, and then not: how often a solution does not hold.",
        formula="reopened at least once / resolved at least once",
        table="conversations",
        dated_by="arrived_at",
        value="reopened",
        left_out=(
            ("never resolved", "NOT resolved AND coalesce(reopens, 0) = 0"),
            ("reopenings unknown", "reopened IS NULL"),
        ),
        needs=("arrived_at", "reopens"),
        source=("S2", "ours"),
        traps="The newest may still be reopened. A thank-you reopens in some tools.",
    ),
)
