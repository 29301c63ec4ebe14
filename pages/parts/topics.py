"""What customers write about: topics with their subtopics, or tags, with share, change, sentiment, satisfaction, to be clicked."""

from collections.abc import Mapping

import streamlit as st

from metrics.catalogue import METRICS
from metrics.interval import noise
from metrics.query import Query
from metrics.said import tag_words
from metrics.words import NOTHING, changed, count_words, said
from pages.parts import here as place
from pages.parts import hidden
from pages.parts.answers import Row, rows
from pages.parts.cards import change_markup
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here
from pages.parts.safe import html, markdown
from pages.parts.style import draw, no_data
from pages.parts.table_heads import table_head

VOLUME, SHARE, MOODS, GLAD = (
    "conversations",
    "conversations_share",
    ("sentiment_negative", "sentiment_positive"),
    "csat_share",
)
NET = "sentiment_net"
CHANGE = "change"  # a column that is there where something is compared
SHOWN, UNDER = 12, 6  # topics, and subtopics of one
CLICK = "Click a name to see it alone. The bar: unhappy, neutral and glad messages."
NOTES = {
    "topic": f"Told by your tags first, then by the rules under Settings, then by themes found in the texts. {CLICK}",
    "tag": f"A conversation with two tags counts under each. {CLICK}",
}
SURE = " First is what is surely unhappy: a few messages stand behind many."
LARGEST, UNHAPPY, GREW = "Largest", "Unhappiest", "Grew most"


def draw_table(here: Here) -> None:
    """Draws all topics, or tags, beside each other, whichever is chosen; under a chosen topic its subtopics."""
    slice, order = _choices(here)
    now = here.apart(*(("tag",) if slice == "tag" else ("topic", "subtopic")), "sentiment")
    missing = now.store.missing()
    able = [name for name in (VOLUME, SHARE, *MOODS, NET, GLAD) if name not in missing]
    found = _found(now, able, slice)
    every = [name for name in _largest(found) if name]
    named = sorted(every, key=lambda name: _rank(order, found[name]))[:SHOWN]
    note = f"{NOTES[slice]}{SURE if order == UNHAPPY else ''}" if named else ""
    table_head([METRICS[name] for name in able], "What they write about", note, "topics", slice)
    if not named:
        return no_data()
    kept = now.view.lists.get(slice, ())
    under = _found(now, able, "subtopic", kept[0]) if slice == "topic" and len(kept) == 1 else {}
    before = any(c[SHARE].get("previous_value") is not None for c in found.values() if SHARE in c)
    shown = [*able, *([CHANGE] if before else [])]
    listed = {name: found[name] for name in (*named, "") if SHARE in found.get(name, ())}
    lines = _lines(slice, kept, listed, under, shown)
    with st.container(key="matrix-topics"):
        body = "".join(markup for _, markup in lines)
        draw(f'<table class="matrix of-topics">{_head(slice, shown)}<tbody>{body}</tbody></table>')
        with st.container(key="matrix-rows-topics"):
            for number, ((cut, name), _) in enumerate(lines):
                st.button(
                    markdown(f"Only {name}" if name else f"no {slice}"), key=f"topic-{number}", type="tertiary",
                    width="stretch", on_click=place.keep, args=(cut, name), disabled=not name,
                )  # fmt: skip
    _rest(now, able, slice, len(every) - len(named))
    return None


def _choices(now: Here) -> tuple[str, str]:
    """Topics or tags, and which stand first; nothing to choose where no text or no tag is there."""
    if not now.store.options()["tag"] or NET in now.store.missing():
        return "topic", LARGEST
    with st.container(horizontal=True, key="topics-choices"):
        slice = st.segmented_control(
            "Of", ["topic", "tag"], default="topic", required=True, key="topics-of",
            format_func=lambda name: f"{name.capitalize()}s",
            label_visibility="collapsed",
        )  # fmt: skip
        order = st.segmented_control(
            "First", [LARGEST, UNHAPPY, GREW], default=LARGEST, required=True, key="topics-first",
            label_visibility="collapsed",
        )  # fmt: skip
    return slice, order


def _rank(order: str, cells: Mapping[str, Row]) -> float:
    """Lower is first, ties the larger; unhappy is how much is surely negative, so that two of two do not lead the list."""
    if order == UNHAPPY:
        return -((cells.get(MOODS[0]) or {}).get("low") or 0)
    if order == GREW:
        share = cells.get(SHARE, {})
        return (share.get("previous_value") or 0) - (share.get("value") or 0)
    return 0


def _found(now: Here, able: list[str], slice: str, topic: str = "") -> Mapping[str, Mapping[str, Row]]:
    """Group, of one topic or of all -> metric -> its row, each with how sure its change is."""
    by = ("topic", slice) if topic else (slice,)
    answer = hidden.answer(now.hide, now.store.ask(Query(tuple(able), now.filter, by, change=True)))
    cells: dict[str, dict[str, Row]] = {}
    for row in rows(answer):
        if row["value"] is not None and (not topic or row["topic"] == topic):
            cells.setdefault(row[slice] or "", {})[row["metric"]] = row
    return cells


def _largest(found: Mapping[str, Mapping[str, Row]]) -> list[str]:
    size = {name: cells[SHARE]["value"] for name, cells in found.items() if SHARE in cells}
    return sorted(size, key=lambda name: (-size[name], name))


def _lines(slice: str, kept, listed, under, able: list[str]) -> list[tuple[tuple[str, str], str]]:
    """((slice, value), row of the table) of the groups listed, under a topic that is kept its subtopics."""
    most = max(cells[SHARE]["value"] for name, cells in listed.items() if name)
    lines = []
    for name, cells in listed.items():
        level = "outer kept" if name in kept else "outer"
        lines.append(((slice, name), _row(name or f"no {slice}", cells, able, most, level)))
        inner = [sub for sub in _largest(under) if sub and sub != name][:UNDER] if name in kept else []
        lines += [(("subtopic", sub), _row(sub, under[sub], able, most, "inner")) for sub in inner]
    return lines


def _head(slice: str, able: list[str]) -> str:
    heads = [slice.capitalize(), "Conversations", *(["Change"] if CHANGE in able else [])]
    heads += ["How they feel", "Negative", "Net"] if NET in able else []
    heads += ["Satisfied"] if GLAD in able else []
    return "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>"


def _row(name: str, cells: Mapping[str, Row], able: list[str], most: float, level: str = "outer") -> str:
    share = cells.get(SHARE)
    width = 100 * share["value"] / most if share and most else 0
    volume = (
        f'<i class="bar" style="width: {width:.0f}%"></i>{_said(VOLUME, cells)}<small>{_said(SHARE, cells)}</small>'
    )
    parts = [
        f'<th scope="row" title="{html(name)}">{html(tag_words(name))}</th>',
        f'<td class="volume">{volume}</td>',
        *([f"<td>{_moved(share)}</td>"] if CHANGE in able else []),
        *(
            [f"<td>{_feeling(cells)}</td>", f"<td>{_negative(cells)}</td>", f"<td>{_said(NET, cells)}</td>"]
            if NET in able
            else []
        ),
        *([f"<td>{_said(GLAD, cells, n=True)}</td>"] if GLAD in able else []),
    ]
    return f'<tr class="{level}">{"".join(parts)}</tr>'


def _said(name: str, cells: Mapping[str, Row], n: bool = False) -> str:
    row = cells.get(name)
    if row is None:
        return NOTHING
    under = f"<small>{html(count_words(row['n'], 'answer'))}</small>" if n else ""
    return html(said(METRICS[name], row["value"], row["n"])) + under


def _negative(cells: Mapping[str, Row]) -> str:
    """The share of negative messages, of how many."""
    row = cells.get(MOODS[0])
    return _said(MOODS[0], cells) + (f"<small>{html(count_words(row['n'], 'message'))}</small>" if row else "")


def _moved(row: Row | None) -> str:
    """A share's change; what may be chance is pale and says so."""
    if row is None:
        return NOTHING
    return change_markup(changed(METRICS[SHARE], row["value"], row.get("previous_value"), noise(row))) or NOTHING


def _feeling(cells: Mapping[str, Row]) -> str:
    """A bar of unhappy, neutral and glad messages."""
    shares = [cells[name]["value"] if name in cells else None for name in MOODS]
    if None in shares:
        return NOTHING
    parts = (("worse", shares[0]), ("even", 1 - sum(shares)), ("better", shares[1]))
    bar = "".join(f'<i class="{kind}" style="flex-grow: {share:.3f}"></i>' for kind, share in parts if share > 0.005)
    words = f"{said(METRICS[MOODS[0]], shares[0])} negative, {said(METRICS[MOODS[1]], shares[1])} positive"
    return f'<span class="feeling" role="img" aria-label="{html(words)}" title="{html(words)}">{bar}</span>'


def _rest(now: Here, able: list[str], slice: str, others: int) -> None:
    """All topics and subtopics, or tags, with full figures to take home, and how many the table leaves out."""
    cut = ("topic", "subtopic") if slice == "topic" else (slice,)
    with st.container(horizontal=True, vertical_alignment="center", key="topics-foot"):
        st.download_button(
            f"Download {' and '.join(f'{name}s' for name in cut)}", key="topics-csv", on_click="ignore", mime="text/csv",
            data=lambda: sheet(now.ask(*able, by=cut).table, now), file_name=file_name(f"{slice}s", now),
        )  # fmt: skip
        if others > 0:
            st.caption(f"{count_words(others, f'other {slice}')} not shown; the download has all.")
