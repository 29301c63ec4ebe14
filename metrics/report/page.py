"""A slide filled with numbers and words: everything a report of any kind shows of it, and nothing it has to look up."""

from dataclasses import dataclass

Value = float | None


@dataclass(frozen=True)
class Series:
    """One line, one kind of bar: its values one a category, as they are charted; `quiet` is the span before."""

    name: str
    values: tuple[Value, ...]
    colour: str
    quiet: bool = False
    pale: tuple[bool, ...] = ()  # which of them rest on a few rows, of a heat map


@dataclass(frozen=True)
class Card:
    """One number: what it is called, its value, its change (`better`, `worse`, `same`, `none`) and a line below."""

    label: str
    value: str
    change: str = ""
    meaning: str = "none"
    below: str = ""


@dataclass(frozen=True)
class Axis:
    """A value axis: what is charted, its ends and ruled lines in charted units, the words at the lines, a number format."""

    label: str
    low: float = 0.0
    high: float = 1.0
    rules: tuple[float, ...] = ()
    words: tuple[str, ...] = ()
    number: str = "General"
    unit: str = ""  # the word of a charted duration's unit
    size: float = 1.0  # so much of the metric's own unit is one charted unit


@dataclass(frozen=True)
class Chart:
    """What is drawn. Durations are charted in the axis' own unit (minutes, hours …), all else as it is.

    `words` are the values of the first series as said, `changes` the change of each category and what it means.
    A scatter has two series, along and up; a heat map one series a weekday; numbers have cards, a table `header`, `rows`.
    """

    kind: str
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    axis: Axis = Axis("")
    along: Axis | None = None
    words: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    counts: tuple[str, ...] = ()  # on how many rows each category rests
    cards: tuple[Card, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 1  # so many columns of the table say what a row is about
    paints: tuple[str, ...] = ()  # of a list of bars each one's colour, where they have their own
    note: str = ""  # what is left out
    marks: tuple[tuple[int, str], ...] = ()  # what happened: in which category, in words


@dataclass(frozen=True)
class Page:
    """One filled slide. `stale` says why the lead's own title does not hold; `missing` what the data lacks for it.

    `header` and `rows` are the slide's data in full for CSV and workbooks: raw values, as in the contract.
    """

    title: str
    subtitle: str
    definition: str
    notes: str
    chart: Chart
    alt: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    stale: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Report:
    """All pages, what the report is called, and what stands at its end."""

    name: str
    pages: tuple[Page, ...]
    foot: tuple[str, ...] = ()
