"""Health: what one should know before trusting the numbers, a sentence each, with the rows to take along."""

import streamlit as st

from metrics import health
from metrics.health import Finding
from metrics.words import count_words, say
from pages.parts.downloads import csv_bytes
from pages.parts.here import Here
from pages.parts.style import section_head


def draw(here: Here) -> None:
    """A line for each finding that holds of any row; one calm line where none does."""
    found, said = health.found(here.store), here.store.look(health.Sentences())
    section_head(
        "Health", "Over everything loaded, whatever is filtered." if found or said else "Nothing odd was found."
    )
    with st.container(key="health", gap=None):
        for sentence_of_all in said:
            st.text(sentence_of_all)
        for finding, count, share in found:
            _line(here, finding, count, share)


def _line(here: Here, finding: Finding, count: int, share: float) -> None:
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.text(sentence(finding, count, share))
    with right.container(horizontal_alignment="right"):
        st.download_button(
            "Download these rows",
            lambda: csv_bytes(health.rows(here.store, finding), here, finding.table),
            file_name=f"{finding.name}.csv",
            mime="text/csv",
            key=f"rows-{finding.name}",
            on_click="ignore",
            type="tertiary",
            wrap=False,
        )


def sentence(finding: Finding, count: int, share: float) -> str:
    """*12 conversations without an agent (3 %)*."""
    part = f" ({say(share, 'share') if share < 1 else 'all of them'})" if finding.share else ""
    return f"{count_words(count, finding.noun)} {finding.words}{part}."
