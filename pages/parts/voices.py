"""In their own words: the messages behind what is filtered, searched, ordered, corrected, taken home."""

from dataclasses import replace

import pyarrow as pa
import streamlit as st

from metrics.catalogue import METRICS
from metrics.query import Query
from metrics.safe import line
from metrics.text.explain import Told
from metrics.text.stronger import model
from metrics.text.voices import ORDERS, Telling, Voices, of
from metrics.words import count_words
from pages.parts import here as place
from pages.parts import hidden, reading, relabel
from pages.parts.clicks import to_conversations
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here
from pages.parts.marked import marked
from pages.parts.reading import MOODS
from pages.parts.safe import html, markdown
from pages.parts.style import draw as put
from pages.parts.style import section_head

PER_PAGE = 8
READ, WHY, TOPIC = "Read the conversation", "Why this label", "Its topic is …"
TOLD_BY = {"you": "you said so", "tag": "by its tag", "rule": "by a rule", "theme": "a theme found"}
OFFERED = ("tag", "topic", "subtopic")


def draw(now: Here) -> None:
    """Draws the search, the order and a page of messages with what told their labels."""
    told_by = f"Told by the model {line(model().name)}." if model() else "Marked: the words that told."
    section_head("In their own words", f"{told_by} Each label can be corrected; the totals follow.")
    relabel.offer_undo()
    search, order = _choices(now)
    page = reading.page_number("voices", (now.filter, search, order))
    wanted = Voices(of(Query(("conversations",), now.filter)), order, search, PER_PAGE, page * PER_PAGE)
    table, total = now.store.look(wanted)
    if not total:
        st.text("No message is left under these filters. Take one away, or search for another word.")
        return
    found = table.to_pylist()
    told = now.store.look(Telling(tuple((row["text"], row["language"]) for row in found)))
    with st.container(key="voices", gap=None):
        for number, (row, terms) in enumerate(zip(found, told, strict=True)):
            _one(now, number, row, terms)
    with st.container(horizontal=True, vertical_alignment="center", key="voices-foot"):
        st.download_button(
            f"Download {count_words(total, 'message')}", key="voices-csv", on_click="ignore", mime="text/csv",
            data=lambda: sheet(_rows(now, wanted), now), file_name=file_name("customers_messages", now),
        )  # fmt: skip
        reading.pager("voices", total, PER_PAGE)


def _choices(now: Here) -> tuple[str, str]:
    """The words looked for, and the order; the search offers tags and topics too, which filter the whole page."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    places = _offered(now)
    left.selectbox(
        "Search", list(places), index=None, key="voices-find", accept_new_options=True,
        placeholder="A tag, a topic, or any words in the messages", on_change=_look, args=(places,),
    )  # fmt: skip
    order = right.selectbox("Order", list(ORDERS), format_func=str.capitalize, key="voices-order")
    search = st.session_state.get("voices-search", "")
    if search:
        st.button(markdown(f"with “{hidden.words(now.hide, search)}”  ✕"), key="voices-clear", on_click=_clear)
    return search, order


def _offered(now: Here) -> dict[str, tuple[str, str]]:
    """Words -> slice and value of what can be filtered by; a subtopic that is a tag, or its topic, is offered once."""
    found, told = {}, set()
    for name in OFFERED:
        for value in now.store.options()[name]:
            if name != "subtopic" or value not in told:
                found[_place_words(name, value)] = (name, value)
                told.add(value)
    return found


def _place_words(name: str, value: str) -> str:
    return f"{name.capitalize()}: {line(value)}"


def _look(places: dict) -> None:
    """A tag or a topic filters; anything else is looked for in the texts."""
    asked = st.session_state["voices-find"]
    if asked in places:
        place.keep(*places[asked])
    elif asked:
        st.session_state["voices-search"] = asked[:200]
    st.session_state["voices-find"] = None


def _clear() -> None:
    st.session_state["voices-search"] = ""


def _one(now: Here, number: int, row: dict, told: tuple[Told, ...]) -> None:
    left, right = st.columns([10, 1], vertical_alignment="top")
    shown = hidden.row(now.hide, row)  # a correction is known by the text as it was written
    with left:
        put(_markup(shown, told))
    with right:
        moods = [f"It is {name}" for name in MOODS if name not in (row["sentiment"], "unknown")]
        chosen = st.menu_button("More", [READ, WHY, *moods, TOPIC], key=f"voice-{number}", type="tertiary")
    if chosen == READ:
        st.session_state["open"] = row["conv"]
        to_conversations(METRICS["conversations"], now.view)
    elif chosen == WHY:
        closely = Telling(((row["text"], row["language"]),), closely=True)
        relabel.why(shown, told or now.store.look(closely)[0], relabel.is_yours(row))
    elif chosen == TOPIC:
        relabel.topic(row, shown["text"])
    elif chosen:
        relabel.mood(row, chosen.removeprefix("It is "))


def _markup(row: dict, told: tuple[Told, ...]) -> str:
    kind, sign = MOODS[row["sentiment"]]
    topic = " › ".join(dict.fromkeys(map(_short, filter(None, (row["topic"], row["subtopic"])))))
    told_by = f"{topic} ({TOLD_BY[row['told_by']]})" if topic else "no topic"
    when = f"{row['sent_at_local']:%-d %b %Y, %H:%M}" if row["sent_at_local"] else None
    about = [told_by, row["platform"] or row["channel"], row["language"], when]
    return (
        f'<div class="voice"><p class="about"><b class="{kind}"><span aria-hidden="true">{sign}</span> {row["sentiment"]}</b> '
        f'{html(" · ".join(filter(None, about)))}</p><p class="said" dir="auto">{marked(row["text"], told)}</p></div>'
    )


def _short(name: str) -> str:
    """A tag without the group it names, which stands before it."""
    return name.rpartition("::")[2]


def _rows(now: Here, wanted: Voices) -> pa.Table:
    """Every message of the list, in its order, for the CSV."""
    table, _ = now.store.look(replace(wanted, most=None, offset=0))
    names = {"file_name": "file", "sentiment_score": "score", "told_by": "topic_told_by"}
    kept = table.drop_columns(["conv", "sent_at_local"])
    return kept.rename_columns([names.get(name, name) for name in kept.column_names])
