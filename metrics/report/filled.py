"""A slide filled from a store: asks its question, draws up the chart, and says what it is in every word around it."""

from collections.abc import Sequence
from dataclasses import replace

from metrics.anonymous import HIDDEN, Anonymous
from metrics.answer import Answer
from metrics.catalogue import METRICS
from metrics.deck.slide import Slide
from metrics.errors import Problem
from metrics.events import Events
from metrics.finding import holds, plain
from metrics.interval import noise
from metrics.meant import clock
from metrics.nouns import noun, scale
from metrics.query import Query
from metrics.report.changing import COLUMNS as CHANGE_COLUMNS
from metrics.report.changing import calm, change_chart, change_rows, change_title, change_words, taken_apart
from metrics.report.charted import charted
from metrics.report.charting import by_group, over_time, scattered
from metrics.report.happened import happened, marks
from metrics.report.page import Card, Chart, Page
from metrics.report.spreading import COLUMNS, spread, spread_rows, spread_words
from metrics.report.tabled import in_words
from metrics.report.targeting import COLUMNS as TARGET_COLUMNS
from metrics.report.targeting import target_chart, target_rows
from metrics.report.titles import proposed, title
from metrics.report.weekly import week
from metrics.report.wording import definition, lacking, notes
from metrics.said import period_words
from metrics.store import Store
from metrics.words import changed, count_words, said

Row = dict[str, object]
ALONE = ("heat", "spread", "targets")  # charts that show one span only
KINDS = {"line": "Lines", "bars": "Bars", "stacked": "Stacked bars", "ranked": "Bars", "heat": "A week of hours",
         "scatter": "Points", "spread": "Bars", "changes": "Bars", "targets": "A curve", "table": "A table",
         "numbers": "Numbers"}  # fmt: skip


def fill(slide: Slide, store: Store, hide: Anonymous | None = None) -> Page:
    """The slide with the numbers of what is loaded, and nobody named if `hide` says so.

    A metric the data cannot answer leaves its chart empty and says so, and so does a question that cannot be asked.
    """
    try:
        return _filled(slide, store, hide)
    except Problem as problem:
        said = hide.known(slide.title) if hide else slide.title
        return Page(said or plain(slide), "", "", slide.notes, Chart(slide.chart), plain(slide), missing=str(problem))


def _filled(slide: Slide, store: Store, hide: Anonymous | None) -> Page:
    query = slide.query(store.edges(), store.world().calendar)
    answer = store.ask(replace(query, change=slide.chart in ("numbers", "ranked", "table")))
    rows, columns, chart = _drawn(slide, store, query, answer, hide)
    head = _title(slide, store, rows, chart, hide)
    chart = _with_events(chart, slide, rows, happened(store, query, _periods(slide, rows)), hide)
    said = replace(query, filter=hide.filter(query.filter)) if hide else query
    page = Page(
        head,
        _subtitle(slide, store, said, answer, hide.least if hide else 0),
        _below(slide, store, query, hide),
        slide.notes or notes(store, said, answer, slide.chart not in ALONE),
        chart,
        f"{KINDS[slide.chart]}: {plain(slide)}.",
        *charted(rows, columns, chart),
        stale=_stale(slide, store, rows),
        missing=lacking(answer),
    )  # fmt: skip
    return hide.page(replace(page, title=hide.text(page.title)) if slide.title else page) if hide else page


def _drawn(
    slide: Slide, store: Store, query: Query, answer: Answer, hide: Anonymous | None
) -> tuple[list[Row], Sequence[str], Chart]:
    """The rows that are drawn, their columns, and the chart of them."""
    if slide.chart == "changes":
        found = taken_apart(query, store, hide)
        rows = change_rows(found, slide, calm(query, store, hide))
        return rows, CHANGE_COLUMNS, change_chart(rows, found)
    if slide.chart == "targets":
        rows = target_rows(store, query)
        rows = hide.rows(rows) if hide else rows
        return rows, TARGET_COLUMNS, target_chart(rows, METRICS[slide.first])
    spreads = slide.chart == "spread"
    rows = spread_rows(store, query) if spreads else answer.table.to_pylist()
    rows = [row for row in rows if not slide.every or row["period"]]  # without any date there is no period
    told = sum(row["n"] for row in rows) >= max(1, hide.least if hide else 0) if spreads else True
    rows = hide.rows(rows) if hide else rows
    if spreads:
        return rows, COLUMNS, replace(spread(rows, store, query, told), **spread_words(rows))
    return rows, answer.table.column_names, _chart(slide, rows, _whole(slide, store, query, hide))


def _title(slide: Slide, store: Store, rows: Sequence[Row], chart: Chart, hide: Anonymous | None) -> str:
    """The lead's own title, of what changed the first of its sentences, else what fits the chart."""
    if slide.chart == "changes" and not slide.title:
        found = taken_apart(slide.query(store.edges(), store.world().calendar), store, hide)
        return change_title(found, proposed(slide, store) is not None) or plain(slide)
    return title(slide, store, rows, chart)


def _below(slide: Slide, store: Store, query: Query, hide: Anonymous | None) -> str:
    """What stands below a chart: the definition; of a change before it what the title does not say."""
    told = change_words(taken_apart(query, store, hide)) if slide.chart == "changes" else ""
    return " ".join(filter(None, [told, definition(store, query)]))


def _whole(slide: Slide, store: Store, query: Query, hide: Anonymous | None) -> list[Row]:
    """The rows of all groups together, which a table has above those of each."""
    if slide.chart != "table" or not (slide.by or slide.every):
        return []
    rows = store.ask(replace(query, by=(), every=None, change=True)).table.to_pylist()
    return hide.rows(rows) if hide else rows


def _chart(slide: Slide, rows: Sequence[Row], whole: Sequence[Row]) -> Chart:
    """What is drawn of the answer, and the same as a table in words."""
    draw = {"ranked": by_group, "heat": week, "scatter": scattered}.get(slide.chart)
    if slide.chart in ("numbers", "table"):
        found = Chart(slide.chart, cards=tuple(map(_card, rows)) if slide.chart == "numbers" else ())
    else:
        found = draw(slide, rows) if draw else over_time(slide, rows, slide.every)
    return replace(found, **in_words(slide, rows, whole))


def _periods(slide: Slide, rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(str(row["period"]) for row in rows)) if slide.every else []


def _with_events(chart: Chart, slide: Slide, rows: Sequence[Row], events: Events, hide: Anonymous | None) -> Chart:
    """The chart with what happened, and what is to be said below it."""
    events = tuple(replace(one, words=hide.text(one.words) or "") for one in events) if hide else events
    note = "; ".join(filter(None, [chart.note, _hidden(rows, hide)]))
    return replace(chart, note=note, marks=marks(events, _periods(slide, rows)))


def _hidden(rows: Sequence[Row], hide: Anonymous | None) -> str:
    """That numbers are hidden, so that a gap is not taken for nothing."""
    return f"numbers of fewer than {hide.least} are hidden" if any(row.get(HIDDEN) for row in rows) else ""


def _card(row: Row) -> Card:
    metric = METRICS[str(row["metric"])]
    found = changed(metric, row["value"], row.get("previous_value"), noise(row))
    value = " ".join(filter(None, [said(metric, row["value"], row["n"]), scale(metric)]))
    below = f"n = {row['n']:,}" if not metric.counts else ""
    return Card(metric.label, value, found.text if found else "", found.meaning if found else "none", below)


def _stale(slide: Slide, store: Store, rows: Sequence[Row]) -> str:
    """Why the title no longer holds, without a number that is hidden."""
    why = holds(slide, store).why
    return "It no longer holds." if why and any(row.get(HIDDEN) for row in rows) else why


def _n(store: Store, query: Query, least: int) -> str:
    """How many rows the first metric rests on over the whole span, or that they are fewer than `least`."""
    first = METRICS[query.metrics[0]]
    row = store.ask(Query((first.name,), replace(query.filter, compare=None))).table.to_pylist()[0]
    few = 0 < row["n"] < least
    return f"fewer than {count_words(least, noun(first))}" if few else count_words(row["n"], noun(first))


def _subtitle(slide: Slide, store: Store, query: Query, answer: Answer, least: int = 0) -> str:
    """*9 Oct – 3 Dec 2017 · chat · compared with … · working hours, Berlin time · 1,204 conversations*."""
    before = None if slide.chart in ALONE else query.filter.previous()
    stands = any(row.get("previous_value") is not None for row in answer.table.to_pylist())
    compared = "" if not before else f"compared with {period_words(*before)}" if stands else "not compared"
    short = answer.notes[0].rstrip(".") if stands and before and answer.notes else ""
    shown = _n(store, slide.query(store.edges(), store.world().calendar), least)
    parts = [str(query.filter), compared, short, clock(store.terms, query.filter.clock), shown]
    return " · ".join(filter(None, parts))
