"""What changed, as a page shows it: sentences, the largest parts over every slice, each slice in full."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pandas as pd
import streamlit as st

from metrics.changes import FEW, SLICES, Changes, Share, as_table, ranked, sentences, sums
from metrics.metric import Metric
from metrics.query import Query
from metrics.reasons import against, amount, named, total
from metrics.why import Why
from metrics.words import count_words
from pages.parts import changes, hidden, menus, slides
from pages.parts import here as place
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here
from pages.parts.safe import html, markdown
from pages.parts.slides import Seen
from pages.parts.style import draw as put
from pages.parts.style import section_head
from pages.parts.tables import ROW, numbers_right, table_height

PAGE = Path(__file__).parents[1] / "changed.py"
SHOWN, SAID = 12, 3
ADDS_UP = (
    "Each slice takes the whole change apart by itself, so the parts of one slice add up to it; those of two slices are two "
    "views of the same change and must not be added."
)


def find(now: Here, metric: Metric, slices: tuple[str, ...] = SLICES) -> tuple[Why, ...]:
    """The change by every slice; not by people whose names are hidden."""
    slices = tuple(name for name in slices if name != "agent" or now.hide is None)
    found = now.store.look(Changes(Query((metric.name,), now.filter), slices))
    return tuple(hidden.why(now.hide, one) for one in found)


def most(now: Here, metric: Metric) -> None:
    """*What changed most* in three sentences; for the overview."""
    found = find(now, metric, FEW)
    if found[0].silent != "unknown":  # the title says why nothing is compared
        with st.container(horizontal=True, vertical_alignment="top", key="head-most"):
            section_head("What changed most")
            if st.button("See all of it", key="see-changed", type="tertiary"):
                place.show(place.view().put("metric", metric.name))
                st.switch_page(PAGE)
            if found[0].parts and st.button(slides.ADD, key="add-changed", type="tertiary"):
                slides.add(Seen((metric.name,), "changes", filter=now.filter))
        say(found)


def say(found: Sequence[Why]) -> None:
    """The first sentences, a line each."""
    put("".join(f'<p class="finding">{html(words)}</p>' for words in sentences(found, SAID)))


def parts(now: Here, metric: Metric, found: Sequence[Why]) -> None:
    """The largest parts over every slice, each with its own change and whether that is within noise."""
    shown = ranked(found)[:SHOWN]
    section_head("What did it", f"The {count_words(len(shown), 'part')} that did most, of any slice. {ADDS_UP}")
    for one in found:
        if words := against(one):
            st.warning(markdown(f"By {one.slice.replace('_', ' ')}:{words}"))
    largest = max((abs(part.contribution) for _, part in shown), default=1)
    quiet = cache(lambda slice: changes.within_noise(now, metric, slice))
    lines = "".join(
        changes.line(metric, one, part, largest, changes.noise_words(part, quiet(one.slice)), _name(share))
        for share in shown
        for one, part in [share]
    )
    changes.rows(now, metric, shown, changes.framed(metric, found[0], "Group", lines), "changed")
    st.download_button(
        "Download all parts (CSV)", key="changed-csv", on_click="ignore", data=lambda: sheet(as_table(found), now),
        mime="text/csv", file_name=file_name(f"what_changed_{metric.name}", now),
    )  # fmt: skip


def _name(share: Share) -> str:
    return f"{share.why.slice.replace('_', ' ').capitalize()}: {named(share.part, share.why.slice)}"


def slices(now: Here, metric: Metric, found: Sequence[Why]) -> None:
    """Every slice's parts added up, and one slice in full."""
    able = [one for one in found if one.parts]
    section_head("Slice by slice", "What its groups brought, and what they did only together: both make the change.")
    shown = [
        (
            slice.replace("_", " ").capitalize(),
            groups,
            *(amount(metric, size, found[0]) for size in (own, rest)),
            total(metric, found[0]),
        )
        for slice, groups, own, rest in sums(found)
    ]
    table = pd.DataFrame(shown, columns=["Slice", "Groups", "Parts", "Together", "Change"])
    st.dataframe(
        table, hide_index=True, row_height=ROW, height=table_height(len(shown)), column_config=numbers_right(table)
    )
    names = {one.slice: one for one in able}
    chosen = st.segmented_control(
        "One slice in full", list(names), default=next(iter(names)), key="changed-slice", required=True,
        format_func=lambda name: name.replace("_", " ").capitalize(),
    )  # fmt: skip
    changes.parts(now, metric, menus.noun(metric), names[chosen])
