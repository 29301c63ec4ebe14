"""What customers write about: topics and their subtopics with share, change, sentiment and satisfaction, to be clicked."""

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
NONE = "no topic"
NOTE = (
    "Told by your tags first, then by the rules under Settings, then by themes found in the texts. Click a name to see it alone. "
    "The bar: unhappy, neutral and glad messages."
)


def draw_table(here: Here) -> None:
    """Draws all topics beside each other, whichever is chosen, the largest first; under a chosen one its subtopics."""
    now = here.apart("topic", "subtopic", "sentiment")
    missing = now.store.missing()
    able = [name for name in (VOLUME, SHARE, *MOODS, NET, GLAD) if name not in missing]
    found = _found(now, able, "topic")
    named = [name for name in _largest(found) if name][:SHOWN]
    table_head([METRICS[name] for name in able], "What they write about", NOTE if named else "", "topics", "topic")
    if not named:
        return no_data()
    kept = now.view.lists.get("topic", ())
    under = _found(now, able, "subtopic", kept[0]) if len(kept) == 1 else {}
    before = any(c[SHARE].get("previous_value") is not None for c in found.values() if SHARE in c)
    shown = [*able, *([CHANGE] if before else [])]
    lines = _lines(now, found, under, named, shown)
    with st.container(key="matrix-topics"):
        draw(
            f'<table class="matrix of-topics">{_head(shown)}<tbody>{"".join(markup for _, markup in lines)}</tbody></table>'
        )
        with st.container(key="matrix-rows-topics"):
            for number, ((slice, name), _) in enumerate(lines):
                st.button(
                    markdown(f"Only {name}" if name else NONE), key=f"topic-{number}", type="tertiary", width="stretch",
                    on_click=place.keep, args=(slice, name), disabled=not name,
                )  # fmt: skip
    _rest(now, able, len([name for name in found if name and SHARE in found[name]]) - len(named))
    return None


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


def _lines(now: Here, found, under, named: list[str], able: list[str]) -> list[tuple[tuple[str, str], str]]:
    """((slice, value), row of the table) of the topics, under the one that is kept its subtopics; last what has none."""
    most = max(found[name][SHARE]["value"] for name in named)
    listed = []
    for name in named:
        kept = name in now.view.lists.get("topic", ())
        listed.append((("topic", name), _row(name, found[name], able, most, "outer kept" if kept else "outer")))
        if kept:
            inner = [sub for sub in _largest(under) if sub and sub != name][:UNDER]
            listed += [(("subtopic", sub), _row(sub, under[sub], able, most, "inner")) for sub in inner]
    if "" in found and SHARE in found[""]:
        listed.append((("topic", ""), _row(NONE, found[""], able, most)))
    return listed


def _head(able: list[str]) -> str:
    heads = ["Topic", "Conversations", *(["Change"] if CHANGE in able else [])]
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


def _rest(now: Here, able: list[str], others: int) -> None:
    """All topics and subtopics with full figures to take home, and how many the table leaves out."""
    with st.container(horizontal=True, vertical_alignment="center", key="topics-foot"):
        st.download_button(
            "Download topics and subtopics", key="topics-csv", on_click="ignore", mime="text/csv",
            data=lambda: sheet(now.ask(*able, by=("topic", "subtopic")).table, now), file_name=file_name("topics", now),
        )  # fmt: skip
        if others > 0:
            st.caption(f"{count_words(others, 'smaller topic')} not shown; the download has all.")
