"""The mapping page for a file that no format claims: a guess for every column, corrected by hand, seen before it loads."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from metrics import unknown
from metrics.build.words import as_channel
from metrics.errors import Problem
from metrics.mapped.rated import RATED
from metrics.mapping import Guess, Mapping, Preview, proposed, write_mapping
from metrics.noted import once
from metrics.safe import line
from metrics.source import Source
from metrics.tables import TABLES
from metrics.words import count_words
from pages.parts import here, map_asked, map_load, map_parts
from pages.parts.safe import markdown

OUT = "leave out"
MOST_PREVIEWS = 8
SURE = ((0.75, "sure"), (0.45, "likely"), (0.0, "a guess"))


def draw() -> None:
    """The first file that waits: what one row is, what each column becomes, what would load."""
    waiting = unknown.waiting(here.store())
    if not waiting:
        return
    map_parts.head(waiting)
    source, others = map_parts.choose(waiting[0])
    chosen = st.session_state.get("map-table")
    table, guesses = _guesses(source, chosen)
    st.session_state["map-table"] = table
    st.selectbox(
        "One row is",
        list(TABLES),
        format_func=lambda name: f"{TABLES[name].row} ({name.replace('_', ' ')})",
        key="map-table",
        width=480,
    )
    becomes = _columns(table, guesses, source)
    try:
        mapping = _mapping(source, table, guesses, becomes)
        found = _previewed(source, mapping)
    except Problem as problem:
        st.warning(markdown(problem))
        map_load.drop_button(source)
        return
    _preview(found)
    map_load.buttons(source, mapping, [name for name, columns in others.items() if not mapping.fits(columns)])


def _guesses(source: Source, table: str | None) -> tuple[str, list[Guess]]:
    """The guesses for a file, found once for each table it may be."""
    kept = st.session_state.setdefault("guesses", {})
    which = (source.path, source.part)
    if (*which, table) not in kept:
        kept[*which, table] = unknown.guesses(here.store(), source, table)
        kept[*which, kept[*which, table][0]] = kept[*which, table]
    return kept[*which, table]


def _previewed(source: Source, mapping: Mapping) -> Preview:
    """What a mapping would load, looked for once for each choice."""
    kept = st.session_state.setdefault("previews", {})
    which = (source.path, source.part, write_mapping(mapping), here.store().terms.zone)
    if which not in kept:
        while len(kept) >= MOST_PREVIEWS:
            kept.pop(next(iter(kept)))
        kept[which] = unknown.preview(here.store(), source, mapping)
    return kept[which]


def _columns(table: str, guesses: list[Guess], source: Source) -> list[str | None]:
    """The reader's choice for each column of the file, our guess unless she changed it."""
    rows = pd.DataFrame(
        {
            "Column": [line(g.column) for g in guesses],
            "For example": [" · ".join(line(example)[:40] for example in g.examples) for g in guesses],
            "Becomes": [g.ours or OUT for g in guesses],
            "How sure": [
                next(word for least, word in SURE if g.confidence >= least) if g.ours else "" for g in guesses
            ],
            "Why": [line(g.why) for g in guesses],
        }
    )
    names = [name for name in TABLES[table].names if name != "source"]
    edited = st.data_editor(
        rows,
        hide_index=True,
        key=f"map-{source.path.name}-{source.part}-{table}",
        disabled=["Column", "For example", "How sure", "Why"],
        column_config={
            "Becomes": st.column_config.SelectboxColumn(
                options=[OUT, *names], required=True, width=176, format_func=_plain
            ),
            "For example": st.column_config.Column(width=224),
            "How sure": st.column_config.Column(width=80),
        },
    )
    return [None if ours == OUT else ours for ours in edited["Becomes"]]


def _mapping(source: Source, table: str, guesses: list[Guess], becomes: list[str | None]) -> Mapping:
    """The mapping as chosen; a Problem where one of our columns is given twice or the date is missing."""
    chosen = [
        g if ours == g.ours else replace(g, ours=ours, values={}, unit=None)
        for g, ours in zip(guesses, becomes, strict=True)
    ]
    twice = next((ours for ours in becomes if ours and becomes.count(ours) > 1), None)
    if twice:
        raise Problem(f"Two columns become {twice}; leave one of them out.")
    mapping = proposed(table, chosen, name=source.name)
    scores = _guesses(source, "surveys")[1] if table in RATED else []
    return map_asked.asked(mapping, becomes, scores)


def _plain(name: str) -> str:
    """One of our columns as a reader would call it."""
    return name.removesuffix("_at").replace("_", " ")


def _preview(found: Preview) -> None:
    """The first rows as they would load, and what would not."""
    st.caption("The first rows as they would load")
    rows = found.rows.to_pandas().head(5).dropna(axis="columns", how="all")
    for name in rows.select_dtypes("datetime"):
        rows[name] = rows[name].dt.tz_localize("UTC").dt.tz_convert(here.store().terms.zone).dt.tz_localize(None)
    if "channel" in rows:
        rows["channel"] = [word and as_channel(word)[0] for word in rows["channel"]]
    st.dataframe(rows.rename(columns=_plain), hide_index=True)
    if found.answers is not None:
        st.caption(f"{count_words(found.answers, 'score')} would count as survey answers.")
    for missed in found.unread:
        example = f", for example “{missed.examples[0][1]}”" if missed.examples else ""
        st.caption(
            markdown(f"{count_words(missed.count, 'value')} of {missed.column} would count as unknown{example}.")
        )
    if found.refused:
        st.caption(
            markdown(f"{count_words(len(found.refused), 'record')} would be refused: {found.refused[0].reason}.")
        )
    if found.ambiguous:
        st.warning(
            markdown(
                f"Day and month cannot be told apart in {', '.join(found.ambiguous)}: every day is 12 or less. "
                "Say above how dates are written."
            )
        )
    for note in once(found.notes):
        st.caption(markdown(note))
