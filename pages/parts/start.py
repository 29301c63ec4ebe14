"""The start: one drop zone for any number of files, what they may be, the sample, and what happens to the data."""

from pathlib import Path
from uuid import uuid4

import streamlit as st

from metrics import unknown
from metrics.catalogue import METRICS
from metrics.filter import Filter, Keep
from metrics.first_look import PRESETS
from metrics.formats import FORMATS
from metrics.kept import kept
from metrics.said import period_words
from metrics.source import Source
from metrics.span import Calendar
from metrics.tables import TABLES
from metrics.zone import UTC
from pages.parts import corrections, here, outcome, style, uploads
from pages.parts import view as views
from pages.parts.here import Here
from pages.parts.missing import templates
from pages.parts.safe import html, markdown
from pages.parts.view import View

SAMPLE = Path(__file__).parents[2] / "sample_data"
PRIVATE = "Your files stay on this machine, are seen by nobody else and are deleted twelve hours after your last click."
LARGE = (
    "A file over 200 MB is read from a terminal, whatever its size: python -m metrics ask FILE --metric conversations"
)
KINDS = (
    ("Tickets, cases, chats", "a row each: when it came in, was answered, was solved"),
    ("Messages", "a row each: when, by whom, in which conversation"),
    ("Survey answers", "CSAT, NPS or effort: the score and when it was given"),
    ("Calls, tasks, article views", "a row each, with a date"),
    ("As CSV, JSON, Parquet or a workbook", "XLSX, XLS, ODS; also packed as zip or gz; several files at once"),
)
NEEDED = {
    "speed": "conversations with the times of arrival, first reply and resolution, and calls for the handle time",
    "volume": "conversations or messages with their times; and the backlog when each was resolved",
    "channels": "conversations that name their channel, and views of help articles",
    "satisfaction": "survey answers: CSAT, NPS or effort",
    "topics": "messages of customers, or conversations with tags",
    "team": "messages or conversations that name the agent; tasks and staff surveys come in files of their own",
    "conversations": "conversations or messages",
}
SEEN = (
    ("How long customers wait", "first reply, every later reply and resolution, by channel, tag, agent and hour"),
    ("Whether you keep up", "what comes in and when, what stays open, what is missed"),
    ("How happy they are", "CSAT and NPS beside the conversations they are about"),
    ("What they write about", "topics and how customers feel about them, in their languages, with their words"),
    ("What changed and why", "every number beside the time before, its formula and the conversations behind it"),
    ("Ready for the meeting", "charts as slides, filtered rows as CSV"),
)


def draw(page: str) -> None:
    """The page of a visit that has loaded nothing, and what the page asked for would need."""
    style.page_head(
        "How well are your customers served?",
        "Drop the exports of whatever your team uses; no set-up, no account.",
    )
    if page in NEEDED:
        st.text(f"{page.capitalize()} is empty until something is loaded: it needs {NEEDED[page]}.")
    linked()
    drop_zone()
    offer()
    outcome.said()
    if not unknown.waiting(here.store()):  # else what is asked of the reader would lie below all this
        _lists()


def offer() -> None:
    """The sample at one click, and what happens to the data."""
    with st.container(horizontal=True, vertical_alignment="center", key="offer"):
        if not unknown.waiting(here.store()):
            st.button("Explore the sample", key="load-sample", on_click=load_sample, type="primary")
        st.caption(PRIVATE)


def drop_zone() -> None:
    """Takes any number of files; what becomes of each is said on the next run."""
    if files := uploads.zone("upload", "Drop files here or browse", several=True):
        uploads.load([uploads.copied(upload) for upload in files])
        uploads.dealt_with()
    st.caption(LARGE)


def load_sample() -> None:
    """Loads the invented company."""
    folder = here.store().visit.folder
    sources = []
    for table in TABLES:
        path = SAMPLE / f"{table}.csv"
        if path.exists():
            sources.append(Source(folder / uuid4().hex, path.name))
            sources[-1].path.write_bytes(path.read_bytes())
    uploads.load(sources)


def said() -> None:
    """What became of the last files, once; and how their dates and times were read, to be put right at once."""
    corrections.ask(kept(here.store()), outcome.said())
    outcome.wait()


def linked() -> None:
    """What the link that was opened will show, once the files are here."""
    if words := link_words(here.view()):
        st.info(markdown(f"This link opens {words}. A link holds no data: load the files it was made from to see it."))


def link_words(view: View) -> str:
    """*First reply · 9 Oct – 3 Dec 2017 · chat or email*; empty where nothing was asked for."""
    if not view.once and not any(view.lists.values()):
        return ""
    period, metric = view.get("period"), view.get("metric") or view.get("of")
    place = Here(here.store(), view, Filter(), None, Calendar(UTC))
    parts = [
        METRICS[metric].label if metric else "",
        PRESETS[period][0].lower() if period in PRESETS else period_words(*views.span(view, None, place.calendar)),
        *(str(Keep(name, values, view.get("tags") if name == "tag" else "any")) for name, values in view.lists.items()),
    ]
    return " · ".join(filter(None, parts))


def _lists() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        style.section_head("What you can drop")
        style.draw(_list(KINDS))
        _known()
        templates({name: METRICS[name].needs for name in METRICS})
    with right:
        style.section_head("What you will see")
        style.draw(_list(SEEN))


def _known() -> None:
    """The tools whose exports are known at once; which exports, behind a fold."""
    exports: dict[str, list[str]] = {}
    for known in FORMATS:
        if known.tool != "any tool" and not known.instead and not known.published:
            exports.setdefault(known.tool, []).append(known.export)
    st.caption(
        f"Known at once: {', '.join(exports)}; and any CSV whose headings are those of a template. Of any other file you say "
        "once which column is what."
    )
    with st.expander(f"Which exports of these {len(exports)} tools", key="quiet-exports"):
        style.draw(_list(tuple((tool, " · ".join(names)) for tool, names in exports.items())))


def _list(items: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(f"<div><dt>{html(name)}</dt><dd>{html(words)}</dd></div>" for name, words in items)
    return f'<dl class="lines">{lines}</dl>'
