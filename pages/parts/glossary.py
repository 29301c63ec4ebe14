"""The glossary's entries: every number of a subject on a line of its own, all that is declared of it under a fold."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from metrics.catalogue import METRICS, SUBJECT_OF
from metrics.metric import SOURCES, Metric
from metrics.nouns import dated_words
from metrics.words import count_words
from pages.parts.explain import lines_markup
from pages.parts.missing import HOURS, exports, kind, need_words, what
from pages.parts.safe import html
from pages.parts.style import draw, section_head

GOOD = {"up": "Higher is better.", "down": "Lower is better.", "none": "Neither high nor low is good by itself."}
UNITS = {
    "seconds": "a duration",
    "share": "a share, in per cent",
    "count": "a count",
    "score": "a score",
    "ratio": "a number per something",
    "money": "an amount of money",
}
PAGES = Path(__file__).parents[1]
PAGE = {  # subject -> where its numbers are drawn
    "Volume": "Volume", "Speed": "Speed", "Promises": "Speed", "Resolution": "Speed", "First contact": "Speed",
    "Live chat": "Volume", "Backlog": "Volume", "Calls": "Speed", "Passing on": "Team", "Contacts": "Satisfaction",
    "Conversions": "Channels", "Satisfaction": "Satisfaction", "Work": "Team", "Self-service": "Channels",
}  # fmt: skip
FEW = 3  # so many found are shown open
Family = Sequence[Metric]


def families(wanted: str = "") -> dict[str, list[Family]]:
    """Subject -> its numbers, a duration's four together; those that have every word wanted."""
    named: dict[str, list[Metric]] = {}
    for metric in METRICS.values():
        named.setdefault(metric.name.split(".")[0], []).append(metric)
    found: dict[str, list[Family]] = {subject: [] for subject in SUBJECT_OF.values()}
    for family in named.values():
        subject = SUBJECT_OF[family[0].name]
        if _has(family, subject, wanted):
            found[subject].append(family)
    return {subject: kept for subject, kept in found.items() if kept}


def _has(family: Family, subject: str, wanted: str) -> bool:
    metric = head(family)
    text = f"{subject} {metric.name} {metric.label} {metric.why} {metric.formula} {metric.traps}".casefold()
    return all(word in text.replace("_", " ") or word in text for word in wanted.casefold().split())


def head(family: Family) -> Metric:
    """The one that stands for all: of a duration the median."""
    return next((m for m in family if m.how == "median"), family[0])


def draw_all(found: Mapping[str, list[Family]], lacking: Mapping[str, Sequence[str]] | None) -> None:
    """Draws the subjects one after the other; `lacking` is None where nothing is loaded."""
    few = sum(map(len, found.values())) <= FEW
    for subject, several in found.items():
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"head-subject-{subject.replace(' ', '-')}"
        ):
            section_head(subject, count_words(len(several), "number"))
            if lacking is not None and subject in PAGE:
                st.page_link(PAGES / f"{PAGE[subject].lower()}.py", label=f"See them on {PAGE[subject]}")
        draw("".join(entry(family, lacking, few) for family in several))


def chosen(found: Mapping[str, list[Family]]) -> Mapping[str, list[Family]]:
    """The subjects to jump to: one alone, or with none chosen all of them."""
    if len(found) < 2:
        return found
    subject = st.pills("Subject", list(found), key="glossary-subject", label_visibility="collapsed")
    return {subject: found[subject]} if subject in found else found


def entry(family: Family, lacking: Mapping[str, Sequence[str]] | None, opened: bool = False) -> str:
    """A metric, or a duration with its mean, median, p90 and slowest, as one fold."""
    metric = head(family)
    without = " · not in your data" if metric.name in (lacking or ()) else ""
    return (
        f'<details class="entry"{" open" if opened else ""}><summary><b>{html(metric.label)}</b>'
        f" <span>{html(metric.why)}{without}</span><p>{html(_short(family))}</p></summary>"
        f"{lines_markup(_told(family, lacking))}</details>"
    )


def _told(family: Family, lacking: Mapping[str, Sequence[str]] | None) -> list[tuple[str, str | list[str]]]:
    """Everything the declaration says, in words."""
    metric = head(family)
    guards = [label for name, label in _labels() if name in metric.guards]
    return [
        ("Formula", _formula(family)),
        ("Unit", f"{UNITS[metric.unit].capitalize()}. {GOOD[metric.good]}"),
        ("Dated by", dated_words(metric)),
        ("Needs", [HOURS if need == HOURS else what(need, metric.table) for need in metric.needs]),
        ("Brought by", exports(metric.needs, metric.table, kind(metric.name))),
        ("In your data", _loaded(metric, lacking)),
        ("Left out", [reason for reason, _ in metric.left_out]),
        ("Uses, if there", [name for name, _ in metric.parts]),
        ("Look beside it", " or ".join(guards)),
        ("Mind", metric.traps),
        ("Source", [SOURCES[code] for code in metric.source]),
        ("Name", metric.name.split(".")[0]),
    ]


def _formula(family: Family) -> str:
    """The formula as a sentence; of a duration what its four are of."""
    formula = head(family).formula.removeprefix("median of ") if len(family) > 1 else head(family).formula
    several = "; as mean, median, p90 and slowest" if len(family) > 1 else ""
    return f"{formula[:1].upper()}{formula[1:]}{several}."


def _short(family: Family) -> str:
    """What a closed line says: which way is good, and the formula."""
    good = head(family).good
    return _formula(family) if good == "none" else f"{_formula(family)} {GOOD[good]}"


def _labels() -> list[tuple[str, str]]:
    return [(metric.name, metric.label) for metric in METRICS.values()]


def _loaded(metric: Metric, lacking: Mapping[str, Sequence[str]] | None) -> str:
    if lacking is None:
        return ""
    if metric.name not in lacking:
        return "yes"
    words = need_words(lacking[metric.name], metric.table, kind(metric.name))
    return f"{words[:1].upper()}{words[1:]}"
