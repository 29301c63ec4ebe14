"""Goal lines: which goal of a number is in force for what is filtered, on which day, and how it is drawn and said."""

from datetime import date

import pyarrow as pa

from metrics.answer import Answer
from metrics.meant import goal_words
from metrics.metric import Metric
from metrics.targets import KEYS, Goal
from pages.parts.answers import rows
from pages.parts.here import Here


def goal(now: Here, metric: Metric, day: date) -> Goal | None:
    """The goal of a metric that is in force on a day for the rows that the filter keeps."""
    return now.store.terms.settings.goal(metric.name, day, **_kept(now))


def aimed(now: Here, metric: Metric, answer: Answer) -> tuple[Answer, str]:
    """An answer with its goal line in a column `target`, stepping where it was changed, and the latest goal in words."""
    goals = [goal(now, metric, row["period"].date()) if row["period"] else None for row in rows(answer)]
    latest = next((one for one in reversed(goals) if one), None)
    if latest is None:
        return answer, ""
    line = pa.array([one.value if one else None for one in goals], pa.float64())
    return Answer(answer.table.append_column("target", line), answer.needs, answer.notes), goal_words(
        metric.name, latest
    )


def _kept(now: Here) -> dict[str, str]:
    """What all the rows shown have in common, of what a goal can be for: channel, platform, priority, team, agent."""
    found: dict[str, str] = {}
    for keep in now.filter.keep:
        if keep.how == "any" and len(keep.values) == 1:
            channel, _, platform = keep.values[0].partition("/") if keep.column == "place" else ("", "", "")
            found |= {"channel": channel, "platform": platform} if channel else {keep.column: keep.values[0]}
    return {key: value for key, value in found.items() if key in KEYS and value}
