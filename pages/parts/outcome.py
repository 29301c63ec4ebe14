"""What is said of a drop: each file in a sentence while they are few, together when they are many; what waits to be mapped."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import streamlit as st

from metrics import unknown
from metrics.source import Loaded
from metrics.words import count_words, short_list
from pages.parts import here
from pages.parts.safe import markdown

FEW = 4  # files told one by one
DATA = Path(__file__).parents[1] / "data.py"


@dataclass
class Said:
    """What is to be said on the next run, and the files it is about."""

    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def said() -> list[str]:
    """Says once what became of the last files; gives where those lie."""
    told: Said = st.session_state.pop("said", Said())
    st.session_state["said-before"] = told
    _each_or_folded(told.bad, st.error, "files were not loaded")
    _each_or_folded(told.odd, st.warning, "parts of files were not loaded")
    if told.good:
        st.success(markdown(" ".join(told.good)))
    return told.files


def again() -> None:
    """What the page says now it says once more: it is drawn anew, and not because of the reader."""
    st.session_state.setdefault("said", st.session_state.get("said-before", Said()))


def wait() -> None:
    """Names the files that wait for their columns to be named, and where that is done."""
    data = here.store()
    waiting = [(one, unknown.is_loaded(data, one)) for one in unknown.waiting(data)]
    if names := [f"a part of {one.shown}" if loaded else one.shown for one, loaded in waiting]:
        are = "is not known and waits" if len(names) == 1 else "are not known and wait"
        said = f"{short_list(names)} {are} to be loaded: say which column is what."
        st.info(markdown(said[0].upper() + said[1:] if waiting[0][1] else said))
        st.page_link(DATA, label="Name the columns on Data")


def _each_or_folded(sentences: list[str], box, what: str) -> None:
    """Few sentences in a box each; many behind a fold, for they would push the page out of sight."""
    if len(sentences) < FEW:
        for sentence in sentences:
            box(markdown(sentence))
        return
    box(f"{len(sentences):,} {what}.")
    with st.expander("Why not, one by one"):
        st.caption("\n\n".join(map(markdown, sentences)))


def loaded_words(reports: list[Loaded]) -> list[str]:
    """A sentence for each file, or for all of them where there are many."""
    files = [list(found) for _, found in groupby(reports, lambda report: report.file)]
    return [_file_words(found) for found in files] if len(files) <= FEW else _sum_words(files)


def _file_words(reports: list[Loaded]) -> str:
    """*march.csv: 120 conversations and 14 surveys loaded, 2 refused.*"""
    kept = sum(report.kept for report in reports)
    refused = sum(len(report.refused) for report in reports)
    if not kept and not refused:
        return f"{reports[0].file} has no rows."
    same = sum(report.unchanged for report in reports)
    here = f" – {'all' if same == kept else 'of these'} {same:,} were here already" if same and kept else ""
    return f"{reports[0].file}: {_rows(reports)} loaded{f', {refused:,} refused' if refused else ''}{here}."


def _sum_words(files: list[list[Loaded]]) -> list[str]:
    every = [report for reports in files for report in reports]
    refused = sum(len(report.refused) for report in every)
    empty = [reports[0].file for reports in files if not any(report.read for report in reports)]
    more = f", {refused:,} refused" if refused else ""
    said = [f"{len(files):,} files read: {_rows(every)} loaded{more}."]
    return said + ([f"{count_words(len(empty), 'file')} had no rows: {short_list(empty)}."] if empty else [])


def _rows(reports: list[Loaded]) -> str:
    """*120 conversations and 14 surveys*; tables without a row only where there is no other."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts[report.table.replace("_", " ")[:-1]] += report.kept
    filled = {noun: count for noun, count in counts.items() if count} or dict(counts.most_common(1))
    words = [count_words(count, noun) for noun, count in filled.items()]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
