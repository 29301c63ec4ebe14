"""The distribution of one wait as a block of a page: its sentence, the bars with their ruled lines, the table."""

from collections.abc import Sequence

from metrics.answer import Answer
from metrics.distribution import Bar, Distribution
from metrics.finding import inside
from metrics.metric import Metric
from metrics.query import Query
from metrics.targets import in_force
from metrics.words import count_words, say
from pages.parts import menus, style
from pages.parts.answers import rows
from pages.parts.charts.spread import spread, spread_table
from pages.parts.heads import chart_head
from pages.parts.here import Here
from pages.parts.slides import Seen
from pages.parts.tables import folded

LINES = {"median": "half within {}", "mean": "mean {}", "p90": "nine in ten within {}"}
PROMISED = {"first_reply": "first_reply", "first_resolution": "resolution", "last_resolution": "resolution"}


def draw(now: Here, metric: Metric) -> None:
    """How the wait is spread under the filter, on the clock that is shown."""
    name = metric.name.split(".")[0]
    bars = now.store.look(Distribution(Query((metric.name,), now.without_comparison())))
    head = f"How {inside(metric.label)} is spread"
    if not bars:
        style.section_head(head)
        style.no_data()
        return
    values = _values(now.ask(name, alone=True))
    words = _sentence(metric, sum(bar.n for bar in bars), values) + _closed(now, metric, bars)
    chart_head(Seen((metric.name,), "spread", (), None, now.filter), head, words, "spread")
    target = _target(now, name)
    lines = _lines(values, target)
    spread(bars, lines, target, "spread")
    folded(lambda: spread_table(bars), "spread-table")


def _lines(values: dict[str, float], target: float | None) -> dict[str, float]:
    """What the ruled lines say and where they stand; two of them at one place are one."""
    places = {words.format(say(values[how], "seconds")): values[how] for how, words in LINES.items()}
    places |= {f"target {say(target, 'seconds')}": target} if target else {}
    found: dict[str, list[str]] = {}
    for words, at in places.items():
        found.setdefault(say(at, "seconds"), []).append(words)
    return {" = ".join(reversed(words)): places[words[-1]] for words in found.values()}


def _values(answer: Answer) -> dict[str, float]:
    """The duration's four, by how they are made."""
    return {str(row["metric"]).partition(".")[2]: row["value"] for row in rows(answer)}


def _sentence(metric: Metric, n: int, values: dict[str, float]) -> str:
    half, most, slowest = (say(values[how], "seconds") for how in ("median", "p90", "slowest"))
    noun = count_words(n, menus.noun(metric))
    return f"{noun}: half within {half}, nine in ten within {most}, the slowest {slowest}."


def _closed(now: Here, metric: Metric, bars: Sequence[Bar]) -> str:
    """Why the first bar towers on the business clock."""
    if now.filter.clock != "business" or "{clock}" not in metric.value or bars[0].over:
        return ""
    return " Waits that began and ended outside working hours took no working time: they stand in the first bar."


def _target(now: Here, name: str) -> float | None:
    """The target in force now, where one and the same holds for all."""
    terms = now.store.terms
    found = in_force(terms.settings.sla[PROMISED[name]], now.today) if name in PROMISED else ()
    return found[0].seconds if len(found) == 1 else None
