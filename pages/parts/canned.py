"""Prepared texts: which are used most, what goes with them, which replies should be one, which buttons customers choose."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from metrics.catalogue import METRICS
from metrics.filter import Filter, Keep
from metrics.frequent import LEAST, chosen, frequent
from metrics.metric import Metric
from metrics.query import Query
from metrics.words import NOTHING, count_words, said, say, sure_words
from pages.parts import hidden
from pages.parts.answers import Row, rows
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.marked import visible_text
from pages.parts.safe import html
from pages.parts.style import draw, no_data
from pages.parts.table_heads import table_head

MOST = 10
BESIDE = ("csat_mean", "csat_share", "chat_duration.median")


def most_used(now: Here) -> list[str]:
    """The canned responses used most, with their share of all replies; gives the names of all of them."""
    replies = rows(now.ask("canned_share", alone=True))[0]
    found = [row for row in rows(now.ask("canned_replies", by=("canned_response",), alone=True)) if row["value"]]
    found.sort(key=lambda row: (-row["value"], row["canned_response"]))
    share = said(METRICS["canned_share"], replies["value"], replies["n"])
    told = f"{share} of {count_words(replies['n'], 'reply')} are canned." if found else ""
    chart_head(METRICS["canned_share"], "Canned responses used most", told, "canned")
    if not found:
        no_data()
    else:
        names = [(row["canned_response"], row["value"]) for row in found[:MOST]]
        draw(_listed("Canned response", names, replies["n"], "of all replies"))
    asked = Query(("canned_replies",), now.without_comparison(), ("canned_response",))
    return [row["canned_response"] for row in rows(now.store.ask(asked)) if row["value"]]  # as the files name them


def with_and_without(now: Here, names: Sequence[str]) -> None:
    """Satisfaction and duration of conversations that used a canned response beside those that did not."""
    asked = [name for name in BESIDE if name not in now.store.missing()]
    told = "Only conversations an agent had. Easy questions are canned more often."
    table_head([METRICS[name] for name in asked], "With a canned response, and without", told, "with-canned")
    if not names or not asked:
        return no_data()
    both = [
        {row["metric"]: row for row in rows(now.store.ask(Query(tuple(asked), kept, interval=True)))}
        for kept in (_kept(now, names, "any"), _kept(now, names, "none"))
    ]
    lines = [
        _beside(name, [found[name] for found in both]) for name in asked if any(found[name]["n"] for found in both)
    ]
    head = '<thead><tr><td></td><th scope="col">with</th><th scope="col">without</th></tr></thead>'
    draw(f'<table class="list">{head}<tbody>{"".join(lines)}</tbody></table>')
    return None


def _kept(now: Here, names: Sequence[str], how: str) -> Filter:
    """The reader's filter, of conversations an agent had, with any of the canned responses or none."""
    chosen = now.without_comparison()
    return replace(
        chosen, keep=(*chosen.keep, Keep("agent", ("",), "none"), Keep("canned_response", tuple(names), how))
    )


def _beside(name: str, pair: Sequence[Row]) -> str:
    metric = METRICS[name]
    cells = "".join(map(partial(_sure_cell, metric), pair))
    words = "Length, median" if metric.how == "median" else metric.label
    return f'<tr><th scope="row">{html(words)}</th>{cells}</tr>'


def _sure_cell(metric: Metric, row: Row) -> str:
    value = f"<b>{html(said(metric, row['value'], row['n']))}</b><small>n {row['n']:,}</small>"
    return f'<td>{value}<span class="quiet">{html(sure_words(metric, row))}</span></td>'


def not_canned(now: Here) -> None:
    """Replies that recur and were typed by hand; looked for when the fold is opened."""
    fold = st.expander("Frequent replies that are not canned yet", key="quiet-frequent", on_change="rerun")
    if not fold.open:
        return
    with fold, st.spinner("Reading the replies …"):
        found = hidden.table(now.hide, frequent(now.store, Query(("replies",), now.without_comparison()))).to_pylist()
        if not found:
            st.text(f"No reply was typed by hand {LEAST} times or more in this span.")
            return
        st.caption("Alike but for case, spaces, names, links and numbers; the first of each as it was written.")
        draw('<table class="list frequent"><thead><tr><th scope="col">Reply</th><th scope="col">Typed</th>'
             f'<th scope="col">By</th></tr></thead><tbody>{"".join(map(_frequent, found))}</tbody></table>')  # fmt: skip


def _frequent(row: dict) -> str:
    ready = f'<span class="quiet">There is a canned one: {html(row["canned"])}</span>' if row["canned"] else ""
    by = count_words(row["agents"], "agent") if row["agents"] else "not known"
    return (
        f'<tr><th scope="row" dir="auto">{visible_text(row["example"])}{ready}</th>'
        f"<td><b>{row['times']:,}</b> times</td><td>{by}</td></tr>"
    )


def buttons(now: Here) -> None:
    """The quick replies customers chose most."""
    found = chosen(now.store, Query(("quick_replies_chosen",), now.without_comparison()))
    every = rows(now.ask("quick_replies_chosen", alone=True))[0]["n"]
    told = f"{every:,} chosen in all." if found else ""
    chart_head(METRICS["quick_replies_chosen"], "Quick replies customers chose most", told, "quick-replies")
    return draw(_listed("Quick reply", found, every, "of those chosen")) if found else no_data()


def _listed(head: str, found: Sequence[tuple[str, float]], every: int, of: str) -> str:
    """Names with their count, a bar, and the share of all."""
    most = max(count for _, count in found)
    lines = "".join(
        f'<tr><th scope="row" title="{html(name)}">{html(name)}</th>'
        f'<td class="wide"><span class="bar" aria-hidden="true"><i style="width: {100 * count / most:.1f}%"></i></span></td>'
        f"<td><b>{say(count, 'count')}</b></td><td>{html(say(count / every, 'share', every) if every else NOTHING)}</td></tr>"
        for name, count in found
    )
    heads = f'<th scope="col">{head}</th><td></td><th scope="col">used</th><th scope="col">{of}</th>'
    return f'<table class="list"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'
