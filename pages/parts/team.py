"""The team's table on screen: agents or teams, its order, a button on every name, its CSV."""

import streamlit as st

from pages.parts import here as place
from pages.parts import reading, team_table
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here
from pages.parts.safe import markdown
from pages.parts.style import draw, section_head
from pages.parts.words import count_words

PER_PAGE = 25
WORDS = {"agent": "Agents", "team": "Teams"}


def table(now: Here) -> None:
    """Draws the table; credit goes to who wrote the reply, and it begins ordered by name."""
    section_head(
        "Who did what", "Credited to who wrote the reply. The thin line on a bar: where the value lies, 95 % sure."
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="team-head"):
        by = _by(now)
        shown = team_table.columns(now, by)
        every = team_table.lines(now, by, shown)
        shown = team_table.filled(shown, every)
        heads = {team_table.NAME: team_table.NAME} | {column.name: _head(column) for column in shown}
        if st.session_state.get("team-order") not in heads:
            st.session_state["team-order"] = team_table.NAME
        order = st.selectbox("Order by", heads, format_func=heads.get, key="team-order", width=240)
        lowest = st.toggle("Turn round", key="team-lowest")
    if not every:
        st.text(f"No {by} has done anything in this span.")
        return
    found = team_table.ordered(every, order, lowest)
    page = reading.page_number("team", (now.filter, by, order, lowest))
    part = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    with st.container(key="team-rows"):
        draw(team_table.markup(part, shown, every))
        _names(part, by, page)
    _foot(now, by, found, shown)


def _by(now: Here) -> str:
    able = [by for by in WORDS if by == "agent" or len(now.store.options()[by]) > 1]
    if len(able) < 2:
        return able[0]
    return st.segmented_control("Show", able, default="agent", format_func=WORDS.get, key="team-by", required=True)


def _head(column: team_table.Column) -> str:
    return column.metric.label if column.head in ("mean", "slowest") else column.head


def _names(part: list[team_table.Line], by: str, page: int) -> None:
    """A button over each name: filters by it, a second click lets go."""
    with st.container(key="team-names"):
        for at, line in enumerate(part):
            label = markdown(f"Show only {line.name}")
            st.button(label, on_click=place.keep, args=(by, line.raw), key=f"team-{by}-{page}-{at}", type="tertiary")


def _foot(now: Here, by: str, found: list[team_table.Line], shown: list[team_table.Column]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="team-foot"):
        st.download_button(
            f"Download {count_words(len(found), 'row')} (CSV)", key="team-csv", on_click="ignore", mime="text/csv",
            data=lambda: sheet(team_table.sheet(found, shown, by), now), file_name=file_name(f"team_by_{by}", now),
        )  # fmt: skip
        reading.pager("team", len(found), PER_PAGE)
