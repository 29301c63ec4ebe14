"""What a metric counts, on which scale, and by which moment its rows are dated, as people call it."""

from metrics.metric import Metric

NOUNS = {
    "messages": "message",
    "replies": "answered wait",
    "surveys": "answer",
    "calls": "call",
    "handlings": "contact",
    "writings": "message",
    "flow": "conversation",
    "issues": "issue",
    "article_views": "reading",
    "traffic": "contact",
    "customer": "customer",  # who is counted, not which rows
    "tasks": "task",
}
# One row of what is read, where it is something else than what counts in the end.
ROWS = {"replies": "wait", "surveys": "survey", "flow": "arrival or end", "touches": "agent’s part"}
SCALES = {
    "csat_mean": "of 5",
    "agent_satisfaction": "of 5",
    "deflection_site_ratio": "views per call",
    "deflection_social_ratio": "per call or e-mail",
}
MOMENTS = {
    "arrived_at": "arrival",
    "sent_at": "when it was sent",
    "first_resolved_at": "first resolution",
    "resolved_at": "last resolution",
    "answered_at": "answer",
    "viewed_at": "when it was read",
    "assigned_at": "when it was assigned",
    "completed_at": "when it was completed",
    "period": "when it happened",
    "day": "when it happened",
}


def noun(metric: Metric) -> str:
    """What a metric counts, in one word."""
    return NOUNS.get(metric.second) or NOUNS.get(metric.reads, "conversation")


def scale(metric: Metric) -> str:
    """What stands behind a bare number: the end of the scale that a score is given on, or what is divided by what."""
    return SCALES.get(metric.name, "")


def row_noun(metric: Metric) -> str:
    """What one row of the table is that a metric reads."""
    return ROWS.get(metric.reads) or NOUNS.get(metric.reads, "conversation")


def dated_words(metric: Metric) -> str:
    """The moment a metric is dated by, as people call it."""
    return MOMENTS.get(metric.dated_by, metric.dated_by.replace("_", " "))


def nothing(metric: Metric) -> str:
    """Why a number has no value in a span; of a ratio what it would be divided by."""
    below = metric.formula.rpartition(" / ")[2].strip("()") if metric.how == "ratio" else ""
    return f"Nothing in this span to divide by: {below}." if below else "Nothing in this span to count."
