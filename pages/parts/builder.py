"""The question of Explore in one line of choices: which numbers, by what, per which period, drawn how; kept in the address."""

import streamlit as st

from metrics.catalogue import METRICS, SUBJECT_OF
from metrics.colours import EIGHT
from metrics.drawings import CUTS, DRAWINGS, MOST_METRICS, NEEDS, Asked
from metrics.words import FEW
from pages.parts import here as place
from pages.parts.here import Here
from pages.parts.view import View

FIRST = ("first_reply.median", "conversations")  # asked at first: the one the data can answer
NONE = "none"
ALWAYS = ("weekday", "hour")
WORDS = {
    "line": "lines", "bars": "bars", "stacked": "stacked bars", "heat": "heat map", "distribution": "distribution",
    "scatter": "scatter", "ranked": "ranked list", "table": "table",
}  # fmt: skip
LINE = 3  # points that make one
WIDTHS = [4.4, 2.1, 2.1, 2.1, 2.2]


def asked(now: Here) -> Asked:
    """The question that the address asks; a period too short for the span becomes one that a chart can show.

    Where it names a chart but no period, it is over time or not as the chart needs it.
    """
    missing = now.store.missing()
    metrics = tuple(filter(None, now.view.get("show").split(",")))
    first = next((name for name in (*FIRST, *METRICS) if name not in missing), FIRST[0])
    by, per = tuple(filter(None, now.view.get("cut").split(","))), now.view.get("per")
    timeless = per == NONE or (not per and len(by) > 1)
    every = None if timeless else per if per in now.periods else _usual(now, metrics or (first,), by)
    question, chart = Asked(metrics or (first,), by, every), now.view.get("draw")
    fitted = None if per or not chart else question.fitted(chart, now.every)
    return fitted if fitted and (fitted.metrics, fitted.by) == (question.metrics, by) else question


def _usual(now: Here, metrics: tuple[str, ...], by: tuple[str, ...]) -> str:
    """The period where none is chosen: weeks where of each group a day would rest on a few rows and lines would tangle."""
    groups = min(len(EIGHT), max((len(now.store.options().get(name, ())) for name in by), default=0))
    counts = all(METRICS[name].counts for name in metrics)
    scarce = not counts and now.edges is not None and now.edges.daily < FEW * groups
    return "week" if scarce and now.every == "day" and now.points("week") >= LINE else now.every


def draw(now: Here, question: Asked) -> str:
    """The line of choices; the chart that is drawn."""
    numbers, by, more, per, chart = st.columns(WIDTHS, vertical_alignment="bottom")
    drawn, able = question.drawn(now.view.get("draw")), _cuts(now, question)
    with numbers:
        _numbers(now, question)
    first, second = (*question.by, "", "")[:2]
    _one(by, "Cut by", "cut-1", ["", *(name for name in able if name != second)], first, _by)
    rest = ["", *(name for name in able if name != first)] if first else [""]
    _one(more, "and by", "cut-2", rest, second, _by, not first)
    _one(per, "Over time", "per", [NONE, *now.periods], question.every or NONE, lambda name: _per(name))
    _one(chart, "Drawn as", "draw", list(dict.fromkeys((*question.offered, *DRAWINGS))), drawn, WORDS.get)
    if told := _otherwise(now, question, drawn):
        st.caption(told)
    return drawn


def _otherwise(now: Here, question: Asked, drawn: str) -> str:
    """What of the choices cannot be shown, and what is instead."""
    chart, per = now.view.get("draw"), now.view.get("per")
    needed = f"{NEEDS[chart]} Drawn as {WORDS[drawn]}." if chart in NEEDS and chart != drawn else ""
    other = per and question.every and per != question.every
    points = f"Per {per} does not suit this span; shown per {question.every}." if other else ""
    return " ".join(filter(None, [needed, points]))


def _numbers(now: Here, question: Asked) -> None:
    missing = now.store.missing()
    able = sorted((name for name in METRICS if name not in missing), key=_subject)
    st.session_state["explore-show"] = chosen = list(question.metrics)
    names = [*able, *(name for name in question.metrics if name in missing)]
    st.multiselect(
        "Numbers", names, key="explore-show", max_selections=MOST_METRICS, on_change=_take, args=("show",),
        format_func=lambda name: ("" if name in chosen else f"{SUBJECT_OF[name]}: ") + METRICS[name].label,
    )  # fmt: skip


def _subject(name: str) -> int:
    return list(dict.fromkeys(SUBJECT_OF.values())).index(SUBJECT_OF[name])


def _cuts(now: Here, question: Asked) -> list[str]:
    """The slices with more than one group, and those asked for already."""
    tags = now.store.options().get("tag", ())
    grouped = any("::" in tag for tag in tags)
    return [
        name
        for name in CUTS
        if name in ALWAYS or name in question.by or now.several(name) or (name == "tag_group" and grouped)
    ]


def _by(name: str) -> str:
    return f"by {name.replace('_', ' ')}" if name else "—"


def _per(name: str) -> str:
    return "all as one" if name == NONE else f"per {name}"


def _one(column, label: str, name: str, options: list[str], value: str, words, off: bool = False) -> None:
    st.session_state[f"explore-{name}"] = value if value in options else options[0]
    column.selectbox(
        label, options, format_func=words, key=f"explore-{name}", on_change=_take, args=(name,), disabled=off,
    )  # fmt: skip


def _take(name: str) -> None:
    """Takes a choice over into the address; a chart chosen for the question before goes with it."""
    state, view = st.session_state, place.view()
    if name == "show":
        view = view.put("show", ",".join(state["explore-show"]))
    elif name == "draw":
        view = _drawn_as(view, state["explore-draw"])
    elif name == "per":
        view = view.put("per", state["explore-per"])
    else:
        chosen = dict.fromkeys(filter(None, (state["explore-cut-1"], state["explore-cut-2"])))
        view = view.put("cut", ",".join(chosen if state["explore-cut-1"] else ()))
    place.show(view if name == "draw" else view.put("draw", ""))


def _drawn_as(view: View, chart: str) -> View:
    """The view with the chart, and with the question made to fit it where less, or no time, is enough."""
    now = place.here()
    if found := asked(now).fitted(chart, now.every):
        view = view.put("show", ",".join(found.metrics)).put("cut", ",".join(found.by)).put("per", found.every or NONE)
    return view.put("draw", chart)
