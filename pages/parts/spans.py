"""Where the periods of a chart end."""

from datetime import datetime, timedelta

from metrics.span import months_back


def period_end(start: datetime, every: str) -> datetime:
    """Where the period ends that starts at `start`: the first moment of the next."""
    if every in ("month", "quarter"):
        return months_back(start, -3 if every == "quarter" else -1)
    return start + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[every]
