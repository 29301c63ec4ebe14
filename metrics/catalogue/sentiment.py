"""How customers feel, by what they write."""

from metrics.metric import Metric

CUSTOMERS = {"table": "messages", "dated_by": "sent_at", "agent": "reply_agent", "needs": ("messages.text",)}
OURS = ("written by our side", "author_kind <> 'customer'")
UNKNOWN = ("too little is known to tell", "sentiment = 'unknown'")
NOT_YET = ("not labelled yet", "sentiment IS NULL")
LABELLED = {**CUSTOMERS, "left_out": (OURS, NOT_YET, UNKNOWN)}
TELLS = "author_kind = 'customer' AND sentiment <> 'unknown'"
TRAPS = (
    "Told by words, not by people: right for about two of three messages, so it shows a trend, not a verdict on one."
)


def share(sentiment: str, label: str, good: str, why: str) -> Metric:
    """The share of labelled messages that are of one sentiment."""
    return Metric(
        name=f"sentiment_{sentiment}",
        label=label,
        unit="share",
        good=good,
        how="share",
        why=why,
        formula=f"{sentiment} messages / customers' messages with a sentiment",
        **LABELLED,
        value=f"CASE WHEN {TELLS} THEN sentiment = '{sentiment}' END",
        source=("S3",),
        traps=TRAPS,
    )


METRICS: tuple[Metric, ...] = (
    share("positive", "Positive messages", "up", "How much of what customers write is glad."),
    share("neutral", "Neutral messages", "none", "How much of what customers write is neither glad nor angry."),
    share("negative", "Negative messages", "down", "How much of what customers write is unhappy."),
    Metric(
        name="sentiment_unknown",
        label="Messages without a sentiment",
        unit="share",
        good="down",
        how="share",
        why="How much the other shares do not speak of.",
        formula="messages with too few known words / all customers' messages",
        **CUSTOMERS,
        value="CASE WHEN author_kind = 'customer' THEN sentiment = 'unknown' END",
        left_out=(OURS, NOT_YET),
        source=("ours",),
        traps="Pictures, order numbers, and languages that are not known well.",
    ),
    Metric(
        name="sentiment_net",
        label="Net sentiment",
        unit="score",
        good="up",
        how="mean",
        why="Glad messages less unhappy ones in one number, from −100 to 100.",
        formula="100 × (positive − negative) / (positive + neutral + negative messages)",
        **LABELLED,
        value=f"CASE WHEN {TELLS} THEN CASE sentiment WHEN 'positive' THEN 100 WHEN 'negative' THEN -100 ELSE 0 END END",
        net=True,
        source=("S3",),
        traps="People write when something is wrong: below zero is usual. Compare with yourself, not with others. "
        + TRAPS,
    ),
    Metric(
        name="sentiment_ratio",
        label="Positive for each negative",
        unit="ratio",
        good="up",
        how="ratio",
        why="How many glad messages come with each unhappy one.",
        formula="positive messages / negative messages",
        **CUSTOMERS,
        value="CASE WHEN author_kind = 'customer' AND sentiment = 'negative' THEN 1 END",
        second="CASE WHEN author_kind = 'customer' AND sentiment = 'positive' THEN 1 END",
        left_out=(OURS, NOT_YET, UNKNOWN, ("neutral", "sentiment = 'neutral'"), ("positive", "sentiment = 'positive'")),
        source=("S3",),
        traps="Jumps where few are negative. " + TRAPS,
    ),
    Metric(
        name="sentiment_shift",
        label="Change of mood",
        unit="score",
        good="up",
        how="mean",
        why="Do customers leave happier than they came? From −2 to 2.",
        formula="mean of last − first message of a conversation; negative is −1, neutral 0, positive 1",
        table="conversations",
        dated_by="arrived_at",
        value="sentiment_shift",
        scale=(-2, 2),
        left_out=(("fewer than two messages with a sentiment", "sentiment_shift IS NULL"),),
        needs=("messages.text",),
        source=("S3",),
        traps="Thanks at the end are polite, not always glad. " + TRAPS,
    ),
)
