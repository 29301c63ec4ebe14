"""What a chart shows, in one sentence: its text alternative, and the line above it."""

from metrics.answer import Answer
from metrics.metric import Metric
from metrics.words import FEW, count_words
from pages.parts.answers import Row, groups, known, rows
from pages.parts.charts.courses import course
from pages.parts.charts.heat import cells
from pages.parts.charts.ranked import SHOWN, ranking
from pages.parts.charts.values import GREY


def sentence(
    answer: Answer, metric: Metric, every: str = "day", noun: str = "conversation", whole: Row | None = None
) -> str:
    """The answer in one sentence: `Busiest: Tuesday 14–15, 212 conversations.`; empty without data.

    `whole` is the row of the whole span, which a course is told by; a count's can be added up.
    """
    if not known(answer, metric):
        return ""
    by = groups(answer)
    if {"weekday", "hour"} <= set(by):
        return peaks(answer, metric, noun, most=1)
    periods = any(row["period"] for row in rows(answer, metric))
    return course(answer, metric, every, whole) if periods or not by else _ranking(answer, metric)


def peaks(answer: Answer, metric: Metric, noun: str = "conversation", most: int = 3) -> str:
    """The highest cells of a heat map: `Busiest: Tuesday 14–15, 212 conversations; then Monday 9–10 with 198.`

    Of no mere count only those that rest on some rows.
    """
    if not known(answer, metric):
        return ""
    found = [cell for cell in cells(answer, metric) if cell["value"]] or list(cells(answer, metric))
    grey = f" {GREY}" if any(cell["few"] for cell in found) else ""
    found = [cell for cell in found if not cell["few"]]
    if not found:
        return grey.strip()
    top, *rest = sorted(found, key=lambda cell: -(cell["value"] or 0))[:most]
    word = {"count": "Busiest", "seconds": "Longest"}.get(metric.unit, "Highest")
    size = count_words(int(top["value"]), noun) if metric.unit == "count" else top["tip_value"]
    size += "" if metric.counts else f" (n = {top['tip_n']})"
    then = " and ".join(f"{cell['when']} with {cell['tip_value']}" for cell in rest)
    return f"{word}: {top['when']}, {size}{f'; then {then}' if then else ''}.{grey}"


def pale(answer: Answer, metric: Metric, changes: bool = True, most: int = SHOWN) -> str:
    """What pale bars and grey `changes` of a ranked list mean, where there are any."""
    found = ranking(answer, metric)[:most]
    words = [f"fewer than {FEW} behind it"] if any(row["small"] for row in found) else []
    words += ["unknown"] if any(row["unknown"] for row in found) else []
    grey = changes and any(row["noise"] for row in found)
    said = [f"Pale: {' or '.join(words)}."] if words else []
    return " ".join(said + ["Grey changes may be chance."] * grey)


def _ranking(answer: Answer, metric: Metric) -> str:
    found = ranking(answer, metric)
    found = [row for row in found if not row["small"] and not row["unknown"] and not row["others"]] or found
    first, last = found[0], found[-1]
    if len(found) == 1:
        return f"{first['name']} {first['tip_value']}."
    return f"From {first['name']} {first['tip_value']} to {last['name']} {last['tip_value']}."
