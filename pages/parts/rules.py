"""First-contact resolution under all its rules side by side, and the conversations on which two of them disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.metric import Metric
from metrics.query import Query
from metrics.two_rules import ToRead, ToTake, TwoRules, Verdicts
from metrics.words import count_words
from pages.parts import cards, hidden, menus, reading
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.here import Here
from pages.parts.style import section_head
from pages.parts.tables import chosen, data_table

RULES = ("fcr", "fcr_one_reply", "fcr_no_later_message", "fcr_one_agent", "fcr_in_15_minutes", "fcr_no_repeat")
ACROSS = 3


def side_by_side(now: Here, missing: Mapping) -> None:
    """A card for each rule that the data can answer, with the rule in words; then where two of them disagree."""
    ours = now.store.terms.settings.definitions.first_contact
    able = sorted((name for name in RULES if name not in missing), key=lambda name: name != ours)
    if not able:
        return
    section_head(
        "Solved at the first contact, rule by rule",
        "Teams mean different things by it. First the rule chosen in the settings, then the others.",
    )
    numbers = now.ask_surely(*able)
    metrics = [METRICS[name] for name in able]
    menus.menu_row([_card(metric, numbers) for metric in metrics], metrics, "rules", ACROSS)
    if len(able) > 1:
        _apart(now, able)


def _card(metric: Metric, numbers: Answer) -> cards.Card:
    """The rule's card: the share, how sure it is, of how many, and what it takes."""
    shown = cards.card(metric, numbers, noun=menus.noun(metric))
    words = metric.formula.partition(" / ")[0]
    return replace(shown, lines=(*shown.lines, f"{words[0].upper()}{words[1:]}"))


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
    one = found.one_silent == 1
    alone = (
        f" {count_words(found.one_silent, 'more conversation')} {'is' if one else 'are'} judged by one of them only."
    )
    alone = alone if found.one_silent else ""
    agree = f"They agree on {count_words(found.both + found.neither, 'conversation')}"
    if not found.apart:
        return f"{agree} and disagree on none.{alone}"
    parts = {first.label: found.only_first, second.label: found.only_second}
    told = ", ".join(f"{count:,} only by “{label}”" for label, count in parts.items() if count)
    return f"{agree} and disagree on {found.apart:,}: solved {told}.{alone}"


def _listed(now: Here, asked: TwoRules, count: int) -> None:
    """The newest of them, one read as a transcript beside; all of them as CSV."""
    table = hidden.table(now.hide, now.store.look(ToRead(asked)))
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
    """The conversations as people scan them: when, by which rule they are solved, and what about."""
    found = table.to_pandas()
    columns = {
        "arrived_at": found["arrived_at_local"],
        "solved_only_by": found["said_by"].map(_label),
        "subject_or_first_message": found["subject"]
        .astype(object)
        .where(found["subject"].notna(), found["opening"].astype(object)),
    }
    shown = pd.DataFrame(columns).dropna(axis="columns", how="all")
    texts = shown.select_dtypes(["object", "str"]).columns
    return shown.assign(**{name: shown[name].fillna("") for name in texts})
