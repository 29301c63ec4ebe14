"""The dialog "How this number comes about": worked out, what is meant, rows counted and left out, the rows, the SQL."""

from collections.abc import Iterable, Sequence

import streamlit as st

from metrics import meant
from metrics.account import Account
from metrics.answer import Answer
from metrics.groups import UNKNOWN, group_name
from metrics.hours.spoken import city
from metrics.metric import SOURCES, Metric
from metrics.middle import Middle
from metrics.nouns import dated_words, row_noun, scale
from metrics.query import Query
from metrics.words import NOTHING, between, said, say, several
from pages.parts import behind, hidden, titles
from pages.parts.answers import Row, rows
from pages.parts.guards import guard, guarded
from pages.parts.here import Here, here
from pages.parts.safe import html
from pages.parts.style import draw, section_head
from pages.parts.worked import worked

EXPLAIN = "Explain this number"
Line = tuple[str, str | Iterable[str]]


@st.dialog("How this number comes about", width="large")
def explain(metric: Metric) -> None:
    """Everything about one number of the view: in calm sections, the largest first."""
    now = here()
    names = guarded([metric.name], now.store.missing())
    answer, account = now.ask_surely(*names), now.store.account(Query((metric.name,), now.without_comparison()))
    row, shares = rows(answer, metric)[0], _shares(now, metric)
    draw(head_markup(metric, row, value=not shares))
    draw(shares_markup(shares, row["n"]) if shares else "")
    draw(lines_markup([*_made(now, metric, answer, account), *_seen(now, metric, row)]))
    section_head("Rows counted and left out", f"One row is {_article(row_noun(metric))}. {behind.unseen(metric)}")
    draw(account_markup(metric, account))
    behind.draw(now, metric, account, row)
    section_head("To read it right")
    draw(lines_markup(_care(metric)))
    behind.sql(now, metric)


def head_markup(metric: Metric, row: Row, value: bool = True) -> str:
    """The number large, with its n, and why it is worth looking at; without a `value`, where only its groups have one."""
    words, behind_it = html(said(metric, row["value"], row["n"])), html(scale(metric))
    large = f'<p><span class="value">{words}</span> <span class="note">{behind_it} n = {row["n"]:,}</span></p>'
    return (
        f'<div class="explain"><p class="label" role="heading" aria-level="2">{html(metric.label)}</p>'
        f"{large if value else ''}<p>{html(metric.why)}</p></div>"
    )


def _shares(now: Here, metric: Metric) -> list[tuple[str, float]]:
    """Of parts of a whole, which alone are 100 %: the groups of the place that is looked at and their parts."""
    if metric.how != "part" or not now.places:
        return []
    (by,) = now.places
    found = [row for row in rows(now.ask(metric.name, by=now.places, alone=True), metric) if row["value"]]
    return [(group_name(row[by], UNKNOWN), row["value"]) for row in sorted(found, key=lambda row: -row["value"])]


def shares_markup(shares: Sequence[tuple[str, float]], whole: int) -> str:
    """Each group as a part of the whole: `chat  45 %  348 of 768`."""
    lines = "".join(
        f"<tr><th>{html(name)}</th><td>{say(share, 'share', whole)}</td><td>{round(share * whole):,} of {whole:,}</td></tr>"
        for name, share in shares
    )
    return f'<table class="account"><tbody>{lines}</tbody></table>'


def _made(now: Here, metric: Metric, answer: Answer, account: Account) -> list[Line]:
    """The formula, the formula with its numbers, and what stands beside it."""
    beside = guard(metric, answer)
    places = now.store.look(Middle(Query((metric.name,), now.without_comparison()), account.rows))
    return [
        ("Formula", f"{metric.formula[:1].upper()}{metric.formula[1:]}."),
        ("Worked out", "" if metric.how == "part" else worked(metric, account, places)),
        ("Done without", [f"{part}: no file tells of it" for part in answer.without.get(metric.name, ())]),
        ("Look beside it", beside.words if beside else ""),
    ]


def _seen(now: Here, metric: Metric, row: Row) -> list[Line]:
    """Over which rows: span, filter, comparison, clock and zone, definitions."""
    terms, before = now.store.terms, titles.compared(now)
    was = said(metric, row.get("previous_value"), row.get("previous_n"))
    timed = "{clock}" in metric.value
    sure = between(metric, row.get("low"), row.get("high"))
    return [
        ("Shown", str(hidden.shown(now.hide, now.filter))),
        ("How sure", f"{sure}, 19 times in 20" if sure else ""),
        ("Before", f"{was}, n = {row['previous_n']:,}; {before}" if before and was != NOTHING else ""),
        ("Dated by", dated_words(metric)),
        ("Clock", meant.clock(terms, now.filter.clock) if timed else f"{city(terms.zone)} time"),
        ("Definitions", meant.in_words(metric, terms) or "none to choose: this number has one meaning"),
    ]


def _care(metric: Metric) -> list[Line]:
    return [("Mind", metric.traps), ("Source", [SOURCES[source] for source in metric.source])]


def lines_markup(lines: Iterable[Line]) -> str:
    """Terms and what is said of each, one below the other; several things one per line, nothing where nothing is said."""
    told = [(term, [words] if isinstance(words, str) else [*words]) for term, words in lines]
    shown = "".join(
        f"<div><dt>{html(term)}</dt>{''.join(f'<dd>{html(words)}</dd>' for words in found)}</div>"
        for term, found in told
        if any(found)
    )
    return f'<dl class="terms">{shown}</dl>'


def account_markup(metric: Metric, account: Account) -> str:
    """The rows as a sum: those counted, then those left out for each reason, and all of them."""
    rows = [("Counted", account.kept), *((f"Left out: {reason}", count) for reason, count in account.left.items())]
    lines = "".join(f"<tr><th>{html(words)}</th><td>{count:,}</td></tr>" for words, count in rows)
    total = html(f"All {several(row_noun(metric))} {_where(metric)} under the filter")
    return (
        f'<table class="account"><tbody>{lines}<tr class="all"><th>{total}</th><td>{account.total:,}</td></tr>'
        "</tbody></table>"
    )


def _where(metric: Metric) -> str:
    """Where the rows lie that a number could count: what stands at the end is counted there, however old."""
    return "open at the end of the span" if metric.how == "level" or metric.until else "in the span"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
