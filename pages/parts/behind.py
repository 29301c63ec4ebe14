"""The rows behind a number, in its explanation: the first ten, all as CSV, the conversations, and the SQL that ran."""

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics.account import Account
from metrics.metric import Metric
from metrics.query import Query
from metrics.said import tag_words
from metrics.words import count_words
from pages.parts import hidden, recounting
from pages.parts.answers import Row
from pages.parts.clicks import to_conversations
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.here import Here
from pages.parts.style import section_head
from pages.parts.tables import data_table
from pages.parts.taking import Rows, others

FIRST = 10
FEW_WORDS = 200  # characters of a text that a table shows
READ = "Read the conversations"


def unseen(metric: Metric) -> str:
    """Which rows are not even left out, because no number counts them."""
    spam = "Spam is in no number. " if metric.table == "conversations" else ""
    return f"{spam}Rows without a date lie in no span."


def draw(now: Here, metric: Metric, account: Account, row: Row) -> None:
    """The first rows, and buttons to all of them."""
    if not account.rows:
        return
    query = Query((metric.name,), now.without_comparison())
    section_head(
        "The rows themselves", f"The first {min(account.rows, FIRST)} of {account.rows:,}, in the order of the files."
    )
    shown = listing(hidden.table(now.hide, now.store.rows(query, FIRST)), metric, now.calendar.zone)
    data_table(shown, units(shown, metric), key=f"explain-rows-{metric.name}")
    with st.container(horizontal=True):
        st.download_button(
            f"Download {count_words(account.rows, 'row')} (CSV)",
            key="explain-csv",
            on_click="ignore",
            data=lambda: csv_bytes(now.store.rows(query), now, metric.table),
            mime="text/csv",
            file_name=file_name(metric.name, now),
        )
        rows = Rows(lambda: now.store.rows(query), metric.table, account.rows, "row", metric.name)
        others(now, [rows], "explain")
        if not metric.apart and st.button(READ, key="explain-read"):
            to_conversations(metric, now.view)
    if metric.how != "part":  # of a whole that has no value of its own
        recounting.draw(now, metric, row)


def listing(rows: pa.Table, metric: Metric, zone: str) -> pd.DataFrame:
    """Rows as people scan them: what each brings and when first, moments on the reader's clock, nothing that is empty."""
    found = rows.to_pandas()
    columns = {metric.label: _brought(found["value"], metric)}
    dated = [name for name in (metric.at, metric.dated_by, *_moments(found)) if name in found][:1]
    names = dict.fromkeys([*dated, *(name for name in found if name != "value")])
    columns |= {name: _shown(found[name], zone) for name in names}
    return pd.DataFrame({name: column for name, column in columns.items() if (column.notna() & (column != "")).any()})


def _moments(found: pd.DataFrame) -> list[str]:
    return [name for name in found if pd.api.types.is_datetime64_any_dtype(found[name].dtype)]


def units(shown: pd.DataFrame, metric: Metric) -> dict[str, str]:
    """The numbers of a listing that are no counts, and how they are said."""
    numbers = shown.select_dtypes("float").columns
    others = {name: "seconds" if name.endswith("_seconds") else "score" for name in numbers if name != metric.label}
    return others if metric.unit == "share" else others | {metric.label: metric.unit}


def _brought(values: pd.Series, metric: Metric) -> pd.Series:
    """What a row brings; to a share a yes or a no."""
    if metric.unit == "share" and set(values.unique()) <= {0, 1}:
        return values.map({0: "no", 1: "yes"})
    return values.astype("float64")


def _shown(values: pd.Series, zone: str) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return values.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    if pd.api.types.is_numeric_dtype(values.dtype) or pd.api.types.is_bool_dtype(values.dtype):
        return values
    return pd.Series([_words(value) for value in values.astype(object)], values.index, dtype="str")


def _words(value: object) -> str:
    if isinstance(value, list | np.ndarray):
        return ", ".join(map(tag_words, value))
    return "" if pd.isna(value) else str(value)[:FEW_WORDS]


def sql(now: Here, metric: Metric) -> None:
    """The SQL as it ran, behind a fold; read when it is opened."""
    fold = st.expander("As SQL", key="quiet-sql", on_change="rerun")
    if fold.open:
        number, rows = now.store.sql(Query((metric.name,), now.without_comparison()))
        fold.text("The number:")
        fold.code(hidden.words(now.hide, number), language="sql", wrap_lines=True)
        fold.text("Its rows:")
        fold.code(hidden.words(now.hide, rows), language="sql", wrap_lines=True)
