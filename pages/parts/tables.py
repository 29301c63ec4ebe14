"""Tables: an answer said in words, and lists of conversations that still sort by what is behind the words."""

import re
from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from metrics.answer import Answer
from metrics.groups import group_words
from metrics.metric import Metric
from metrics.safe import line
from metrics.said import period_name
from metrics.words import NOTHING, say, sure_words
from pages.parts.answers import groups, rows
from pages.parts.charts.values import tips

NUMBER = re.compile(r"[−+–±▲▼<>~ ]*\d|(—|0|no change|)$")  # numbers as people say them, and what stands for none
WIDE = 264  # px of a column of sentences
ROW, MOST = 36, 12  # px of a row; rows before a table scrolls


def answer_table(answer: Answer, metric: Metric, every: str = "day") -> pd.DataFrame:
    """An answer as people read it: period, groups, value, n and change, all as words."""
    found = rows(answer, metric)
    words = [tips(row, metric) for row in found]
    columns: dict[str, list] = {}
    if any(row["period"] for row in found):
        columns["Period"] = [period_name(row["period"], every) for row in found]
    columns |= {by.capitalize(): [group_words(row[by], by) for row in found] for by in groups(answer)}
    columns |= {metric.label: [word["tip_value"] for word in words], "Based on": [word["tip_n"] for word in words]}
    if "low" in answer.table.column_names:
        columns["95 % sure"] = [sure_words(metric, row) or NOTHING for row in found]
    if "previous_value" in answer.table.column_names:
        columns["Change"] = [word["tip_change"] for word in words]
    return pd.DataFrame(columns)


def show_as_table(
    answer: Answer, metric: Metric, every: str = "day", key: str = "table", label: str = "Show as table"
) -> None:
    """A chart's rows behind a fold, for those who would rather read than look."""
    folded(lambda: answer_table(answer, metric, every), key, label)


def folded(make: Callable[[], pd.DataFrame], key: str, head: str = "Show as table") -> None:
    """A table of words behind a fold; made and sent when it is opened."""
    fold = st.expander(head, key=f"quiet-{key}", on_change="rerun")
    if fold.open:
        table = make()
        fold.dataframe(table, hide_index=True, height=table_height(len(table)), column_config=numbers_right(table))


def numbers_right(shown: pd.DataFrame) -> dict:
    """For a table of words: columns that hold numbers as people say them stand at the right, but for the first."""
    return {
        name: st.column_config.Column(alignment="right")
        for name in shown.columns[1:]
        if all(NUMBER.match(str(value)) for value in shown[name])
    }


def data_table(rows: pd.DataFrame, units: Mapping[str, str], key: str, select: str = "single-cell"):
    """A list whose rows can be clicked; returns the event, for `chosen`.

    `units` names the columns that hold `seconds`, `share`, `count`, `score`, `ratio` or `money`: they read as words
    and sort as numbers. Texts are shown as they are; cells never run Markdown.
    """
    shown = rows.map(lambda value: line(value) if isinstance(value, str) else value)
    said_as = {name: partial(say, unit=unit) for name, unit in units.items() if name in rows}
    return st.dataframe(
        shown.style.format(said_as, na_rep="—"), hide_index=True, key=key, height=table_height(len(rows)), row_height=ROW,
        column_config={name: _column(name, rows[name]) for name in rows}, on_select="rerun", selection_mode=select,
    )  # fmt: skip


def chosen(event) -> list[int]:
    """The positions of the clicked rows of a `data_table`."""
    found = (event or {}).get("selection", {})
    return [*(found.get("rows") or []), *(row for row, _ in found.get("cells") or [])]


def _column(name: str, values: pd.Series):
    label = name.removesuffix("_seconds").replace("_id", "").replace("_", " ").capitalize()
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        one_year = values.dt.year.nunique() < 2
        return st.column_config.DatetimeColumn(label, format="D MMM, HH:mm" if one_year else "D MMM YYYY, HH:mm")
    return st.column_config.Column(label, width=WIDE if values.map(str).str.len().max() > 40 else None)


def table_height(rows: int) -> int:
    """The px a table of so many rows takes."""
    return ROW * (min(rows, MOST) + 1) + 2
