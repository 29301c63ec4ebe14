"""Reading conversations: the list, its pages, one transcript with the waits between messages, the downloads."""

from itertools import pairwise

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics.browse import Browse
from metrics.metric import Metric
from metrics.said import tag_words
from metrics.text.voices import Telling
from metrics.words import count_words, say, short_list
from pages.parts import hidden
from pages.parts.downloads import csv_bytes, file_name
from pages.parts.here import Here
from pages.parts.marked import marked, visible_text
from pages.parts.safe import html
from pages.parts.style import draw
from pages.parts.taking import Rows, others

PER_PAGE = 50
FEELING = ("negative", "positive")  # in a neutral message words are as good as chance
MARKED = 60  # messages of a conversation in which the words that told its mood are marked
MOODS = {"negative": ("worse", "▼"), "neutral": ("even", "●"), "positive": ("better", "▲"), "unknown": ("even", "○")}
NOUNS = {"conversations": "conversation", "messages": "message"}
WHO = {"customer": "Customer", "agent": "Agent", "bot": "Bot", "note": "Internal note"}


def listing(table: pa.Table, metric: Metric) -> pd.DataFrame:
    """The page of conversations as people scan it; ordered by what they brought to a metric, with that for the wait."""
    rows = table.to_pandas()
    platform = rows["platform"].astype(object)
    columns = {
        "arrived_at": rows["arrived_at"],
        "channel": platform.where(platform.notna(), rows["channel"].astype(object)),
        **_number(rows, metric),
        "subject_or_first_message": rows["subject"].where(rows["subject"].notna(), rows["opening"]),
        "messages": rows["messages"].astype("float64"),
        "tags": [", ".join(map(tag_words, tags)) if tags is not None else None for tags in rows["tags"]],
        "agent": rows["agent"].astype(object),
        "team": rows["team"].astype(object),
        "status": rows["status"].astype(object),
    }
    shown = pd.DataFrame(columns).dropna(axis="columns", how="all")
    texts = shown.select_dtypes(["object", "str"]).columns
    return shown.assign(**{name: shown[name].fillna("") for name in texts})


def _number(rows: pd.DataFrame, metric: Metric) -> dict:
    if "worst" in rows:
        return {metric.label: rows["worst"].astype("float64")}
    waits = rows["first_reply"].astype("float64")
    return {"first_reply": [say(wait, "seconds") if wait == wait else "no reply" for wait in waits]}


def units(metric: Metric) -> dict[str, str]:
    """The columns of a listing that are numbers, and their units."""
    return {metric.label: metric.unit, "messages": "count"}


def page_number(key: str, asked: object) -> int:
    """Which page of the list is open; another question begins at the first."""
    if st.session_state.get(f"{key}-asked") != asked:
        st.session_state[f"{key}-asked"], st.session_state[f"{key}-page"] = asked, 0
    return st.session_state[f"{key}-page"]


def pager(key: str, total: int, per_page: int = PER_PAGE) -> None:
    """Buttons to the pages before and behind, where there are several."""
    pages, page = -(-total // per_page), st.session_state[f"{key}-page"]
    if pages < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-pager"):
        st.button("Earlier page", disabled=page == 0, on_click=_turn, args=(key, -1), key=f"{key}-back")
        st.button("Next page", disabled=page + 1 >= pages, on_click=_turn, args=(key, 1), key=f"{key}-on")
        st.text(f"Page {page + 1} of {pages:,}")


def _turn(key: str, by: int) -> None:
    st.session_state[f"{key}-page"] += by


def downloads(now: Here, wanted: Browse) -> None:
    """Exactly the rows that are filtered, at either grain: as CSV, and in other forms behind one more button."""
    counts = now.store.grains(wanted)
    found = [
        Rows(lambda t=table: now.store.rows_of(wanted, t), table, counts[table], NOUNS[table], table)
        for table in counts
    ]
    with st.container(horizontal=True, key="downloads"):
        for rows in found:
            st.download_button(
                f"Download {count_words(rows.count, rows.noun)}",
                key=f"csv-{rows.table}",
                on_click="ignore",
                mime="text/csv",
                data=lambda rows=rows: csv_bytes(rows.read(), now, rows.table),
                file_name=file_name(rows.table, now),
                disabled=not rows.count,
            )
        others(now, found, "rows")


def position(table: pa.Table, picked: list[int]) -> int:
    """Which row of a page is read: the one that was clicked, else the one another page asked for, else the first."""
    convs = table["conv"].to_pylist()
    if picked and picked[0] < len(convs):
        st.session_state.pop("open", None)
        return picked[0]
    asked = st.session_state.get("open")
    return convs.index(asked) if asked in convs else 0


def transcript(now: Here, conv: int) -> None:
    """One conversation from its first message to its last, the waits of the customer drawn between."""
    about, messages = now.store.transcript(conv)
    about = hidden.row(now.hide, about)
    facts = [
        about.get("conversation_id"),
        about.get("platform") or about.get("channel"),
        about.get("agent") or about.get("team"),
        about.get("status"),
        ", ".join(map(tag_words, about.get("tags") or [])),
    ]
    draw(f'<p class="transcript-head">{" · ".join(html(fact) for fact in facts if fact)}</p>')
    felt = [message for message in messages if message["sentiment"] in FEELING][:MARKED]
    told = now.store.look(Telling(tuple((message["text"], message["language"]) for message in felt)))
    for message, terms in zip(felt, told, strict=True):
        message["told"] = terms
    messages = [hidden.row(now.hide, message) for message in messages]
    pieces = [_message(first) + _gap(first, then) for first, then in pairwise([*messages, None])]
    words = f'<div class="transcript" tabindex="0" role="region" aria-label="Transcript">{"".join(pieces)}</div>'
    draw(words if messages else _moments(about))
    draw(f'<p class="transcript-foot">From {html(_origin(messages or [about]))}</p>')


def _origin(rows: list[dict]) -> str:
    """*messages.csv, records 3, 4 and 9*: where what is shown stands in the files."""
    files: dict[str, list[str]] = {}
    for row in rows:
        files.setdefault(str(row.get("file_name")), []).append(str(row.get("record")))
    return "; ".join(f"{name}, record{'s' * (len(own) > 1)} {short_list(own)}" for name, own in files.items())


def _moments(about: dict) -> str:
    """What is known of a conversation whose messages no file brought."""
    names = {
        "arrived_at": "Arrived",
        "first_reply": "First reply after",
        "first_resolution": "Resolved after",
        "reopens": "Reopened",
        "transfers": "Passed on",
    }
    said = {"arrived_at": f"{about['arrived_at_local']:%-d %b %Y, %H:%M}" if about.get("arrived_at") else None}
    said |= {
        name: say(about[name], "seconds") for name in ("first_reply", "first_resolution") if about.get(name) is not None
    }
    said |= {name: f"{about[name]} times" for name in ("reopens", "transfers") if about.get(name)}
    rows = "".join(f"<p><b>{names[name]}</b> {html(value)}</p>" for name, value in said.items() if value)
    return f'<div class="transcript">{rows}<p class="wait">No file loaded has its messages.</p></div>'


def _message(message: dict) -> str:
    kind = message["author_kind"]
    who = message["agent"] if kind == "agent" and message["agent"] else WHO.get(kind, kind)
    told = message.get("told")
    text = marked(message["text"], told) if told else visible_text(message["text"] or "")
    mood = MOODS.get(message["sentiment"])
    felt = f' <b class="{mood[0]}" title="{message["sentiment"]}">{mood[1]}</b>' if mood else ""
    when = f"{message['sent_at']:%-d %b, %H:%M}" if message["sent_at"] else ""
    head = f'<p class="who">{html(who)} <span>{html(when)}</span>{felt}</p>'
    return (
        f'<div class="message {kind}" title="{html(_origin([message]))}">{head}'
        f'<p class="said" dir="auto">{text}</p></div>'
    )


def _gap(first: dict, then: dict | None) -> str:
    """The wait that the next message ended, for replies to a customer."""
    if then is None:
        waiting = first["author_kind"] == "customer"
        return '<p class="wait open">no reply yet</p>' if waiting else ""
    return f'<p class="wait">waited {say(then["wait"], "seconds")}</p>' if then.get("wait") is not None else ""
