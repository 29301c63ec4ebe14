"""One entry of the glossary: a metric with its formula, sources, direction and traps."""

from collections.abc import Mapping, Sequence

from metrics.metric import SOURCES, Metric
from pages.parts.menus import dated_words
from pages.parts.missing import need_words
from pages.parts.safe import html
from pages.parts.style import draw

GOOD = {"up": "Higher is better.", "down": "Lower is better.", "none": "Neither high nor low is good by itself."}


def entry(family: Sequence[Metric], lacking: Mapping[str, tuple[str, ...]]) -> None:
    """Draws a metric, or a duration with its mean, median, p90 and slowest, as one entry."""
    metric = next((m for m in family if m.how == "median"), family[0])
    formula = metric.formula.removeprefix("median of ")
    several = "; as mean, median, p90 and slowest" if len(family) > 1 else ""
    sources = ", ".join(SOURCES[code] for code in metric.source)
    needs = (
        f"<p class='lacks'>Not in your data: {html(need_words(lacking[metric.name], metric.table))}</p>"
        if metric.name in lacking
        else ""
    )
    draw(f"""<section class="entry"><p role="heading" aria-level="2">{html(metric.label)}
        <span>{html(metric.name.split(".")[0])}</span></p>
        <p>{html(metric.why)}</p><p class="formula">{html(formula[:1].upper() + formula[1:] + several)}.</p>
        <p class="small">{html(metric.traps)} {GOOD[metric.good]} Dated by {html(dated_words(metric))}.
        Source: {html(sources)}.</p>{needs}</section>""")
