"""Charts of an answer: over time, ranked, by weekday and hour; each with its sentence, and its clicks read."""

from pages.parts.charts.brush import brushed
from pages.parts.charts.heat import heat, heat_cell
from pages.parts.charts.ranked import picked, ranked
from pages.parts.charts.sentences import peaks, sentence
from pages.parts.charts.trend import key_of, trend

__all__ = ["brushed", "heat", "heat_cell", "key_of", "peaks", "picked", "ranked", "sentence", "trend"]
