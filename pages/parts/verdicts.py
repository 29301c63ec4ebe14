"""Answers to read on screen: the follow-up queue whose rows open their conversation, and comments with their scores."""

import pandas as pd
import streamlit as st

from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.verdicts import verdicts
from metrics.words import count_words, say
from pages.parts import hidden, reading
from pages.parts.clicks import to_conversations
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.marked import visible_text
from pages.parts.safe import html
from pages.parts.style import draw, no_data, section_head
from pages.parts.tables import chosen, data_table

LOW = METRICS["csat_low"]
CLICK = "Click a row to read its conversation."
QUEUE, COMMENTS = 50, 8  # rows and comments to a page
SIGNS = ((0.75, "better", "▲"), (0.5, "even", "●"), (0.0, "worse", "▼"))  # from where on the scale


def queue(now: Here) -> None:
    """The low scores, newest first; a click on one opens its conversation, the download has exactly these rows."""
    query = Query((LOW.name,), now.without_comparison())
    page = reading.page_number("queue", query)
    table, total = verdicts(now.store, query, QUEUE, page * QUEUE)
    told = f"Scores of 3 or less of 5, or in the lower half of another scale, newest first. {CLICK}" if total else ""
    chart_head(LOW, f"To follow up: {count_words(total, 'low score')}", told, "queue")
    if not total:
        st.text("No low score in this span.")
        return
    found = _shown(hidden.table(now.hide, table).to_pandas())
    picked = chosen(data_table(found, {}, key=now.key("queue", "period", "place", "tag", "agent")))
    if picked and picked[0] < len(found):
        _open(now, table["conversation_id"][picked[0]].as_py())
    with st.container(horizontal=True, vertical_alignment="center", key="queue-foot"):
        st.download_button(
            f"Download {count_words(total, 'low score')}", key="queue-csv", on_click="ignore", mime="text/csv",
            data=lambda: csv_bytes(now.store.rows(query), now, LOW.table), file_name=file_name("follow_up", now),
        )  # fmt: skip
        reading.pager("queue", total, QUEUE)


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    scores = [f"{say(score, 'score')} of {end:g}" for score, end in zip(rows["score"], rows["scale_max"], strict=True)]
    columns = {
        "answered": rows["answered_at"], "score": scores, "comment": rows["comment"], "customer": rows["customer_id"],
        "agent": rows["agent"], "channel": rows["channel"].astype(object), "conversation": rows["conversation_id"],
    }  # fmt: skip
    found = pd.DataFrame(columns).dropna(axis="columns", how="all")
    texts = found.select_dtypes(["object", "str"]).columns
    return found.assign(**{name: found[name].fillna("") for name in texts})


def _open(now: Here, conversation: str | None) -> None:
    if not conversation:
        st.caption("This answer names no conversation.")
        return
    st.session_state["search"] = conversation
    to_conversations(LOW, now.view)


def comments(now: Here) -> None:
    """What customers wrote beside their score, newest first, a few to a page."""
    query = Query(("csat_share",), now.without_comparison())
    page = reading.page_number("comments", query)
    table, total = verdicts(now.store, query, COMMENTS, page * COMMENTS, commented=True)
    section_head("In their words", f"{count_words(total, 'comment')}, newest first." if total else "")
    if not total:
        return no_data()
    draw('<div class="verdicts">' + "".join(map(_comment, hidden.table(now.hide, table).to_pylist())) + "</div>")
    reading.pager("comments", total, COMMENTS)
    return None


def _comment(row: dict) -> str:
    kind, sign = next((kind, sign) for least, kind, sign in SIGNS if row["scaled"] >= least)
    about = [row["agent"], row["channel"], f"{row['answered_at']:%-d %b %Y}" if row["answered_at"] else None]
    return (
        f'<div class="verdict"><p class="score {kind}"><span aria-hidden="true">{sign}</span> '
        f"{html(say(row['score'], 'score'))} of {row['scale_max']:g}</p>"
        f'<div><p dir="auto">{visible_text(row["comment"])}</p>'
        f'<p class="quiet">{html(" · ".join(filter(None, about)))}</p></div></div>'
    )
