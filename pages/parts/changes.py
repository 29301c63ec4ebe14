"""The dialog "Why did this change": the sentence, every group's part of it, the conversations behind, the table as CSV."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from metrics.browse import WORST, Browse
from metrics.changes import Share, as_table, still
from metrics.metric import Metric
from metrics.parts import Part
from metrics.query import Query
from metrics.reasons import amount, method, named, note, sentence
from metrics.why import Why
from metrics.words import change, said, several
from pages.parts import hidden, reading, view
from pages.parts.answers import rows as rows_of
from pages.parts.clicks import narrowed, to_conversations
from pages.parts.downloads import file_name, sheet
from pages.parts.here import Here, here
from pages.parts.safe import html, markdown
from pages.parts.style import draw, section_head
from pages.parts.tables import chosen, data_table

SHOWN = 10  # groups, the largest parts first; the rest as one line
SLOWEST = 5


@st.dialog("Why did this change", width="large")
def why(metric: Metric, noun: str) -> None:
    """The change of a card's number by one slice after the other."""
    now = here()
    query = Query((metric.name,), now.filter)
    slices = now.store.slices(query)
    if not slices:
        st.text("All that counts here stands under one channel, team and agent; the change cannot be taken apart.")
        return
    slice = st.segmented_control("By", slices, default=slices[0], format_func=str.capitalize, key=f"why-{metric.name}")
    found = hidden.why(now.hide, now.store.why(query, slice or slices[0]))
    section_head(sentence(found, metric))
    parts(now, metric, noun, found)


def parts(now: Here, metric: Metric, noun: str, found: Why) -> None:
    """Every group's part of a change, how the parts came about, the table as CSV, the slowest behind the largest."""
    if found.parts:
        _table(now, metric, found)
        behind = "" if metric.counts else f" n: {several(noun or 'row')} in this span and in the one before."
        st.caption(markdown(f"{method(found, metric)}{behind}"))
        _csv(now, found)
        _slowest(now, metric, found)


def _table(now: Here, metric: Metric, found: Why) -> None:
    """The parts as a table, beside each a button to its conversations."""
    shown, quiet = _folded(found), within_noise(now, metric, found.slice)
    rows(now, metric, [Share(found, part) for part in shown], markup(metric, found, shown, quiet))


def within_noise(now: Here, metric: Metric, slice: str) -> frozenset[str]:
    """The groups of a slice whose own change chance alone may have made."""
    answer = hidden.answer(now.hide, now.store.ask(Query((metric.name,), now.filter, (slice,), change=True)))
    return still(rows_of(answer), slice)


def noise_words(part: Part, quiet: Collection[str]) -> str:
    """What stands beside a part whose own change may be chance."""
    return "" if part.others or str(part.group) not in quiet else "within noise"


def rows(now: Here, metric: Metric, shown: Sequence[Share], table: str, key: str = "why") -> None:
    """A table of parts, beside each a button to its conversations."""
    with st.container(key=f"{key}-rows"):
        draw(table)
        with st.container(key=f"{key}-reads"):
            for i, (found, part) in enumerate(share for share in shown if not share.part.others):
                label = markdown(f"Read the conversations of {named(part, found.slice)}")
                if st.button(label, key=f"{key}-read-{i}", disabled=not part.n, type="tertiary"):
                    to_conversations(metric, _narrowed(now, found, part), worst=True)


def _folded(found: Why) -> list[Part]:
    """The largest parts, and what the others did as one."""
    rest = found.parts[SHOWN:]
    if len(rest) < 2:
        return [*found.parts]
    others = sum(part.others or 1 for part in rest)
    ends = (None, sum(part.n for part in rest), None, sum(part.previous_n for part in rest))
    return [*found.parts[:SHOWN], Part(None, *ends, sum(part.contribution for part in rest), others=others)]


def markup(metric: Metric, found: Why, shown: list[Part], quiet: Collection[str] = ()) -> str:
    """The parts as an HTML table; bars to the left take from the number, to the right add to it."""
    most = max(abs(size) for size in (found.together, *(part.contribution for part in shown))) or 1
    lines = "".join(line(metric, found, part, most, noise_words(part, quiet)) for part in shown)
    together = _together(metric, found, most) if found.together else ""
    return framed(metric, found, found.slice.capitalize(), lines + together)


def framed(metric: Metric, found: Why, first: str, body: str) -> str:
    """The table around rows of parts, under its heads."""
    counted = () if metric.counts else ("n", "n before")  # a count is its own n
    heads = (first, "", "Part", "Now", "Before", *counted, "", "")
    head = "".join(f"<th>{html(words)}</th>" if words else "<td></td>" for words in heads)
    kind = f"{found.split} counts" if metric.counts else found.split
    return f'<table class="why {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def line(metric: Metric, found: Why, part: Part, most: float, more: str = "", name: str = "") -> str:
    """A part as a row: its bar, what it brought, the group's own number now and before, what that is made of."""
    cells = (
        amount(metric, part.contribution, found),
        "" if part.others else said(metric, part.value, part.n),
        "" if part.others else said(metric, part.previous_value, part.previous_n),
        *(() if metric.counts else (f"{part.n:,}", f"{part.previous_n:,}")),
        ", ".join(filter(None, (more, note(metric, part, found)))),
    )
    name = html(name or named(part, found.slice))
    words = "".join(f"<td>{html(cell)}</td>" for cell in cells)
    return f'<tr><th title="{name}">{name}</th><td>{_bar(metric, part.contribution, most)}</td>{words}<td></td></tr>'


def _together(metric: Metric, found: Why, most: float) -> str:
    bar, words = _bar(metric, found.together, most), html(amount(metric, found.together, found))
    return f'<tr class="rest"><th>together</th><td>{bar}</td><td>{words}</td>{"<td></td>" * (4 if metric.counts else 6)}</tr>'


def _bar(metric: Metric, size: float, most: float) -> str:
    """A bar from the middle, half as wide as its column at most, coloured by what it means."""
    width = 50 * abs(size) / most
    moved = change(size, 0.0, "ratio", metric.good)
    side = "left" if size > 0 else "right"
    return f'<i class="{moved.meaning}" aria-hidden="true" style="{side}: 50%; width: {width:.1f}%"></i>'


def _narrowed(now: Here, found: Why, part: Part) -> view.View:
    return narrowed(now.view, found.slice, "" if part.group is None else str(part.group))


def _meant(now: Here, found: Why, part: Part) -> view.View:
    return hidden.meant(now.hide, _narrowed(now, found, part), now.store)


def _csv(now: Here, found: Why) -> None:
    st.download_button(
        "Download this table (CSV)",
        key="why-csv",
        on_click="ignore",
        data=lambda: sheet(as_table([found]), now),
        mime="text/csv",
        file_name=file_name(f"why_{found.metric}_{found.slice}", now),
    )


def _slowest(now: Here, metric: Metric, found: Why) -> None:
    """Of a duration the slowest conversations behind the part that did most, to click and read."""
    part = found.finding
    if metric.unit != "seconds" or not part or part.others or not part.n:
        return
    narrow = view.to_filter(_meant(now, found, part), now.edges, now.calendar, now.store.world().business)
    query = Query((metric.name,), replace(narrow, compare=None))
    table, _ = now.store.browse(Browse(query, order=WORST, limit=SLOWEST))
    section_head(f"The slowest of {named(part, found.slice)}", "Click one to read it.")
    rows = reading.listing(hidden.table(now.hide, table), metric)
    picked = chosen(data_table(rows, reading.units(metric), key=f"why-slowest-{found.slice}"))
    if picked and picked[0] < len(rows):
        reading.transcript(now, table["conv"][picked[0]].as_py())
