"""Several tools on one page: what their channels are called, how they fit together, what each of them can answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from metrics.channel_names import joined, parted
from metrics.safe import line
from metrics.sources import Answerable, ChannelWord, ChannelWords, Joined, Joins
from metrics.tables import CHANNELS
from metrics.words import count_words, say
from pages.parts import choosing
from pages.parts.here import store
from pages.parts.safe import html
from pages.parts.style import draw, section_head

NAMELESS = "your files"
NOUNS = {"messages": "message", "surveys": "survey", "calls": "call"}


def channels() -> None:
    """Every channel as the files call it, and what it counts as; a change is counted at once."""
    chosen = choosing.terms().settings.channels
    words = store().look(ChannelWords.under(chosen))
    if not words:
        return
    section_head(
        "Channels", "What your tools call a channel, and what it counts as. Change either; everything follows."
    )
    key = f"channel-names-{abs(hash(tuple(words)))}"  # another list is another table, so that no old edit stays
    st.data_editor(
        _table(words),
        key=key,
        hide_index=True,
        disabled=["In the files", "Tool", "Rows"],
        column_config={"Counts as": st.column_config.SelectboxColumn(options=_options(words), required=True)},
        on_change=_take,
        args=(key, words),
    )


def _table(words: Sequence[ChannelWord]) -> pd.DataFrame:
    places = [parted(word.place) for word in words]
    return pd.DataFrame(
        {
            "In the files": [line(word.word) for word in words],
            "Tool": [line(", ".join(source or NAMELESS for source in word.sources)) for word in words],
            "Rows": [word.rows for word in words],
            "Counts as": [channel for channel, _ in places],
            "Platform": [platform or "" for _, platform in places],
        }
    )


def _options(words: Sequence[ChannelWord]) -> list[str]:
    """Ours; and what stands for itself, for as long as nobody says what it is."""
    return list(dict.fromkeys((*CHANNELS, *(parted(word.place)[0] for word in words))))


def _take(key: str, words: Sequence[ChannelWord]) -> None:
    said: dict[str, str] = {}
    for number, edit in st.session_state[key]["edited_rows"].items():
        channel, platform = parted(words[int(number)].place)
        wanted = edit.get("Counts as", channel)
        if wanted in CHANNELS:
            said[words[int(number)].word] = joined(wanted, (edit.get("Platform", platform) or "").strip())
    if said:
        choosing.want_settings(lambda settings: replace(settings, channels={**settings.channels, **said}))


def fit() -> None:
    """How many rows found the conversation they are about, where there are rows that should."""
    found = store().look(Joins())
    if not any(one.named or one.customers for one in found):
        return
    section_head(
        "How it fits together",
        "Surveys, calls and messages belong to a conversation by its number, else by its customer.",
    )
    heads = ("What", "Rows", "Name a conversation", "Found it", "Known customer")
    draw(_sheet(heads, [_joined(one) for one in found]))


def _sheet(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{html(name)}</th>' for name in heads)
    return f'<div class="sheet"><table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def _joined(one: Joined) -> str:
    what = f"{one.table.capitalize()} of {one.source}" if one.source else one.table.capitalize()
    cells = (f"{one.rows:,}", _part(one.named, one.rows), _part(one.found, one.named), _part(one.customers, one.rows))
    return f'<tr><th scope="row">{html(what)}</th>{"".join(f"<td>{html(cell)}</td>" for cell in cells)}</tr>'


def _part(count: int | None, whole: int) -> str:
    return "–" if count is None or not whole else f"{count:,} ({say(count / whole, 'share')})"


def answerable() -> None:
    """Which numbers each tool's rows can answer, by subject."""
    found = store().look(Answerable())
    if not found:
        return
    tools = ", ".join(source or NAMELESS for source in found) if len(found) < 4 else count_words(len(found), "tool")
    section_head("What each tool can answer", f"How many of the numbers of a subject; {tools}.")
    draw(_matrix(found))


def _matrix(found: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    subjects = [subject for subject in next(iter(found.values())) if any(one[subject][0] for one in found.values())]
    rows = [
        f'<tr><th scope="row">{html(subject)}</th>{"".join(_able(*one[subject]) for one in found.values())}</tr>'
        for subject in subjects
    ]
    return _sheet(["Subject", *(source or NAMELESS for source in found)], rows)


def _able(able: int, of: int) -> str:
    words = "all" if able == of else f"{able} of {of}" if able else '<span class="none">–</span>'
    return f"<td>{words}</td>"
