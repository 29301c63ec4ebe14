"""The words around a slide's chart: what its numbers mean, and what a speaker is asked about them."""

from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.meant import clock, of_metric, promised
from metrics.metric import Metric
from metrics.query import Query
from metrics.said import period_words
from metrics.store import Store


def definition(store: Store, query: Query) -> str:
    """The first three metrics' formulas, with the choices that differ from the defaults and the target they are held to."""
    told = [_formula(METRICS[name], store) for name in query.metrics[:3]] if len(query.metrics) <= 3 else []
    return " · ".join(told)


def _formula(metric: Metric, store: Store) -> str:
    meant = [*of_metric(metric, store.terms), *promised(metric, store.terms)]
    return "; ".join([f"{metric.label}: {metric.formula}", *meant])


def notes(store: Store, query: Query, answer: Answer, compared: bool) -> str:
    """Definition, period and caveats, a line each: what a speaker is asked."""
    before = query.filter.previous()
    lines = ["Definition", *(f"{_formula(METRICS[name], store)}." for name in query.metrics)]
    lines += ["", "Period", f"{query.filter}; {clock(store.terms, query.filter.clock)}."]
    lines += [f"Compared with {period_words(*before)}."] if before and compared and not answer.notes else []
    return "\n".join([*lines, "", "To keep in mind", *caveats(query, answer)])


def caveats(query: Query, answer: Answer) -> list[str]:
    """What a reader of these numbers should know: their traps, what the data lacks, why nothing is compared."""
    found = [METRICS[name].traps for name in query.metrics]
    found += [f"{METRICS[name].label} is not known here: {', '.join(lacks)}." for name, lacks in answer.needs.items()]
    for name, parts in answer.without.items():
        found.append(f"{METRICS[name].label} does without {', '.join(parts)}: no file tells.")
    return list(dict.fromkeys(filter(None, [*answer.notes, *found])))


def lacking(answer: Answer) -> str:
    """What the data lacks for each number that it cannot answer; empty where nothing."""
    return "; ".join(f"{METRICS[name].label}: no {', '.join(lacks)}" for name, lacks in answer.needs.items())
