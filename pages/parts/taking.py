"""Rows in other forms than CSV: a workbook or Parquet, made of the same rows when they are taken."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pyarrow as pa
import streamlit as st

from metrics import downloads
from metrics.words import count_words
from pages.parts import titles
from pages.parts.downloads import file_name, told
from pages.parts.here import Here

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
WORDS = {"xlsx": "Excel", "parquet": "Parquet"}


class Rows(NamedTuple):
    """Rows that can be taken: how they are read, which table's they are ("" of none), how many and what one is called."""

    read: Callable[[], pa.Table]
    table: str
    count: int
    noun: str
    what: str


def others(now: Here, offered: list[Rows], key: str) -> None:
    """The other forms behind one button, which makes nothing until one is taken."""
    fold = st.popover("Other formats", key=f"take-{key}", on_change="rerun")
    if not fold.open:
        return
    for rows in offered:
        for kind, words in WORDS.items():
            fold.download_button(
                f"{count_words(rows.count, rows.noun)} for {words}", lambda kind=kind, rows=rows: content(now, rows, kind),
                key=f"{kind}-{key}-{rows.table}", mime=MIME[kind], file_name=file_name(rows.what, now, kind),
                on_click="ignore", type="tertiary", disabled=not rows.count,
            )  # fmt: skip


def content(now: Here, rows: Rows, kind: str) -> bytes:
    """The rows as a file of a kind; without names if they are hidden."""
    kept = told(rows.read(), now, rows.table)
    if kind == "parquet":
        return downloads.parquet_bytes(kept)
    return downloads.xlsx_bytes(kept, now.calendar.zone, about(now, kept, rows))


def about(now: Here, kept: pa.Table, rows: Rows) -> Mapping[str, str]:
    """What the second sheet of a workbook says."""
    return {"Rows": count_words(kept.num_rows, rows.noun), "Shown": titles.sentence(now, counted=False)}
