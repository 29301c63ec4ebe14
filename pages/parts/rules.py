"""First-contact resolution under all its rules side by side, and the conversations on which two of them disagree."""

from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics.catalogue import METRICS
from metrics.metric import Metric
from metrics.query import Query
from metrics.two_rules import ToRead, ToTake, TwoRules, Verdicts
from pages.parts import reading
from pages.parts.answers import Row, rows
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.here import Here
from pages.parts.safe import html
from pages.parts.style import draw, section_head
from pages.parts.tables import chosen, data_table
from pages.parts.words import NOTHING, count_words, range_words, said

RULES = ("fcr", "fcr_one_reply", "fcr_no_later_message", "fcr_one_agent", "fcr_in_15_minutes", "fcr_no_repeat")
HEADS = ("Rule", "Solved", "Between", "Of", "What it takes")


def side_by_side(now: Here, missing: Mapping) -> None:
    """A row for each rule: its name, the share, between which values it lies, of how many, and the rule in words."""
    ours = now.store.terms.settings.definitions.first_contact
    able = sorted((name for name in RULES if name not in missing), key=lambda name: name != ours)
    section_head(
        "Solved at the first contact, rule by rule",
        "Teams mean different things by it. First the rule chosen in the settings, then the others.",
    )
    if not able:
        return
    answer = now.store.ask(Query(tuple(able), now.without_comparison(), interval=True))
    body = "".join(_row(METRICS[row["metric"]], row) for row in rows(answer))
    head = "".join(f'<th scope="col">{words}</th>' for words in HEADS)
    draw(f'<div class="rules" tabindex="0" role="region" aria-label="Rules of first-contact resolution"><table>'
         f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")  # fmt: skip
    if len(able) > 1:
        _apart(now, able)


def _row(metric: Metric, row: Row) -> str:
    share = said(metric, row["value"], row["n"])
    sure = range_words(row["low"], row["high"], "share") or NOTHING
    words = metric.formula.partition(" / ")[0]
    cells = (share, sure, f"{row['n']:,}", f"{words[0].upper()}{words[1:]}")
    return f'<tr><th scope="row">{html(metric.label)}</th>{"".join(f"<td>{html(cell)}</td>" for cell in cells)}</tr>'


def _apart(now: Here, able: Sequence[str]) -> None:
    """Two rules to choose, how often they disagree, and about whom."""
    section_head("Where two rules disagree")
    left, right = st.columns(2, gap="medium")
    first = left.selectbox("One rule", able, format_func=_label, key="rule-one")
    others = [name for name in able if name != first]
    second = right.selectbox("and another", others, format_func=_label, key="rule-two")
    asked = TwoRules(Query((first, second), now.without_comparison()))
    found = now.store.look(asked)
    st.text(sentence(found, METRICS[first], METRICS[second]))
    if found.apart:
        _listed(now, asked, found.apart)


def _label(name: str) -> str:
    return METRICS[name].label


def sentence(found: Verdicts, first: Metric, second: Metric) -> str:
    """*They agree on 1,004 conversations and disagree on 654: 560 are solved only by …*"""
    alone = f" Of {found.one_silent:,} more only one of them can tell." if found.one_silent else ""
    agree = f"They agree on {count_words(found.both + found.neither, 'conversation')}"
    if not found.apart:
        return f"{agree} and disagree on none.{alone}"
    parts = {first.label: found.only_first, second.label: found.only_second}
    told = ", ".join(f"{count:,} only by “{label}”" for label, count in parts.items() if count)
    return f"{agree} and disagree on {found.apart:,}: solved {told}.{alone}"


def _listed(now: Here, asked: TwoRules, count: int) -> None:
    """The newest of them, one read as a transcript beside; all of them as CSV."""
    table = now.store.look(ToRead(asked))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        event = data_table(listing(table), {}, key=f"apart-{'-'.join(asked.query.metrics)}")
        note = f"The newest {table.num_rows} of {count:,}. " if count > table.num_rows else ""
        st.caption(f"{note}Click one to read it.")
        st.download_button(
            f"Download {count_words(count, 'conversation')}",
            key="csv-apart",
            on_click="ignore",
            mime="text/csv",
            data=lambda: csv_bytes(now.store.look(ToTake(asked)), now, "conversations"),
            file_name=file_name("_against_".join(asked.query.metrics), now),
        )
    picked = [row for row in chosen(event) if row < table.num_rows]
    with right:
        reading.transcript(now, table["conv"][picked[0] if picked else 0].as_py())


def listing(table: pa.Table) -> pd.DataFrame:
    """The conversations as people scan them: when, where, whose, and by which rule they are solved."""
    found = table.to_pandas()
    columns = {
        "arrived_at": found["arrived_at_local"],
        "channel": found["platform"].astype(object).where(found["platform"].notna(), found["channel"].astype(object)),
        "solved_only_by": found["said_by"].map(_label),
        "agent": found["agent"].astype(object),
        "subject": found["subject"],
    }
    shown = pd.DataFrame(columns).dropna(axis="columns", how="all")
    texts = shown.select_dtypes(["object", "str"]).columns
    return shown.assign(**{name: shown[name].fillna("") for name in texts})
