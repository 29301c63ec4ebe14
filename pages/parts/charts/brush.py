"""Reading the span a reader dragged over a trend."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from metrics.answer import Answer
from pages.parts.answers import rows
from pages.parts.spans import period_end


def brushed(event, answer: Answer, every: str, zone: str | None = None) -> tuple[datetime, datetime] | None:
    """The whole periods under the brush as a half-open span of naive local time; None without a brush.

    The browser reads naive times in its own zone and gives milliseconds back; `zone` is the browser's unless named.
    """
    ends_ = ((event or {}).get("selection", {}).get("brush") or {}).get("start")
    if not ends_ or len(ends_) != 2:
        return None
    clock = ZoneInfo(zone or st.context.timezone or "UTC")
    first, last = (datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(milliseconds=ms) for ms in sorted(ends_))
    low, high = (moment.astimezone(clock).replace(tzinfo=None) for moment in (first, last))
    starts = sorted({row["period"] for row in rows(answer) if row["period"]})
    under = [start for start in starts if start < high and period_end(start, every) > low]
    return (under[0], period_end(under[-1], every)) if under else None
