"""What the columns of a mapped file do not tell and the reader is asked for: channel, writer, order of dates, zone, score."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.hours.spoken import city
from metrics.mapped.rated import RATED
from metrics.mapping import Guess, Mapping
from metrics.safe import line
from metrics.tables import CHANNELS, TABLES
from metrics.typed.orders import WORDS as ORDERS
from metrics.zone import names as zone_names
from pages.parts import here

SCALES = ("5", "10", "7", "4", "3", "100")
LIKELY = 0.45  # a guess that the score stands in a column is taken from here on


def asked(mapping: Mapping, becomes: Sequence[str | None], scores: Sequence[Guess]) -> Mapping:
    """The mapping with the answers; `scores`: what each column would be in a file of surveys."""
    names = TABLES[mapping.table].names
    asks_channel = "channel" in names and "channel" not in becomes
    asks_writer = mapping.table == "messages" and "author_kind" not in becomes
    fixed = dict(mapping.fixed)
    with st.container(horizontal=True, key="map-asked"):
        if asks_channel and (channel := _one_of("The channel of all rows", ["", *CHANNELS], "channel", "not known")):
            fixed["channel"] = channel
        if asks_writer:
            fixed["author_kind"] = _one_of("Who wrote these messages?", ["customer", "agent", "bot"], "author")
        order = _one_of("Dates are written", ["", *ORDERS], "order", "as they tell themselves", ORDERS)
        home = f"{city(here.store().terms.zone)}, yours"
        zone = _one_of("Times without a zone are of", ["", *sorted(zone_names().values())], "zone", home)
        score, out_of = _score(mapping, scores) if mapping.table in RATED else (None, None)
    order, zone = order or mapping.date_order, zone or mapping.zone
    return replace(mapping, fixed=fixed, date_order=order, zone=zone, score=score, out_of=out_of)


def _one_of(label: str, options: list[str], key: str, nothing: str = "", words: dict[str, str] | None = None) -> str:
    said = {"": nothing, **(words or {})}
    return st.selectbox(label, options, format_func=lambda one: said.get(one, one), key=f"map-{key}", width=224)


def _score(mapping: Mapping, scores: Sequence[Guess]) -> tuple[str | None, str | None]:
    """The column with a satisfaction score and its best, of those that are nothing else."""
    free = [guess for guess in scores if guess.column not in mapping.columns.values()]
    likely = next((g.column for g in free if g.ours == "score" and g.confidence >= LIKELY), "")
    options = ["", *(guess.column for guess in free)]
    chosen = st.selectbox(
        "A satisfaction score is in", options, index=options.index(likely), key="map-score", width=224,
        format_func=lambda name: line(name) or "no column",
    )  # fmt: skip
    if not chosen:
        return None, None
    held = next(guess.examples for guess in free if guess.column == chosen)
    usual = SCALES[1] if any(one.strip().isdigit() and int(one) > int(SCALES[0]) for one in held) else SCALES[0]
    return chosen, st.selectbox("Its best is", SCALES, index=SCALES.index(usual), key="map-scale", width=96)
