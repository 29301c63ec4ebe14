"""Charts of an answer: over time, ranked, as dots beside the whole, by weekday and hour; with sentences and clicks read."""

from pages.parts.charts.brush import brushed
from pages.parts.charts.drivers import drivers, found_words
from pages.parts.charts.heat import heat, heat_cell
from pages.parts.charts.ranked import picked, ranked
from pages.parts.charts.sentences import pale, peaks, sentence
from pages.parts.charts.trend import Look, key_of, trend

__all__ = [
    "Look",
    "brushed",
    "drivers",
    "found_words",
    "heat",
    "heat_cell",
    "key_of",
    "pale",
    "peaks",
    "picked",
    "ranked",
    "sentence",
    "trend",
]
