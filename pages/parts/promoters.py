"""NPS and the three groups it is made of: one stacked bar, and the score on its scale with the usual band."""

from metrics.catalogue import METRICS
from metrics.words import count_words, said, say, sure_words
from pages.parts import slides
from pages.parts.answers import rows
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.safe import html
from pages.parts.style import draw as put
from pages.parts.style import no_data, section_head

GROUPS = (
    ("detractor", "Detractors, 0–6", "worse"),
    ("passive", "Passives, 7–8", "even"),
    ("promoter", "Promoters, 9–10", "better"),
)
BAND = (30, 50)  # what the articles call a good score


def draw(now: Here) -> None:
    """Draws the three groups and the score, with words beside every mark."""
    metric = METRICS["nps"]
    whole = rows(now.ask_surely("nps", alone=True))[0]
    if whole["value"] is None:
        section_head("NPS and its three groups")
        return no_data()
    found = {row["rating"]: row["n"] for row in rows(now.ask("nps", by=("rating",), alone=True))}
    counts = [found.get(name, 0) for name, *_ in GROUPS]
    sure = sure_words(metric, whole)
    told = f"{count_words(whole['n'], 'answer')}; promoters less detractors, passives in the denominator."
    chart_head(
        slides.over_time(now, metric, now.course),
        f"NPS {said(metric, whole['value'])} and its three groups",
        told,
        "nps-groups",
    )
    put(f'<div class="nps">{_bar(counts)}{_words(counts)}{_scale(whole)}<p class="quiet">{_told(sure)}</p></div>')
    return None


def _bar(counts: list[int]) -> str:
    spans = zip(GROUPS, counts, strict=True)
    parts = "".join(f'<i class="{mark}" style="flex-grow: {count}"></i>' for (_, _, mark), count in spans if count)
    return f'<div class="stack" aria-hidden="true">{parts}</div>'


def _words(counts: list[int]) -> str:
    every = sum(counts)
    parts = "".join(
        f'<li><i class="{mark}"></i>{html(label)} <b>{html(say(count / every, "share", every))}</b> ({count:,})</li>'
        for (_, label, mark), count in zip(GROUPS, counts, strict=True)
    )
    return f'<ul class="groups">{parts}</ul>'


def _scale(whole: dict) -> str:
    """−100 to 100 with the band, how sure the score is as a thin line, the score as a dot."""
    low, high = whole["low"], whole["high"]
    line = "" if low is None else f'<i class="sure" style="{_from_to(low, high)}"></i>'
    ticks = "".join(
        f'<span style="left: {_at(mark)}%">{mark:+d}</span>'.replace("+0", "0") for mark in range(-100, 101, 50)
    )
    return (
        f'<div class="scale" aria-hidden="true"><i class="band" style="{_from_to(*BAND)}"></i>{line}'
        f'<i class="dot" style="left: {_at(whole["value"])}%"></i></div>'
        f'<div class="ticks" aria-hidden="true">{ticks.replace("-", "−")}</div>'
    )


def _from_to(low: float, high: float) -> str:
    return f"left: {_at(low)}%; width: {round((high - low) / 2, 2):g}%"


def _at(score: float) -> str:
    return f"{round((score + 100) / 2, 2):g}"


def _told(sure: str) -> str:
    known = f"95 % sure: {sure}. " if sure else ""
    return html(f"{known}Shaded: {BAND[0]} to {BAND[1]}, the band the articles call good.")
