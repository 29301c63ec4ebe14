"""The team's table on screen: agents or teams, its order, a button on every name, its CSV."""

import streamlit as st

from metrics.words import FEW, count_words
from pages.parts import here as place
from pages.parts import reading, team_columns, team_table
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here
from pages.parts.safe import markdown
from pages.parts.style import draw
from pages.parts.table_heads import table_head
from pages.parts.team_columns import Column
from pages.parts.team_table import NAME, Line

PER_PAGE = 25
WORDS = {"agent": "Agents", "team": "Teams"}
HEAD = "Who did what"
NOTE = (
    "Credited to who wrote the reply. The line below a bar: where the value lies, 95 % sure; point at a cell to read it. "
    "Bars end at four times the middle of their column."
)
NOBODY = (
    "Nobody named: conversations that no agent has answered or owns yet, so none of them is within the target, and rows "
    "whose file names nobody."
)


def table(now: Here) -> None:
    """Draws the table; credit goes to who wrote the reply, and it begins with who wrote most."""
    by = _by(now)
    able = team_columns.columns(now.store.missing(), by)
    every = team_table.lines(now, by, able)
    shown = team_columns.filled(able, team_table.valued(every))
    table_head([column.metric for column in shown], HEAD, NOTE, "team", by)
    if not every:
        st.text(f"No {by} has done anything in this span.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="team-head"):
        _by_choice(now)
        order, reverse = _order(shown)
        few = _few(every, shown, by)
    found = team_table.ordered(few, order, reverse)
    page = reading.page_number("team", (now.filter, by, order, reverse, len(few)))
    part = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    with st.container(key="team-rows"):
        draw(team_table.markup(part, shown, found, team_table.whole(now, shown)))
        _names(part, by, page)
    if not part[-1].raw:
        st.caption(NOBODY)
    _foot(now, by, (found, every), shown)


def _able(now: Here) -> list[str]:
    return [by for by in WORDS if by == "agent" or len(now.store.options()[by]) > 1]


def _by(now: Here) -> str:
    chosen = st.session_state.get("team-by")
    return chosen if chosen in _able(now) else "agent"


def _by_choice(now: Here) -> None:
    if len(_able(now)) > 1:
        st.segmented_control("Show", WORDS, default="agent", format_func=WORDS.get, key="team-by", required=True)


def _order(shown: list[Column]) -> tuple[str, bool]:
    """By which column, and whether from its other end; at first by who wrote most."""
    heads = {column.name: column.full for column in shown} | {NAME: NAME}
    if st.session_state.get("team-order") not in heads:
        st.session_state["team-order"] = "replies" if "replies" in heads else next(iter(heads))
    order = st.selectbox("Order by", heads, format_func=heads.get, key="team-order", width=240)
    return order, st.toggle("Reverse the order", key="team-reverse")


def _few(every: list[Line], shown: list[Column], by: str) -> list[Line]:
    """Those with five or more behind them, unless all are wanted: of fewer nothing can be said."""
    kept = team_table.busy(every, shown[0].name)
    left = len(every) - len(kept)
    if not left:
        return every
    words = f"Also {count_words(left, by)} with fewer than {FEW} conversations"
    return every if st.toggle(words, key="team-few") else kept


def _names(part: list[Line], by: str, page: int) -> None:
    """A button over each name: filters by it, a second click lets go."""
    with st.container(key="team-names"):
        for at, line in enumerate(part):
            label = markdown(f"Show only {line.name}")
            st.button(label, on_click=place.keep, args=(by, line.raw), key=f"team-{by}-{page}-{at}", type="tertiary")


def _foot(now: Here, by: str, lines: tuple[list[Line], list[Line]], shown: list[Column]) -> None:
    """The CSV has everybody, the pages those who are shown."""
    found, every = lines
    with st.container(horizontal=True, vertical_alignment="center", key="team-foot"):
        st.download_button(
            f"Download {count_words(len(every), 'row')} (CSV)", key="team-csv", on_click="ignore", mime="text/csv",
            data=lambda: sheet(team_table.sheet(every, shown, by), now), file_name=file_name(f"team_by_{by}", now),
        )  # fmt: skip
        reading.pager("team", len(found), PER_PAGE)
