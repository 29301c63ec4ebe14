"""The live check that a number is its rows: worked out anew from the bytes of the download, and held against the card."""

from math import isclose

import streamlit as st

from metrics.metric import Metric
from metrics.query import Query
from metrics.recount import recounted
from metrics.words import count_words, said
from pages.parts.answers import Row
from pages.parts.downloads import csv_bytes
from pages.parts.here import Here
from pages.parts.safe import markdown

MOST = 50_000  # rows that are worked out unasked
NEAR = 1e-9  # what adding up in another order makes


def draw(now: Here, metric: Metric, row: Row) -> None:
    """A tick with words; of many rows a button first."""
    few = row["n"] <= MOST
    if not few and not st.button("Work it out from the download", key="recount"):
        return
    content = csv_bytes(now.store.rows(Query((metric.name,), now.without_comparison())), now, metric.table)
    same, words = verdict(metric, row, content)
    st.caption(f"{'✓' if same else '✗'} {markdown(words)}")


def verdict(metric: Metric, row: Row, content: bytes) -> tuple[bool, str]:
    """Whether the rows of a CSV make the number, and that in words."""
    value, n = recounted(content, metric)
    both = value is not None and row["value"] is not None
    same = isclose(value, row["value"], rel_tol=NEAR, abs_tol=NEAR) if both else value == row["value"]
    found = f"{count_words(n, 'row')} of the download, worked out anew, make {said(metric, value, n)}"
    if same and n == row["n"]:
        return True, f"{found}: the number above, the charts and the rows agree."
    return (
        False,
        f"{found}, but the number above is {said(metric, row['value'], row['n'])} of {row['n']:,}. Please tell us.",
    )
