"""An answer as one table: a row for each group and period, its numbers side by side, and the whole asked for by itself."""

from functools import partial

import pandas as pd
import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.drawings import Asked
from metrics.groups import group_words
from metrics.metric import Metric
from metrics.said import period_name
from metrics.words import NOTHING, count_words, said
from pages.parts.answers import Row, rows
from pages.parts.charts.values import tips
from pages.parts.heads import chart_head
from pages.parts.slides import Seen
from pages.parts.tables import ROW, table_height

ALL = "All"
MOST = 1000  # rows on screen; the CSV has all


def totals(asked: Asked, answer: Answer, whole: Answer) -> None:
    """The table, which sorts by what is behind the words; its first row is the whole, asked for and not added up."""
    metrics = [METRICS[name] for name in asked.metrics]
    lines = _lines(asked, answer)
    several = bool(asked.by or asked.every)
    note = f"{count_words(len(lines), 'row')}; “{ALL}” is asked for by itself, not added up." if several else ""
    by = f" by {' and '.join(asked.by).replace('_', ' ')}" if asked.by else ""
    seen = Seen(asked.metrics, "table", asked.by, asked.every)
    chart_head(seen, f"{', '.join(metric.label for metric in metrics)}{by}", note, "explore-table")
    shown = _frame(
        asked, metrics, [(_top(asked), {row["metric"]: row for row in rows(whole)}), *(lines if several else [])]
    )
    says = {name: "{:,}" for name in shown.columns if name == "n" or name.startswith("n of ")}
    says |= {metric.label: partial(_say, metric) for metric in metrics}
    st.dataframe(
        shown[:MOST].style.format(says, na_rep=NOTHING),
        hide_index=True,
        height=table_height(len(shown)),
        key="explore-totals",
        row_height=ROW,
        column_config=_heads(shown, metrics),
        placeholder=NOTHING,
    )
    if len(lines) > MOST:
        st.caption(f"The first {MOST:,} rows; the CSV has all.")


def _heads(shown: pd.DataFrame, metrics: list[Metric]) -> dict:
    """Short heads, so that several numbers fit side by side: n and change stand right of their number."""
    heads = {f"n of {metric.label}": ("n", f"How many rows {metric.label} rests on") for metric in metrics}
    heads |= {f"Change of {metric.label}": ("Change", f"{metric.label} against the time before") for metric in metrics}
    return {name: st.column_config.Column(*heads[name][:1], help=heads[name][1]) for name in shown if name in heads}


def _say(metric: Metric, value: float) -> str:
    return said(metric, value)


def _top(asked: Asked) -> list[str]:
    heads = (["Period"] if asked.every else []) + list(asked.by)
    return [ALL] * max(1, len(heads))


def _lines(asked: Asked, answer: Answer) -> list[tuple[list[str], dict[str, Row]]]:
    """The names of each group of each period and its rows, by metric; the largest first where there is no period."""
    found: dict[tuple, dict[str, Row]] = {}
    for row in rows(answer):
        found.setdefault((row["period"], *(row[by] for by in asked.by)), {})[row["metric"]] = row
    if not asked.every:
        found = dict(sorted(found.items(), key=lambda one: -next(iter(one[1].values()))["n"]))
    found = {at: of for at, of in found.items() if any(row["n"] for row in of.values())}
    return [
        (([period_name(at, asked.every)] if asked.every else []) + list(map(group_words, group, asked.by)), of)
        for (at, *group), of in found.items()
    ]


def _frame(asked: Asked, metrics: list[Metric], lines: list[tuple[list[str], dict[str, Row]]]) -> pd.DataFrame:
    heads = (["Period"] if asked.every else []) + [by.replace("_", " ").capitalize() for by in asked.by]
    columns = {head: [names[i] for names, _ in lines] for i, head in enumerate(heads or [""])}
    for metric in metrics:
        cells = [of.get(metric.name, {"value": None, "n": None}) for _, of in lines]
        columns[metric.label] = pd.Series([cell["value"] for cell in cells], dtype="float64")
        if not metric.counts:
            numbers = pd.Series([cell["n"] for cell in cells], dtype="Int64")
            columns[f"n of {metric.label}" if len(metrics) > 1 else "n"] = numbers
        if any(cell.get("previous_value") is not None for cell in cells):
            columns[f"Change of {metric.label}" if len(metrics) > 1 else "Change"] = [
                tips(cell, metric)["tip_change"] for cell in cells
            ]
    return pd.DataFrame(columns)
