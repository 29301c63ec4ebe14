"""What conversations bring: sales, leads, and their worth."""

from metrics.metric import Metric

ARRIVED = {"table": "conversations", "dated_by": "arrived_at"}
WITHOUT = ("without such an outcome", "NOT converted")
UNKNOWN = ("from a file that does not tell of outcomes", "converted IS NULL")

METRICS: tuple[Metric, ...] = (
    Metric(
        name="conversions",
        label="Conversions",
        unit="count",
        good="up",
        how="count",
        why="Conversations that ended in what was hoped for: a sale, a customer, a lead.",
        formula="conversations with one of the outcomes the settings name; without such a list, with any outcome",
        **ARRIVED,
        value="converted",
        left_out=(WITHOUT, UNKNOWN),
        needs=("arrived_at", "outcome"),
        source=("S4",),
        guard="csat_share",
        traps="Dated by arrival, not by the sale. Which outcomes count is a setting.",
    ),
    Metric(
        name="conversion_rate",
        label="Conversion rate",
        unit="share",
        good="up",
        how="share",
        why="How many conversations end in what was hoped for.",
        formula="conversions / conversations",
        **ARRIVED,
        value="converted",
        left_out=(UNKNOWN,),
        needs=("arrived_at", "outcome"),
        source=("S4",),
        guard="csat_share",
        traps="Of all conversations, also those in which nothing was for sale: cut by topic or tag.",
    ),
    Metric(
        name="outcome_value",
        label="Value of conversions",
        unit="money",
        good="up",
        how="sum",
        why="What the conversations brought.",
        formula="sum of the values of conversions",
        **ARRIVED,
        value="won",
        left_out=(WITHOUT, ("value unknown", "outcome_value IS NULL"), UNKNOWN),
        needs=("arrived_at", "outcome_value"),
        source=("S4",),
        traps="In the currency of the file; several currencies are not told apart. A conversion without a value adds nothing.",
    ),
)
