"""How customers feel over time: the parts of a whole by period, with the periods marked in which it changed for sure."""

from dataclasses import replace
from itertools import pairwise
from math import sqrt

import pyarrow as pa

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.said import period_name
from metrics.words import count_words, said
from pages.parts import before_after, slides, style
from pages.parts.answers import Row, as_groups, known, rows
from pages.parts.charts import key_of, trend
from pages.parts.clicks import by_brush
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.tables import show_as_table

NAMES = {"sentiment_negative": "negative", "sentiment_neutral": "neutral", "sentiment_positive": "positive"}
NEGATIVE = METRICS["sentiment_negative"]
PARTS = replace(NEGATIVE, how="part", label="Share of messages")
FEW = 20  # labelled messages that a period must have to be compared with the one before
SURE = 2.58  # 99 in 100: of many periods one in twenty would be marked by chance
SIGNS = {True: "▲", False: "▼"}


def draw(now: Here) -> None:
    """Negative, neutral and positive as parts of all messages; a drag over it zooms."""
    answer = now.ask(*NAMES, every=now.every)
    found = shifts(rows(answer, NEGATIVE))
    shown = flagged(as_groups(answer, NAMES), {row["period"]: sign for row, sign, _ in found})
    told = sentence(found, now.every) if known(answer, NEGATIVE) else ""
    seen = slides.Seen(tuple(NAMES), "line", (), now.every, now.filter)
    chart_head(seen, f"How they feel per {now.every}", told, "moods", style.key_line(key_of(shown, PARTS)))
    key = now.key("moods", "period")
    trend(shown, PARTS, now.every, key=key, on_select=lambda: by_brush(key, answer, now.every))
    before_after.fold(now, answer, NEGATIVE, now.every, "moods")
    show_as_table(shown, PARTS, now.every, key="moods-table")


def shifts(found: list[Row]) -> list[tuple[Row, str, Row]]:
    """The periods in which the share of negative messages differs from the one before by more than chance, with that one."""
    enough = [row for row in found if row["value"] is not None and row["n"] >= FEW]
    sure = [(last, row) for last, row in pairwise(enough) if abs(_apart(last, row)) >= SURE]
    return [(row, SIGNS[row["value"] > last["value"]], last) for last, row in sure]


def _apart(last: Row, row: Row) -> float:
    """By how many standard errors two shares differ."""
    both = (last["value"] * last["n"] + row["value"] * row["n"]) / (last["n"] + row["n"])
    error = sqrt(both * (1 - both) * (1 / last["n"] + 1 / row["n"]))
    return (row["value"] - last["value"]) / error if error else 0.0


def flagged(answer: Answer, signs: dict) -> Answer:
    """The answer with a sign at the periods that have one."""
    flags = pa.array([signs.get(row["period"], "") for row in rows(answer)], pa.string())
    return replace(answer, table=answer.table.append_column("flag", flags))


def sentence(found: list[tuple[Row, str, Row]], every: str) -> str:
    """*▲ More negative in the week of 4 May: 31 % after 22 %.* The largest steps first."""
    if not found:
        return f"No {every} differs from the one before by more than chance."
    largest = sorted(found, key=lambda one: -abs(one[0]["value"] - one[2]["value"]))[:2]
    told = [
        f"{sign} {'More' if sign == SIGNS[True] else 'Less'} negative {period_name(row['period'], every)}: "
        f"{said(NEGATIVE, row['value'], row['n'])} after {said(NEGATIVE, last['value'], last['n'])}"
        for row, sign, last in largest
    ]
    more = f" {count_words(len(found) - 2, 'more step')} marked." if len(found) > 2 else ""
    return "; ".join(told) + "." + more
